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

/** Counts triangles, and the pairs of contacts that could be closed into one. */
export function triads(graph: Graph): Triads {
  const { n } = graph;
  const degree = contactsOf(graph);
  const around = new Float64Array(n);
  let triangles = 0;
  eachTriangle(graph, (i, j, k) => {
    triangles += 1;
    around[i]! += 1;
    around[j]! += 1;
    around[k]! += 1;
  });
  const triples = degree.reduce((sum, d) => sum + (d * (d - 1)) / 2, 0);
  const clustering = around.map((count, i) => (degree[i]! < 2 ? 0 : (2 * count) / (degree[i]! * (degree[i]! - 1))));
  return { triangles, triples, clustering };
}

/**
 * Visits every three people with ties between all of them, with the weights of the three ties, by giving each tie to the end
 * with fewer ties and looking at pairs of such ties only (Chiba & Nishizeki 1985, doi:10.1137/0214017), which keeps the cost
 * low where a few people have very many ties. The graph is undirected; self-ties are disregarded.
 */
export function eachTriangle(graph: Graph, visit: (i: number, j: number, k: number, ij: number, ik: number, jk: number) => void): void {
  const { n } = graph;
  const { starts, ends, weights } = towardsMore(graph, contactsOf(graph));
  // The tie of the person looked at with each other; a tie of somebody before where there is none.
  const mark = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    const [from, to] = [starts[i]!, starts[i + 1]!];
    for (let p = from; p < to; p++) mark[ends[p]!] = p;
    for (let p = from; p < to; p++) {
      const j = ends[p]!;
      for (let q = starts[j]!; q < starts[j + 1]!; q++) {
        const k = ends[q]!;
        const r = mark[k]!;
        if (r >= from) visit(i, j, k, weights[p]!, weights[r]!, weights[q]!);
      }
    }
  }
}

/** Others to whom people have ties. */
function contactsOf({ n, offsets, targets }: Graph): Int32Array {
  const degree = new Int32Array(n);
  for (let i = 0; i < n; i++) for (let p = offsets[i]!; p < offsets[i + 1]!; p++) if (targets[p] !== i) degree[i]! += 1;
  return degree;
}

/** Each tie once, from the end with fewer ties to the one with more; among equals from the smaller number. */
function towardsMore(graph: Graph, degree: Int32Array): { starts: Int32Array; ends: Int32Array; weights: Float64Array } {
  const { n, offsets, targets } = graph;
  const starts = new Int32Array(n + 1);
  const ends = new Int32Array(targets.length >>> 1);
  const weights = new Float64Array(ends.length);
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (degree[i]! > degree[j]! || (degree[i] === degree[j] && i >= j)) continue;
      ends[at] = j;
      weights[at++] = graph.weights[p]!;
    }
    starts[i + 1] = at;
  }
  return { starts, ends, weights };
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
