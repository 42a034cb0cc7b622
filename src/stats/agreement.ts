/**
 * How far several coders agree. Every function takes units (posts), each a list of readings, one place for each coder,
 * `null` where a coder did not read the unit. `null` as an answer means undefined: there is too little, or no variation
 * at all, so that agreement cannot be told from chance. It never stands in for 0 or 1.
 */
export type Reading = string | number | boolean | null;
export type Unit<R extends Reading = Reading> = readonly R[];

/**
 * Percentage agreement, as a share: of all pairs of readings of the same unit, those that are equal, each unit with the
 * same weight. With two coders it is the share of posts on which they agree. It is not corrected for chance: where a
 * code is rare, coders who never use it agree almost everywhere.
 */
export function observedAgreement(units: readonly Unit[]): number | null {
  const shares = units.map(counts).flatMap((count) => pairsAgreeing(count) ?? []);
  return shares.length === 0 ? null : mean(shares);
}

/**
 * Cohen's kappa, two coders: κ = (Po − Pe) / (1 − Pe), where chance Pe comes from each coder's own margins. Units that
 * one of them did not read are left out. Undefined where both use one and the same category throughout.
 *
 * Cohen, J. (1960), 10.1177/001316446002000104
 */
export function cohenKappa(units: readonly Unit[]): number | null {
  const pairs = units.flatMap(([a = null, b = null]) => (a === null || b === null ? [] : [[a, b] as const]));
  const n = pairs.length;
  if (n === 0) return null;
  const first = counts(pairs.map(([a]) => a));
  const second = counts(pairs.map(([, b]) => b));
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  let chance = 0;
  for (const [category, count] of first) chance += (count * (second.get(category) ?? 0)) / (n * n);
  return beyondChance(observed, chance);
}

/**
 * Cohen's kappa of every pair of coders, and the mean of those that are defined: what to report beside Fleiss' kappa
 * where more than two coders took part.
 *
 * Light, R. J. (1971), 10.1037/h0031643
 */
export function lightKappa(units: readonly Unit[]): number | null {
  const coders = Math.max(0, ...units.map((unit) => unit.length));
  const kappas: number[] = [];
  for (let a = 0; a < coders; a++) {
    for (let b = a + 1; b < coders; b++) {
      const kappa = cohenKappa(units.map((unit) => [unit[a] ?? null, unit[b] ?? null]));
      if (kappa !== null) kappas.push(kappa);
    }
  }
  return kappas.length === 0 ? null : mean(kappas);
}

/**
 * Fleiss' kappa, any number of coders, who need not be the same for each unit: κ = (P̄ − P̄e) / (1 − P̄e), where chance
 * P̄e = Σ p̄ⱼ² comes from the categories' shares over all coders together. Units with fewer than two readings are left
 * out; where units differ in their number of readings each has the same weight (Gwet's form; Fleiss' own otherwise).
 *
 * Fleiss, J. L. (1971), 10.1037/h0031619; unequal numbers: Gwet, K. L. (2014), Handbook of Inter-Rater Reliability
 */
export function fleissKappa(units: readonly Unit[]): number | null {
  const read = units.map(counts).filter((count) => total(count) >= 2);
  if (read.length === 0) return null;
  const observed = mean(read.flatMap((count) => pairsAgreeing(count) ?? []));
  let chance = 0;
  for (const share of shares(read).values()) chance += share * share;
  return beyondChance(observed, chance);
}

/**
 * Gwet's AC1: as kappa, with chance Pe = Σ πₖ (1 − πₖ) / (q − 1) for q categories, which stays small where a code is
 * rare, and so does not collapse as kappa does. `categories` is the number that coders could choose from (2 for a
 * yes/no code), also where not all occur. The formula gives 1 where everyone chose one category throughout; here that
 * is undefined, because agreement on a code that nobody ever saw has not been put to the test.
 *
 * Gwet, K. L. (2008), 10.1348/000711006X126600
 */
export function gwetAC1(units: readonly Unit[], categories: number): number | null {
  const read = units.map(counts);
  const twice = read.filter((count) => total(count) >= 2);
  const share = shares(read.filter((count) => total(count) >= 1));
  if (twice.length === 0 || categories < 2 || shares(twice).size < 2) return null;
  const observed = mean(twice.flatMap((count) => pairsAgreeing(count) ?? []));
  let chance = 0;
  for (const pi of share.values()) chance += (pi * (1 - pi)) / (categories - 1);
  return beyondChance(observed, chance);
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
export function krippendorffAlpha(units: readonly Unit[], metric: Metric = 'nominal'): number | null {
  const paired = units.map(counts).filter((count) => total(count) >= 2);
  const margins = new Map<Exclude<Reading, null>, number>();
  for (const count of paired) for (const [category, n] of count) margins.set(category, (margins.get(category) ?? 0) + n);
  const all = total(margins);
  if (margins.size < 2) return null;
  const difference = squaredDifference(metric, margins);
  let observed = 0;
  for (const count of paired) observed += disagreement(count, difference) / (total(count) - 1);
  const expected = disagreement(margins, difference) / (all - 1);
  return expected === 0 ? null : 1 - observed / expected;
}

/** The share of yes among all readings of a yes/no code. */
export function prevalence(units: readonly Unit[]): number | null {
  const read = units.flat().filter((reading) => reading !== null);
  return read.length === 0 ? null : read.filter((reading) => reading === true || reading === 1).length / read.length;
}

type Counts = ReadonlyMap<Exclude<Reading, null>, number>;

function counts(unit: Unit): Counts {
  const found = new Map<Exclude<Reading, null>, number>();
  for (const reading of unit) if (reading !== null) found.set(reading, (found.get(reading) ?? 0) + 1);
  return found;
}

function total(count: Counts): number {
  let sum = 0;
  for (const n of count.values()) sum += n;
  return sum;
}

/** Of the pairs of readings of one unit, the share that agree; null where there is no pair. */
function pairsAgreeing(count: Counts): number | null {
  const n = total(count);
  if (n < 2) return null;
  let agreeing = 0;
  for (const k of count.values()) agreeing += k * (k - 1);
  return agreeing / (n * (n - 1));
}

/** The mean over units of each category's share. */
function shares(read: readonly Counts[]): Map<Exclude<Reading, null>, number> {
  const found = new Map<Exclude<Reading, null>, number>();
  for (const count of read) {
    const n = total(count);
    for (const [category, k] of count) found.set(category, (found.get(category) ?? 0) + k / n / read.length);
  }
  return found;
}

/** Sum of n_c n_k δ²(c, k) over ordered pairs of categories. */
function disagreement(count: Counts, difference: (c: Exclude<Reading, null>, k: Exclude<Reading, null>) => number): number {
  let sum = 0;
  for (const [c, n] of count) for (const [k, m] of count) if (c !== k) sum += n * m * difference(c, k);
  return sum;
}

function squaredDifference(metric: Metric, margins: Counts): (c: Exclude<Reading, null>, k: Exclude<Reading, null>) => number {
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
