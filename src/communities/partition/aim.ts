import { UserError } from '../../errors.ts';
import { type Graph, withoutDirections } from '../../graph/graph.ts';
import { graphOf, type Ties } from '../../graph/ties.ts';
import { directedModularity, type Quality, undirectedModularity } from './modularity.ts';
import { potts } from './potts.ts';

/** What a grouping may be judged by, in a graph without directions and, where `arcs` is given, in one with them. */
const qualities = {
  modularity: (near: Graph, resolution: number, arcs: Graph | null) =>
    arcs === null ? undirectedModularity(near, resolution) : directedModularity(arcs, near, resolution),
  cpm: (near: Graph, resolution: number, arcs: Graph | null) => potts(near, resolution, { directed: arcs !== null }),
} as const;

/** The name of a quality that communities are looked for by. */
export type QualityName = keyof typeof qualities;

/**
 * What communities are looked for: the quality, and how dense they have to be. For modularity the resolution multiplies
 * what chance expects: above 1 more and smaller communities, below 1 fewer and larger ones. For CPM it is the weight of
 * ties per pair of members that a community must exceed: again, the higher, the more and the smaller they are.
 */
export interface Aim {
  readonly quality?: QualityName;
  readonly resolution?: number;
}

/** The quality of groupings of an undirected graph; of the directed graph `arcs` where it is given. */
export function judged(near: Graph, { quality = 'modularity', resolution = 1 }: Aim, arcs: Graph | null = null): Quality {
  return qualities[quality](near, resolution, arcs);
}

/** The quality of groupings of a network, by its ties. */
export function judgedTies(ties: Ties, aim: Aim, graph = graphOf(ties)): Quality {
  return ties.directed ? judged(withoutDirections(graph), aim, graph) : judged(graph, aim);
}

/** What was asked for, with the resolution in full; a UserError where it cannot be met. */
export function aimOf(quality: QualityName, resolution: number | undefined, method: string): Required<Aim> {
  if (quality === 'cpm' && method === 'louvain') {
    throw new UserError('communities: cpm cannot be used with louvain', { hint: 'use leiden, or modularity' });
  }
  if (quality === 'cpm' && resolution === undefined) {
    throw new UserError('communities: missing resolution: cpm needs one', {
      hint: 'how many interactions per pair of members a community must exceed, such as 0.05',
    });
  }
  return { quality, resolution: resolution ?? 1 };
}
