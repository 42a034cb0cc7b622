// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Groups, sizes } from '../../graph/groups.ts';

/** How sure it is that people belong together. */
export interface Stability {
  /** For each person, how often the other members of the community are with them in other tries; 1 for one alone. */
  readonly confidence: Float64Array;
  /** For each community, the mean of its members. */
  readonly communities: Float64Array;
  /** The mean of all people. */
  readonly whole: number;
}

/**
 * The share of tries in which a person is together with another member of their community, taken over all other members
 * and tries (co-classification as in Lancichinetti & Fortunato 2012, doi:10.1038/srep00336, without their threshold).
 */
export function stability(groups: Groups, tries: readonly Groups[]): Stability {
  const n = groups.of.length;
  const size = sizes(groups);
  const confidence = new Float64Array(n);
  for (const other of tries) {
    const together = new Map<number, number>();
    const cell = (i: number) => groups.of[i]! * other.count + other.of[i]!;
    for (let i = 0; i < n; i++) together.set(cell(i), (together.get(cell(i)) ?? 0) + 1);
    for (let i = 0; i < n; i++) {
      const mates = size[groups.of[i]!]! - 1;
      confidence[i]! += mates === 0 ? 1 : (together.get(cell(i))! - 1) / mates;
    }
  }
  const communities = new Float64Array(groups.count);
  let whole = 0;
  for (let i = 0; i < n; i++) {
    confidence[i]! /= tries.length;
    communities[groups.of[i]!]! += confidence[i]!;
    whole += confidence[i]!;
  }
  for (let c = 0; c < groups.count; c++) communities[c]! /= size[c]!;
  return { confidence, communities, whole: n === 0 ? 1 : whole / n };
}
