import { expect, test } from 'vitest';
import { postsOverTime, spanned, spannedShort } from '../../../../src/report/sections/posts/weeks.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

test.each([
  ['2022-01-01', '2026-12-31', 'the years from 2022 to 2026', '2022 – 2026'],
  ['2022-01-01', '2022-12-31', 'the year 2022', '2022'],
  ['2022-01-03', '2026-12-31', 'the weeks from 3 Jan 2022 to 31 Dec 2026', '3 Jan 2022 – 31 Dec 2026'],
])('a time cut at years, from %s to %s, is told in years: its last days may lie ahead', (from, to, words, short) => {
  const time = { weeks: 260, first: 0, last: 0, holds: 'all', from: new Date(from), to: new Date(to) } as const;
  expect(spanned(time)).toBe(words);
  expect(spannedShort(time)).toBe(short);
});

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
