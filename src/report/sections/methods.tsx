/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import type { Definition } from '../../definition.ts';
import { type Disclosure, type Table, tables } from '../../schema.ts';
import type { Section } from '../figure.ts';
import { listed, references } from '../paper/references.ts';
import { Scroll } from '../scroll.tsx';
import type { Source } from '../source.ts';
import { counted, decimal, shown, whole } from '../words.ts';

/** What was done, with which settings. */
export async function methods(source: Source, definitions: readonly Definition[], version: string): Promise<Section> {
  const { db, settings, k, unit, coding } = source;
  const { network, communities, ingest, pln } = settings;
  const partition = new Map(
    (await db.rows<{ measure: string; value: number }>('SELECT measure, value FROM partition')).map((row) => [row.measure, row.value]),
  );
  const formats = new Set((await db.rows<{ format: string }>('SELECT DISTINCT format FROM ledger')).map(({ format }) => format));
  const used = definitions.filter(({ kind, name }) => kind !== 'format' || formats.has(name));
  return {
    id: 'methods',
    title: 'Methods',
    findings: [],
    introduction: [],
    figures: [],
    more: (
      <>
        <dl class="terms">
          <Term name="Unit">One published post. Rows of the same platform and post id are merged; times are UTC.</Term>
          <Term name="Time zone">Times without a zone are read as {shown(ingest.timezone)}, unless a file states its own.</Term>
          <Term name="Codes">
            Sharing, self-promotion and commercial are three yes/no codes, decided independently by rules and, where these leave a post
            open, by a model; each positive decision keeps the cues it rests on.{' '}
            {coding === null
              ? 'Coder: the program. Nothing is corrected yet: no human codes.'
              : 'Coders: the program for all posts, people for a probability sample of them; corrected shares are prediction-powered estimates (Angelopoulos et al. 2023; Egami et al. 2023).'}
          </Term>
          <Term name="Intervals">
            Wilson’s score interval at 95% (Wilson 1927), for shares of codes on the number of independent posts that would tell as much: n
            over the design effect with people as clusters (Korn &amp; Graubard 1998).
          </Term>
          <Term name="Concentration">
            Gini coefficient G = 1 − Σ (F<sub>i</sub> − F<sub>i−1</sub>)(L<sub>i</sub> + L<sub>i−1</sub>) over the Lorenz curve (Lorenz
            1905), without small-sample correction; the top share is read off the same curve.
          </Term>
          <Term name="Network">
            Directed ties from {network.ties.join(', ')}; one interaction counts once; ties to oneself{' '}
            {network.selfTies ? 'kept' : 'left out'}; automated accounts {network.bots ? 'take part' : 'left out'}.
          </Term>
          <Term name="Communities">
            {communities.method === 'leiden'
              ? 'Leiden method (Traag, Waltman & van Eck 2019)'
              : 'Louvain method (Blondel, Guillaume, Lambiotte & Lefebvre 2008)'}{' '}
            maximising modularity at resolution {communities.resolution ?? 1}, directions and kinds of tie disregarded
            {partition.has('runs') ? `; ${counted(partition.get('runs') ?? 0, 'seeded run')}, of which the best is kept` : ''}. Confidence
            of a person is the share of the other runs in which they stand with the other members of their community; stability of a
            community is the mean confidence of its members.
          </Term>
          <Term name="Comparison with chance">
            {partition.has('z')
              ? `The same search in ${counted(partition.get('chanceNetworks') ?? 0, 'random network')} in which everybody keeps the number of their ties (Maslov & Sneppen 2002): z = ${decimal(partition.get('z') ?? 0, 1)}, p = ${decimal(partition.get('p') ?? 1, 3)}, counted as Phipson & Smyth (2010).`
              : 'The grouping was not compared with random networks.'}
          </Term>
          <Term name="Terms of communities">
            Words, hashtags and domains by class-based TF-IDF, in the probability-weighted form of Aizawa (2003); each used by at least{' '}
            {String(Math.max(k, communities.users))} members.
          </Term>
          <Term name="Chats">
            Sessions are known by numbered questions in order, by the hour of the week of such sessions, or by the study’s own list; answers
            by number or as a reply (Greenhalgh et al. 2020). Contrasts of sessions with other times are rate ratios with errors clustered
            by person.
          </Term>
          <Term name="Profiles">People with at least {counted(pln.minPosts, 'post')} have a profile.</Term>
          <Term name="Disclosure control">
            Nothing is shown about fewer than {whole(k)} distinct people{unit === 'posts' ? ', a post without author standing for one' : ''}
            . Cells below are withheld, further cells are withheld where printed sums would give them back (Cox 1980), classes of
            distributions are merged, names need {whole(k)} people, times are binned to weeks and hours of the week.
          </Term>
        </dl>
        {definitions.length === 0 ? null : <Definitions definitions={used} />}
        <h3 id="provenance">Provenance</h3>
        <dl class="terms">
          <Term name="Software">
            Staffroom {version} on Node {process.version}
          </Term>
          <Term name="Seed">{String(settings.seed)}</Term>
          <Term name="Hashes">
            Hashes of inputs, settings, code and tables stand in the run’s manifest, not on this page: a hash of an export would tell
            whoever holds it that these are their data.
          </Term>
        </dl>
        <h3 id="references">References</h3>
        <ul class="references">
          {references.map((reference) => (
            <li key={reference.key}>{listed(reference)}</li>
          ))}
        </ul>
      </>
    ),
  };
}

