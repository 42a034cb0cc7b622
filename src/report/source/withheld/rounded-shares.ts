import type { Database } from '../../../database/database.ts';
import { literal } from '../../../database/sql.ts';
import { type Cell, isSmall } from '../../../privacy/suppression.ts';
import { bitOf } from '../labelled.ts';
import { mostOf } from '../people.ts';

/**
 * Rounds given shares of coded posts to whole per cent, in the view `indicators` that the report reads. It does so in places
 * (the study among them) whose posts that are not coded come from fewer than k people, or nearly all from one: an exact share
 * gives away how many posts it is of, and so how many of the place are left. Shares that rounding would turn into none or all
 * are left out. Reads the views `shownPosts` and `indicators`.
 */
export async function roundShares(db: Database, k: number, names: readonly string[]): Promise<void> {
  await db.keep('roundedPlaces', { item: [] });
  if (names.length === 0) return;
  const within = (texts: readonly string[]) => texts.map(literal).join(', ');
  const left = await db.rows<Cell & { item: string } & Record<string, never>>(`
    WITH told AS (
      SELECT DISTINCT coalesce(item, '') AS item FROM indicators
      WHERE indicator IN (${within(names)}) AND scope <> 'person' AND people >= ${k}
    ), others AS (
      SELECT split_part(post, ':', 1) AS platform, space, hashtags, teller FROM "shownPosts"
      WHERE teller IS NOT NULL AND judged & ${bitOf(0)} = 0
    ), standing AS (
      SELECT '' AS item, teller FROM others
      UNION ALL SELECT platform, teller FROM others
      UNION ALL SELECT concat('#', tag), teller FROM (SELECT teller, unnest(hashtags) AS tag FROM others)
      UNION ALL SELECT concat(platform, '/', space), teller FROM others WHERE space IS NOT NULL
    ), each AS (SELECT item, teller, count(*) AS n FROM standing SEMI JOIN told USING (item) GROUP BY item, teller)
    SELECT item, sum(n) AS count, count(*) AS people, ${mostOf('n')} AS "most" FROM each GROUP BY item ORDER BY item`);
  await db.keep('roundedPlaces', { item: left.filter((cell) => isSmall(cell, k)).map(({ item }) => item) });
  const rounds = `indicator IN (${within(names)}) AND person IS NULL AND coalesce(item, '') IN (FROM "roundedPlaces")`;
  const whole = (column: string) => `CASE WHEN ${rounds} THEN round(${column}, 2) ELSE ${column} END AS ${column}`;
  await db.run('ALTER VIEW indicators RENAME TO "indicatorsAsMade"');
  await db.run(`CREATE VIEW indicators AS SELECT * REPLACE (${['value', 'low', 'high'].map(whole).join(', ')}) FROM "indicatorsAsMade"
    WHERE NOT (${rounds} AND value NOT IN (0, 1) AND round(value, 2) IN (0, 1))`);
}

/** What stands below shares of coded posts in places, of which some are rounded. */
export async function roundedPlacesNote(db: Database): Promise<string> {
  const { rounded } = await db.row<'rounded'>('SELECT count(*) AS rounded FROM "roundedPlaces"');
  return rounded === 0
    ? ''
    : ' Where the posts that are not coded come from too few people, shares of those coded are rounded to whole per cent: 14.0% then means 14%.';
}

/**
 * Rounds, in what the report reads as `indicators`, the ends of intervals of shares to whole per cent where they are of fewer than
 * 2k people: of few even three digits, with the number of posts, would tell how unequally they post.
 */
export async function roundEnds(db: Database, k: number): Promise<void> {
  const ends = ['low', 'high'].map(
    (column) =>
      `CASE WHEN person IS NULL AND people < ${2 * k} AND ${column} BETWEEN 0 AND 1 THEN round(${column}, 2) ELSE ${column} END AS ${column}`,
  );
  await db.run('ALTER VIEW indicators RENAME TO "indicatorsInFull"');
  await db.run(`CREATE VIEW indicators AS SELECT * REPLACE (${ends.join(', ')}) FROM "indicatorsInFull"`);
}
