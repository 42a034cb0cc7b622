import { expect, test } from 'vitest';
import { postsOverTime } from '../../../../src/report/sections/posts/weeks.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

test('codes are told of the same periods, however few people may be told of: posts of few would lie between other ends', async () => {
  const longer = await withTables({}, [], async (db) => {
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT 'One' AS platform, CAST(i % 32 AS INTEGER) AS week, i % 20 AS teller FROM range(420) AS posts(i)`,
    );
    const weeks = (k: number) =>
      postsOverTime({ db, k, posts: 420, platforms: [{ name: 'One', posts: 420, people: 20 }] } as unknown as Source, {
        weeks: 1,
        first: 0,
        last: 31,
      });
    return [(await weeks(2)).long, (await weeks(10)).long];
  });
  expect(longer).toEqual([
    { weeks: 8, first: 0, last: 3 },
    { weeks: 8, first: 0, last: 3 },
  ]);
});
