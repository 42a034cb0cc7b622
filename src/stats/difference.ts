import { normalQuantile } from './normal.ts';
import { type Interval, Z } from './wilson.ts';

/** How much larger one share is than another, with an interval. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** What is made for this many comparisons together holds for all of them: the ends lie so much further out (Bonferroni). */
function further(comparisons: number): number {
  return normalQuantile(1 - 0.025 / comparisons) / Z;
}

/**
 * The difference of two shares, with a 95% interval made of theirs: from it to either end it is as far as the hypotenuse of
 * what the one may be lower and the other higher, or the other way round. It supposes that the shares are independent; where
 * the same people stand behind both, which makes them alike, it is wider than need be. With several `comparisons` all
 * their intervals hold together with 95%.
 *
 * Newcombe (1998), method 10, 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; comparisons: Dunn (1961),
 * 10.1080/01621459.1961.10482090
 */
export function difference(one: Interval, other: Interval, comparisons = 1): Difference {
  const widened = further(comparisons);
  const between = one.share - other.share;
  return {
    difference: between,
    low: between - widened * Math.hypot(one.share - one.low, other.high - other.share),
    high: between + widened * Math.hypot(one.high - one.share, other.share - other.low),
  };
}

/** Whether a difference with a 95% interval is another than 0 by more than chance, as one of so many that are looked at. */
export function isClear({ difference: between, low, high }: Difference, comparisons: number): boolean {
  const widened = further(comparisons);
  return between - widened * (between - low) > 0 || between + widened * (high - between) < 0;
}

/** Two shares that differ by more than chance among all that were compared. */
export interface Apart<T> {
  readonly most: T;
  readonly least: T;
}

/**
 * The two shares of one set (such as those of a code in several places) that differ most surely; null where no two differ by
 * more than chance. Chance has as many tries as there are pairs: among twenty places two always lie far apart.
 */
export function furthestApart<T extends Interval>(sets: readonly (readonly T[])[]): Apart<T> | null {
  const comparisons = sets.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  let best: Apart<T> | null = null;
  let least = 0;
  for (const set of sets) {
    for (const one of set) {
      for (const other of set) {
        if (!(one.share > other.share)) continue;
        const { low } = difference(one, other, comparisons);
        if (low > least) [best, least] = [{ most: one, least: other }, low];
      }
    }
  }
  return best;
}
