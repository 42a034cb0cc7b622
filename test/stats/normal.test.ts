import { expect, test } from 'vitest';
import { normalQuantile, normalShare } from '../../src/stats/normal.ts';

// R: qnorm(c(.975, .5, .9, .1, 1e-10)), pnorm(c(0, 1.96, -3, -8))
const quantiles: [share: number, z: number][] = [
  [0.975, 1.959963984540054],
  [0.5, 0],
  [0.9, 1.2815515655446004],
  [0.1, -1.2815515655446004],
  [1e-10, -6.361340902404056],
];
test.each(quantiles)('normalQuantile(%d) is %d, as in R', (share, z) => expect(normalQuantile(share)).toBeCloseTo(z, 10));

const shares: [z: number, share: number][] = [
  [0, 0.5],
  [1.96, 0.9750021048517795],
  [-3, 0.0013498980316301],
  [-8, 6.22096057427178e-16],
];
test.each(shares)('normalShare(%d) is %d, as in R', (z, share) => expect(Math.abs(normalShare(z) - share)).toBeLessThan(1e-12));
