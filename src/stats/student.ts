import { normalShare } from './normal.ts';
import { Z } from './wilson.ts';

/**
 * The quantile of Student's t with `df` degrees of freedom that leaves as much beyond it as `z` of the normal distribution:
 * 1.96 becomes 2.57 for five. By Wallace's approximation, which lies above the true quantile, by 1% from three degrees of
 * freedom on, 4% at two: intervals made with it are never too narrow. It is
 * the same in SQL, and `studentP` is its reverse, so that an interval and its p value agree. Degrees of freedom need not be whole.
 *
 * Wallace, D. L. (1959), Bounds on normal approximations to Student's and the chi-square distributions, Annals of
 * Mathematical Statistics 30(4), 1121–1130
 */
export function studentQuantile(df: number, z = Z): number {
  if (!(df > 0)) return Number.POSITIVE_INFINITY;
  const scaled = (z * (8 * df + 3)) / (8 * df + 1);
  return Math.sqrt(df * Math.expm1((scaled * scaled) / df));
}

/** The probability of a Student's t with `df` degrees of freedom as far from 0 on either side, by the same approximation. */
export function studentP(t: number, df: number): number {
  if (!(df > 0)) return 1;
  const z = ((8 * df + 1) / (8 * df + 3)) * Math.sqrt(df * Math.log1p((t * t) / df));
  return Math.min(1, 2 * normalShare(-z));
}

/** `studentQuantile` at 97.5% as SQL, of an expression of degrees of freedom above 0; where it is beyond all bounds, about 1e152. */
export function studentQuantileSql(df: string): string {
  return `sqrt((${df}) * (exp(least(700, ${Z * Z} * pow((8 * (${df}) + 3) / (8 * (${df}) + 1), 2) / (${df}))) - 1))`;
}
