/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { areDecided, haveRules } from '../../../codebook/decided-codes.ts';
import type { Definition } from '../../../schema/definition.ts';
import type { Section } from '../../figure.ts';
import { Term } from '../../page/term.tsx';
import { listed, references } from '../../paper/references.ts';
import type { Holds } from '../../source/holds.ts';
import type { Source } from '../../source/source.ts';
import { counted, counting, decimal, inSentence, list, ofChance, shown, whole } from '../../words/words.ts';
import { Definitions } from './definitions.tsx';

/** What was done, with which settings. */
export async function methods(source: Source, holds: Holds, definitions: readonly Definition[], version: string): Promise<Section> {
  const { db, settings } = source;
  const formats = new Set((await db.rows<{ format: string }>('SELECT DISTINCT format FROM ledger')).map(({ format }) => format));
  const used = definitions.filter(
    ({ kind, name, restsOn = [] }) => (kind !== 'format' || formats.has(name)) && areDecided(restsOn, source.codes),
  );
  const partition = await db.rows<{ measure: string; value: number }>('SELECT measure, value FROM partition');
  return {
    id: 'methods',
    title: 'Methods',
    findings: [],
    introduction: [],
    figures: [],
    more: (
      <>
        <Choices source={source} holds={holds} partition={new Map(partition.map(({ measure, value }) => [measure, value]))} />
        {definitions.length === 0 ? null : <Definitions definitions={used} />}
        <Provenance version={version} seed={settings.seed} />
        <References />
      </>
    ),
  };
}

/** What was decided at each step that this study has, from the unit of analysis to what is withheld. */
function Choices({ source, holds, partition }: { source: Source; holds: Holds; partition: ReadonlyMap<string, number> }): VNode {
  const { k, unit, coding } = source;
  const { network, communities, ingest, pln } = source.settings;
  return (
    <dl class="terms">
      <Term name="Unit">One published post. Rows of the same platform and post id are merged; times are UTC.</Term>
      <Term name="Time zone">Times without a zone are read as {shown(ingest.timezone)}, unless a file states its own.</Term>
      {holds.codes ? (
        <Term name="Codes">
          {codesText(source)}{' '}
          {coding === null
            ? 'Coder: the program. Nothing is corrected yet: no human codes.'
            : 'Coders: the program for all posts, people for a probability sample of them; corrected shares are prediction-powered estimates (Angelopoulos et al. 2023; Egami et al. 2023).'}
        </Term>
      ) : null}
      {holds.people ? (
        <Term name="Intervals">
          Wilson’s score interval at 95% (Wilson 1927), for shares of posts on the number of independent posts that would tell as much: n
          over the design effect with people as clusters, with Student’s t of the number of people who would tell as much if all posted
          equally often (Korn &amp; Graubard 1998; Carter, Schnepel &amp; Steigerwald 2017). Ratios of rates allow for the same (MacKinnon,
          Nielsen &amp; Webb 2023). Intervals of a code in a few posts of a hundred, most of them by a few people, hold the true share less
          often, in 85 to 90 of 100 simulated studies; and of a code that is rare in a small group a share is told only where at least{' '}
          {whole(k)} people have the code there, so that shares told of it lie rather too high.
        </Term>
      ) : null}
      {holds.codes ? (
        <Term name="Differences">
          Shares are said to differ where the interval of their difference leaves out 0 (Newcombe 1998), made so wide that of all
          comparisons behind the sentence not one is wrong in 95 of 100 studies (Dunn 1961). Intervals in tables and figures are each of one
          share.
        </Term>
      ) : null}
      {holds.people ? (
        <Term name="Concentration">
          Gini coefficient G = 1 − Σ (F<sub>i</sub> − F<sub>i−1</sub>)(L<sub>i</sub> + L<sub>i−1</sub>) over the Lorenz curve (Lorenz 1905),
          without small-sample correction; the top share is read off the same curve.
        </Term>
      ) : null}
      {holds.ties ? (
        <Term name="Network">
          Directed ties from {list(network.ties.map((kind) => inSentence(source.glossary.title('tie', kind))))}; one interaction counts
          once; ties to oneself {network.selfTies ? 'kept' : 'left out'}, automated accounts {network.bots ? 'take part' : 'left out'}.
        </Term>
      ) : null}
      {holds.communities ? (
        <Term name="Communities">
          {communities.method === 'leiden'
            ? 'Leiden method (Traag, Waltman & van Eck 2019)'
            : 'Louvain method (Blondel, Guillaume, Lambiotte & Lefebvre 2008)'}{' '}
          maximising {communities.quality === 'cpm' ? 'the constant Potts model (Traag, Van Dooren & Nesterov 2011)' : 'modularity'} at
          resolution {communities.resolution ?? 1}, directions and kinds of tie disregarded
          {partition.has('runs') ? `; ${counted(partition.get('runs') ?? 0, 'seeded run')}, of which the best is kept` : ''}. Confidence of
          a person is the share of the other runs in which they stand with the other members of their community; stability of a community is
          the mean confidence of its members.
        </Term>
      ) : null}
      {holds.communities ? (
        <Term name="Comparison with chance">
          {partition.has('z')
            ? `The same search in ${counted(partition.get('chanceNetworks') ?? 0, 'random network')} in which everybody keeps the number of their ties (Maslov & Sneppen 2002): z = ${decimal(partition.get('z') ?? 0, 1)}, p ${ofChance(partition.get('p') ?? 1)}, ${(partition.get('chanceNetworks') ?? 0) < 19 ? 'by Student’s t, these being too few to count (Crawford & Howell 1998)' : 'counted after Phipson & Smyth (2010)'}.`
            : 'The grouping was not compared with random networks.'}
        </Term>
      ) : null}
      {holds.communities ? (
        <Term name="Terms of communities">
          Words, hashtags and domains by class-based TF-IDF, in the probability-weighted form of Aizawa (2003): the share of the members who
          used a term times the logarithm of that share over the share of all people in communities, each person counting ln(1 +
          interactions inside their community). Terms are used half as much again as elsewhere, and each by at least{' '}
          {String(Math.max(k, communities.users))} members.
        </Term>
      ) : null}
      {holds.sessions ? (
        <Term name="Chats">
          Sessions are known by numbered questions in order, by the hour of the week of such sessions, or by the study’s own list; answers
          by number or as a reply (Greenhalgh et al. 2020). Contrasts of sessions with other times are rate ratios with errors clustered by
          person.
        </Term>
      ) : null}
      {holds.profiles ? <Term name="Profiles">People with at least {counted(pln.minPosts, 'post')} have a profile.</Term> : null}
      <Term name="Disclosure control">
        Nothing is shown about fewer than {whole(k)} distinct people{unit === 'posts' ? ', a post without author standing for one' : ''}.
        Cells below are withheld, further cells are withheld where printed sums would give them back (Cox 1980), classes of distributions
        are merged, names need {whole(k)} people, times are binned to weeks and hours of the week.
      </Term>
    </dl>
  );
}

