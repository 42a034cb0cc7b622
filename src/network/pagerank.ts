// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, strength } from '../graph.ts';

/**
 * PageRank: the share of time a reader spends with each person who follows the ties, each as often as its weight says,
 * and starts anew with anybody in 15 of 100 steps and where there is no tie to follow. The ranks add up to 1.
 *
 * Page, Brin, Motwani & Winograd (1999), http://ilpubs.stanford.edu:8090/422/. Stops when the ranks change by less than
 * 1e-9 in sum: the usual bound, 1e-6 a person, leaves visible errors in large networks.
 */
export function pageRank(graph: Graph, { damping = 0.85, tolerance = 1e-9, most = 1000 } = {}): Float64Array {
  const { n, offsets, targets, weights } = graph;
  const out = strength(graph);
  let rank = new Float64Array(n).fill(1 / n);
  let next = new Float64Array(n);
  for (let step = 0; step < most; step++) {
    next.fill(0);
    let stranded = 0;
    for (let i = 0; i < n; i++) {
      if (out[i] === 0) {
        stranded += rank[i]!;
        continue;
      }
      const share = rank[i]! / out[i]!;
      for (let p = offsets[i]!; p < offsets[i + 1]!; p++) next[targets[p]!]! += share * weights[p]!;
    }
    let change = 0;
    const base = (damping * stranded + 1 - damping) / n;
    for (let i = 0; i < n; i++) {
      const value = damping * next[i]! + base;
      next[i] = value;
      change += Math.abs(value - rank[i]!);
    }
    [rank, next] = [next, rank];
    if (change < tolerance) return rank;
  }
  throw new Error(`PageRank: still changing after ${most} steps`);
}
