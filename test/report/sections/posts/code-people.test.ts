import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { codePeopleFigure, half } from '../../../../src/report/sections/posts/code-people.ts';
import type { Share } from '../../../../src/report/source/coded.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

/** The fewest who have half, by trying one after another. */
function slowly(each: readonly number[]): number {
  const sorted = each.toSorted((a, b) => b - a);
  const total = sorted.reduce((sum, n) => sum + n, 0);
  return 1 + sorted.findIndex((_, i) => sorted.slice(0, i + 1).reduce((sum, n) => sum + n, 0) * 2 >= total);
}

test.each([
  [[1]],
  [[1, 1, 1]],
  [[10, 1, 1, 1]],
  [[3, 3, 3, 3, 3, 3]],
  [[9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]],
  [Array.from({ length: 97 }, (_, i) => (i * i) % 13)],
])('half of %j is of as few people as trying one after another finds', (each) => {
  const amounts = [...new Set(each)].map((amount) => ({ amount, people: each.filter((n) => n === amount).length }));
  const found = half(amounts);
  const sorted = each.toSorted((a, b) => b - a);
  const few = slowly(each);
  expect(found?.people).toBe(few);
  expect(found?.amount).toBe(sorted.slice(0, few).reduce((sum, n) => sum + n, 0));
  expect(found?.most[0]).toBe(sorted[0]);
  expect(found?.othersMost).toEqual([sorted[few] ?? 0, sorted[few + 1] ?? 0]);
});

test('posts without an author are nobody’s: half is of those with one', async () => {
  const figure = await told(
    100,
    Array.from({ length: 20 }, () => 3),
    { yes: 99 },
    true,
  );
  expect(figure?.finding).toBe('Half of the posts coded commercial whose author is known come from 10 people');
});

test('nothing has no half', () => {
  expect(half([])).toBeNull();
  expect(half([{ amount: 0, people: 9 }])).toBeNull();
});

/** The figure of a study of so many people, of whom these have so many posts with the code. */
function told(people: number, amounts: readonly number[], share: Partial<Share> = { yes: 1 }, anonymous = false) {
  return withTables({}, ['posts'], async (db) => {
    const rows = amounts.flatMap((n, i) => [
      ...Array.from({ length: n }, () => `('commercial', ${i + 1}, true)`),
      `('commercial', ${i + 1}, false)`,
    ]);
    await db.run(`CREATE TABLE "codedPosts" AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(code, teller, value)`);
    const glossary = { title: () => 'Commercial' };
    return codePeopleFigure({ db, k: 5, unit: 'people', people, anonymous, glossary, codes: [], undecided: [] } as unknown as Source, [
      { code: 'commercial', ...share } as Share,
    ]);
  });
}

test('how few people wrote half of the posts with a code is told as people and as a share of all who posted', async () => {
  const figure = await told(100, [...Array.from({ length: 6 }, () => 10), ...Array.from({ length: 14 }, () => 3)]);
  expect(figure?.finding).toBe('Half of the posts coded commercial come from 6 people');
  expect(rowsOf(figure?.table as never)).toMatchObject([
    { people: 20, share: 0.2, text: '20 (20.0%)' },
    { people: 6, share: 0.06, text: '6 (6.0%)' },
  ]);
});

test.each([
  ['fewer than five wrote half', 100, [50, 50, ...Array.from({ length: 20 }, () => 1)], {}],
  ['fewer than five wrote the other half', 100, [...Array.from({ length: 5 }, () => 2), 4, 3, 2], {}],
  ['nearly all of the half is one person’s', 100, [500, 2, 2, 2, 2, 2, ...Array.from({ length: 490 }, () => 1)], {}],
  ['fewer than five never have the code', 22, Array.from({ length: 20 }, () => 3), {}],
  ['the number of posts is not told', 100, Array.from({ length: 20 }, () => 3), { yes: null }],
])('nothing is told of who wrote half where %s', async (_, people, amounts, share) => {
  expect(await told(people, amounts, { yes: 1, ...share })).toBeNull();
});
