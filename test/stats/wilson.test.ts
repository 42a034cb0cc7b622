import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Interval, wilson } from '../../src/stats/wilson.ts';

// Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion, table I, method 3 (score, without
// continuity correction). 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('wilson(%d, %d) is as Newcombe printed it', (hits, of, low, high) => {
  const interval = wilson(hits, of);
  expect(interval?.share).toBe(hits / of);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test('wilson ends at 1 where all are hits, and is absent where there is nothing', () => {
  expect(wilson(7, 7)?.high).toBe(1);
  expect(wilson(0, 0)).toBeNull();
});

const trials = fc.integer({ min: 1, max: 500 }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

test('wilson holds the share, stays within 0 and 1, and is that of the misses turned round', () => {
  fc.assert(
    fc.property(trials, ([hits, of]) => {
      const { share, low, high } = wilson(hits, of) as Interval;
      expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
      const misses = wilson(of - hits, of);
      expect(misses?.low).toBeCloseTo(1 - high, 12);
      expect(misses?.high).toBeCloseTo(1 - low, 12);
    }),
  );
});

test('wilson is narrower the more there is of the same, and wider the surer it has to be', () => {
  const width = (interval: Interval | null) => (interval?.high ?? 0) - (interval?.low ?? 0);
  fc.assert(
    fc.property(trials, fc.integer({ min: 2, max: 9 }), ([hits, of], more) => {
      expect(width(wilson(more * hits, more * of))).toBeLessThan(width(wilson(hits, of)));
      expect(width(wilson(hits, of, 2.58))).toBeGreaterThan(width(wilson(hits, of)));
    }),
  );
});
