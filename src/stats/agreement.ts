/**
 * How far several coders agree. Every function takes units (posts), each a list of readings, one place for each coder,
 * `null` where a coder did not read the unit. `null` as an answer means undefined: there is too little, or no variation
 * at all, so that agreement cannot be told from chance. It never stands in for 0 or 1. `times` says how often each unit
 * occurs, once where it is left out: a bootstrap then works on the few patterns of readings that there are.
 */
export type Reading = string | number | boolean | null;
/** A unit: what each coder said of one post. */
export type Unit<R extends Reading = Reading> = readonly R[];

/**
 * Percentage agreement, as a share: of all pairs of readings of the same unit, those that are equal, each unit with the
 * same weight. With two coders it is the share of posts on which they agree. It is not corrected for chance: where a
 * code is rare, coders who never use it agree almost everywhere.
 */
export function observedAgreement(units: readonly Unit[], times?: Times): number | null {
  const twice = tallied(units, times, 2);
  return twice.length === 0 ? null : agreeing(twice);
}

/**
 * Cohen's kappa, two coders: κ = (Po − Pe) / (1 − Pe), where chance Pe comes from each coder's own margins. Units that
 * one of them did not read are left out. Undefined where both use one and the same category throughout.
 *
 * Cohen, J. (1960), 10.1177/001316446002000104
 */
export function cohenKappa(units: readonly Unit[], times?: Times): number | null {
  return pairKappa(units, 0, 1, times);
}

/**
 * Cohen's kappa of every pair of coders, and the mean of those that are defined: what to report beside Fleiss' kappa
 * where more than two coders took part.
 *
 * Light, R. J. (1971), 10.1037/h0031643
 */
export function lightKappa(units: readonly Unit[], times?: Times): number | null {
  const coders = Math.max(0, ...units.map((unit) => unit.length));
  const kappas: number[] = [];
  for (let a = 0; a < coders; a++) {
    for (let b = a + 1; b < coders; b++) {
      const kappa = pairKappa(units, a, b, times);
      if (kappa !== null) kappas.push(kappa);
    }
  }
  return kappas.length === 0 ? null : kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length;
}

/**
 * Fleiss' kappa, any number of coders, who need not be the same for each unit: κ = (P̄ − P̄e) / (1 − P̄e), where chance
 * P̄e = Σ p̄ⱼ² comes from the categories' shares over all coders together. Units with fewer than two readings are left
 * out; where units differ in their number of readings each has the same weight (Gwet's form; Fleiss' own otherwise).
 *
 * Fleiss, J. L. (1971), 10.1037/h0031619; unequal numbers: Gwet, K. L. (2014), Handbook of Inter-Rater Reliability
 */
export function fleissKappa(units: readonly Unit[], times?: Times): number | null {
  const twice = tallied(units, times, 2);
  if (twice.length === 0) return null;
  let chance = 0;
  for (const share of shares(twice).values()) chance += share * share;
  return beyondChance(agreeing(twice), chance);
}

/**
 * Gwet's AC1: as kappa, with chance Pe = Σ πₖ (1 − πₖ) / (q − 1) for q categories, which stays small where a code is
 * rare, and so does not collapse as kappa does. `categories` is the number that coders could choose from (2 for a
 * yes/no code), also where not all occur. The formula gives 1 where everyone chose one category throughout; here that
 * is undefined, because agreement on a code that nobody ever saw has not been put to the test.
 *
 * Gwet, K. L. (2008), 10.1348/000711006X126600
 */
export function gwetAC1(units: readonly Unit[], categories: number, times?: Times): number | null {
  const twice = tallied(units, times, 2);
  if (twice.length === 0 || categories < 2 || shares(twice).size < 2) return null;
  let chance = 0;
  for (const pi of shares(tallied(units, times, 1)).values()) chance += (pi * (1 - pi)) / (categories - 1);
  return beyondChance(agreeing(twice), chance);
}

/** What a difference between two readings costs in Krippendorff's alpha. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's alpha, any number of coders, readings missing anywhere: α = 1 − Do / De, observed over expected
 * disagreement among all readings that can be paired. Squared differences δ² by metric: nominal 1 unless equal; ordinal
 * (Σ n from c to k − (n_c + n_k) / 2)²; interval (c − k)²; ratio ((c − k) / (c + k))². All but nominal need numbers.
 * Undefined where nothing can be paired or all readings that can be are equal.
 *
 * Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability, repository.upenn.edu/asc_papers/43;
 * Hayes & Krippendorff (2007), 10.1080/19312450709336664
 */
export function krippendorffAlpha(units: readonly Unit[], metric: Metric = 'nominal', times?: Times): number | null {
  const paired = tallied(units, times, 2);
  const margins = new Map<Category, number>();
  for (const { count, times } of paired) for (const [category, n] of count) margins.set(category, (margins.get(category) ?? 0) + n * times);
  if (margins.size < 2) return null;
  const difference = squaredDifference(metric, margins);
  let observed = 0;
  for (const { count, times } of paired) observed += (times * disagreement(count, difference)) / (total(count) - 1);
  const expected = disagreement(margins, difference) / (total(margins) - 1);
  return expected === 0 ? null : 1 - observed / expected;
}

