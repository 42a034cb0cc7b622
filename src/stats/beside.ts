import { studentTail } from './special.ts';

/** A value beside those that chance gives. */
export interface Comparison {
  /** What is compared. */
  readonly value: number;
  readonly mean: number;
  readonly sd: number;
  /** Standard deviations above the mean; null where chance always gives the same. */
  readonly z: number | null;
  /** The probability of a value at least as far out by chance; never 0. */
  readonly p: number;
}

/** The level that a comparison must be able to reach. */
const LEVEL = 0.05;

/**
 * Compares a value with those found in random networks: of one side, whether it is larger than they are, of two, whether
 * it lies outside of them on either. The probability is the share of all values, this one included, that are as far out
 * (Phipson & Smyth 2010, doi:10.2202/1544-6115.1585), doubled for two sides. Where there are so few networks that it could
 * not come down to 5% (fewer than 19, or 39), it is Student's, of one value beside a few that are normally distributed:
 * t = (value − mean) / (sd · √(1 + 1 / m)) with m − 1 degrees of freedom (Crawford & Howell 1998,
 * doi:10.1076/clin.12.4.482.7241).
 */
export function beside(value: number, chance: readonly number[], sides: 1 | 2 = 1): Comparison {
  const count = chance.length;
  const mean = chance.reduce((sum, x) => sum + x, 0) / count;
  const sd = Math.sqrt(chance.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1));
  const z = sd > 1e-12 ? (value - mean) / sd : null;
  const share = (test: (x: number) => boolean) => (chance.filter(test).length + 1) / (count + 1);
  const above = share((x) => x >= value - 1e-12);
  const counted =
    sides === 1
      ? above
      : Math.min(
          1,
          2 *
            Math.min(
              above,
              share((x) => x <= value + 1e-12),
            ),
        );
  if (z === null || sides / (count + 1) <= LEVEL) return { value, mean, sd, z, p: counted };
  const t = z / Math.sqrt(1 + 1 / count);
  return { value, mean, sd, z, p: sides === 1 ? studentTail(t, count - 1) : 2 * studentTail(Math.abs(t), count - 1) };
}
