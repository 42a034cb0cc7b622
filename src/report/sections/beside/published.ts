import type { Database } from '../../../database/database.ts';
import { literal } from '../../../database/sql.ts';
import { type Cell, isSmall, withheld } from '../../../privacy/suppression.ts';
import { platformTitle } from '../../../text/platform-title.ts';
import { type Figure, figure, type Heading, type Section } from '../../figure.ts';
import { tellsClosedCrowd } from '../../source/crowds.ts';
import type { Source } from '../../source/source.ts';
import { BOTS, enough, mostOf, tellable } from '../../source/told.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted, percent, whole } from '../../words/words.ts';
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
        ? 'Nothing that published studies report can be measured in this study.'
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

/**
 * Counts and shares of the whole study that no indicator tells, everybody but bots; each with the people who bear it, and
 * of posts, how many they are and what the two people with most of them have. Whose post is answered or passed on is told
 * by that post where the export does not say.
 */
function counts(db: Database): string {
  const posts = db.numbered('posts');
  return `
WITH oneself AS (
  SELECT number FROM ${posts} WHERE kind = 'reply' AND "replyToPerson" = author OR kind = 'repost' AND "repostOfPerson" = author
  UNION ALL
  SELECT p.number FROM ${posts} AS p JOIN posts q ON q.post = CASE WHEN p.kind = 'reply' THEN p."replyTo" ELSE p."repostOf" END AND q.author = p.author
  WHERE p.kind = 'reply' AND p."replyToPerson" IS NULL OR p.kind = 'repost' AND p."repostOfPerson" IS NULL
), turned AS (
  SELECT number FROM "shownPosts" WHERE post IN (SELECT post FROM turns)
), own AS NOT MATERIALIZED (
  SELECT number, CASE WHEN account > 0 THEN account END AS teller, kind, CAST(time AS DATE) AS day FROM "shownPosts" WHERE NOT automated
), each AS (
  SELECT teller, kind, CASE WHEN kind IN ('original', 'quote') OR number IN (FROM oneself) THEN 'typePosts' WHEN kind = 'repost' THEN 'typeRetweets' ELSE 'typeReplies' END AS type,
    count(*) AS n FROM own GROUP BY ALL
), sorts AS (
  SELECT type AS name, teller, n FROM each
  UNION ALL SELECT CASE kind WHEN 'original' THEN 'originals' WHEN 'repost' THEN 'retweets' ELSE 'others' END, teller, n FROM each
  UNION ALL SELECT concat('${APART}', kind), teller, n FROM each WHERE type = 'typePosts' AND kind <> 'original'
), sorted AS (
  SELECT name, sum(n) AS posts, count(teller) AS bearers, ${mostOf('n')} AS most FROM (SELECT name, teller, sum(n) AS n FROM sorts GROUP BY ALL) GROUP BY name
), whole AS (
  SELECT coalesce(sum(n), 0) AS n, count(DISTINCT teller) AS people FROM each
), days AS (
  SELECT day, sum(n) AS n, count(teller) AS people, ${mostOf('n')} AS most FROM (SELECT day, teller, count(*) AS n FROM own WHERE day IS NOT NULL GROUP BY ALL) GROUP BY day
), originals AS (
  SELECT teller, coalesce(sum(n) FILTER (kind = 'original'), 0) AS n FROM each WHERE teller IS NOT NULL GROUP BY teller
), ranked AS (
  SELECT n, row_number() OVER (ORDER BY n DESC) AS rank, count(*) OVER () AS people FROM originals
), flagged AS (
  SELECT person FROM indicators WHERE scope = 'person' AND indicator = 'auditFlags' AND value > 0
), sessions AS (
  SELECT count(*) AS n, count(DISTINCT teller) AS people FROM own WHERE number IN (FROM turned)
)
SELECT name, CAST(CASE WHEN starts_with(name, 'type') THEN posts / whole.n ELSE posts END AS DOUBLE) AS value, bearers, posts, most FROM sorted, whole
UNION ALL SELECT 'originalShare', posts / whole.n, bearers, posts, most FROM sorted, whole WHERE name = 'originals'
UNION ALL SELECT 'busiestDay', n, people, n, most FROM (FROM days ORDER BY n DESC, day DESC LIMIT 1)
UNION ALL SELECT *, NULL, [] FROM (
  SELECT 'posts', n, people FROM whole
  UNION ALL SELECT 'people', people, people FROM whole
  UNION ALL SELECT 'originalUsers', CAST(count(CASE WHEN n > 0 THEN 1 END) AS DOUBLE) / nullif(count(*), 0), count(CASE WHEN n > 0 THEN 1 END) FROM originals
  UNION ALL SELECT 'originalUsersOthers', count(CASE WHEN n = 0 THEN 1 END), count(CASE WHEN n = 0 THEN 1 END) FROM originals
  UNION ALL SELECT 'originalsOfTop', CAST(sum(CASE WHEN rank <= ceil(people / 100.0) THEN n ELSE 0 END) AS DOUBLE) / nullif(sum(n), 0), ceil(max(people) / 100.0) FROM ranked
  UNION ALL SELECT 'days', count(*), sum(people) FROM days
  UNION ALL SELECT 'synchronous', CAST(sessions.n AS DOUBLE) / nullif(whole.n, 0), sessions.people FROM sessions, whole
  UNION ALL SELECT 'synchronousOthers', count(*), count(DISTINCT teller) FROM own WHERE number NOT IN (FROM turned)
  UNION ALL SELECT 'flagged', count(DISTINCT person), count(DISTINCT person) FROM flagged
  UNION ALL SELECT 'flaggedOthers', people, people FROM (
    SELECT (SELECT people FROM whole) - count(*) AS people FROM (SELECT DISTINCT person FROM flagged)
    WHERE person IN (SELECT author FROM posts) AND person NOT IN ${BOTS}
  )
)`;
}

