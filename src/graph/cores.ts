// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from './graph.ts';

/**
 * The core number of everybody in an undirected graph: the largest k such that they belong to a group in which all
 * have at least k contacts within the group (Seidman 1983, doi:10.1016/0378-8733(83)90028-X; computed as in
 * Batagelj & Zaveršnik 2003, doi:10.48550/arXiv.cs/0310049). Self-ties and weights are disregarded.
 */
export function cores(graph: Graph): Int32Array {
  const { n, offsets, targets } = graph;
  const core = new Int32Array(n);
  for (let i = 0; i < n; i++) for (let p = offsets[i]!; p < offsets[i + 1]!; p++) if (targets[p] !== i) core[i]! += 1;
  const most = core.reduce((a, b) => Math.max(a, b), 0);
  // People in the order of their contacts left; `start[d]` is where those with d begin.
  const start = new Int32Array(most + 2);
  for (const d of core) start[d + 1]! += 1;
  for (let d = 0; d <= most; d++) start[d + 1]! += start[d]!;
  const next = start.slice();
  const place = new Int32Array(n);
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    place[i] = next[core[i]!]!;
    order[place[i]!] = i;
    next[core[i]!]! += 1;
  }
  for (let q = 0; q < n; q++) {
    const i = order[q]!;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (core[j]! <= core[i]!) continue;
      // j has one contact fewer: it changes places with the first of its number and joins those below.
      const first = start[core[j]!]!;
      const other = order[first]!;
      order[place[j]!] = other;
      place[other] = place[j]!;
      order[first] = j;
      place[j] = first;
      start[core[j]!]! += 1;
      core[j]! -= 1;
    }
  }
  return core;
}
