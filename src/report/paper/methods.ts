import { haveRules } from '../../codebook/decided-codes.ts';
import { isGrouped } from '../sections/people/communities.ts';
import type { Source } from '../source/source.ts';
import { counted, counting, decimal, inSentence, list, ofChance, percent, shown, whole } from '../words/words.ts';
import type { Facts } from './facts.ts';

/** A part of the text for a paper. What only the authors can say stands in square brackets. */
export interface Passage {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What only the authors can say, and what they are asked where they have not. */
const ASKED = {
  query: 'State the query, hashtags or accounts.',
  tool: 'State the tool of collection with its version.',
  collected: 'State the dates of collection.',
  retrieval: 'State the precision and recall of the query, where they are known.',
  attrition: 'State attrition between publication and collection, where it is known.',
  accounts: 'State decisions on single accounts.',
  sample: 'State the human sample: frame and inclusion probabilities, coders and rounds.',
  performance: 'State the precision and recall of the program for each code against the human codes.',
  model: 'State any model fitted beyond the intervals above.',
  ethics: 'State the decision of the ethics board, its number and date, and the basis on which consent was asked for or not.',
  harm: 'State who could be harmed, how, and what was done about it.',
  retention: 'State how deletions by authors after collection are honoured, how long raw data are kept, and who has access.',
  availability: 'State whether ids or pseudonymous tables can be had, where, and on which conditions.',
} as const;

/** How well the program does on the posts that people coded, in one sentence; null where nobody did, or of too few people. */
function performanceText({ coding, glossary, k }: Source): string | null {
  const known = (coding?.performance ?? []).filter(({ value, authors }) => value !== null && authors >= k);
  const codes = [...new Set(known.map(({ code }) => code))];
  if (codes.length === 0) return null;
  const told = codes.map((code) => {
    const figures = known
      .filter((row) => row.code === code)
      .map(
        ({ measure, value, low, high }) =>
          `${PERFORMANCE[measure]} ${decimal(value ?? 0)}${low === null || high === null ? '' : ` (95% interval ${decimal(low)} to ${decimal(high)})`}`,
      );
    return `${inSentence(glossary.title('code', code))}: ${list(figures)}`;
  });
  const when = coding?.current.codes === false ? ', as it coded when the posts were drawn,' : '';
  return `Of the program${when} against the settled human codes we found, for ${told.join('; ')}.`;
}

const PERFORMANCE = { precision: 'precision', recall: 'recall', f1: 'F1', brier: 'Brier score' } as const;

/** What each post was judged for, and by what. */
function judgedText({ codes, undecided, glossary, settings, coding }: Source, version: string): string {
  const titles = (names: readonly string[]) => list(names.map((code) => inSentence(glossary.title('code', code))));
  const many = codes.length === 1 ? 'one code' : `${counting(codes.length)} codes independently`;
  const own = settings.classify.model !== undefined;
  const byPeople = undecided.some((one) => coding?.shares.some(({ code }) => code === one));
  const rules = haveRules(codes) ? 'rules' : '';
  const where = list([...(rules === '' ? [] : [rules]), 'features', ...(own ? [] : ['weights', 'thresholds'])]);
  const model = own ? 'a logistic model of our own' : 'a logistic model';
  return [
    `Each post was judged for ${many}, ${titles(codes)}, by ${rules === '' ? '' : 'rules and, where these left a post open, by '}${model} (Staffroom ${version}; ${where} are in its code, whose hash is in manifest.json${own ? '; the definitions of the codes in the report say what the model was fitted on' : ''}).`,
    ...(undecided.length === 0
      ? []
      : [`The program does not decide ${titles(undecided)}; ${byPeople ? 'people alone coded these' : 'no shares of these are told'}.`]),
  ].join(' ');
}

/** Which codebook the codes are from. */
function codebookText({ settings }: Source, version: string): string {
  return settings.classify.codebook === undefined
    ? `Codebook: version of Staffroom ${version}.`
    : 'Codebook: our own; its definitions are in the report.';
}

/** The authors' sentence on something, or in square brackets what they are asked for. */
function said({ settings }: Source, what: keyof typeof ASKED): string {
  const sentence = settings.report.statements[what];
  return sentence === undefined ? `[${ASKED[what]}]` : shown(sentence, 2000);
}

/** The methods section: what was done, with the numbers of this study. */
export function methodsText(source: Source, facts: Facts, version: string): Passage[] {
  const { settings, k, posts, people, platforms, unit } = source;
  const { network, communities, ingest, pln } = settings;
  const of = (name: string) => facts.measures.get(name) ?? null;
  const group = (name: string) => facts.partition.get(name) ?? null;
  const [runs, stability, modularity] = [group('runs'), group('stability'), group('modularity')];
  const [z, p, chance, networks, groups] = [group('z'), group('p'), group('chanceModularity'), group('chanceNetworks'), group('groups')];
  const compared = group('comparedModularity');
  const largest = of('largestComponent');
  return [
    {
      heading: 'Data',
      paragraphs: [
        `We analysed ${counted(posts, 'post')}${unit === 'people' ? ` by ${counted(people, 'account')}${facts.bots === 0 ? '' : ' not known as automated'}` : ''}${platforms.length === 0 ? '' : ` on ${list(platforms.map(({ name }) => name))}`}, read from ${counted(facts.files, 'export file')}${facts.formats.length === 0 ? '' : ` in the ${facts.formats.length === 1 ? 'format' : 'formats'} ${list(facts.formats)}`}. ${said(source, 'query')} ${said(source, 'tool')} ${said(source, 'collected')}${facts.published === null ? '' : ` ${facts.published}`} ${facts.assumed === 0 ? 'The exports state the zone of every time they hold.' : `The times of ${counted(facts.assumed, 'post')} state no zone and were read as ${shown(ingest.timezone)}.`} ${said(source, 'retrieval')}`,
        `The unit of analysis is the published post. Of ${counted(facts.rows, 'row')}, ${whole(facts.duplicates)} repeated a post (same platform and id), ${whole(facts.rejected)} could not be read and ${whole(facts.blank)} held none; ${counted(posts, 'post')} remained. ${facts.deletedPeople > 0 && facts.deletedPeople < k ? `Posts of fewer than ${whole(k)} people` : counted(facts.deleted, 'post')} had been deleted, removed or withheld; they were kept as posts without text or author. ${counted(facts.unsigned, 'post')} had no known author. Posts in all languages were kept${facts.languages === 0 ? '; the exports state no languages' : `; the platforms state ${counted(facts.languages, 'language')}`}. ${said(source, 'attrition')}`,
        'Reposts count as posts of the person who passed them on, with the text of the original; they are ties in the network.',
      ],
    },
    {
      heading: 'Automated accounts and spam',
      paragraphs: [
        `${counted(facts.bots, 'account')} named as automated by the platform or by their own name wrote ${counted(facts.byBots, 'post')}; these are left out of shares of codes${network.bots ? '' : ' and of the network'}. ${withoutAutomated(facts)}`.trim(),
        `Further signs of automation (repetition, pace, links, hashtags; Carpenter et al. 2020) were computed for a person to judge. ${said(source, 'accounts')}`,
      ],
    },
    {
      heading: 'Coding',
      paragraphs: [
        `${judgedText(source, version)} ${facts.coded === null ? 'Of the judgements' : `${counted(facts.coded, 'post')} could be coded, those of automated accounts among them, in ${counted(facts.judged, 'judgement')}; of these`} ${percent(facts.judged === 0 ? 0 : facts.modelled / facts.judged)} were made by the model. ${codebookText(source, version)}`,
        `Shares of codes (tables/codes-overall.csv and others) are uncorrected${source.coding === null ? '' : '; shares corrected by human codes (prediction-powered estimates with intervals clustered by author: Angelopoulos et al. 2023; Egami et al. 2023) stand in tables/codes-corrected*.csv, agreement of the coders in tables/agreement.csv'}. ${said(source, 'sample')} ${performanceText(source) ?? said(source, 'performance')}`,
        'Intervals of shares are Wilson’s at 95% (Wilson 1927) on the number of posts divided by the design effect, with people as clusters and Student’s t of their effective number (Korn & Graubard 1998; Carter, Schnepel & Steigerwald 2017). Ratios of rates between spaces, or in and out of sessions, have errors clustered by person (MacKinnon, Nielsen & Webb 2023). Shares are said to differ where the interval of their difference (Newcombe 1998), as wide as so many comparisons at once need (Dunn 1961), excludes zero.',
      ],
    },
    {
      heading: 'Network',
      paragraphs: [
        facts.people < k
          ? 'The exports do not say who interacted with whom, or say it of too few people; no network is described.'
          : `A directed tie runs from the person who ${list(
              network.ties.map((kind) => VERBS[kind]),
              'or',
            )} to the person concerned; weights are numbers of interactions, each counted once; ties to oneself were ${network.selfTies ? 'kept' : 'left out'}. The network has ${counted(facts.people, 'person', 'people')}, ${counted(facts.ties, 'tie')} and ${counted(facts.interactions, 'interaction')}${of('components') === null ? '' : `, in ${counted(of('components') ?? 0, 'component')}`}${largest === null ? '' : `, the largest with ${percent(largest)} of the people`}.`,
        ...(groups === null || facts.people < k
          ? []
          : [
              `Communities were found with the ${communities.method === 'leiden' ? 'Leiden method (Traag, Waltman & van Eck 2019)' : 'Louvain method (Blondel et al. 2008)'} maximising ${communities.quality === 'cpm' ? 'the constant Potts model (Traag, Van Dooren & Nesterov 2011)' : 'modularity'} at resolution ${communities.resolution ?? 1}, directions disregarded, seed ${settings.seed}${runs === null ? '' : `, the best of ${counted(runs, 'run')}`}: ${counted(groups, 'community', 'communities')}${modularity === null ? '' : `, modularity ${decimal(modularity)}`}${stability === null ? '' : `, stability over runs ${decimal(stability)}`}. ${z === null ? 'They were not compared with random networks.' : `In ${counted(networks ?? 0, 'random network')} in which everybody keeps the number of their ties (Maslov & Sneppen 2002) the same search found modularity ${decimal(chance ?? 0)} on average${compared === null ? '' : `, in this one ${decimal(compared)} (ties without their weights)`}: z = ${decimal(z ?? 0, 1)}, p ${ofChance(p ?? 1)}${isGrouped(z ?? 0, p) ? '' : '; people are no more grouped than expected by chance'}.`} Terms of communities after Aizawa (2003).`,
            ]),
      ],
    },
    {
      heading: 'Professional learning networks',
      paragraphs: [
        `${counted(facts.profiles, 'person', 'people')} with at least ${counted(pln.minPosts, 'post')} have a profile of people, spaces and tools.${facts.sessions === 0 ? '' : ` ${counted(facts.sessions, 'session')} of scheduled chats were found by numbered questions and by their hour of the week (after Greenhalgh et al. 2020).`} Indicators, their formulas and limits are in tables/indicators.csv.`,
        `Posts are nested in people${facts.sessions === 0 ? '' : ', sessions'} and spaces; intervals of shares take people as clusters. ${said(source, 'model')}`,
      ],
    },
    {
      heading: 'Disclosure and limits',
      paragraphs: [
        `Nothing is reported about fewer than ${whole(k)} people, and no number of posts of a kind, week, hour or code of which nearly all are one person’s (the p% rule; Hundepool et al. 2012); further cells are withheld where sums would give them back (Cox 1980). What was collected is not what was posted; readers are never seen; an account is not a person; codes of a program err.`,
      ],
    },
  ];
}

/** The shares of codes without automated accounts, and with them where these are not so few that it would tell what they post. */
function withoutAutomated({ codes }: Facts): string {
  if (codes.length === 0) return '';
  const both = codes.every(({ including }) => including !== null);
  const shares = codes.map(({ title, without, including }) => `${inSentence(title)} ${without}${both ? ` and ${including}` : ''}`);
  return `${both ? 'Without and with them' : 'Without them'}, shares were: ${shares.join('; ')}.`;
}

const VERBS = {
  reply: 'replies',
  comment: 'comments',
  mention: 'mentions',
  phototag: 'tags in a picture',
  coauthor: 'publishes as a co-author',
  repost: 'passes on',
  quote: 'quotes',
} as const;

/** Ethics and data availability, to be completed by the authors. */
export function ethicsText(source: Source, version: string): Passage[] {
  return [
    {
      heading: 'Ethics',
      paragraphs: [
        `${said(source, 'ethics')} That posts are public does not decide whether their use is right; we judged by stage, context and possible harm, as the guidelines of the Association of Internet Researchers ask (franzke et al. 2020). ${said(source, 'harm')}`,
        `No post is quoted: about half of the tweets quoted in educational research could be traced to their authors (Mason & Singh 2022). Accounts stand under keyed pseudonyms (HMAC-SHA-256, key kept apart from the data) wherever tables leave the machine on which they were read. Results are aggregates of at least ${whole(source.k)} people. Before this report was written, every byte of it was scanned for handles, names, ids, links and any eight words in a row of the posts.`,
        said(source, 'retention'),
      ],
    },
    {
      heading: 'Data and code availability',
      paragraphs: [
        `Aggregated tables and figures accompany the paper (tables/, figures/; described in datapackage.json and ro-crate-metadata.json). Raw posts cannot be shared under the terms of the platforms. ${said(source, 'availability')} The analysis is reproduced by Staffroom ${version} from the same exports, settings and seed; hashes of all of them are in manifest.json.`,
      ],
    },
  ];
}

/** One line of the reporting checklist. */
export interface ChecklistItem {
  readonly item: string;
  readonly where: string;
  /** Whether this report says it; otherwise the authors have to. */
  readonly done: boolean;
}

/** What reviewers of studies of social media ask for, and where it is said. */
export function checklist(source: Source, facts: Facts): ChecklistItem[] {
  const has = (item: string, where: string, done: boolean): ChecklistItem => ({ item, where, done });
  const authors = 'to be stated by the authors';
  const stated = (item: string, what: keyof typeof ASKED, where: string): ChecklistItem => {
    const done = source.settings.report.statements[what] !== undefined;
    return has(item, done ? where : `${authors} (report.statements.${what} in study.yaml)`, done);
  };
  const coded = source.coding !== null;
  return [
    has('Platforms', 'methods, Data', true),
    stated('Query, hashtag or accounts sampled', 'query', 'methods, Data'),
    stated('Tool of collection and its version', 'tool', 'methods, Data'),
    stated('Dates of collection', 'collected', 'methods, Data'),
    has('Dates of posting', 'methods, Data', facts.published !== null),
    has('Time zone', 'methods, Data', true),
    has('Numbers at each step: rows, duplicates, rejected, posts, coded posts', 'methods, Data; tables/steps.csv', true),
    has('Numbers of people at each step', 'tables/denominators.csv', true),
    has('Attrition: deleted and removed posts in the exports', 'methods, Data', true),
    stated('Attrition between posting and collection', 'attrition', 'methods, Data'),
    stated('Retrieval: precision and recall of the query', 'retrieval', 'methods, Data'),
    has('Languages', 'methods, Data', true),
    has('Rule for reposts', 'methods, Data', true),
    has('Unit of analysis', 'methods, Data', true),
    has('Automated accounts and spam: criteria, results with and without', 'methods, Automated accounts and spam', facts.codes.length > 0),
    has('Codebook and version', 'methods, Coding; definitions in the report', true),
    stated('Human sample: frame, inclusion probabilities', 'sample', 'methods, Coding'),
    has('Agreement of coders for each code', coded ? 'tables/agreement.csv' : authors, coded),
    has('Program: version, features, thresholds', 'methods, Coding; manifest.json', true),
    performanceText(source) === null
      ? stated('Performance of the program for each code', 'performance', 'methods, Coding')
      : has(
          'Performance of the program for each code',
          'methods, Coding; tables/codes-performance.csv, tables/codes-calibration.csv',
          true,
        ),
    has('Estimator and intervals', 'methods, Coding', true),
    has('Corrected shares', coded ? 'tables/codes-corrected.csv' : authors, coded),
    has('Ties: direction, weights, ties to oneself, components', 'methods, Network', facts.ties > 0),
    has('Communities: method, resolution, seed, runs, stability', 'methods, Network; tables/partition.csv', facts.partition.has('groups')),
    has('Communities compared with chance', 'methods, Network', facts.partition.has('z')),
    has('Nesting of posts in people and spaces', 'methods, Professional learning networks', true),
    stated('Ethics decision', 'ethics', 'ethics'),
    has('Quotation policy', 'ethics', true),
    has('Pseudonyms and disclosure control', 'ethics; methods, Disclosure and limits', true),
    stated('Availability of data', 'availability', 'ethics'),
    has('Availability of code, versions, seed, hashes', 'ethics; manifest.json', true),
    has('Limits', 'methods, Disclosure and limits; report, Limits', true),
  ];
}
