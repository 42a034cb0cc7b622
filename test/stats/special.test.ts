import { describe, expect, it } from 'vitest';
import { betaShare, logGamma, studentTail } from '../../src/stats/special.ts';

/** Relative agreement: the tails are far below 1. */
const close = (found: number, expected: number) => expect(Math.abs(found / expected - 1)).toBeLessThan(1e-10);

// All values from R 4.2.2; the call is the one beside each.
describe('special functions', () => {
  // lgamma(x)
  it.each([
    [0.1, 2.25271265173421],
    [0.5, 0.5723649429247],
    [5.5, 3.95781396761872],
    [100, 359.134205369575],
    [1e6, 12815504.5691476],
  ])('logGamma(%d) agrees with R', (x, expected) => close(logGamma(x), expected));

  // pt(t, df, lower = FALSE)
  it.each([
    [2.1, 5, 0.0448766249423],
    [0.3, 1, 0.407226420922],
    [-1.5, 30, 0.927967035436],
    [6, 12, 3.10836943243e-5],
  ])('studentTail(%d, %d) agrees with R', (t, df, expected) => close(studentTail(t, df), expected));

  // pbeta(x, a, b)
  it.each([
    [0.3, 2, 5, 0.579825],
    [0.9, 0.5, 0.5, 0.795167235301],
    [0.5, 100, 120, 0.911796062795],
  ])('betaShare(%d, %d, %d) agrees with R', (x, a, b, expected) => close(betaShare(x, a, b), expected));

  it('arguments out of bounds are an error', () => {
    expect(() => logGamma(0)).toThrow('invalid argument');
    expect(() => betaShare(1.2, 1, 1)).toThrow('invalid arguments');
  });
});
