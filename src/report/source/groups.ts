import { literal } from '../../database/sql.ts';
import { solvable, withheld } from '../../privacy/suppression.ts';
import { isTold } from '../../privacy/things.ts';
import type { Database } from '../../table.ts';

/**
 * Takes out of the table `publicThings` the groups (subreddits, forums, channels) whose posts, taken from those of all
 * groups or of a platform, would leave the posts of fewer than k people: a post stands in one group, so what is told of
 * the others, wherever in the report, gives the last one back. Reads the view `shownPosts`; `people` counts those behind
 * rows of it, as SQL.
 */
export async function closeGroups(db: Database, k: number, people: string): Promise<void> {
  const found = await db.rows<{ platform: string; space: string | null; posts: number; people: number; told: boolean }>(
    `SELECT platform, space, count(*) AS posts, ${people} AS people, coalesce(bool_and(${isTold(k, 'posts', 'space', 'space')}), true) AS told
    FROM (SELECT split_part(post, ':', 1) AS platform, space, teller FROM "shownPosts") GROUP BY platform, space ORDER BY posts DESC, people DESC, space, platform`,
  );
  const index = [...found.keys()];
  const platforms = [...new Set(found.map(({ platform }) => platform))];
  const lines = [
    index.filter((i) => found[i]?.space !== null),
    ...platforms.map((platform) => index.filter((i) => found[i]?.platform === platform)),
  ];
  const { cells: hidden } = withheld(
    found.map((row) => ({ count: row.posts, people: row.told ? row.people : 0 })),
    lines,
    k,
  );
  const closed = found.flatMap(({ platform, space }, i) => (hidden[i] && space !== null ? [`space\n${platform}/${space}`] : []));
  await db.keep('closedGroups', { thing: closed });
  await db.run('DELETE FROM "publicThings" WHERE thing IN (FROM "closedGroups")');
}

/**
 * Makes the table `closedPlaces`: platforms, hashtags and groups of which shares and medians are not told, because the
 * same is told of a larger whole (the study, a platform, a hashtag or group that holds all their posts), and the posts
 * that the two do not have in common come from fewer than k people: the difference would tell of these. How many posts
 * such a place has may be told. Where several places together leave such posts, the smallest is closed. Reads the views
 * `shownPosts` and `indicators` and the table `publicThings`.
 */
export async function closePlaces(db: Database, k: number, people: string): Promise<void> {
  const platforms = await db.rows<{ place: string; posts: number; people: number }>(
    `SELECT split_part(post, ':', 1) AS place, count(*) AS posts, ${people} AS people FROM "shownPosts" WHERE NOT automated GROUP BY place ORDER BY place`,
  );
  const { cells: hidden } = withheld(
    platforms.map(({ posts, people: few }) => ({ count: posts, people: few })),
    [[...platforms.keys()]],
    k,
  );
  // How many posts and people a place has, its indicators say: only pairs that can be nested are looked at post by post.
  await db.run(`CREATE OR REPLACE TABLE "pairs" AS
    WITH counted AS (
      SELECT coalesce(item, '') AS place, value AS posts, people FROM indicators
      WHERE indicator = 'posts' AND scope <> 'person' AND period IS NULL AND people >= ${k} AND ${isTold(k, 'indicators', 'item', 'item')}
    )
    SELECT part.place AS part, part.posts AS posts, whole.place AS whole FROM counted part JOIN counted whole
      ON part.place <> '' AND whole.posts > part.posts AND whole.people >= part.people AND whole.people < part.people + ${k}`);
  const [{ pairs } = { pairs: 0 }] = await db.rows<{ pairs: number }>('SELECT count(*) AS pairs FROM "pairs"');
  await db.run(`CREATE OR REPLACE TABLE "standing" AS
    WITH sought AS (SELECT part AS place FROM "pairs" UNION SELECT whole FROM "pairs"),
    posts AS (SELECT number, split_part(post, ':', 1) AS platform, space, hashtags, teller FROM "shownPosts" WHERE NOT automated AND ${pairs > 0}),
    everywhere AS (
      SELECT '' AS place, number, teller FROM posts
      UNION ALL SELECT platform, number, teller FROM posts
      UNION ALL SELECT concat('#', tag), number, teller FROM (SELECT number, teller, unnest(hashtags) AS tag FROM posts)
      UNION ALL SELECT concat(platform, '/', space), number, teller FROM posts WHERE space IS NOT NULL
    ), kept AS (SELECT * FROM everywhere WHERE place IN (SELECT place FROM sought))
    SELECT "pairs".*, kept.number, kept.teller, kept.place = part AS inside FROM "pairs" JOIN kept ON kept.place IN (part, whole)`);
  const nested = await db.rows<{ part: string }>(`
    WITH joined AS (
      SELECT part, whole, posts, number, any_value(teller) AS teller, bool_or(inside) AS inside, bool_or(NOT inside) AS around FROM "standing" GROUP BY part, whole, posts, number
    )
    SELECT DISTINCT part FROM (
      SELECT part, whole FROM joined GROUP BY part, whole, posts
      HAVING count(*) FILTER (inside AND around) = posts AND count(DISTINCT CASE WHEN NOT inside THEN teller END) BETWEEN 1 AND ${k - 1}
    ) ORDER BY part`);
  await db.run('DROP TABLE "standing"');
  await db.run('DROP TABLE "pairs"');
  const alone = platforms.flatMap(({ place }, i) => (hidden[i] && platforms.length > 1 ? [place] : []));
  const closed = new Set([...alone, ...nested.map(({ part }) => part)]);
  await closeTogether(db, k, people, closed);
  await db.keep('closedPlaces', { item: [...closed] });
}

