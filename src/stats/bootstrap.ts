import { integer, type Random } from '../random.ts';
import { normalQuantile, normalShare } from './normal.ts';
import { studentQuantile } from './student.ts';

/** The bounds of an interval. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** How a bootstrap is drawn, and which interval it gives. */
export interface BootstrapOptions {
  readonly random: Random;
  /** Samples drawn with replacement. */
  readonly draws?: number;
  readonly level?: number;
  /** `bca` corrects the percentiles for bias and skew; it falls back to `percentile` where its correction is undefined. */
  readonly method?: 'percentile' | 'bca';
}

/** Where the statistic is undefined in more than this share of draws, there is no interval. */
const UNDEFINED = 0.05;
/** Sums of the same values in another order differ by less than this part of them: what differs by no more is equal. */
const ROUNDING = 1e-12;
/** Percentiles beyond 0.05% and 99.95% are the least and the greatest of a thousand draws. */
const FURTHEST = 3.29;

/**
 * A bootstrap interval for each of several statistics, resampling whole clusters: the posts of one author are drawn
 * together, because they resemble each other. A statistic may be undefined (null) in a draw, as kappa is where a rare
 * code was not drawn at all; such draws are left out, and the interval is undefined where they are more than 5 %. It is
 * undefined, too, where all draws give the same: coders who agreed on every post leave nothing to resample, which is not
 * certainty.
 *
 * Efron, B. (1987), Better bootstrap confidence intervals, 10.1080/01621459.1987.10478410 (BCa, acceleration from the
 * jackknife over clusters); clusters: Field & Welsh (2007), 10.1111/j.1467-9868.2007.00593.x; percentiles further out where
 * clusters are few: Hesterberg (2015), 10.1080/00031305.2015.1089789
 */
export function clusterBootstrap<T>(
  clusters: readonly (readonly T[])[],
  statistics: (items: readonly T[]) => readonly (number | null)[],
  { random, draws = 1000, level = 0.95, method = 'bca' }: BootstrapOptions,
): (Bounds | null)[] {
  const observed = statistics(clusters.flat());
  if (clusters.length < 2) return observed.map(() => null);
  const drawn: number[][] = observed.map(() => []);
  for (let draw = 0; draw < draws; draw++) {
    const items: T[] = [];
    for (let i = 0; i < clusters.length; i++) items.push(...(clusters[integer(random, clusters.length)] as readonly T[]));
    for (const [s, value] of statistics(items).entries()) if (value !== null) (drawn[s] as number[]).push(value);
  }
  const left = method === 'bca' ? jackknife(clusters, statistics) : null;
  const reach = reachOf(clusters, normalQuantile((1 + level) / 2));
  return observed.map((value, s) => {
    const values = (drawn[s] as number[]).sort((a, b) => a - b);
    if (value === null || values.length < draws * (1 - UNDEFINED) || same(values[0] ?? 0, values.at(-1) ?? 0)) return null;
    const shares = [normalShare(-reach), normalShare(reach)] as const;
    const [low, high] =
      left === null
        ? shares
        : (corrected(
            shares,
            value,
            values,
            left.map((row) => row[s] ?? null),
          ) ?? shares);
    return { low: quantile(values, low), high: quantile(values, high) };
  });
}

/**
 * How far out the percentiles lie, in standard deviations: Student's t in place of the normal distribution and √(n / (n − 1)),
 * with n the clusters that would tell as much if all were of equal size (Kish); no further out than draws can tell.
 */
function reachOf(clusters: readonly (readonly unknown[])[], z: number): number {
  const items = clusters.reduce((sum, { length }) => sum + length, 0);
  const squares = clusters.reduce((sum, { length }) => sum + length * length, 0);
  const equal = (items * items) / squares;
  return Math.min(FURTHEST, studentQuantile(equal - 1, z) * Math.sqrt(equal / (equal - 1)));
}

/** The statistics with one cluster left out at a time. */
function jackknife<T>(clusters: readonly (readonly T[])[], statistics: (items: readonly T[]) => readonly (number | null)[]) {
  return clusters.map((_, out) => statistics(clusters.flatMap((items, i) => (i === out ? [] : items))));
}

/** The percentiles that BCa reads instead; null where its correction is undefined. */
function corrected(
  shares: readonly [number, number],
  observed: number,
  draws: readonly number[],
  left: readonly (number | null)[],
): readonly [number, number] | null {
  // Draws equal to the observed value count half: kappa of few posts takes few values.
  const ties = draws.filter((value) => same(value, observed)).length;
  const below = draws.filter((value) => value < observed && !same(value, observed)).length;
  const share = (below + ties / 2) / draws.length;
  const known = left.filter((value) => value !== null);
  if (share <= 0 || share >= 1 || known.length < left.length) return null;
  const bias = normalQuantile(share);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (mean - value) ** 2, 0);
  if (squares === 0) return null;
  // Products, for versions of V8 differ in the last digit of powers other than squares.
  const cubes = known.reduce((sum, value) => sum + (mean - value) * (mean - value) * (mean - value), 0);
  const acceleration = cubes / (6 * squares * Math.sqrt(squares));
  const read = (p: number): number => {
    const z = bias + normalQuantile(p);
    return normalShare(bias + z / (1 - acceleration * z));
  };
  return [read(shares[0]), read(shares[1])];
}

function same(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING * Math.max(1, Math.abs(other));
}

/** Quantile of sorted values, with straight lines between them (Hyndman & Fan type 7, 10.1080/00031305.1996.10473566). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}
