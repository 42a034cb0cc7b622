import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { denominatorFigure, fates } from '../../../../src/report/sections/data/denominators.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

/** What is told of twelve people with a post each, six of them with a hashtag and uncodable; so many more such are by the first. */
async function told(more: number) {
  return withTables({}, ['posts', 'turns', 'threads', 'ties', 'profiles'], async (db) => {
    await db.run(`CREATE TABLE "shownPosts" AS
      SELECT concat('p', i) AS post, NULL::VARCHAR AS thread, teller, teller AS account, false AS automated, NULL::TIMESTAMP AS time, NULL::VARCHAR AS space, false AS linked,
        CASE WHEN busy THEN ['roomchat'] ELSE [] END AS hashtags, busy AS uncodable, CAST(NOT busy AS INTEGER) AS judged
      FROM (SELECT i, CASE WHEN i < 12 THEN i + 1 ELSE 1 END AS teller, i < 6 OR i >= 12 AS busy FROM range(${12 + more}) AS all_posts(i))`);
    const source = { db, k: 5, platforms: [{}], unit: 'people' } as unknown as Source;
    const figure = await denominatorFigure(source);
    const counted = figure === null ? [] : rowsOf<{ what: string; n: number }>(figure.table).map(({ what, n }) => [what, n]);
    return { counted: Object.fromEntries(counted), ...(await fates(source)) };
  });
}

test('how many posts have something, or cannot be coded, is told where many people have such posts', async () => {
  expect(await told(3)).toMatchObject({ counted: { Posts: 15, 'Posts with a hashtag': 9 }, uncodable: 9, coded: 6 });
});

test('and not where nearly all of them are one person’s', async () => {
  const { counted, uncodable } = await told(60);
  expect(counted).toMatchObject({ Posts: 72 });
  expect(counted).not.toHaveProperty('Posts with a hashtag');
  expect(uncodable).toBeNull();
});
