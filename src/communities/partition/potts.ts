import { type Graph, totalWeight } from '../../graph/graph.ts';
import type { Quality } from './modularity.ts';

/**
 * The constant Potts model (CPM; Traag, Van Dooren & Nesterov 2011, doi:10.1103/PhysRevE.84.016114): a community is held
 * together where its members have more interactions per pair than the resolution says, and two stay apart where they
 * have fewer between them: Σ over communities of (weight inside − resolution · n² / 2), as a share of all weight, with n
 * the members (directed ties: resolution · n²). What is a community here does not depend on the rest of the network, so
 * that CPM has no resolution limit; but somebody has to say how dense a community is. As in igraph and leidenalg.
 *
 * Written as a quality of which everybody has an equal part, in place of one that grows with their interactions.
 */
export function potts(near: Graph, resolution: number, { directed = false } = {}): Quality {
  const whole = totalWeight(near) / 2;
  const part = new Float64Array(near.n).fill(Math.sqrt(directed ? whole : whole / 2));
  return { near, out: part, in: part, whole, resolution };
}
