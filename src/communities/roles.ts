// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../graph/graph.ts';
import { type Groups, sizes } from '../graph/groups.ts';

/** Where people stand within and between communities. */
export interface Roles {
  /** 0 where all interactions of a person are with one community, towards 1 the more evenly they spread over many. */
  readonly participation: Float64Array;
  /** Contacts inside the community, as standard deviations above the mean of its members; NaN where all have equally many. */
  readonly standing: Float64Array;
}

/**
 * The two coordinates by which people's roles are told: participation, 1 − Σ (w(i, c) / w(i))² over communities c, by
 * weight; and standing (within-module degree z), by number of contacts, with the standard deviation of all members.
 * People of high participation are bridges between communities, of high standing hubs inside theirs
 * (Guimerà & Amaral 2005, doi:10.1038/nature03288). Self-ties are left out.
 */
export function roles({ n, offsets, targets, weights }: Graph, { of, count }: Groups): Roles {
  const participation = new Float64Array(n);
  const inside = new Float64Array(n);
  const weightTo = new Float64Array(count);
  for (let i = 0; i < n; i++) {
    let whole = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (j === i) continue;
      weightTo[of[j]!]! += weights[p]!;
      whole += weights[p]!;
      if (of[j] === of[i]) inside[i]! += 1;
    }
    let squares = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const c = of[targets[p]!]!;
      squares += (weightTo[c]! / whole) ** 2;
      weightTo[c] = 0;
    }
    participation[i] = whole === 0 ? 0 : 1 - squares;
  }
  return { participation, standing: standings(inside, { of, count }) };
}

function standings(inside: Float64Array, groups: Groups): Float64Array {
  const size = sizes(groups);
  const mean = new Float64Array(groups.count);
  const spread = new Float64Array(groups.count);
  for (const [i, c] of groups.of.entries()) mean[c]! += inside[i]! / size[c]!;
  for (const [i, c] of groups.of.entries()) spread[c]! += (inside[i]! - mean[c]!) ** 2 / size[c]!;
  return inside.map((value, i) => {
    const c = groups.of[i]!;
    return spread[c]! < 1e-12 ? Number.NaN : (value - mean[c]!) / Math.sqrt(spread[c]!);
  });
}
