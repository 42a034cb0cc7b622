import { literal } from '../../../database/sql.ts';
import { type Figure, figure, firstAndFurther, type Heading, rowsOf, type Section } from '../../figure.ts';
import { tellable } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { byToldPeople, tellsClosedCrowd } from '../../source/withheld/crowds.ts';
import { roundedPlacesNote } from '../../source/withheld/rounded-shares.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted, list, percent, whole } from '../../words/words.ts';
import { byProgramAlone } from '../posts/code-words.ts';
import { bridgeFigures } from './bridges.ts';
import { ratioFigure, timesAsFrequent } from './ratio-figure.ts';

/** Spaces that stand beside one another in a table. */
const COMPARED = 12;
/** What spaces are for, by the codes and flags of their posts. */
const PURPOSES = [
  'sharingShare',
  'promotionShare',
  'commerceShare',
  'requestShare',
  'conversationShare',
  'emotionalShare',
  'newsShare',
  'offTopicShare',
] as const;
/** What groups are compared on, as the studies of subreddits do. */
const GROUPS = [
  'posts',
  'people',
  'responseRate',
  'threadLength',
  'threadDepth',
  'turnBalance',
  'selfAnswerShare',
  'karma',
  'deletedShare',
] as const;
/** What spaces are compared on. */
const MEASURES = [
  'posts',
  'people',
  'postsPerPerson',
  'hashtagsPerPost',
  'repostShare',
  'replyShare',
  'quoteShare',
  'linkShare',
  'mentionShare',
  'inTies',
  'outTies',
  'reciprocalTies',
  'transitivity',
  'likesPerPost',
] as const;

/** Spaces beside one another: what each is for, how they differ, and what joins them. */
export async function sideBySide(source: Source): Promise<Section> {
  const found = [
    await purposeFigure(source),
    await measureFigure(source),
    await componentFigure(source),
    await groupFigure(source),
    await groupRatios(source),
    ...(await bridgeFigures(source)),
  ].filter((one) => one !== null);
  // Of one space alone, what is linked to there is what the tools of the study are.
  const figures = found.every(isOfOneSpace) ? [] : found;
  const told = figures.filter(({ id }) => id === 'purposes' || id === 'bridges');
  return {
    id: 'side-by-side',
    title: 'Spaces side by side',
    ...firstAndFurther(told),
    introduction:
      figures.length === 0
        ? [`No two spaces that may be named are of at least ${source.k} people each and have enough posts to be compared.`]
        : [
            'What spaces are for, how they differ, and which people and tools join them. An empty cell is a figure that the exports do not give for the space, or that rests on too few people to be shown.',
          ],
    figures,
  };
}

/** Whether a figure tells of the domains in one space, beside which no other stands. */
function isOfOneSpace({ id, table }: Figure): boolean {
  return id === 'tools-of-spaces' && new Set(rowsOf<{ space: string }>(table).map(({ space }) => space)).size < 2;
}

type Cells = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * The named indicators of the spaces with most people, by space and indicator; what too few people bear is left out, and so
 * are numbers of people which tell how few of a larger whole post elsewhere.
 */
async function cells({ db, k }: Source, names: readonly string[], which: string): Promise<Cells> {
  const rows = await db.rows<{ item: string; name: string; value: number; crowded: boolean }>(`
    SELECT item, indicator AS name, value, ${tellsClosedCrowd} AS crowded FROM indicators
    WHERE scope = 'space' AND period IS NULL AND indicator IN (${names.map(literal).join(', ')}) AND ${tellable(k)} AND ${which}
    ORDER BY ${byToldPeople}`);
  const found = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const of = found.get(row.item) ?? new Map<string, number>();
    found.set(row.item, row.crowded ? of : of.set(row.name, row.value));
  }
  return found;
}

/** A table of spaces by indicators; null for fewer than two spaces. */
function matrix(
  source: Source,
  found: Cells,
  names: readonly string[],
  rest: Pick<Figure, 'id' | 'finding' | 'help' | 'note'>,
): Figure | null {
  const spaces = [...found].slice(0, COMPARED);
  if (spaces.length < 2) return null;
  const told = names.filter((name) => spaces.some(([, of]) => of.has(name)));
  const { glossary } = source;
  const rows = spaces.map(([space, of]) => ({
    space: spaceName(space),
    ...Object.fromEntries(told.map((name) => [name, of.get(name) ?? null])),
  }));
  const heading = (name: string): Heading => {
    const { unit } = glossary.define('indicator', name);
    const as = unit === 'share' ? 'percent' : spaces.every(([, of]) => Number.isInteger(of.get(name) ?? 0)) ? 'whole' : 'value';
    return { name, label: glossary.title('indicator', name), as, absent: '–' };
  };
  return figure({ ...rest, alt: '', rows, headings: [{ name: 'space', label: 'Space' }, ...told.map(heading)], chart: null });
}

