import type { Database } from '../../../database/database.ts';
import { literal } from '../../../database/sql.ts';
import { byCodePoint } from '../../../order.ts';
import { KnownSums } from '../../../privacy/known-sums.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { isTold } from '../../../privacy/things.ts';
import { PEOPLE } from '../people.ts';

/** What the two people with most posts on a platform have there. */
export type MostByPlatform = ReadonlyMap<string, readonly number[]>;

/** The same of every platform; automated accounts are nobody. */
export async function mostByPlatform(db: Database): Promise<MostByPlatform> {
  const found = await db.rows<{ platform: string; most: number[] }>(
    'SELECT platform, max(posts, 2) AS most FROM people WHERE posts > 0 AND NOT bot GROUP BY platform ORDER BY platform',
  );
  return new Map(found.map(({ platform, most }) => [platform, most]));
}

/**
 * Makes the table `closedPlaces`: platforms, hashtags and groups whose shares and medians are withheld, because a larger whole
 * (the study, or a platform, hashtag or group that holds all their posts) is told too, and the posts of the whole that are not
 * the place's come from fewer than k people: subtraction would tell of these. The number of posts of such a place may be told.
 * Where several places together leave such posts, the smallest is closed; so is a platform of which nearly all is one person's.
 * Reads the views `shownPosts` and `indicators` and the table `publicThings`.
 */
export async function closePlaces(db: Database, k: number, most: MostByPlatform = new Map()): Promise<void> {
  const platforms = await db.rows<{ place: string; posts: number; people: number }>(
    `SELECT split_part(post, ':', 1) AS place, count(*) AS posts, ${PEOPLE} AS people
    FROM "shownPosts" WHERE NOT automated GROUP BY place ORDER BY place`,
  );
  const all = [...platforms.keys()];
  const { cells: hidden } = withheld(
    platforms.map(({ place, posts, people: few }) => ({
      count: posts,
      people: few,
      ...(most.has(place) && { most: most.get(place) ?? [] }),
    })),
    [all],
    k,
    [all],
  );
  // How many posts and people a place has, its indicators say: only pairs that can be nested are looked at post by post.
  await db.run(`CREATE OR REPLACE TABLE "pairs" AS
    WITH counted AS (
      SELECT coalesce(item, '') AS place, value AS posts, people FROM indicators
      WHERE indicator = 'posts' AND scope <> 'person' AND period IS NULL AND people >= ${k} AND ${isTold(k, 'indicators', 'item', 'item')}
    )
    SELECT part.place AS part, part.posts AS posts, whole.place AS whole FROM counted part JOIN counted whole
      ON part.place <> '' AND whole.posts > part.posts AND whole.people >= part.people AND whole.people < part.people + ${k}`);
  const { pairs } = await db.row<'pairs'>('SELECT count(*) AS pairs FROM "pairs"');
  await db.run(`CREATE OR REPLACE TABLE "standing" AS
    WITH sought AS (SELECT part AS place FROM "pairs" UNION SELECT whole FROM "pairs"),
    posts AS NOT MATERIALIZED (
      SELECT number, split_part(post, ':', 1) AS platform, space, hashtags, teller FROM "shownPosts" WHERE NOT automated AND ${pairs > 0}
    ),
    everywhere AS (
      SELECT '' AS place, number, teller FROM posts
      UNION ALL SELECT platform, number, teller FROM posts
      UNION ALL SELECT concat('#', tag), number, teller FROM (SELECT number, teller, unnest(list_distinct(hashtags)) AS tag FROM posts)
      UNION ALL SELECT concat(platform, '/', space), number, teller FROM posts WHERE space IS NOT NULL
    )
    SELECT * FROM everywhere WHERE place IN (SELECT place FROM sought)`);
  const nested = await db.rows<{ part: string }>(`
    WITH nested AS (
      SELECT part, whole FROM "pairs" JOIN "standing" AS own ON own.place = part
      JOIN "standing" AS around ON around.place = whole AND around.number = own.number
      GROUP BY part, whole, posts HAVING count(*) = posts
    )
    SELECT DISTINCT part FROM (
      SELECT part, whole FROM nested JOIN "standing" AS around ON around.place = whole
      WHERE NOT EXISTS (FROM "standing" AS own WHERE own.place = part AND own.number = around.number)
      GROUP BY part, whole HAVING count(DISTINCT teller) BETWEEN 1 AND ${k - 1}
    ) ORDER BY part`);
  await db.run('DROP TABLE "standing"');
  await db.run('DROP TABLE "pairs"');
  const alone = platforms.flatMap(({ place }, i) => (hidden[i] && platforms.length > 1 ? [place] : []));
  const closed = new Set([...alone, ...nested.map(({ part }) => part)]);
  await closeTogether(db, k, closed);
  await db.keep('closedPlaces', { item: [...closed] });
}

