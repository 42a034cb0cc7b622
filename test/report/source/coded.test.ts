import { expect, test } from 'vitest';
import { fewUncoded, gatherCoded, intervalText, protect, tallies, uncoded } from '../../../src/report/source/coded.ts';
import type { Source } from '../../../src/report/source/source.ts';
import { withTables } from '../tables.ts';

const codes = ['sharing'];

/** What is told of the code over all posts; of each post its teller, null where its author is deleted, and whether it carries the code. */
function told(posts: readonly (readonly [teller: number | null, sharing: boolean])[]) {
  return withTables({}, [], async (db) => {
    const rows = posts.map(([teller, value], i) => `(${i}, ${teller ?? 'NULL::INTEGER'}, ${value ? 1 : 0})`);
    await db.run(`CREATE TABLE "shownPosts" AS SELECT number, teller AS account, teller, 'reddit' AS platform, 1 AS week, NULL AS community, false AS automated, 1 AS judged, carried
      FROM (VALUES ${rows.join(', ')}) AS given(number, teller, carried)`);
    const source = { db, codes, k: 5 } as unknown as Source;
    await gatherCoded(source);
    return protect(await tallies(source, "''", 'true'), source)[0];
  });
}

const others = Array.from({ length: 5 }, (_, i) => [100 + i, false] as const);

test('posts of deleted authors are of nobody: five people are needed beside them', async () => {
  const four = Array.from({ length: 4 }, (_, i) => [i, true] as const);
  expect(await told([...four, ...others, [null, true], [null, true]])).toMatchObject({ n: 11, yes: null, people: null, share: null });
  expect(await told([...four, [4, true], ...others, [null, true]])).toMatchObject({ n: 11, yes: 6, people: 5 });
});

test('posts of deleted authors tell as much as those of as many people, not as those of one', async () => {
  const half = (tellers: readonly (number | null)[]) => tellers.map((teller, i) => [teller, i % 2 === 0] as const);
  const known = Array.from({ length: 20 }, (_, i) => i);
  const apart = await told(half([...known, ...known.map((i) => 20 + i)]));
  const deleted = await told(half([...known, ...known.map(() => null)]));
  expect([deleted?.low, deleted?.high]).toEqual([apart?.low, apart?.high]);
});

test('the ends of an interval of few people are told in whole per cent', async () => {
  const posts = (people: number) => Array.from({ length: 12 * people }, (_, i) => [i % people, i % 7 < 3] as const);
  const cents = (share: number | null | undefined) => Math.round((share ?? Number.NaN) * 1e9) % 1e7;
  const [few, more] = [await told(posts(9)), await told(posts(10))];
  expect([few?.low, few?.high].map(cents)).toEqual([0, 0]);
  expect([more?.low, more?.high].map(cents)).not.toContain(0);
  // And printed so, without a decimal that would be a claim.
  expect([few?.lowText, few?.highText].every((end) => /^\d+%$/.test(end ?? ''))).toBe(true);
  expect([more?.lowText, more?.highText].every((end) => /^\d+\.\d%$/.test(end ?? ''))).toBe(true);
});

test.each([
  ['38.6%', '43.7%', '38.6% to 43.7%'],
  ['1%', '1%', 'about 1%'],
])('an interval from %s to %s is printed as %s', (lowText, highText, printed) => {
  expect(intervalText({ lowText, highText })).toBe(printed);
});

test('posts that are not coded, nearly all of one person, do not follow from numbers of those that are', async () => {
  const of = (much: number) => {
    const coded = Array.from({ length: 40 }, (_, i) => `(${i}, ${i % 10}, 1, ${i % 2})`);
    const left = [...Array.from({ length: much }, () => 20), 21, 22, 23, 24, 25].map((teller, i) => `(${100 + i}, ${teller}, 0, 0)`);
    return withTables({}, [], async (db) => {
      await db.run(`CREATE TABLE "shownPosts" AS SELECT number, teller AS account, teller, 'reddit' AS platform, 1 AS week, NULL AS community, false AS automated, judged, carried
        FROM (VALUES ${[...coded, ...left].join(', ')}) AS given(number, teller, judged, carried)`);
      const source = { db, codes, k: 5 } as unknown as Source;
      await gatherCoded(source);
      const [row] = protect(await tallies(source, "''", 'true'), source, { left: await uncoded(source, "''", 'true') });
      return [row?.n, row?.share, await fewUncoded(source)];
    });
  };
  expect(await of(60)).toEqual([null, 0.5, true]);
  expect(await of(6)).toEqual([40, 0.5, false]);
});
