import { literal } from '../../../database/sql.ts';
import { platformTitle } from '../../../text/platform-title.ts';
import { type Figure, figure, type Heading, type Section } from '../../figure.ts';
import { enough, tellable } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { byToldPeople, tellsClosedCrowd } from '../../source/withheld/crowds.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted, counting, percent, whole } from '../../words/words.ts';
import { SHARES, toldCounts } from './counts.ts';
import { type Published, published, type Reported } from './published-studies.ts';

/** A figure of this study, with how it is printed. */
interface Own {
  readonly value: number;
  readonly printed: string;
}

/** Values by indicator, in columns: the whole study, its two largest groups, its largest chat, or the mean of its hashtags. */
type Columns = readonly { readonly label: string; readonly values: ReadonlyMap<string, Own> }[];

/** Measures from which on a comparison is shown; hashtags from which on their mean is. */
const LEAST = 3;

/** What published studies report, under their names, beside the same of this study. */
export async function besidePublished(source: Source): Promise<Section> {
  const columns: Record<Published['scope'], Columns> = {
    study: await ofStudy(source),
    groups: await ofSpaces(source, 'groups'),
    chats: await ofSpaces(source, 'chats'),
    spaces: await ofHashtags(source),
  };
  // All but the studies of groups are of tweets.
  const tweets = source.platforms.some(({ name }) => name === platformTitle('twitter'));
  const figures = published
    .filter(({ scope }) => tweets || scope === 'groups')
    .map((study) => besideFigure(source, study, columns[study.scope]))
    .filter((one) => one !== null);
  return {
    id: 'published',
    title: 'Beside published studies',
    findings: [],
    introduction: [
      figures.length === 0
        ? `Of no published study at least ${counting(LEAST)} measures can be told here: those that this report knows are of tweets, and of groups such as subreddits.`
        : 'The measures of published studies of educators’ social media under the names they have there, and the same of this study without automated accounts. Collections, times and platforms differ: a difference is not in itself a finding. An empty cell of a published study means that its value is not known here; an empty cell of this study means that the value is withheld or does not exist.',
      ...(tweets && figures.length > 0 && source.platforms.length > 1
        ? ['Where they speak of tweets, posts on all platforms of this study are counted.']
        : []),
    ],
    figures,
  };
}

function besideFigure(source: Source, { id, cited, doi, of, measures, without }: Published, columns: Columns): Figure | null {
  const told = measures.filter(({ indicator }) => columns.some(({ values }) => values.has(indicator)));
  if (told.length < LEAST) return null;
  const rows = measures.map(({ called, indicator, values }) => ({
    measure: called,
    ...Object.fromEntries(
      columns.flatMap(({ values: own }, i) => [
        [`here${i}`, own.get(indicator)?.value ?? null],
        [`printed${i}`, own.get(indicator)?.printed ?? null],
      ]),
    ),
    ...Object.fromEntries(
      of.flatMap((_, i) => [
        [`there${i}`, values?.[i] || null],
        [`said${i}`, there(source, values?.[i], indicator)],
      ]),
    ),
  }));
  return figure({
    id: `beside-${id}`,
    finding: `The measures of ${cited}`,
    help: `Each line is a measure of the study (doi:${doi}), here and there.`,
    doi,
    alt: '',
    rows,
    headings: [
      { name: 'measure', label: 'Measure, as the study names it' },
      ...columns.map(({ label }, i): Heading => ({ name: `here${i}`, label, as: 'value', print: `printed${i}`, absent: '–' })),
      ...of.map((label, i): Heading => ({ name: `there${i}`, label: `There: ${label}`, as: 'value', print: `said${i}`, absent: '–' })),
    ],
    also: [...columns.map((_, i) => `printed${i}`), ...of.map((_, i) => `said${i}`)],
    chart: null,
    note: without,
  });
}

