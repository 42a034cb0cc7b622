// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, reversed } from './graph.ts';

/** Triangles and connected triples of an undirected graph; self-ties and weights are disregarded. */
export interface Triads {
  /** Threes of people with ties between all of them. */
  readonly triangles: number;
  /** Pairs of neighbours of a person, for all people: each could be closed into a triangle. */
  readonly triples: number;
  /** For each person the share of pairs of their neighbours with a tie; 0 for those with fewer than two neighbours. */
  readonly clustering: Float64Array;
}

/**
 * Counts triangles by giving each tie to the end with fewer ties and looking at pairs of such ties only (Chiba &
 * Nishizeki 1985, doi:10.1137/0214017), which keeps the cost low where a few people have very many ties.
 */
export function triads(graph: Graph): Triads {
  const { n, offsets, targets } = graph;
  const degree = new Int32Array(n);
  for (let i = 0; i < n; i++) for (let p = offsets[i]!; p < offsets[i + 1]!; p++) if (targets[p] !== i) degree[i]! += 1;
  const { starts, ends } = towardsMore(graph, degree);
  const mark = new Int32Array(n).fill(-1);
  const around = new Float64Array(n);
  let triangles = 0;
  let triples = 0;
  for (let i = 0; i < n; i++) {
    triples += (degree[i]! * (degree[i]! - 1)) / 2;
    for (let p = starts[i]!; p < starts[i + 1]!; p++) mark[ends[p]!] = i;
    for (let p = starts[i]!; p < starts[i + 1]!; p++) {
      const j = ends[p]!;
      for (let q = starts[j]!; q < starts[j + 1]!; q++) {
        const k = ends[q]!;
        if (mark[k] !== i) continue;
        triangles += 1;
        around[i]! += 1;
        around[j]! += 1;
        around[k]! += 1;
      }
    }
  }
  const clustering = around.map((count, i) => (degree[i]! < 2 ? 0 : (2 * count) / (degree[i]! * (degree[i]! - 1))));
  return { triangles, triples, clustering };
}

/** Each tie once, from the end with fewer ties to the one with more; among equals from the smaller number. */
function towardsMore({ n, offsets, targets }: Graph, degree: Int32Array): { starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(n + 1);
  const ends = new Int32Array(targets.length >>> 1);
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (degree[i]! < degree[j]! || (degree[i] === degree[j] && i < j)) ends[at++] = j;
    }
    starts[i + 1] = at;
  }
  return { starts, ends };
}

/** Pairs of different people with a tie, and those with ties in both directions, of a directed graph and the same turned round. */
export function dyads(graph: Graph, back: Graph = reversed(graph)): { connected: number; mutual: number } {
  const { n, offsets, targets } = graph;
  let ties = 0;
  let answered = 0;
  for (let i = 0; i < n; i++) {
    let q = back.offsets[i]!;
    const end = back.offsets[i + 1]!;
    // Both rows are in order: who stands in both acted and was acted upon.
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (j === i) continue;
      ties += 1;
      while (q < end && back.targets[q]! < j) q += 1;
      if (q < end && back.targets[q] === j) answered += 1;
    }
  }
  return { connected: ties - answered / 2, mutual: answered / 2 };
}
