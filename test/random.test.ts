import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integer, seeded, shuffled } from '../src/random.ts';

const take = (seed: number | string, count: number) => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => random());
};

test('seeded gives the same numbers for the same seed and others for another', () => {
  expect(take('1 network', 5)).toEqual(take('1 network', 5));
  expect(take('1 network', 5)).not.toEqual(take('2 network', 5));
});

test('seeded gives numbers spread evenly over [0, 1)', () => {
  const counts = new Array(10).fill(0);
  const numbers = take(42, 100_000);
  expect(numbers.filter((number) => number < 0 || number >= 1)).toEqual([]);
  for (const number of numbers) counts[Math.floor(number * 10)] += 1;
  // Chi-square with 9 degrees of freedom: 27.88 is exceeded once in a thousand seeds.
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(27.88);
});

test('shuffled keeps every item once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      expect(shuffled(seeded(seed), items).sort()).toEqual([...items].sort());
    }),
  );
});

test('integer stays below its bound', () => {
  const random = seeded(7);
  for (let i = 0; i < 1000; i++) expect(integer(random, 3)).toBeLessThan(3);
});
