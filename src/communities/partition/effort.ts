/**
 * How long communities are looked for, by the number of ties: a large network is searched fewer times and less far, so
 * that it takes seconds and not hours. What was done is told beside the result (runs, rounds, random networks).
 */

/** Seeded runs: two hundred up to fifteen hundred ties, fewer the more there are; two beyond half a million. */
export function runsFor(ties: number): number {
  return Math.max(ties <= 500_000 ? 3 : 2, Math.min(200, Math.floor(300_000 / Math.max(1, ties))));
}

/** Rounds after which a run of Leiden ends even if it still finds better groups; hardly any needs twenty. */
export function roundsFor(ties: number): number {
  if (ties <= 100_000) return 20;
  if (ties <= 500_000) return 4;
  return ties <= 2_000_000 ? 3 : 2;
}

/**
 * Rounds of a search of which only the quality or the number of groups is wanted, not who is in them: as many as it
 * takes up to 1,000 ties, three beyond, which leaves about one part in a thousand of the quality unfound.
 */
export function quickRounds(ties: number): number {
  return ties <= 1_000 ? 20 : 3;
}

/** Up to how many ties the best runs are joined into a better one. */
export const JOINED = 100_000;

/** Drawings of runs to join in a row, none of which gave a better grouping, after which it is given up. */
export function patienceFor(ties: number): number {
  return Math.max(8, Math.min(60, Math.floor(300_000 / Math.max(1, ties))));
}

/** Random networks to compare the grouping with: 50 up to 20,000 ties, 20 up to 100,000, 5 up to 300,000, none beyond. */
export function networksFor(ties: number): number {
  if (ties <= 20_000) return 50;
  if (ties <= 100_000) return 20;
  return ties <= 300_000 ? 5 : 0;
}

/**
 * Random networks to compare the mixing of groups with, which takes no search: 100 up to 20,000 ties, 39 up to 300,000, the
 * fewest of which a value outside of all tells something at 5%, none beyond.
 */
export function mixingNetworksFor(ties: number): number {
  if (ties <= 20_000) return 100;
  return ties <= 300_000 ? 39 : 0;
}

/** Exchanges per tie from one of these networks to the next: beyond 20,000 ties half as many, which leave 1 in 20 where it was. */
export function mixingSwapsFor(ties: number): number {
  return ties <= 20_000 ? 3 : 1.5;
}

/** Runs at each resolution of the sweep: four up to 20,000 ties, two up to 100,000, none beyond. */
export function sweepRunsFor(ties: number): number {
  if (ties <= 20_000) return 4;
  return ties <= 100_000 ? 2 : 0;
}

/** Runs for each quarter of a year: three up to 20,000 ties, one beyond. */
export function quarterRunsFor(ties: number): number {
  return ties <= 20_000 ? 3 : 1;
}

/**
 * How often people change places in a regression of ties on shared groups: 999 times, or as often as steps over people and
 * ties come to a hundred million, which takes about a second; not at all where that is fewer than 39 times.
 */
export function mrqapDrawsFor(steps: number): number {
  const draws = Math.min(999, Math.floor(100_000_000 / Math.max(1, steps)));
  return draws < 39 ? 0 : draws;
}

/** How often people take each other's groups beside counts of brokers: 199 times, or until some twenty million ties were looked at, as above. */
export function brokerageDrawsFor(ties: number): number {
  const draws = Math.min(199, Math.floor(20_000_000 / Math.max(1, ties)));
  return draws < 39 ? 0 : draws;
}
