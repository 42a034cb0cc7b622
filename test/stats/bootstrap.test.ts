import { expect, test } from 'vitest';
import { seeded } from '../../src/random.ts';
import { clusterBootstrap } from '../../src/stats/bootstrap.ts';

const mean = (values: readonly number[]) => [values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length];

test('clusterBootstrap of independent values agrees with the normal interval of a mean', () => {
  const random = seeded(1);
  const values = Array.from({ length: 400 }, () => [random()]);
  const [bounds] = clusterBootstrap(values, mean, { random: seeded(2), draws: 2000 });
  const centre = mean(values.flat())[0] as number;
  expect(bounds?.low).toBeCloseTo(centre - (1.96 * Math.sqrt(1 / 12)) / 20, 2);
  expect(bounds?.high).toBeCloseTo(centre + (1.96 * Math.sqrt(1 / 12)) / 20, 2);
});

// SciPy 1.12: bootstrap((x,), np.mean, n_resamples=400000, confidence_level=0.96825), as far out as t of 19 degrees of freedom asks.
test.each([
  ['bca', 0.6309, 1.562],
  ['percentile', 0.5815, 1.4643],
] as const)('clusterBootstrap of a skewed mean agrees with SciPy: %s', (method, low, high) => {
  const values = Array.from({ length: 20 }, (_, i) => [-Math.log(1 - (i + 0.5) / 20)]);
  const [bounds] = clusterBootstrap(values, mean, { random: seeded(7), draws: 20_000, method });
  expect(Math.abs((bounds?.low ?? 0) - low)).toBeLessThan(0.012);
  expect(Math.abs((bounds?.high ?? 0) - high)).toBeLessThan(0.012);
});

test('clusterBootstrap is wider where the values of a cluster are alike', () => {
  const random = seeded(3);
  const clusters = Array.from({ length: 40 }, () => Array<number>(10).fill(random()));
  const width = ([bounds]: ReturnType<typeof clusterBootstrap>) => (bounds?.high ?? 0) - (bounds?.low ?? 0);
  const together = width(clusterBootstrap(clusters, mean, { random: seeded(4) }));
  const apart = width(
    clusterBootstrap(
      clusters.flat().map((value) => [value]),
      mean,
      { random: seeded(4) },
    ),
  );
  expect(together / apart).toBeGreaterThan(2.5);
});

test('clusterBootstrap of ten authors, of whom few write most, covers the mean in at least 93 of 100 studies', () => {
  const random = seeded(9);
  const covered = Array.from({ length: 200 }, (_, i) => {
    const clusters = Array.from({ length: 10 }, () => {
      const rate = random() < 0.5 ? 0.7 : 0.1;
      return Array.from({ length: Math.min(12, Math.floor(1 / random())) }, () => Number(random() < rate));
    });
    const [bounds] = clusterBootstrap(clusters, mean, { random: seeded(i), draws: 300 });
    return bounds ? Number(bounds.low <= 0.4 && 0.4 <= bounds.high) : [];
  }).flat();
  expect(covered.length).toBeGreaterThan(190);
  expect(covered.reduce((sum, one) => sum + one, 0) / covered.length).toBeGreaterThanOrEqual(0.93);
});

test('clusterBootstrap gives the same bounds for the same seed', () => {
  const clusters = [[1], [2, 3], [4], [5, 6, 7]];
  expect(clusterBootstrap(clusters, mean, { random: seeded(5) })).toEqual(clusterBootstrap(clusters, mean, { random: seeded(5) }));
});

test('clusterBootstrap has no interval for one cluster, for values all alike, or where too many draws are undefined', () => {
  expect(clusterBootstrap([[1], [1], [1]], mean, { random: seeded(1) })).toEqual([null]);
  expect(clusterBootstrap([[1, 2, 3]], mean, { random: seeded(1) })).toEqual([null]);
  const rare = [[1], [0], [0], [0], [0], [0]];
  const ifAny = (values: readonly number[]) => [values.some((value) => value === 1) ? 1 : null];
  expect(clusterBootstrap(rare, ifAny, { random: seeded(1) })).toEqual([null]);
});

test('clusterBootstrap takes for equal what rounding alone tells apart', () => {
  // Sums of 1, 7 and 8 are exact; those of 0.1, 0.7 and 0.8 differ in the last digit with the order in which they are drawn.
  const values = Array.from({ length: 24 }, (_, i) => [1, 7, 8][i % 3] as number);
  const [whole] = clusterBootstrap(
    values.map((value) => [value]),
    mean,
    { random: seeded(6) },
  );
  const [tenth] = clusterBootstrap(
    values.map((value) => [value / 10]),
    mean,
    { random: seeded(6) },
  );
  expect(tenth?.low).toBeCloseTo((whole?.low ?? Number.NaN) / 10, 12);
  expect(tenth?.high).toBeCloseTo((whole?.high ?? Number.NaN) / 10, 12);
  // The mean of values all alike, each weighted, is that value but for rounding: nothing varies.
  const weighted = (items: readonly number[]) => [items.reduce((sum, w) => sum + w * 0.01, 0) / items.reduce((sum, w) => sum + w, 0)];
  expect(clusterBootstrap([[3.3], [1.7], [10 / 3], [0.9]], weighted, { random: seeded(6) })).toEqual([null]);
});