/** The 95% interval of an indicator of a space in brackets; nothing where it has none. */
async function intervalOf({ db }: Source, space: string, indicator: string): Promise<string> {
  const [row] = await db.rows<{ low: number; high: number }>(`SELECT low, high FROM indicators
    WHERE scope = 'space' AND period IS NULL AND item = ${literal(space)} AND indicator = ${literal(indicator)} AND low IS NOT NULL AND high IS NOT NULL`);
  return row === undefined ? '' : ` (95% interval ${percent(row.low)} to ${percent(row.high)})`;
}

async function purposeFigure(source: Source): Promise<Figure | null> {
  const found = await cells(source, ['people', ...PURPOSES], `(starts_with(item, '#') OR contains(item, '/'))`);
  const coded = new Map([...found].filter(([, of]) => PURPOSES.some((name) => of.has(name))));
  // The first space of which more than nothing may be told: of some all is withheld but what is 0.
  const [space, of] = [...coded].find(([, shares]) => PURPOSES.some((name) => (shares.get(name) ?? 0) > 0)) ?? [];
  if (space === undefined || of === undefined) return null;
  const most = PURPOSES.reduce((best, name) => ((of.get(name) ?? 0) > (of.get(best) ?? 0) ? name : best));
  const largest = coded.keys().next().value === space && of.has('people') ? ', the space with most people,' : '';
  return matrix(source, coded, PURPOSES, {
    id: 'purposes',
    finding: `${percent(of.get(most) ?? 0)}${await intervalOf(source, space, most)} of the coded posts of ${spaceName(space)}${largest} are ${source.glossary.title('indicator', most).toLowerCase()}${byProgramAlone(source)}`,
    help: 'Shares of the coded posts of each space by what they do; a post may do several things.',
    note: `Codes are the classifier’s, not corrected by human coding; flags such as asking or news stand only where no code does.${await roundedPlacesNote(source.db)}`,
  });
}

/** The spaces that are measured alike, as SQL: ties are counted in none but these. */
const ALIKE = `item IN (SELECT item FROM indicators WHERE indicator = 'outTies' AND scope = 'space')`;

async function measureFigure(source: Source): Promise<Figure | null> {
  const found = await cells(source, MEASURES, ALIKE);
  return matrix(source, found, MEASURES, {
    id: 'space-measures',
    finding: `${counted(found.size, 'space')} measured alike, after Greenhalgh (2021)`,
    help: 'Hashtags and groups of at least 50 posts and 10 people, those with most people first; before them, those of which the number of people is not told.',
    note: found.size > COMPARED ? `The first ${COMPARED} of ${whole(found.size)}.` : null,
  });
}

