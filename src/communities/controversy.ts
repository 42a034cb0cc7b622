// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, type Groups, sizes, strength } from '../graph.ts';

/** People of each side whom everybody knows: where a walk ends. */
const HUBS = 10;
/** Steps are repeated until the shares still on their way are below this. */
const REST = 1e-9;
const MOST = 10_000;

/**
 * How far two communities keep to themselves, by random walks (Garimella, De Francisci Morales, Gionis & Mathioudakis
 * 2018, doi:10.1145/3140565): a walk begins at anybody of either side, follows ties by their weight, and ends at one of
 * the ten people of either side with most ties (a tenth of the side where it has fewer than a hundred people). With
 * P(X, Y) the share of walks ending on side Y that began on side X, the score is P(1,1) · P(2,2) − P(1,2) · P(2,1): near
 * 1 where hardly any walk crosses, 0 where sides make no difference. Solved by following shares instead of drawing
 * walks, so without chance. Only ties among people of the two sides count. Null where there are no two sides or no walk
 * begins or ends on one.
 */
export function controversy(graph: Graph, groups: Groups, sides: readonly [number, number] = [0, 1]): number | null {
  const size = sizes(groups);
  const [one, other] = sides;
  if (!(size[one]! >= 2 && size[other]! >= 2)) return null;
  const hubs = new Set([...hubsOf(graph, groups, one), ...hubsOf(graph, groups, other)]);
  /** Ends on the first side for walks that begin here, found by going through the ties backwards: as they are mutual, forwards. */
  const ends = sides.map((side) => arrivals(graph, groups, sides, hubs, side));
  const began = (side: number, arrived: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < graph.n; i++) if (groups.of[i] === side) sum += arrived[i]!;
    return sum / size[side]!;
  };
  const from = (x: number, y: number) => began(sides[x]!, ends[y]!);
  // P(X, Y): of the walks that end on Y, the share that began on X.
  const total = [from(0, 0) + from(1, 0), from(0, 1) + from(1, 1)];
  if (!(total[0]! > 0 && total[1]! > 0)) return null;
  const share = (x: number, y: number) => from(x, y) / total[y]!;
  return share(0, 0) * share(1, 1) - share(0, 1) * share(1, 0);
}

/** For everybody of the two sides, the share of walks from there that end at a hub of the given side. */
function arrivals(graph: Graph, groups: Groups, sides: readonly number[], hubs: ReadonlySet<number>, side: number): Float64Array {
  const { n, offsets, targets, weights } = graph;
  const inside = (i: number) => sides.includes(groups.of[i]!);
  let arrived = new Float64Array(n);
  for (const hub of hubs) if (groups.of[hub] === side) arrived[hub] = 1;
  for (let step = 0; step < MOST; step++) {
    const next = arrived.slice();
    let change = 0;
    for (let i = 0; i < n; i++) {
      if (hubs.has(i) || !inside(i)) continue;
      let sum = 0;
      let whole = 0;
      for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
        const j = targets[p]!;
        if (!inside(j)) continue;
        sum += weights[p]! * arrived[j]!;
        whole += weights[p]!;
      }
      next[i] = whole === 0 ? 0 : sum / whole;
      change = Math.max(change, Math.abs(next[i]! - arrived[i]!));
    }
    arrived = next;
    if (change < REST) break;
  }
  return arrived;
}

function hubsOf(graph: Graph, { of }: Groups, side: number): number[] {
  const weight = strength(graph);
  const people = Array.from({ length: graph.n }, (_, i) => i).filter((i) => of[i] === side);
  const count = Math.max(1, Math.min(HUBS, Math.floor(people.length / 10)));
  return people.sort((a, b) => weight[b]! - weight[a]! || a - b).slice(0, count);
}
