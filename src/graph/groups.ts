// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from './graph.ts';

/** Groups of nodes: the group of each node, and how many there are. Groups are numbered by their first node. */
export interface Groups {
  readonly of: Int32Array;
  readonly count: number;
}

/** The connected components, directions disregarded ("weak" components of a directed graph). */
export function components(graph: Graph): Groups {
  const { n, offsets, targets } = graph;
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const root = (i: number) => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const a = root(i);
      const b = root(targets[p]!);
      if (a < b) parent[b] = a;
      else parent[a] = b;
    }
  }
  return renumbered(Int32Array.from({ length: n }, (_, i) => root(i)));
}

/** The same groups, numbered 0, 1, 2 … in the order of their first nodes. Labels must be below the number of nodes. */
export function renumbered(labels: Int32Array): Groups {
  const numbers = new Int32Array(labels.length).fill(-1);
  const of = new Int32Array(labels.length);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (numbers[label] === -1) numbers[label] = count++;
    of[i] = numbers[label]!;
  }
  return { of, count };
}

/** Number of nodes in each group. */
export function sizes({ of, count }: Groups): Int32Array {
  const out = new Int32Array(count);
  for (const group of of) out[group]! += 1;
  return out;
}