/** What sets spaces apart: the weights of the measures in the first components. */
async function componentFigure(source: Source): Promise<Figure | null> {
  const { db, glossary, k } = source;
  const found = await db.rows<{ component: number; measure: string; weight: number; variance: number; chance: number; spaces: number }>(
    'SELECT component, measure, weight, variance, chance, spaces FROM components ORDER BY component, measure',
  );
  const [any] = found;
  if (any === undefined || any.spaces < k) return null;
  const { size } = await cells(source, MEASURES, ALIKE);
  const numbers = [...new Set(found.map(({ component }) => component))];
  const names = [...new Set(found.map(({ measure }) => measure))].sort(
    (a, b) => glossary.rank('indicator', a) - glossary.rank('indicator', b),
  );
  const weight = (component: number, measure: string) =>
    found.find((row) => row.component === component && row.measure === measure)?.weight ?? null;
  const of = (what: 'variance' | 'chance') => numbers.map((component) => found.find((row) => row.component === component)?.[what] ?? 0);
  const [held, chance] = [of('variance'), of('chance')];
  const strongest = names
    .map((measure) => ({ measure, size: Math.abs(weight(1, measure) ?? 0) }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 3);
  return figure({
    id: 'space-components',
    finding:
      (held[0] ?? 0) > (chance[0] ?? 0)
        ? `${percent(held[0] ?? 0)} of the differences between ${whole(any.spaces)} spaces lie on one axis, of ${list(strongest.map(({ measure }) => glossary.title('indicator', measure).toLowerCase()))}`
        : `No axis holds more of the differences between ${whole(any.spaces)} spaces than chance would`,
    help: 'Correlations of each measure with the principal components; measures with large weights of one sign go together, those of opposite signs apart.',
    alt: '',
    rows: [
      ...names.map((measure) => ({
        measure: glossary.title('indicator', measure),
        ...Object.fromEntries(numbers.map((component) => [`c${component}`, weight(component, measure)])),
      })),
      { measure: 'Share of all differences', ...Object.fromEntries(numbers.map((component, i) => [`c${component}`, held[i] ?? null])) },
      { measure: 'By chance, at most', ...Object.fromEntries(numbers.map((component, i) => [`c${component}`, chance[i] ?? null])) },
    ],
    headings: [
      { name: 'measure', label: 'Measure' },
      ...numbers.map((component): Heading => ({ name: `c${component}`, label: `Component ${component}`, as: 'value' })),
    ],
    chart: null,
    note: `${any.spaces > size ? `The ${whole(any.spaces)} spaces include some about which nothing is told one by one, to protect people. ` : ''}Counts enter as logarithms; the axes are not rotated. By chance: what an axis holds at most in 95 of 100 tables in which measures have nothing to do with each other (Horn 1965); an axis that holds no more says nothing. Where spaces stand on them is in the table indicators.`,
  });
}

async function groupFigure(source: Source): Promise<Figure | null> {
  const found = await cells(source, GROUPS, `contains(item, '/') AND NOT starts_with(item, '#')`);
  const [a, b] = [...found];
  if (a === undefined || b === undefined) return null;
  // How many posts and people a space has stands elsewhere, and that nothing was deleted says nothing.
  if (
    ![...found.values()].some((of) =>
      [...of].some(([name, n]) => name !== 'posts' && name !== 'people' && (name !== 'deletedShare' || n > 0)),
    )
  )
    return null;
  const told = (name: string) => (a[1].has(name) && b[1].has(name) ? ([a[1].get(name), b[1].get(name)] as [number, number]) : null);
  const rates = told('responseRate');
  return matrix(source, found, GROUPS, {
    id: 'groups-compared',
    finding:
      rates === null
        ? `${counted(found.size, 'group')} side by side`
        : `In ${spaceName(a[0])} ${percent(rates[0])} of first posts were answered, in ${spaceName(b[0])} ${percent(rates[1])}`,
    help: 'Subreddits, forums and boards on the measures by which studies compare them (Staudt Willet & Carpenter 2020, 2021).',
    note: 'Karma is the score at the moment of capture; deleted posts are missing from most exports.',
  });
}

/**
 * How the second largest group differs from the largest. Ratios are against the largest group of a platform: nothing is told where
 * that one may not be named, or where it is not told of some group how many people it has, and so not which is larger.
 */
async function groupRatios(source: Source): Promise<Figure | null> {
  const [first, second] = [...(await cells(source, ['people'], `contains(item, '/') AND NOT starts_with(item, '#')`))];
  const people = first?.[1].get('people');
  if (first === undefined || second === undefined || people === undefined) return null;
  const [[base], [other]] = [first, second];
  const platform = `${base.split('/', 1)[0]}/`;
  const { larger } = await source.db.row<'larger'>(
    `SELECT count(*) AS larger FROM indicators WHERE indicator = 'people' AND scope = 'space' AND period IS NULL AND value >= ${people}
     AND starts_with(item, ${literal(platform)}) AND item NOT IN (${literal(base)}, ${literal(other)})`,
  );
  if (larger > 0 || !other.startsWith(platform)) return null;
  const [largest, next] = [spaceName(base), spaceName(other)];
  return ratioFigure(source, other, {
    id: 'group-contrasts',
    of: /^group\w+Ratio$/,
    without: /, against the largest group$/,
    finding: (most) =>
      most === null ? `${next} does not differ clearly from ${largest}` : timesAsFrequent(most, `in ${next}`, `in ${largest}`),
    heading: `${next} against ${largest}`,
    help: `Each point is how many times as often something happens in ${next} as in ${largest}: ×1 as often, ×2 twice as often, ×0.5 half as often. Lines are 95% intervals that allow for several posts by one person.`,
    alt: `${next} against ${largest}`,
    note: 'Of the groups told here the two with most people; others are in the table indicators.',
  });
}