/** Those among them that are shares. */
const SHARES: ReadonlySet<string> = new Set([
  'typePosts',
  'typeRetweets',
  'typeReplies',
  'originalShare',
  'originalUsers',
  'originalsOfTop',
  'synchronous',
]);

async function ofStudy(source: Source): Promise<Columns> {
  const { db, k } = source;
  const found = await db.rows<Counted & Record<string, never>>(counts(db));
  const given = givenBack(found, k);
  const values = new Map<string, Own>();
  for (const one of found) {
    const { name, value: held } = one;
    if (held !== null && !isSmall(cellOf(one), k) && !given.has(name))
      values.set(name, { value: held, printed: SHARES.has(name) ? percent(held) : whole(held) });
  }
  const told = await db.rows<{ name: string; value: number }>(
    `SELECT indicator AS name, value
     FROM indicators
     WHERE scope = 'study' AND period IS NULL AND indicator IN (${named('study')}) AND ${enough(k)}
     ORDER BY indicator`,
  );
  for (const { name, value: held } of told) if (!values.has(name)) values.set(name, own(source, name, held));
  return [{ label: 'This study', values }];
}

/** A count or share of the study: what people it comes from, and of posts how many they are and what two people have most of. */
interface Counted {
  readonly name: string;
  readonly value: number | null;
  readonly bearers: number | null;
  readonly posts: number | null;
  readonly most: readonly number[];
}

function cellOf({ bearers, posts, most }: Counted): Cell {
  return { count: posts ?? bearers ?? 0, people: bearers ?? 0, most };
}

/** Kinds of post that all posts fall into: of all but one of them, the number of posts gives the last. */
const TYPES = ['typePosts', 'typeRetweets', 'typeReplies'];
const PARTITIONS = [TYPES, ['originals', 'retweets', 'others']];
/** What begins the name of the posts, by kind, in which the two divisions differ. */
const APART = 'post by ';
/** What says the same in another way, by what it says. */
const SAME: Readonly<Record<string, string>> = { originalShare: 'originals' };

/** The counts from which, with the others printed, follows what fewer than k people did, or nearly all of it one. */
function givenBack(found: readonly Counted[], k: number): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const names of PARTITIONS) {
    const cells = names.map((name) => found.find((one) => one.name === name)).map((row) => (row ? cellOf(row) : { count: 0, people: 0 }));
    for (const [i, is] of withheld(cells, [[...cells.keys()]], k).cells.entries()) if (is) hidden.add(names[i] as string);
  }
  const few = found.filter((one) => one.value !== null && one.value > 0 && isSmall(cellOf(one), k));
  for (const { name } of few) if (name.endsWith('Others')) hidden.add(name.slice(0, -'Others'.length));
  if (few.some(({ name }) => name.startsWith(APART))) for (const name of TYPES) hidden.add(name);
  for (const [name, other] of Object.entries(SAME)) if (hidden.has(other)) hidden.add(name);
  return hidden;
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
    ORDER BY max(CASE WHEN indicator = 'people' THEN value END) OVER (PARTITION BY item) DESC NULLS LAST, item, indicator`);
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
