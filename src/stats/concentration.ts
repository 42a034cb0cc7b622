/** How many people have a certain amount, such as a number of posts. */
export interface Amount {
  readonly amount: number;
  readonly people: number;
}

/** A point of a Lorenz curve: this share of people, from the least active up, has this share of the whole. */
export interface LorenzPoint {
  readonly people: number;
  readonly share: number;
}

/**
 * Lorenz curve: the share of the whole (posts, say) that the least active share of people has, from (0, 0) to (1, 1).
 * The closer to the diagonal, the more evenly spread. Within a class of equal amounts the curve is a straight line.
 *
 * Lorenz, M. O. (1905). Methods of measuring the concentration of wealth. 10.2307/2276207
 */
export function lorenz(amounts: readonly Amount[]): LorenzPoint[] {
  const classes = ordered(amounts);
  const people = sum(classes, (c) => c.people);
  const whole = sum(classes, (c) => c.people * c.amount);
  if (people === 0 || whole === 0) return [];
  const points: LorenzPoint[] = [{ people: 0, share: 0 }];
  let below = 0;
  let had = 0;
  for (const c of classes) {
    below += c.people;
    had += c.people * c.amount;
    points.push({ people: below / people, share: had / whole });
  }
  return points;
}

/** The share of the whole that the least active share `people` (0 to 1) has, read off the Lorenz curve. */
export function lorenzAt(curve: readonly LorenzPoint[], people: number): number {
  for (let i = 1; i < curve.length; i++) {
    const [from, to] = [curve[i - 1] as LorenzPoint, curve[i] as LorenzPoint];
    if (people <= to.people) return from.share + ((to.share - from.share) * (people - from.people)) / (to.people - from.people);
  }
  return 1;
}

/** The share of the whole that the most active share `people` (0 to 1) has, such as 0.01 for the top 1%. */
export function topShare(amounts: readonly Amount[], people: number): number | null {
  const curve = lorenz(amounts);
  return curve.length === 0 ? null : 1 - lorenzAt(curve, 1 - people);
}

/**
 * Gini coefficient: half the mean absolute difference between two people drawn with replacement, over the mean. 0 where
 * all have the same; (n - 1) / n where one of n people has everything. G = 1 - Σ (Fᵢ - Fᵢ₋₁)(Lᵢ + Lᵢ₋₁), twice the
 * area between the Lorenz curve and the diagonal. This is the plain coefficient; the small-sample form is n / (n - 1)
 * times as large. Absent where there are no people or nothing to have.
 *
 * Gini, C. (1912); form used: Cowell, F. (2011). Measuring Inequality, 10.1093/acprof:osobl/9780199594030.001.0001
 */
export function gini(amounts: readonly Amount[]): number | null {
  const curve = lorenz(amounts);
  if (curve.length === 0) return null;
  let twice = 0;
  for (let i = 1; i < curve.length; i++) {
    const [from, to] = [curve[i - 1] as LorenzPoint, curve[i] as LorenzPoint];
    twice += (to.people - from.people) * (to.share + from.share);
  }
  return 1 - twice;
}

function ordered(amounts: readonly Amount[]): Amount[] {
  if (amounts.some((a) => a.amount < 0 || a.people < 0)) throw new Error('invalid amounts: a share needs amounts of at least 0');
  return amounts.filter((a) => a.people > 0).sort((a, b) => a.amount - b.amount);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
