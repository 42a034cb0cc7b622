import { withheld } from '../../../privacy/suppression.ts';
import { panels } from '../../charts/panels.ts';
import { bare, type Figure, figure, type Section, sentences } from '../../figure.ts';
import { type Communities, communitiesOf, type Described } from '../../source/described.ts';
import { human } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { capital, counted, decimal, list, ofChance, percent, whole } from '../../words/words.ts';
import { codeFigure, memberFigure, partFigure, timeFigure } from './community-members.ts';
import { resolutionFigure } from './resolutions.ts';

/** Groups of people who interact more with each other than with others. */
export async function communities(source: Source): Promise<Section> {
  const { top } = source;
  const base = { id: 'communities', title: 'Communities', summed: 'first' } as const;
  const found = await communitiesOf(source);
  const { described, all, smallest } = found;
  if (all === 0) return bare(base, 'Without a network there are no communities.');
  const [first] = described;
  if (first === undefined)
    return bare(
      base,
      `${counted(all, 'community was', 'communities were')} found, none with at least ${smallest} people, so none is described.`,
    );
  const listed = described.slice(0, top);
  const chance = await partition(source);
  const sure = await confidenceFigure(source);
  const resolutions = await resolutionFigure(source);
  const [firmness] = await source.db.rows<{ value: number }>(`SELECT value FROM partition WHERE measure = 'stability'`);
  const unfirm = caution(firmness?.value ?? null);
  const figures = [
    sizeFigure(found, listed),
    termFigure(source, listed),
    await codeFigure(source, listed),
    await memberFigure(source, listed),
    await timeFigure(source, listed),
    await partFigure(source, listed),
    chance?.figure ?? null,
    sure,
    resolutions,
  ].filter((one) => one !== null);
  const others = all - described.length;
  return {
    ...base,
    findings: [
      `${counted(all, 'community was', 'communities were')} found; ${largest(listed)}.`,
      ...(chance === null ? [] : [chance.verdict]),
      ...(unfirm === null ? [] : [unfirm]),
    ],
    further: sentences([sure, resolutions]),
    introduction: [
      `A community is a group of people who interact more with each other than with others; it is a description of this network, not proof that the people know each other. ${counted(described.length, 'community', 'communities')} of at least ${smallest} people ${described.length === 1 ? 'is' : 'are'} described${others > 0 ? `; ${whole(others)} more ${others === 1 ? 'is' : 'are'} only counted` : ''}.`,
      ...(chance === null
        ? ['It was not compared with random networks, so it is not known whether people are more grouped than expected by chance.']
        : [chance.explanation]),
    ],
    figures,
  };
}

/** The largest communities, by name where they have more than a number, and how many people each holds. */
function largest(listed: readonly Described[]): string {
  const first = listed.slice(0, 3);
  const one = first.length === 1;
  if (first.every(({ name }) => /^\d+$/.test(name)))
    return `the largest ${one ? 'holds' : 'hold'} ${list(first.map(({ size }) => whole(size)))}\u00a0people`;
  return `the largest ${one ? 'is' : 'are'} ${list(first.map(({ name, size }, i) => `${name} (${i === 0 ? counted(size, 'person', 'people') : whole(size)})`))}`;
}

/** Below this share of other runs in which members stand together, a grouping is one reading among several. */
const FIRM = 0.5;

/** What has to be said of a grouping that is another one at the next run; null where it is firm, or not known. */
export function caution(stability: number | null): string | null {
  if (stability === null || stability >= FIRM) return null;
  return `The borders of the communities are not firm: when the search is repeated, members of one community stand together in only ${percent(stability)} of the other runs on average. Read what is said of single communities as one grouping among several that fit as well, and do not take it for a fact about single people.`;
}

function sizeFigure({ described, all, people }: Communities, listed: readonly Described[]): Figure {
  const [first] = listed as readonly [Described];
  const measures = [
    { what: 'People', of: ({ size }: Described) => size, print: whole },
    ...(listed.every(({ share }) => share === null)
      ? []
      : [{ what: 'Interactions that stay inside', of: ({ share }: Described) => share, print: percent }]),
    // Where every run gives the same communities, a panel of full bars says nothing.
    ...(listed.every(({ stability }) => stability === null || stability > 0.9995)
      ? []
      : [{ what: 'Together in other runs', of: ({ stability }: Described) => stability, print: percent }]),
  ];
  return figure({
    id: 'communities-size',
    finding: `The largest community holds ${counted(first.size, 'person', 'people')}, ${percent(first.size / people)} of those placed`,
    help: `Each line is a community with its number and its name, or the hashtag or word that marks it most and no larger one.${measures.length === 3 ? ' The last panel says how often two members are together when the search is repeated.' : ''}`,
    alt: `Communities by size: ${list(listed.slice(0, 6).map(({ name, size, share }) => `${name}: ${counted(size, 'person', 'people')}${share === null ? '' : `, ${percent(share)} of interactions inside`}`))}.`,
    rows: measures.flatMap(({ what, of, print }) =>
      listed.map((one) => {
        const number = of(one);
        const absent = one.inside + one.outside === 0 ? '–' : 'withheld';
        return { what, name: one.name, number, text: number === null ? absent : print(number) };
      }),
    ),
    headings: [
      { name: 'what', label: 'Measure' },
      { name: 'name', label: 'Community' },
      { name: 'number', label: 'Value', as: 'value', print: 'text' },
    ],
    also: ['text'],
    chart: panels({ panel: 'what', label: 'name', value: 'number', text: 'text', shared: false, columns: 3 }),
    note:
      all > described.length
        ? 'Where one small community could be told from the total, the next larger one is not described either.'
        : null,
  });
}

