// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { PairSet } from '../../graph/pair-set.ts';
import { rewired } from '../../graph/rewired.ts';
import type { Ties } from '../../graph/ties.ts';
import type { Random } from '../../random.ts';
import { beside, type Comparison } from '../../stats/beside.ts';
import { mixingNetworksFor, mixingSwapsFor } from '../partition/effort.ts';

/** A value of a grouping beside what random networks give; the probability is two-sided. */
export interface Mixed {
  readonly value: number;
  readonly chance: Comparison | null;
}

/** How far ties stay within groups. */
export interface Mixing {
  /** Null where nobody of a known group has a tie. */
  readonly eiIndex: Mixed | null;
  /** Null where all ties begin or all end in one group. */
  readonly assortativity: Mixed | null;
  /** For each group; null where it has no ties, or is everybody. */
  readonly homophily: readonly (Mixed | null)[];
  /**
   * For each group the fewest of the members with ties within it, those with ties across, and the others whom these have ties with,
   * each left out where they are nobody, as automated accounts are.
   */
  readonly bearers: readonly number[];
  /** Ties between people whose groups are known. */
  readonly ties: number;
}

/**
 * Whether people have ties within their own group more than chance would have it, for any grouping that does not come
 * from the ties themselves. -1 stands for an unknown group: those people and their ties are left out. Ties count once,
 * whatever their weight; self-ties are left out. Each value stands beside networks in which everybody keeps the number
 * of their ties (see `rewired`), because groups of busy people meet often without preferring each other.
 *
 * - E–I index (E − I) / (E + I) of ties across and within groups: −1 only within, 1 only across (Krackhardt & Stern 1988,
 *   doi:10.2307/2786835);
 * - assortativity (Σ e(g,g) − Σ a(g) b(g)) / (1 − Σ a(g) b(g)), with e the share of ties from one group to another, a
 *   and b its sums: 1 only within, 0 as the numbers of ties alone would give (Newman 2003,
 *   doi:10.1103/PhysRevE.67.026126);
 * - homophily of each group (s − w) / (1 − w), or (s − w) / w where it is negative, with s the share of its ties that stay
 *   inside and w the share it is of all others a member could choose, (n(g) − 1) / (n − 1) (Coleman 1958,
 *   doi:10.17730/humo.17.4.q5604m676260q8n7).
 */
export function mixing(
  all: Ties,
  group: Int32Array,
  count: number,
  { random, networks, automated }: { random: Random; networks?: number; automated?: ArrayLike<number> },
): Mixing {
  const ties = among(all, group);
  const size = new Int32Array(count);
  for (const g of group) if (g !== -1) size[g]! += 1;
  const own = values(ties, group, size);
  const present = new PairSet(ties.sources.length);
  let network = ties;
  const further = mixingSwapsFor(ties.sources.length);
  const nulls = Array.from({ length: networks ?? mixingNetworksFor(ties.sources.length) }, (_, k) => {
    network = rewired(network, random, k === 0 ? { present } : { present, swaps: further });
    return values(network, group, size);
  });
  const mixed = (of: (values: Values) => number | null): Mixed | null => {
    const value = of(own);
    if (value === null) return null;
    const chance = nulls.map(of).filter((x) => x !== null);
    return { value, chance: chance.length < 2 ? null : beside(value, chance, 2) };
  };
  return {
    ties: ties.sources.length,
    eiIndex: mixed(({ eiIndex }) => eiIndex),
    assortativity: mixed(({ assortativity }) => assortativity),
    homophily: Array.from({ length: count }, (_, g) => mixed(({ homophily }) => homophily[g]!)),
    bearers: bearersOf(ties, group, count, automated),
  };
}

/** See `Mixing`. */
function bearersOf({ sources, targets }: Ties, group: Int32Array, count: number, automated?: ArrayLike<number>): number[] {
  const [within, across, met] = [0, 1, 2].map(() => Array.from({ length: count }, () => new Set<number>())) as [
    Set<number>[],
    Set<number>[],
    Set<number>[],
  ];
  for (let e = 0; e < sources.length; e++) {
    const ends = [sources[e]!, targets[e]!] as const;
    const [a, b] = [group[ends[0]]!, group[ends[1]]!];
    if (a === b) for (const end of ends) within[a]!.add(end);
    else {
      across[a]!.add(ends[0]);
      across[b]!.add(ends[1]);
      met[a]!.add(ends[1]);
      met[b]!.add(ends[0]);
    }
  }
  return Array.from({ length: count }, (_, g) => {
    const sizes = [within, across, met].map((of) => [...of[g]!].filter((i) => automated?.[i] !== 1).length).filter((size) => size > 0);
    return sizes.length === 0 ? 0 : Math.min(...sizes);
  });
}

interface Values {
  readonly eiIndex: number | null;
  readonly assortativity: number | null;
  readonly homophily: readonly (number | null)[];
}

function values({ sources, targets, directed }: Ties, group: Int32Array, size: Int32Array): Values {
  const out = new Float64Array(size.length);
  const into = new Float64Array(size.length);
  const inside = new Float64Array(size.length);
  const ends = directed ? 1 : 2;
  for (let e = 0; e < sources.length; e++) {
    const [a, b] = [group[sources[e]!]!, group[targets[e]!]!];
    out[a]! += 1;
    into[b]! += 1;
    // Without directions a tie has two beginnings.
    if (!directed) {
      out[b]! += 1;
      into[a]! += 1;
    }
    if (a === b) inside[a]! += ends;
  }
  const whole = sources.length * ends;
  const within = inside.reduce((sum, x) => sum + x, 0);
  const expected = out.reduce((sum, x, g) => sum + (x * into[g]!) / whole, 0);
  const people = size.reduce((sum, x) => sum + x, 0);
  return {
    eiIndex: whole === 0 ? null : (whole - 2 * within) / whole,
    assortativity: whole === 0 || whole - expected < 1e-9 * whole ? null : (within - expected) / (whole - expected),
    homophily: Array.from(size, (n, g) => {
      if (out[g] === 0 || n === people || people < 2) return null;
      const [share, chance] = [inside[g]! / out[g]!, (n - 1) / (people - 1)];
      if (share >= chance) return (share - chance) / (1 - chance);
      return (share - chance) / chance;
    }),
  };
}

/** The ties among people whose groups are known, without self-ties. */
function among(ties: Ties, group: Int32Array): Ties {
  const kept = Int32Array.from(ties.sources.keys()).filter((e) => {
    const [s, t] = [ties.sources[e]!, ties.targets[e]!];
    return s !== t && group[s] !== -1 && group[t] !== -1;
  });
  return {
    ...ties,
    sources: Int32Array.from(kept, (e) => ties.sources[e]!),
    targets: Int32Array.from(kept, (e) => ties.targets[e]!),
    weights: Float64Array.from(kept, () => 1),
  };
}
