// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, reversed, strength } from '../graph/graph.ts';

/**
 * PageRank: the share of time that a reader spends with each person. The reader follows ties, each as often as its weight says,
 * and starts anew with anybody in 15 of 100 steps, and wherever there is no tie to follow. The ranks add up to 1.
 *
 * Page, Brin, Motwani & Winograd (1999), http://ilpubs.stanford.edu:8090/422/. It stops when the ranks change by less than
 * 1e-9 in sum: the usual bound, 1e-6 a person, leaves visible errors in large networks.
 *
 * - Each rank is taken from the latest ranks of those who point to it (Gauss–Seidel): half as many rounds as when all ranks are
 *   passed on at once. People without a tie to follow make all ranks larger alike, so the ranks are scaled at the end (Gleich
 *   2015, doi:10.1137/140976649).
 * - Once each round changes the ranks by the same share of the round before, they are moved to where that leads (Aitken's
 *   extrapolation: Kamvar, Haveliwala, Manning & Golub 2003, doi:10.1145/775152.775190), which halves the rounds again. If that
 *   leads away once, as when the ranks swing to and fro, it is given up.
 *
 * `back` is the graph with every tie turned round, where it is in hand.
 */
export function pageRank(
  graph: Graph,
  { damping = 0.85, tolerance = 1e-9, most = 1000, back: { n, offsets, targets, weights } = reversed(graph) } = {},
): Float64Array {
  const share = strength(graph);
  for (let i = 0; i < n; i++) share[i] = share[i] === 0 ? 0 : damping / share[i]!;
  const rank = new Float64Array(n).fill(1);
  const moved = new Float64Array(n);
  /** What everybody passes on for each unit of weight. */
  const passed = share.slice();
  let [before, pace] = [Number.POSITIVE_INFINITY, 0];
  /** The change in the round before ranks were moved ahead, and whether that has always led nearer. */
  let [aimed, nearer] = [Number.POSITIVE_INFINITY, true];
  for (let round = 0; round < most; round++) {
    let change = 0;
    let whole = 0;
    for (let i = 0; i < n; i++) {
      let value = 1 - damping;
      for (let p = offsets[i]!; p < offsets[i + 1]!; p++) value += weights[p]! * passed[targets[p]!]!;
      moved[i] = value - rank[i]!;
      change += Math.abs(moved[i]!);
      whole += value;
      rank[i] = value;
      passed[i] = value * share[i]!;
    }
    if (change <= tolerance * whole) return rank.map((value) => value / whole);
    nearer &&= change <= aimed;
    const paced = change / before;
    const steady = nearer && paced < 1 && Math.abs(paced - pace) < STEADY * pace;
    [before, pace] = steady ? [Number.POSITIVE_INFINITY, 0] : [change, paced];
    aimed = steady ? change : Number.POSITIVE_INFINITY;
    if (!steady) continue;
    for (let i = 0; i < n; i++) {
      rank[i]! += (moved[i]! * paced) / (1 - paced);
      passed[i] = rank[i]! * share[i]!;
    }
  }
  throw new Error(`PageRank: still changing after ${most} steps`);
}

/** How little the pace may differ between two rounds to be called the same. */
const STEADY = 0.02;
