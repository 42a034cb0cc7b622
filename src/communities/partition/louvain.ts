// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type Graphology from 'graphology';
import louvainOf from 'graphology-communities-louvain';
import type { Graph } from '../../graph/graph.ts';
import { type Groups, renumbered } from '../../graph/groups.ts';
import type { Random } from '../../random.ts';

/**
 * Communities by the Louvain method of graphology (Blondel, Guillaume, Lambiotte & Lefebvre 2008,
 * doi:10.1088/1742-5468/2008/10/P10008) of an undirected graph. It may give communities that are not connected.
 */
export function louvain(graph: Graph, { resolution, random }: { resolution: number; random: Random }): Groups {
  const of = new Int32Array(graph.n);
  if (graph.targets.length === 0) return renumbered(of.map((_, i) => i));
  const found = louvainOf(facade(graph), { resolution, rng: random });
  for (let i = 0; i < graph.n; i++) of[i] = found[i]!;
  return renumbered(of);
}

/**
 * The little that graphology-communities-louvain asks of a graph, over typed arrays: no object per tie is ever made.
 * It rests on the insides of version 2.0.2, hence the exact version and the test against a real graphology graph.
 */
export function facade(graph: Graph): Graphology {
  const { n, offsets, targets, weights } = graph;
  let size = 0;
  let selfLoopCount = 0;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      if (targets[p]! >= i) size += 1;
      if (targets[p] === i) selfLoopCount += 1;
    }
  }
  const attributes = { weight: 0 };
  const none = {};
  const readOnly = () => {
    throw new Error('the graph is read only');
  };
  return {
    type: 'undirected',
    multi: false,
    order: n,
    size,
    selfLoopCount,
    addUndirectedEdgeWithKey: readOnly,
    dropNode: readOnly,
    forEachNode(visit: (node: number, attributes: object) => void) {
      for (let i = 0; i < n; i++) visit(i, none);
    },
    undirectedDegreeWithoutSelfLoops(i: number) {
      let degree = 0;
      for (let p = offsets[i]!; p < offsets[i + 1]!; p++) if (targets[p] !== i) degree += 1;
      return degree;
    },
    forEachEdge(
      visit: (edge: number, attributes: object, source: number, target: number, s: object, t: object, undirected: boolean) => void,
    ) {
      for (let i = 0; i < n; i++) {
        for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
          const j = targets[p]!;
          if (j < i) continue;
          // The row of a self-tie holds it twice, once for each end.
          attributes.weight = j === i ? weights[p]! / 2 : weights[p]!;
          visit(p, attributes, i, j, none, none, true);
        }
      }
    },
  } as unknown as Graphology;
}
