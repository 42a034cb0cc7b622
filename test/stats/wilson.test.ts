import { expect, test } from 'vitest';
import { wilson } from '../../src/stats/wilson.ts';

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
