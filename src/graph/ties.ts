// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { directed, type Graph, sourcesOf, undirected } from './graph.ts';

/** The ties of a graph, each once. */
export interface Ties {
  readonly n: number;
  readonly directed: boolean;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** Number of a group of each person, such as their platform, outside of which nobody can be met; all can meet all without. */
  readonly apart?: Int32Array | undefined;
}

/**
 * The number of each person's platform as SQL, in the order of the nodes of a table of people: what keeps people `apart`, so that
 * chance does not bring people of two platforms together. Reads `people`.
 */
export function platformsOf(nodes: string): string {
  return `SELECT dense_rank() OVER (ORDER BY coalesce(p.platform, '')) FROM ${nodes} n LEFT JOIN people p ON p.person = n.person ORDER BY n.node`;
}

/** The ties of a directed graph. */
export function arcsOf(graph: Graph): Ties {
  return { n: graph.n, directed: true, sources: sourcesOf(graph), targets: graph.targets, weights: graph.weights };
}

/** The ties of an undirected graph, each from the end with the smaller number, with the weight they were given. */
export function edgesOf(graph: Graph): Ties {
  const { n, offsets } = graph;
  let count = 0;
  for (let i = 0; i < n; i++) for (let p = offsets[i]!; p < offsets[i + 1]!; p++) if (graph.targets[p]! >= i) count += 1;
  const ties = { sources: new Int32Array(count), targets: new Int32Array(count), weights: new Float64Array(count) };
  let e = 0;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = graph.targets[p]!;
      if (j < i) continue;
      ties.sources[e] = i;
      ties.targets[e] = j;
      ties.weights[e++] = j === i ? graph.weights[p]! / 2 : graph.weights[p]!;
    }
  }
  return { n, directed: false, ...ties };
}

/** The graph of ties; see `arcsOf` and `edgesOf`. */
export function graphOf(ties: Ties): Graph {
  return (ties.directed ? directed : undirected)(ties.n, ties.sources, ties.targets, ties.weights);
}
