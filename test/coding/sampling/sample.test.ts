import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, type Cell, divide, draw, strata } from '../../../src/coding/sampling/sample.ts';
import { seeded } from '../../../src/random.ts';

const cell = (group: string, platform: string, period: string, posts: number): Cell => ({ group, platform, period, posts });

const study = [
  cell('none', 'reddit', '2023-Q1', 3000),
  cell('none', 'reddit', '2023-Q2', 2000),
  cell('none', 'twitter', '2023-Q1', 4000),
  cell('commercial', 'reddit', '2023-Q1', 10),
  cell('commercial', 'twitter', '2023-Q1', 90),
  cell('sharing', 'twitter', '2023-Q1', 900),
];

test('strata add up to the sample and to the frame', () => {
  const drawn = strata(study, 100);
  expect(drawn.reduce((sum, { size }) => sum + size, 0)).toBe(100);
  expect(drawn.reduce((sum, { posts }) => sum + posts, 0)).toBe(10_000);
});

test('a rare predicted code gets more than its share, as the square root says', () => {
  const sizes = (group: string) =>
    strata(study, 138)
      .filter(({ name }) => name.startsWith(group))
      .reduce((sum, { size }) => sum + size, 0);
  // √9000 : √100 : √900 = 95 : 10 : 30
  expect([sizes('none'), sizes('commercial'), sizes('sharing')]).toEqual([97, 10, 31]);
});

test('small cells are drawn from together: periods first, then platforms', () => {
  expect(strata(study, 20).map(({ name, size }) => `${name}: ${size}`)).toMatchInlineSnapshot(`
    [
      "commercial · reddit + twitter · 2023-Q1: 2",
      "none · reddit · 2023-Q1: 5",
      "none · reddit · 2023-Q2: 3",
      "none · twitter · 2023-Q1: 6",
      "sharing · twitter · 2023-Q1: 4",
    ]
  `);
});

describe('every post can be drawn, with the probability stated', () => {
  const cells = fc.array(
    fc.record({
      group: fc.constantFrom('none', 'sharing', 'commercial'),
      platform: fc.constantFrom('reddit', 'twitter', 'instagram'),
      period: fc.constantFrom('2023-Q1', '2023-Q2', '2023-Q3'),
      posts: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  test('strata hold every cell once, and draws stay within their cells, each post once', () => {
    fc.assert(
      fc.property(cells as fc.Arbitrary<Cell[]>, fc.integer({ min: 12, max: 200 }), fc.integer(), (all, size, seed) => {
        const once = [...new Map(all.map((one) => [`${one.group} ${one.platform} ${one.period}`, one])).values()];
        const posts = once.reduce((sum, one) => sum + one.posts, 0);
        const parts = strata(once, size);
        expect(new Set(parts.flatMap((part) => part.cells))).toEqual(new Set(once));
        const drawn = draw(parts, seeded(seed));
        expect(drawn).toHaveLength(Math.min(size, posts));
        expect(new Set(drawn.map(({ cell, rank }) => `${once.indexOf(cell)} ${rank}`)).size).toBe(drawn.length);
        for (const { cell, rank, stratum, inclusion } of drawn) {
          expect(rank).toBeLessThan(cell.posts);
          expect(stratum.cells).toContain(cell);
          expect(inclusion).toBe(stratum.size / stratum.posts);
        }
        // Weights of the drawn posts add up to the frame: the sample stands for all of it.
        expect(drawn.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)).toBeCloseTo(posts, 6);
      }),
    );
  });
  test('drawn often enough, every post comes as often as its probability', () => {
    const cells = [cell('none', 'reddit', '2023-Q1', 6), cell('sharing', 'reddit', '2023-Q1', 3)];
    const parts = strata(cells, 5);
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed++)
      for (const { cell, rank } of draw(parts, seeded(seed))) seen.set(cell.group + rank, (seen.get(cell.group + rank) ?? 0) + 1);
    expect([...seen.keys()]).toHaveLength(9);
    for (const [post, times] of seen) {
      const part = parts.find(({ name }) => post.startsWith(name.split(' ')[0] as string));
      expect(times / 4000).toBeCloseTo((part?.size ?? 0) / (part?.posts ?? 1), 1);
    }
  });
});

test('divide never exceeds a limit, and gives two to each where it can', () => {
  expect(divide(10, [100, 1, 1], [100, 1, 50])).toEqual([7, 1, 2]);
  expect(divide(2, [1, 1, 1], [5, 5, 5]).reduce((a, b) => a + b)).toBe(2);
  expect(divide(50, [1, 1], [3, 4])).toEqual([3, 4]);
});

test('assign gives the overlap to everyone, evenly over strata, and the rest in turn', () => {
  const of = [...Array<string>(60).fill('a'), ...Array<string>(40).fill('b')];
  const readers = assign(of, ['ann', 'bo'], 0.3, seeded(1));
  const shared = (stratum: string) => readers.filter((names, i) => of[i] === stratum && names.length === 2).length;
  expect([shared('a'), shared('b')]).toEqual([18, 12]);
  const alone = (name: string) => readers.filter((names) => names.length === 1 && names[0] === name).length;
  expect([alone('ann'), alone('bo')]).toEqual([35, 35]);
  expect(assign(of, ['ann', 'bo'], 1, seeded(1)).every((names) => names.length === 2)).toBe(true);
});
