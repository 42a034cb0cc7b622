import type { Database } from '../../../database/database.ts';
import { type Cell, isSmall, withheld } from '../../../privacy/suppression.ts';
import { BOTS, mostOf } from '../../source/people.ts';

/** The counts and shares of the whole study that may be told, by the names that published studies ask for. */
export async function toldCounts(db: Database, k: number): Promise<{ readonly name: string; readonly value: number }[]> {
  const found = await db.rows<Counted>(counts(db));
  const given = givenBack(found, k);
  return found.flatMap((one) =>
    one.value === null || isSmall(cellOf(one), k) || given.has(one.name) ? [] : [{ name: one.name, value: one.value }],
  );
}

/** Those that are shares. */
export const SHARES: ReadonlySet<string> = new Set([
  'typePosts',
  'typeRetweets',
  'typeReplies',
  'originalShare',
  'originalUsers',
  'originalsOfTop',
  'synchronous',
]);

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
