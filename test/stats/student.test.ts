import { expect, test } from 'vitest';
import { studentQuantile } from '../../src/stats/student.ts';
import { Z } from '../../src/stats/wilson.ts';

// SciPy 1.17: scipy.stats.t.ppf(0.975, df)
test.each([
  [2, 4.3026527297, 0.05],
  [3, 3.1824463053, 0.012],
  [5, 2.5705818356, 0.003],
  [7.5, 2.3330396269, 0.001],
  [20, 2.0859634473, 0.0002],
  [200, 1.9718962236, 0.00001],
])('studentQuantile(%d) lies at SciPy’s %d or up to a part of %d above', (df, exact, part) => {
  expect(studentQuantile(df)).toBeGreaterThan(exact * (1 - 1e-6));
  expect(studentQuantile(df)).toBeLessThan(exact * (1 + part));
});

test('studentQuantile falls to the normal quantile, and is without end where there are no degrees of freedom', () => {
  expect(studentQuantile(1e9)).toBeCloseTo(Z, 6);
  expect(studentQuantile(1e9, 1)).toBeCloseTo(1, 6);
  expect([studentQuantile(0), studentQuantile(-0.2)]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
