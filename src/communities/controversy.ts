// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, strength } from '../graph/graph.ts';
import { type Groups, sizes } from '../graph/groups.ts';

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
  const steps = stepsOf(graph, groups, sides, hubs);
  const ends = sides.map((side) => arrivals(steps, groups, hubs, side));
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
function arrivals({ people, starts, next, shares }: Steps, groups: Groups, hubs: ReadonlySet<number>, side: number): Float64Array {
  const arrived = new Float64Array(groups.of.length);
  for (const hub of hubs) if (groups.of[hub] === side) arrived[hub] = 1;
  for (let step = 0; step < MOST; step++) {
    let change = 0;
    for (let k = 0; k < people.length; k++) {
      let sum = 0;
      for (let p = starts[k]!; p < starts[k + 1]!; p++) sum += shares[p]! * arrived[next[p]!]!;
      const i = people[k]!;
      change = Math.max(change, Math.abs(sum - arrived[i]!));
      arrived[i] = sum;
    }
    if (change < REST) break;
  }
  return arrived;
}

/** Where a walk may go on from each person of the two sides who is not a hub, and with what probability. */
interface Steps {
  readonly people: readonly number[];
  readonly starts: Int32Array;
  readonly next: readonly number[];
  readonly shares: readonly number[];
}

function stepsOf(
  { n, offsets, targets, weights }: Graph,
  { of }: Groups,
  [one, other]: readonly [number, number],
  hubs: ReadonlySet<number>,
): Steps {
  const inside = (i: number) => of[i] === one || of[i] === other;
  const people: number[] = [];
  const starts: number[] = [0];
  const next: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < n; i++) {
    if (!inside(i) || hubs.has(i)) continue;
    let whole = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) if (inside(targets[p]!)) whole += weights[p]!;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      if (!inside(targets[p]!)) continue;
      next.push(targets[p]!);
      shares.push(weights[p]! / whole);
    }
    people.push(i);
    starts.push(next.length);
  }
  return { people, starts: Int32Array.from(starts), next, shares };
}

function hubsOf(graph: Graph, { of }: Groups, side: number): number[] {
  const weight = strength(graph);
  const people = Array.from({ length: graph.n }, (_, i) => i).filter((i) => of[i] === side);
  const count = Math.max(1, Math.min(HUBS, Math.floor(people.length / 10)));
  return people.sort((a, b) => weight[b]! - weight[a]! || a - b).slice(0, count);
}