/**
 * Posts, places and sorts of posts (by the places they stand in) from which on combinations of places are not looked at, which
 * would take too long.
 */
const MOST = { posts: 300_000, places: 150, sorts: 4_000 } as const;

/** Closes further places until no combination of what is told of the others and of the study gives posts of few people back. */
async function closeTogether(db: Database, k: number, closed: Set<string>): Promise<void> {
  const told = await db.rows<{ item: string }>(
    `SELECT DISTINCT item FROM indicators
    WHERE scope = 'space' AND people >= ${k} AND ${isTold(k, 'indicators', 'item', 'item')} ORDER BY item`,
  );
  const { posts } = await db.row<'posts'>('SELECT count(*) AS posts FROM "shownPosts"');
  if (told.length === 0 || told.length > MOST.places || posts > MOST.posts) return;
  const names = told.map(({ item }) => literal(item)).join(', ');
  const found = await db.rows<{ places: string; people: number }>(`
    WITH posts AS (SELECT split_part(post, ':', 1) AS platform, space, hashtags, teller FROM "shownPosts" WHERE NOT automated),
    everywhere AS (
      SELECT teller, list_concat([platform, concat(platform, '/', space)], list_transform(hashtags, tag -> concat('#', tag))) AS places FROM posts
    ),
    standing AS (
      SELECT teller, list_sort(list_distinct(list_filter(places, place -> list_contains([${names}], place)))) AS places FROM everywhere
    )
    SELECT to_json(places)::VARCHAR AS places, ${PEOPLE} AS people FROM standing GROUP BY places ORDER BY places LIMIT ${MOST.sorts + 1}`);
  if (found.length > MOST.sorts) return;
  const sorts = found.map(({ places, people: n }) => ({ places: new Set(JSON.parse(places) as string[]), people: n }));
  for (const place of givenAway(sorts, closed, k)) closed.add(place);
}

/** Posts that stand in the same places, and the people who wrote them. */
interface Sort {
  readonly places: ReadonlySet<string>;
  readonly people: number;
}

/**
 * Places, the small ones first, without which what is told of those that are left, and of all posts, gives posts of fewer
 * than k people away no more: what a sort of posts has of anything follows where sums over places have it alone.
 */
export function givenAway(sorts: readonly Sort[], closed: ReadonlySet<string>, k: number): string[] {
  const sizes = new Map<string, number>();
  for (const { places, people } of sorts) for (const place of places) sizes.set(place, (sizes.get(place) ?? 0) + people);
  const open = [...sizes.keys()]
    .filter((place) => !closed.has(place))
    .sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || byCodePoint(a, b));
  const all = [...sorts.keys()];
  const sums = new KnownSums([...open.map((place) => all.filter((i) => sorts[i]?.places.has(place))), all], sorts.length);
  const isSmall = (i: number) => (sorts[i]?.people ?? 0) > 0 && (sorts[i]?.people ?? 0) < k;
  const left = new Map(open.map((place, line) => [place, line]));
  const found: string[] = [];
  for (;;) {
    const given = new Set(sums.cells().filter(isSmall));
    const [first] = left;
    if (given.size === 0 || first === undefined) return found;
    const [place, line] = [...left].find(([, line]) => sums.rests(given, line)) ?? first;
    found.push(place);
    sums.drop(line);
    left.delete(place);
  }
}
