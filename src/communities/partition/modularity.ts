// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, reversed, strength, totalWeight } from '../../graph/graph.ts';

/**
 * What a grouping is judged by: weight inside groups, less what chance would give. `near` is an undirected graph (see
 * `undirected` for its convention); chance expects (out_i · in_j + in_i · out_j) / whole between i and j.
 */
export interface Quality {
  readonly near: Graph;
  readonly out: Float64Array;
  /** The same array as `out` where ties have no direction. */
  readonly in: Float64Array;
  readonly whole: number;
  /**
   * What chance expects is multiplied by this: above 1, groups must be denser to hold, so that there are more and
   * smaller ones (Reichardt & Bornholdt 2006, doi:10.1103/PhysRevE.74.016110; igraph, networkx and graphology count
   * this way, Gephi the other way round).
   */
  readonly resolution: number;
}

/** Modularity of an undirected weighted graph (Newman 2004, doi:10.1103/PhysRevE.70.056131). */
export function undirectedModularity(near: Graph, resolution = 1): Quality {
  const half = strength(near).map((value) => value / 2);
  return { near, out: half, in: half, whole: totalWeight(near) / 2, resolution };
}

/** Modularity of a directed weighted graph (Leicht & Newman 2008, doi:10.1103/PhysRevLett.100.118703). */
export function directedModularity(graph: Graph, near: Graph, resolution = 1): Quality {
  return { near, out: strength(graph), in: strength(reversed(graph)), whole: totalWeight(graph), resolution };
}

/** The quality of a grouping, between -1/2 and 1; 0 for a graph without ties. */
export function qualityOf(quality: Quality, group: Int32Array): number {
  const { near, out, in: into, whole, resolution } = quality;
  if (whole === 0) return 0;
  const totalOut = new Float64Array(near.n);
  const totalIn = new Float64Array(near.n);
  let inside = 0;
  for (let i = 0; i < near.n; i++) {
    const own = group[i]!;
    totalOut[own]! += out[i]!;
    totalIn[own]! += into[i]!;
    for (let p = near.offsets[i]!; p < near.offsets[i + 1]!; p++) if (group[near.targets[p]!] === own) inside += near.weights[p]!;
  }
  let expected = 0;
  for (let c = 0; c < near.n; c++) expected += totalOut[c]! * totalIn[c]!;
  return inside / (2 * whole) - (resolution * expected) / (whole * whole);
}