/** The share of yes among all readings of a yes/no code. */
export function prevalence(units: readonly Unit[], times?: Times): number | null {
  let yes = 0;
  let all = 0;
  for (const { count, times: often } of tallied(units, times, 1)) {
    yes += often * ((count.get(true) ?? 0) + (count.get(1) ?? 0));
    all += often * total(count);
  }
  return all === 0 ? null : yes / all;
}

type Times = ArrayLike<number> | undefined;
type Category = Exclude<Reading, null>;
type Counts = ReadonlyMap<Category, number>;

/** How often each category was chosen for a unit, and how often the unit occurs. */
interface Tallied {
  readonly count: Counts;
  readonly times: number;
}

/** The units with at least so many readings. */
function tallied(units: readonly Unit[], times: Times, least: number): Tallied[] {
  const found: Tallied[] = [];
  for (const [i, unit] of units.entries()) {
    const often = times === undefined ? 1 : (times[i] as number);
    if (often === 0) continue;
    const count = new Map<Category, number>();
    for (const reading of unit) if (reading !== null) count.set(reading, (count.get(reading) ?? 0) + 1);
    if (total(count) >= least) found.push({ count, times: often });
  }
  return found;
}

function total(count: Counts): number {
  let sum = 0;
  for (const n of count.values()) sum += n;
  return sum;
}

/** Of the pairs of readings of a unit, the share that agree; the mean over units. */
function agreeing(twice: readonly Tallied[]): number {
  let sum = 0;
  let units = 0;
  for (const { count, times } of twice) {
    const n = total(count);
    let pairs = 0;
    for (const k of count.values()) pairs += k * (k - 1);
    sum += (times * pairs) / (n * (n - 1));
    units += times;
  }
  return sum / units;
}

/** The mean over units of each category's share. */
function shares(read: readonly Tallied[]): Map<Category, number> {
  const units = read.reduce((sum, { times }) => sum + times, 0);
  const found = new Map<Category, number>();
  for (const { count, times } of read) {
    const n = total(count);
    for (const [category, k] of count) found.set(category, (found.get(category) ?? 0) + (times * k) / n / units);
  }
  return found;
}

function pairKappa(units: readonly Unit[], first: number, second: number, times: Times): number | null {
  const margins = [new Map<Category, number>(), new Map<Category, number>()] as const;
  let n = 0;
  let equal = 0;
  for (const [i, unit] of units.entries()) {
    const [a, b] = [unit[first] ?? null, unit[second] ?? null];
    const often = times === undefined ? 1 : (times[i] as number);
    if (a === null || b === null || often === 0) continue;
    n += often;
    if (a === b) equal += often;
    margins[0].set(a, (margins[0].get(a) ?? 0) + often);
    margins[1].set(b, (margins[1].get(b) ?? 0) + often);
  }
  if (n === 0) return null;
  let chance = 0;
  for (const [category, count] of margins[0]) chance += (count * (margins[1].get(category) ?? 0)) / (n * n);
  return beyondChance(equal / n, chance);
}

/** Sum of n_c n_k δ²(c, k) over ordered pairs of categories. */
function disagreement(count: Counts, difference: (c: Category, k: Category) => number): number {
  let sum = 0;
  for (const [c, n] of count) for (const [k, m] of count) if (c !== k) sum += n * m * difference(c, k);
  return sum;
}

function squaredDifference(metric: Metric, margins: Counts): (c: Category, k: Category) => number {
  if (metric === 'nominal') return () => 1;
  const values = [...margins.keys()].map((category) => {
    if (typeof category !== 'number') throw new Error(`invalid reading for a ${metric} metric: ${category}`);
    return category;
  });
  if (metric === 'interval') return (c, k) => (Number(c) - Number(k)) ** 2;
  if (metric === 'ratio') return (c, k) => ((Number(c) - Number(k)) / (Number(c) + Number(k))) ** 2;
  const sorted = values.sort((a, b) => a - b);
  return (c, k) => {
    const [low, high] = [Math.min(Number(c), Number(k)), Math.max(Number(c), Number(k))];
    let between = -((margins.get(low) ?? 0) + (margins.get(high) ?? 0)) / 2;
    for (const value of sorted) if (value >= low && value <= high) between += margins.get(value) ?? 0;
    return between ** 2;
  };
}

/** (Po − Pe) / (1 − Pe); undefined where chance alone would agree throughout. */
function beyondChance(observed: number, chance: number): number | null {
  // Sums of shares miss 1 by rounding.
  return 1 - chance < 1e-12 ? null : (observed - chance) / (1 - chance);
}