/** A published value as it is printed: in the way in which the same of this study is. */
function there(source: Source, reported: NonNullable<Reported['values']>[number] | undefined, indicator: string): string | null {
  if (reported === undefined || reported === '') return null;
  if (typeof reported === 'string') return reported;
  return SHARES.has(indicator) ? percent(reported) : own(source, indicator, reported).printed;
}

async function ofStudy(source: Source): Promise<Columns> {
  const { db, k } = source;
  const values = new Map<string, Own>();
  for (const { name, value: held } of await toldCounts(db, k))
    values.set(name, { value: held, printed: SHARES.has(name) ? percent(held) : whole(held) });
  const told = await db.rows<{ name: string; value: number }>(
    `SELECT indicator AS name, value
     FROM indicators
     WHERE scope = 'study' AND period IS NULL AND indicator IN (${named('study')}) AND ${enough(k)}
     ORDER BY indicator`,
  );
  for (const { name, value: held } of told) if (!values.has(name)) values.set(name, own(source, name, held));
  return [{ label: 'This study', values }];
}

/** The spaces with most people among those of a sort: two groups, or one chat. */
const SORTS = {
  groups: { most: 2, are: "contains(item, '/') AND NOT starts_with(item, '#')" },
  chats: { most: 1, are: "item IN (SELECT item FROM indicators WHERE indicator = 'sessions')" },
} as const;

async function ofSpaces(source: Source, scope: keyof typeof SORTS): Promise<Columns> {
  const { most, are } = SORTS[scope];
  const rows = await source.db.rows<{ item: string; name: string; value: number; crowded: boolean }>(`
    SELECT item, indicator AS name, value, ${tellsClosedCrowd} AS crowded FROM indicators
    WHERE scope = 'space' AND period IS NULL AND ${are} AND indicator IN (${named(scope)}) AND ${tellable(source.k)}
    ORDER BY ${byToldPeople}`);
  const items = [...new Set(rows.map(({ item }) => item))].slice(0, most);
  return items.map((item) => ({
    label: spaceName(item),
    values: new Map(
      rows.filter((row) => row.item === item && !row.crowded).map(({ name, value: held }) => [name, own(source, name, held)]),
    ),
  }));
}

/**
 * The mean of the hashtags that are compared, those among them that are too small to be told included; left out where it
 * would tell of these, being a single one or borne by few.
 */
async function ofHashtags(source: Source): Promise<Columns> {
  const { db, k } = source;
  const rows = await db.rows<{ item: string; name: string; value: number; told: boolean; bearers: number | null }>(`
    SELECT item, indicator AS name, value, ${enough(k)} AS told, bearers FROM indicators
    WHERE scope = 'space' AND period IS NULL AND starts_with(item, '#') AND indicator IN (${named('spaces')})
      AND item IN (SELECT item FROM indicators WHERE indicator = 'outTies' AND scope = 'space')
    ORDER BY indicator, item`);
  const size = new Set(rows.map(({ item }) => item)).size;
  if (size < LEAST) return [];
  const names = [...new Set(rows.map(({ name }) => name))];
  const means = names.flatMap((name): [string, Own][] => {
    const held = rows.filter((row) => row.name === name);
    const hidden = held.filter(({ told }) => !told);
    const few = hidden.length === 1 || (hidden.length > 1 && hidden.reduce((sum, { bearers }) => sum + (bearers ?? 0), 0) < 2 * k);
    return few ? [] : [[name, own(source, name, held.reduce((sum, row) => sum + row.value, 0) / held.length)]];
  });
  return [{ label: `Mean of ${counted(size, 'hashtag')}`, values: new Map(means) }];
}

function own({ glossary }: Source, name: string, held: number): Own {
  return { value: held, printed: glossary.print(glossary.define('indicator', name), held) };
}

/** The names that the studies of a scope ask for, as SQL. */
function named(scope: Published['scope']): string {
  return published
    .filter((study) => study.scope === scope)
    .flatMap(({ measures }) => measures.map(({ indicator }) => literal(indicator)))
    .join(', ');
}
