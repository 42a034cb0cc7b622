// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, type Groups, sizes } from '../graph.ts';
import { integer, type Random, seeded } from '../random.ts';
import { leiden } from './leiden.ts';
import { louvain } from './louvain.ts';
import { type Quality, qualityOf, undirectedModularity } from './modularity.ts';

/** How communities are looked for, by name. Each takes one seeded try. */
const methods = {
  leiden: (quality: Quality, random: Random) => leiden(quality, { random }),
  louvain: (quality: Quality, random: Random) => louvain(quality.near, { resolution: quality.resolution, random }),
} as const;

export type Method = keyof typeof methods;

/** Groups and what they are worth. */
interface Partition extends Groups {
  readonly modularity: number;
}

export interface Found extends Partition {
  /** All tries, in the order of their seeds. */
  readonly tries: readonly Partition[];
  /** Which of the tries was kept. */
  readonly kept: number;
}

export interface SearchOptions {
  readonly method?: Method;
  readonly random: Random;
  /** Seeded tries, of which the best is kept; by default fewer in larger graphs. */
  readonly runs?: number;
}

/**
 * The communities of an undirected graph with the best modularity among several seeded tries. A resolution above 1
 * gives more and smaller communities, below 1 fewer and larger ones.
 */
export function bestCommunities(graph: Graph, { resolution = 1, ...options }: SearchOptions & { readonly resolution?: number }): Found {
  return best(undirectedModularity(graph, resolution), options);
}

/** The grouping of best quality among several seeded tries, the largest group first. */
export function best(quality: Quality, { method = 'leiden', random, runs = runsFor(quality.near) }: SearchOptions): Found {
  const tries = Array.from({ length: runs }, (): Partition => {
    const groups = methods[method](quality, seeded(integer(random, 2 ** 32)));
    return { ...groups, modularity: qualityOf(quality, groups.of) };
  });
  // A difference in the last digits is rounding: the earlier try stays.
  let kept = 0;
  for (const [t, { modularity }] of tries.entries()) if (modularity > tries[kept]!.modularity + 1e-12) kept = t;
  return { ...bySize(tries[kept]!), modularity: tries[kept]!.modularity, tries, kept };
}

/** The same groups, numbered by size; among groups of a size the one with the first node comes first. */
function bySize(groups: Groups): Groups {
  const size = sizes(groups);
  const first = new Int32Array(groups.count).fill(-1);
  for (let i = groups.of.length - 1; i >= 0; i--) first[groups.of[i]!] = i;
  const order = Array.from(size.keys()).sort((a, b) => size[b]! - size[a]! || first[a]! - first[b]!);
  const rank = new Int32Array(groups.count);
  for (const [r, group] of order.entries()) rank[group] = r;
  return { of: Int32Array.from(groups.of, (group) => rank[group]!), count: groups.count };
}

/** Two hundred tries for up to fifteen hundred ties, fewer the more there are; two from two million on. */
function runsFor({ targets }: Graph): number {
  return Math.max(targets.length < 4_000_000 ? 3 : 2, Math.min(200, Math.floor(600_000 / Math.max(1, targets.length))));
}
