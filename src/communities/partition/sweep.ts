// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../../graph/graph.ts';
import { type Groups, sizes } from '../../graph/groups.ts';
import type { Random } from '../../random.ts';
import type { Row } from '../../schema/schema.ts';
import { type Aim, judged } from './aim.ts';
import { quickRounds, sweepRunsFor } from './effort.ts';
import { best, type Method } from './search.ts';

/** Resolutions from a quarter to four times the middle one, three steps to each doubling. */
function steps(middle: number): number[] {
  return Array.from({ length: 13 }, (_, i) => Number(((middle * Math.round(1000 * 2 ** ((i - 6) / 3))) / 1000).toPrecision(6)));
}

/**
 * How many communities there are at other resolutions, and how well runs agree there. Where the number stays the same
 * over several steps and runs agree (a plateau), the grouping is one of the network rather than of the setting.
 * Around resolution 1 for modularity; around that of the study for CPM, which knows no natural one.
 */
export function sweep(
  graph: Graph,
  {
    method,
    random,
    quality = 'modularity',
    resolution = 1,
    arcs = null,
  }: Aim & { readonly method: Method; readonly random: Random; readonly arcs?: Graph | null },
): Row<'sweep'>[] {
  const runs = sweepRunsFor(graph.targets.length / 2);
  const rounds = quickRounds(graph.targets.length / 2);
  if (graph.n === 0 || runs === 0) return [];
  return steps(quality === 'cpm' ? resolution : 1).map((resolution) => {
    const found = best(judged(graph, { quality, resolution }, arcs), { method, random, runs, rounds, polish: false });
    const pairs = found.tries.flatMap((a, i) => found.tries.slice(i + 1).map((b) => agreement(a, b)));
    return {
      resolution,
      groups: found.count,
      largest: sizes(found).reduce((a, b) => Math.max(a, b), 0) / graph.n,
      agreement: pairs.reduce((sum, value) => sum + value, 0) / pairs.length,
    };
  });
}

/**
 * Normalised mutual information of two groupings: 1 where they are the same, near 0 where one tells nothing of the other
 * (Danon, Díaz-Guilera, Duch & Arenas 2005, doi:10.1088/1742-5468/2005/09/P09008).
 */
export function agreement(a: Groups, b: Groups): number {
  const n = a.of.length;
  const both = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const cell = a.of[i]! * b.count + b.of[i]!;
    both.set(cell, (both.get(cell) ?? 0) + 1);
  }
  const entropy = (counts: Iterable<number>) => {
    let sum = 0;
    for (const count of counts) if (count > 0) sum -= (count / n) * Math.log(count / n);
    return sum;
  };
  const [inA, inB] = [entropy(sizes(a)), entropy(sizes(b))];
  return inA + inB < 1e-12 ? 1 : (2 * (inA + inB - entropy(both.values()))) / (inA + inB);
}
