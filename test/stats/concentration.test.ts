import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Amount, gini, lorenz, lorenzAt, topShare } from '../../src/stats/concentration.ts';

const each = (...amounts: number[]): Amount[] => amounts.map((amount) => ({ amount, people: 1 }));

/** Incomes of the example in R's package ineq. */
const incomes = each(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261);

test.each([
  ['R ineq 0.2-13: Gini(x)', incomes, 0.4620911],
  ['all have the same: 0', each(3, 3, 3, 3), 0],
  ['one of four has everything: (n - 1) / n', each(0, 0, 0, 8), 0.75],
  ['1 to n: (n - 1) / 3n (by hand)', each(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 0.3],
])('gini: %s', (_, amounts, expected) => {
  expect(gini(amounts)).toBeCloseTo(expected, 7);
});

test('gini and top share are absent where nobody has anything', () => {
  expect(gini([])).toBeNull();
  expect(gini([{ amount: 0, people: 7 }])).toBeNull();
  expect(topShare([], 0.01)).toBeNull();
});

test('gini is half the mean absolute difference over the mean (the definition, pair by pair)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 }), (amounts) => {
      const mean = amounts.reduce((sum, a) => sum + a, 0) / amounts.length;
      fc.pre(mean > 0);
      const differences = amounts.flatMap((a) => amounts.map((b) => Math.abs(a - b)));
      const expected = differences.reduce((sum, d) => sum + d, 0) / amounts.length ** 2 / 2 / mean;
      expect(gini(each(...amounts))).toBeCloseTo(expected, 9);
    }),
  );
});

test('lorenz: people of one amount may stand as one class, in any order', () => {
  const together = [
    { amount: 5, people: 1 },
    { amount: 1, people: 3 },
  ];
  expect(lorenz(together)).toEqual([
    { people: 0, share: 0 },
    { people: 0.75, share: 0.375 },
    { people: 1, share: 1 },
  ]);
  expect(gini(together)).toBeCloseTo(gini(each(1, 5, 1, 1)) ?? Number.NaN, 12);
});

test('topShare: the top tenth of R’s incomes has the largest of them', () => {
  expect(topShare(incomes, 0.1)).toBeCloseTo(22261 / 66586, 12);
  expect(topShare(incomes, 1)).toBe(1);
});

test('lorenzAt never rises above the diagonal', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (amounts, at) => {
      const curve = lorenz(each(...amounts));
      fc.pre(curve.length > 0);
      expect(lorenzAt(curve, at)).toBeLessThanOrEqual(at + 1e-9);
    }),
  );
});
