import { describe, expect, it } from 'vitest';
import { betaShare, chiSquareTail, gammaTail, logGamma, studentTail } from '../../src/stats/special.ts';

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

  // pchisq(x, df, lower = FALSE)
  it.each([
    [3.84, 1, 0.0500435212487],
    [0.5, 3, 0.918891411655],
    [20, 10, 0.029252688077],
    [150, 100, 9.03932042354e-4],
    [300, 100, 7.41210085732e-22],
  ])('chiSquareTail(%d, %d) agrees with R', (x, df, expected) => close(chiSquareTail(x, df), expected));

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

  // 1 - pgamma(x, a)
  it.each([
    [3, 2, 1 - 0.323323583817],
    [40, 50, 1 - 0.935429631079],
    [0.2, 0.01, 1 - 0.432867560927],
  ])('gammaTail(%d, %d) agrees with R', (a, x, expected) => close(gammaTail(a, x), expected));

  it('arguments out of bounds are an error', () => {
    expect(() => logGamma(0)).toThrow('invalid argument');
    expect(() => betaShare(1.2, 1, 1)).toThrow('invalid arguments');
    expect(() => gammaTail(1, Number.NaN)).toThrow('invalid arguments');
  });
});