/** Which codes there are, and who decides them. */
function codesText({ codes, undecided, glossary, settings }: Source): string {
  const titles = codes.map((code, i) => (i === 0 ? glossary.title('code', code) : inSentence(glossary.title('code', code))));
  const many = codes.length === 1 ? 'is one yes/no code, decided' : `are ${counting(codes.length)} yes/no codes, decided independently`;
  const model = settings.classify.model === undefined ? 'a model' : 'a model of the study’s own';
  const people = undecided.map((code) => inSentence(glossary.title('code', code)));
  return [
    `${list(titles)} ${many} by ${haveRules(codes) ? 'rules and, where these leave a post open, by ' : ''}${model}; each positive decision keeps the cues it rests on.`,
    ...(people.length === 0 ? [] : [`The program does not decide ${list(people)}.`]),
  ].join(' ');
}

function Provenance({ version, seed }: { version: string; seed: number }): VNode {
  return (
    <>
      <h3 id="provenance">Provenance</h3>
      <dl class="terms">
        <Term name="Software">
          Staffroom {version} on Node {process.version}
        </Term>
        <Term name="Seed">{String(seed)}</Term>
        <Term name="Hashes">
          Hashes of code and libraries stand in the file manifest.json beside this page, and those of inputs, settings and tables under the
          key of the study alone (HMAC-SHA-256): a plain hash of an export would tell whoever holds it that these are their data, and on one
          of a short table guesses could be tried.
        </Term>
      </dl>
    </>
  );
}

function References(): VNode {
  return (
    <>
      <h3 id="references">References</h3>
      <ul class="references">
        {references.map((reference) => (
          <li key={reference.key}>{listed(reference)}</li>
        ))}
      </ul>
    </>
  );
}