function termFigure({ k }: Source, listed: readonly Described[]): Figure | null {
  if (listed.every(({ words, hashtags, domains }) => words.length + hashtags.length + domains.length === 0)) return null;
  const [first] = listed as readonly [Described];
  const marks = [...first.hashtags, ...first.words].slice(0, 3);
  return figure({
    id: 'communities-terms',
    finding: marks.length === 0 ? 'What the communities talk about' : `The largest community is marked by ${list(marks)}`,
    help: `Words, hashtags and domains that members use more than others (class-based TF-IDF), each used by at least ${k} members.`,
    alt: '',
    rows: listed.map(({ name, words, hashtags, domains }) => ({
      name,
      words: words.join(', '),
      hashtags: hashtags.join(', '),
      domains: domains.join(', '),
    })),
    headings: [
      { name: 'name', label: 'Community' },
      { name: 'words', label: 'Words' },
      { name: 'hashtags', label: 'Hashtags' },
      { name: 'domains', label: 'Domains' },
    ],
    chart: null,
  });
}

interface Chance {
  readonly verdict: string;
  readonly explanation: string;
  readonly figure: Figure;
}

/** What is compared with random networks: the quality that communities were looked for by. */
export function comparedQuality(cpm: boolean): string {
  return cpm ? 'quality by the constant Potts model' : 'modularity';
}

/** Whether a network is more grouped than random ones: two deviations above their mean, and hardly any as grouped as it. */
export function isGrouped(z: number, p: number | null): boolean {
  return z >= 2 && (p === null || p <= 0.05);
}

/** How grouped the network is, how sure that is, and whether chance would have it too. */
async function partition({ db, k, glossary }: Source): Promise<Chance | null> {
  const found = await db.rows<{ name: string; value: number }>('SELECT measure AS name, value FROM partition ORDER BY measure');
  const of = (name: string) => found.find((row) => row.name === name)?.value ?? null;
  const [modularity, z, p, byChance, networks] = [of('modularity'), of('z'), of('p'), of('chanceModularity'), of('chanceNetworks')];
  const compared = of('comparedModularity') ?? modularity;
  if (modularity === null || z === null || byChance === null || networks === null) return null;
  const grouped = isGrouped(z, p);
  const quality = capital(comparedQuality(of('cpm') !== null));
  const verdict = grouped
    ? 'People are more grouped than expected by chance.'
    : 'People are no more grouped than expected by chance: the communities may be due to chance alone.';
  return {
    verdict,
    explanation: `A grouping is always found, also where there is none; so it was compared with ${counted(networks, 'random network')} in which everybody keeps the number of their ties (Maslov & Sneppen 2002). ${quality} of ties without their weights is ${decimal(compared ?? 0)} here and ${decimal(byChance)} there (z = ${decimal(z, 1)}${p === null ? '' : `, p ${ofChance(p)}`}).`,
    figure: figure({
      id: 'partition',
      finding: grouped
        ? 'The grouping is stronger than that of random networks'
        : 'The grouping is no stronger than that of random networks',
      help: 'Measures of the grouping as a whole, each with its plain meaning.',
      alt: '',
      rows: glossary.explain('measure', found, k),
      headings: [
        { name: 'name', label: 'Measure' },
        { name: 'value', label: 'Value', as: 'value', print: 'printed' },
        { name: 'means', label: 'Meaning' },
        { name: 'limit', label: 'Limit', file: true },
        { name: 'formula', label: 'Formula', file: true },
        { name: 'choice', label: 'Choice', file: true },
        { name: 'reference', label: 'Source', file: true },
      ],
      also: ['printed'],
      chart: null,
    }),
  };
}

/** How surely people are placed, over the repeated runs. */
async function confidenceFigure({ db, k }: Source): Promise<Figure | null> {
  const found = await db.rows<{ class: number; people: number; humans: number }>(`
    SELECT CASE WHEN confidence >= 0.9 THEN 0 WHEN confidence >= 0.5 THEN 1 ELSE 2 END AS class, count(*) AS people, count(${human('person')}) AS humans
    FROM members WHERE confidence IS NOT NULL GROUP BY class ORDER BY class`);
  const classes = ['90% and more', '50% to 90%', 'below 50%'].map((title, i) => {
    const { people, humans } = found.find((one) => one.class === i) ?? { people: 0, humans: 0 };
    return { class: title, people, humans };
  });
  const placed = classes.reduce((sum, { people }) => sum + people, 0);
  const { cells: hidden } = withheld(
    classes.map(({ people, humans }) => ({ count: people, people: humans })),
    [[0, 1, 2]],
    k,
  );
  if (placed < k || hidden[0]) return null;
  return figure({
    id: 'confidence',
    finding: `When the search is repeated from other starting points, ${percent((classes[0]?.people ?? 0) / placed)} of the people are placed with the same others in at least nine of ten runs`,
    help: 'People by how often, over the other runs, they are placed with the members of their community.',
    alt: '',
    rows: classes.map(({ class: name, people }, i) => ({
      class: name,
      people: hidden[i] ? null : people,
      share: hidden[i] ? null : people / placed,
    })),
    headings: [
      { name: 'class', label: 'Together in so many runs' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: null,
  });
}