/** Posts, places and sorts of posts (by the places they stand in) from which on nothing is sought: no combination of so many crowds leaves a few. */
const MOST = { posts: 300_000, places: 150, sorts: 4_000 } as const;

/** Closes further places until no combination of what is told of the others and of the study gives posts of few people back. */
async function closeTogether(db: Database, k: number, people: string, closed: Set<string>): Promise<void> {
  const told = await db.rows<{ item: string }>(
    `SELECT DISTINCT item FROM indicators WHERE scope = 'space' AND people >= ${k} AND ${isTold(k, 'indicators', 'item', 'item')} ORDER BY item`,
  );
  const [{ posts } = { posts: 0 }] = await db.rows<{ posts: number }>('SELECT count(*) AS posts FROM "shownPosts"');
  if (told.length === 0 || told.length > MOST.places || posts > MOST.posts) return;
  const found = await db.rows<{ places: string; people: number }>(`
    WITH posts AS (SELECT split_part(post, ':', 1) AS platform, space, hashtags, teller FROM "shownPosts" WHERE NOT automated),
    standing AS (
      SELECT teller, list_sort(list_distinct(list_filter(list_concat([platform, concat(platform, '/', space)], list_transform(hashtags, tag -> concat('#', tag))),
        place -> list_contains([${told.map(({ item }) => literal(item)).join(', ')}], place)))) AS places FROM posts
    )
    SELECT to_json(places)::VARCHAR AS places, ${people} AS people FROM standing GROUP BY places ORDER BY places LIMIT ${MOST.sorts + 1}`);
  if (found.length > MOST.sorts) return;
  const sorts = found.map(({ places, people: n }) => ({ places: new Set(JSON.parse(places) as string[]), people: n }));
  const sizes = new Map<string, number>();
  for (const { places, people: n } of sorts) for (const place of places) sizes.set(place, (sizes.get(place) ?? 0) + n);
  const all = [...sorts.keys()];
  const few = (open: readonly string[]) => {
    const lines = [all, ...open.map((place) => all.filter((i) => sorts[i]?.places.has(place)))];
    return solvable(
      lines,
      all.map(() => true),
    ).filter((i) => (sorts[i]?.people ?? 0) > 0 && (sorts[i]?.people ?? 0) < k);
  };
  let open = [...sizes.keys()]
    .filter((place) => !closed.has(place))
    .sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1));
  for (let given = few(open); given.length > 0; given = few(open)) {
    const less = open.find((place) => few(open.filter((one) => one !== place)).length < given.length) ?? open[0];
    if (less === undefined) return;
    closed.add(less);
    open = open.filter((place) => place !== less);
  }
}

/**
 * Rounds, in what the report reads as `indicators`, the given shares of coded posts to whole per cent in places (the study
 * among them) of which the posts that are not coded come from fewer than k people: an exact share tells of how many posts
 * it is one, and what is left of all posts of the place would be theirs. Reads the views `shownPosts`, `labels` and `indicators`.
 */
export async function roundShares(
  db: Database,
  k: number,
  people: string,
  { names, codes }: Record<'names' | 'codes', readonly string[]>,
): Promise<void> {
  if (names.length === 0 || codes.length === 0) return;
  const within = (texts: readonly string[]) => texts.map(literal).join(', ');
  await db.run(`CREATE OR REPLACE TABLE "roundedPlaces" AS
    WITH told AS (SELECT DISTINCT coalesce(item, '') AS item FROM indicators WHERE indicator IN (${within(names)}) AND scope <> 'person' AND people >= ${k}),
    coded AS (
      SELECT post FROM labels WHERE code = ${literal(codes[0] as string)} AND post NOT IN (SELECT post FROM labels WHERE code = 'uncodable' AND value)
    ), others AS (
      SELECT split_part(post, ':', 1) AS platform, space, hashtags, teller FROM "shownPosts" WHERE teller IS NOT NULL AND post NOT IN (SELECT post FROM coded)
    ), standing AS (
      SELECT '' AS item, teller FROM others
      UNION ALL SELECT platform, teller FROM others
      UNION ALL SELECT concat('#', tag), teller FROM (SELECT teller, unnest(hashtags) AS tag FROM others)
      UNION ALL SELECT concat(platform, '/', space), teller FROM others WHERE space IS NOT NULL
    )
    SELECT item FROM standing SEMI JOIN told USING (item) GROUP BY item HAVING ${people} < ${k}`);
  const whole = (column: string) =>
    `CASE WHEN indicator IN (${within(names)}) AND person IS NULL AND coalesce(item, '') IN (FROM "roundedPlaces") AND ${column} > 0 AND ${column} < 1
      THEN least(0.99, greatest(0.01, round(${column}, 2))) ELSE ${column} END AS ${column}`;
  await db.run('ALTER VIEW indicators RENAME TO "indicatorsAsMade"');
  await db.run(`CREATE VIEW indicators AS SELECT * REPLACE (${['value', 'low', 'high'].map(whole).join(', ')}) FROM "indicatorsAsMade"`);
}