/** What the report cannot say. */
export function limits({ k, coding }: Source): Section {
  return {
    id: 'limits',
    title: 'Limits',
    findings: [],
    introduction: [],
    figures: [],
    more: (
      <ul>
        <li>
          What was collected is not what was posted: deleted posts, private accounts and answers without the hashtag are missing, and
          readers are never seen.
        </li>
        <li>
          {coding === null
            ? 'Codes come from a program that was not checked against human coders in this study; shares are uncorrected and may be too high or too low, for some platforms more than for others.'
            : 'Codes come from a program; shares not called corrected may be too high or too low, for some platforms more than for others. Corrected ones rest on what people found in the text alone.'}
        </li>
        <li>
          An account is not a person: people may have several, organisations speak through one, and automated accounts are known only where
          the platform or the name says so.
        </li>
        <li>Weekdays and hours are in UTC; the local time of those who posted is not known.</li>
        <li>
          Intervals speak of chance and of posts that resemble each other because one person wrote them, not of what was not collected.
        </li>
        <li>Communities depend on the method and its resolution; another choice gives other groups.</li>
        <li>
          Figures about fewer than {whole(k)} people are not shown; small groups and rare voices are therefore missing from this report.
        </li>
      </ul>
    ),
  };
}

/** What every column of the study's tables means. */
export function dictionary(): Section {
  return {
    id: 'dictionary',
    title: 'Data dictionary',
    findings: [],
    introduction: [
      'The tables this report is made of, column by column. They hold personal data and stay with the researcher; columns marked private appear in no release.',
    ],
    figures: [],
    more: (
      <>
        {Object.entries(tables)
          .filter(([name]) => name !== 'drafts')
          .map(([name, table]) => (
            <TableMeaning key={name} name={name} table={table} />
          ))}
      </>
    ),
  };
}

const KINDS: Readonly<Record<Definition['kind'], string>> = {
  format: 'Formats of exports',
  code: 'Codes',
  cue: 'Cues',
  tie: 'Ties',
  measure: 'Measures of the network',
  indicator: 'Indicators of professional learning networks',
};

function Definitions({ definitions }: { definitions: readonly Definition[] }): VNode {
  return (
    <>
      <h3 id="definitions">Definitions</h3>
      {Object.entries(KINDS).map(([kind, title]) => {
        const own = definitions.filter((one) => one.kind === kind);
        return own.length === 0 ? null : (
          <details key={kind}>
            <summary>{title}</summary>
            <dl class="terms definitions">
              {own.map((one) => (
                <Term key={one.name} name={one.title}>
                  {[
                    one.means,
                    one.formula === undefined ? '' : `Formula: ${one.formula}`,
                    one.choice === undefined ? '' : `Choice: ${one.choice}`,
                    one.proxyFor === undefined ? '' : `Stands for: ${one.proxyFor}`,
                    one.limit === undefined ? '' : `Limit: ${one.limit}`,
                    one.reference === undefined ? '' : `Source: ${one.reference}`,
                  ]
                    .filter((sentence) => sentence !== '')
                    .map((sentence) => `${sentence.replace(/\.$/, '')}.`)
                    .join(' ')}
                </Term>
              ))}
            </dl>
          </details>
        );
      })}
    </>
  );
}

const RELEASES: Readonly<Record<Disclosure, string>> = {
  open: 'open',
  person: 'pseudonym',
  post: 'pseudonym',
  thing: 'open where enough people use it, otherwise pseudonym',
  private: 'private',
};

function TableMeaning({ name, table }: { name: string; table: Table }): VNode {
  return (
    <details id={`table-${name}`}>
      <summary>
        <code>{name}</code> <span class="quiet">{table.means}</span>
      </summary>
      <Scroll label={`Columns of ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Type</th>
              <th scope="col">Meaning</th>
              <th scope="col">Release</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(table.columns).map(([column, { type, optional, means, discloses }]) => (
              <tr key={column}>
                <th scope="row">
                  <code>{column}</code>
                </th>
                <td>
                  {type}
                  {optional ? ', may be absent' : ''}
                </td>
                <td>{means}</td>
                <td>{RELEASES[discloses]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

function Term({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
