/**
 * Special functions and the tails of distributions that rest on them. Methods: Press, Teukolsky, Vetterling & Flannery,
 * Numerical Recipes (3rd ed. 2007), chapter 6; the coefficients of the logarithm of gamma are Lanczos' with g = 7, n = 9.
 */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Steps after which a fraction that has not settled is a bug. */
const STEPS = 10_000;
const TINY = 1e-300;

/** The natural logarithm of the gamma function, for x above 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new Error(`invalid argument of logGamma: ${x}`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const sum = LANCZOS.reduce((total, c, i) => (i === 0 ? c : total + c / (z + i)), 0);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The regularised incomplete beta function I(x; a, b): the share of a beta distribution below x. */
export function betaShare(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) throw new Error(`invalid arguments of betaShare: ${x}, ${a}, ${b}`);
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const step = (n: number) => {
    if (n === 0) return { a: 1, b: 1 };
    const m = Math.floor(n / 2);
    const up = n % 2 === 0 ? (m * (b - m) * x) / ((a + n - 1) * (a + n)) : (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n));
    return { a: up, b: 1 };
  };
  return front * fraction(step);
}

/** The share of Student's t distribution with `df` degrees of freedom above t; a two-sided p value is twice that of |t|. */
export function studentTail(t: number, df: number): number {
  const half = betaShare(df / (df + t * t), df / 2, 0.5) / 2;
  return t >= 0 ? half : 1 - half;
}

/** A continued fraction a₀/(b₀ + a₁/(b₁ + …)) by Lentz' method as modified by Thompson & Barnett. */
function fraction(step: (n: number) => { a: number; b: number }): number {
  let value = TINY;
  let c = value;
  let d = 0;
  for (let n = 0; ; n++) {
    const { a, b } = step(n);
    d = b + a * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + a / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) return value;
    if (n > STEPS) throw new Error('a fraction of a special function did not settle');
  }
}
