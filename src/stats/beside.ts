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

/**
 * Several values beside those that the same random networks give of each: the probability that any of them is by chance as many
 * standard deviations from its mean, on either side. At a level of 5% one of them is taken for more than chance in no more than 5
 * of 100 random networks, however many are looked at and however they hang together (single-step maxT: Westfall & Young 1993;
 * Ge, Dudoit & Speed 2003, doi:10.1007/BF02595811; the network itself counts as one of them). Where the networks are so few
 * that this could not come down to 5% (fewer than 19), Student's probability of each is multiplied by their number (Dunn 1961,
 * doi:10.1080/01621459.1961.10482090).
 */
export function besideAll(values: readonly number[], networks: readonly (readonly number[])[]): Comparison[] {
  const alone = values.map((value, i) =>
    beside(
      value,
      networks.map((network) => network[i] ?? 0),
      2,
    ),
  );
  if (1 / (networks.length + 1) > LEVEL) return alone.map((one) => ({ ...one, p: Math.min(1, one.p * values.length) }));
  const distances = values.map((value, i) => standardised([value, ...networks.map((network) => network[i] ?? 0)]));
  const farthest = [values, ...networks].map((_, b) => Math.max(...distances.map((of) => of[b] ?? 0)));
  return alone.map((one, i) => {
    const own = distances[i]?.[0] ?? 0;
    return { ...one, p: farthest.filter((distance) => distance >= own - 1e-9).length / farthest.length };
  });
}

/** How many standard deviations each lies from the mean of all; 0 where all are the same. */
function standardised(all: readonly number[]): number[] {
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const sd = Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length);
  return all.map((x) => (sd > 1e-12 ? Math.abs(x - mean) / sd : 0));
}
