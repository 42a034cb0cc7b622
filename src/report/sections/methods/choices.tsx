/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { haveRules } from '../../../codebook/decided-codes.ts';
import type { Holds } from '../../source/holds.ts';
import type { Source } from '../../source/source.ts';
import { counted, counting, decimal, inSentence, list, ofChance, shown, whole } from '../../words/words.ts';

/** What was decided at one step of the way from exports to a report. */
export interface Choice {
  readonly name: string;
  readonly says: ComponentChildren;
}

/** What was decided at each step that a study has, from the unit of analysis to what is withheld; `partition` holds its table by measure. */
export function choices(source: Source, holds: Holds, partition: ReadonlyMap<string, number>): Choice[] {
  const made: readonly (Choice & { readonly where?: boolean })[] = [
    { name: 'Unit', says: 'One published post. Rows of the same platform and post id are merged; times are UTC.' },
    {
      name: 'Time zone',
      says: `Times without a zone are read as ${shown(source.settings.ingest.timezone)}, unless a file states its own.`,
    },
    { name: 'Codes', where: holds.codes, says: `${codesText(source)} ${codersText(source)}` },
    { name: 'Intervals', where: holds.people || holds.codes, says: intervalsText(source) },
    { name: 'Differences', where: holds.codes, says: DIFFERENCES },
    { name: 'Concentration', where: holds.people, says: CONCENTRATION },
    { name: 'Network', where: holds.ties, says: networkText(source) },
    { name: 'Communities', where: holds.communities, says: communitiesText(source, partition) },
    { name: 'Comparison with chance', where: holds.communities, says: chanceText(partition) },
    { name: 'Terms of communities', where: holds.communities, says: termsText(source) },
    { name: 'Chats', where: holds.sessions, says: CHATS },
    {
      name: 'Profiles',
      where: holds.profiles,
      says: `People with at least ${counted(source.settings.pln.minPosts, 'post')} have a profile.`,
    },
    { name: 'Disclosure control', says: disclosureText(source) },
  ];
  return made.filter(({ where = true }) => where);
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

function codersText({ coding }: Source): string {
  return coding === null
    ? 'Coder: the program. Nothing is corrected yet: no human codes.'
    : 'Coders: the program for all posts, people for a probability sample of them; corrected shares are prediction-powered estimates (Angelopoulos et al. 2023; Egami et al. 2023).';
}

function intervalsText({ k, unit }: Source): string {
  if (unit === 'posts')
    return 'Wilson’s score interval at 95% (Wilson 1927). Most posts name no author, and each of these counts as a person: where somebody wrote several, intervals are too short.';
  return `Wilson’s score interval at 95% (Wilson 1927), for shares of posts on the number of independent posts that would tell as much: n over the design effect with people as clusters, with Student’s t of the number of people who would tell as much if all posted equally often (Korn & Graubard 1998; Carter, Schnepel & Steigerwald 2017). Ratios of rates allow for the same (MacKinnon, Nielsen & Webb 2023). Intervals of a code in a few posts of a hundred, most of them by a few people, hold the true share less often, in 85 to 90 of 100 simulated studies; and of a code that is rare in a small group a share is told only where at least ${whole(k)} people have the code there, so that shares told of it lie rather too high.`;
}

const DIFFERENCES =
  'Shares are said to differ where the interval of their difference leaves out 0 (Newcombe 1998), made so wide that of all comparisons behind the sentence not one is wrong in 95 of 100 studies (Dunn 1961). Intervals in tables and figures are each of one share.';

const CONCENTRATION = (
  <>
    Gini coefficient G = 1 − Σ (F<sub>i</sub> − F<sub>i−1</sub>)(L<sub>i</sub> + L<sub>i−1</sub>) over the Lorenz curve (Lorenz 1905),
    without small-sample correction; the top share is read off the same curve.
  </>
);

function networkText({ glossary, settings: { network } }: Source): string {
  const kinds = list(network.ties.map((kind) => inSentence(glossary.title('tie', kind))));
  return `Directed ties from ${kinds}; one interaction counts once; the weight of a tie is the number of interactions, and the times of the first and the last are kept; ties to oneself ${network.selfTies ? 'kept' : 'left out'}, automated accounts ${network.bots ? 'take part' : 'left out'}.`;
}

function communitiesText({ settings: { communities } }: Source, partition: ReadonlyMap<string, number>): string {
  const method =
    communities.method === 'leiden'
      ? 'Leiden method (Traag, Waltman & van Eck 2019)'
      : 'Louvain method (Blondel, Guillaume, Lambiotte & Lefebvre 2008)';
  const quality = communities.quality === 'cpm' ? 'the constant Potts model (Traag, Van Dooren & Nesterov 2011)' : 'modularity';
  const runs = partition.has('runs') ? `; ${counted(partition.get('runs') ?? 0, 'seeded run')}, of which the best is kept` : '';
  return `${method} maximising ${quality} at resolution ${communities.resolution ?? 1}, ${communities.directed ? 'directions of ties counted (Leicht & Newman 2008), kinds' : 'directions and kinds of tie'} disregarded${runs}. Confidence of a person is the share of the other runs in which they stand with the other members of their community; stability of a community is the mean confidence of its members.`;
}

function chanceText(partition: ReadonlyMap<string, number>): string {
  const z = partition.get('z');
  if (z === undefined) return 'The grouping was not compared with random networks.';
  const networks = partition.get('chanceNetworks') ?? 0;
  const how =
    networks < 19 ? 'by Student’s t, these being too few to count (Crawford & Howell 1998)' : 'counted after Phipson & Smyth (2010)';
  return `The same search in ${counted(networks, 'random network')} in which everybody keeps the number of their ties (Maslov & Sneppen 2002): z = ${decimal(z, 1)}, p ${ofChance(partition.get('p') ?? 1)}, ${how}.`;
}

function termsText({ k, settings }: Source): string {
  return `Words, hashtags and domains by class-based TF-IDF, in the probability-weighted form of Aizawa (2003): the share of the members who used a term times the logarithm of that share over the share of all people in communities, each person counting ln(1 + interactions inside their community). Terms are used half as much again as elsewhere, and each by at least ${Math.max(k, settings.communities.users)} members.`;
}

const CHATS =
  'Sessions are known by numbered questions in order, by the hour of the week of such sessions, or by the study’s own list; answers by number or as a reply (Greenhalgh et al. 2020). Contrasts of sessions with other times are rate ratios with errors clustered by person.';

function disclosureText({ k, unit }: Source): string {
  return `Nothing is shown about fewer than ${whole(k)} distinct people${unit === 'posts' ? ', a post without author standing for one' : ''}. Cells below are withheld, further cells are withheld where printed sums would give them back (Cox 1980), classes of distributions are merged, names need ${whole(k)} people, times are binned to weeks and hours of the week.`;
}
