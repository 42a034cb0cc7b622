// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { integer, type Random } from '../random.ts';
import { PairSet } from './pair-set.ts';
import type { Ties } from './ties.ts';

/**
 * The ties of a graph with their ends exchanged at random: everybody keeps the number of their ties, and nothing else is
 * kept (Maslov & Sneppen 2002, doi:10.1126/science.1065103). Where they are directed, everybody keeps the number of those
 * that are not returned, in and out, and of those that are (Squartini & Garlaschelli 2011,
 * doi:10.1088/1367-2630/13/8/083001), unless it is asked otherwise: pairs that answer each other would pass for groups. Weights wander with
 * their ties. No tie appears twice, none of a person to themselves; self-ties stay where they are. Where people are apart, ends
 * are exchanged among ties of the same groups alone: people of different platforms never meet, so that chance does not bring them together.
 */
export function rewired(
  ties: Ties,
  random: Random,
  { present = new PairSet(ties.sources.length), swaps = SWAPS, returned: keeps = 'kept' }: Rewiring = {},
): Ties {
  const sources = ties.sources.slice();
  const targets = ties.targets.slice();
  present.clear();
  const turned = (s: number, t: number) => !ties.directed && s > t;
  const has = (s: number, t: number) => (turned(s, t) ? present.has(t, s) : present.has(s, t));
  const add = (s: number, t: number) => (turned(s, t) ? present.add(t, s) : present.add(s, t));
  const drop = (s: number, t: number) => (turned(s, t) ? present.delete(t, s) : present.delete(s, t));
  const put = (e: number, s: number, t: number) => {
    drop(sources[e]!, targets[e]!);
    add(s, t);
    sources[e] = s;
    targets[e] = t;
  };
  for (let e = 0; e < sources.length; e++) add(sources[e]!, targets[e]!);
  const movable = withoutSelfTies(sources, targets);
  if (movable.length < 2) return ties;
  const returned = ties.directed && keeps === 'kept' ? returnsOf(ties) : null;
  // Where all are of one group, as in a study of one platform, nobody is apart.
  const apart = ties.apart?.some((group, _, groups) => group !== groups[0]) ? ties.apart : undefined;
  const { order, first, size } = classes({ ...ties, apart }, movable);
  for (let swap = 0; swap < swaps * movable.length; swap++) {
    const at = integer(random, movable.length);
    const e = order[at]!;
    const f = order[first[at]! + integer(random, size[at]!)]!;
    let c = sources[f]!;
    let d = targets[f]!;
    // Without directions, a tie may be taken from either end: otherwise who is written first would be kept too.
    if (!ties.directed && random() < 0.5) [c, d] = [d, c];
    const a = sources[e]!;
    const b = targets[e]!;
    if (e === f || a === d || c === b || has(a, d) || has(c, b)) continue;
    // A tie between groups that was turned round.
    if (apart !== undefined && (apart[a] !== apart[c] || apart[b] !== apart[d])) continue;
    const [back, other] = returned === null ? [-1, -1] : [returned[e]!, returned[f]!];
    if (returned !== null && ((back === -1) !== (other === -1) || back === f || has(d, a) || has(b, c))) continue;
    put(e, a, d);
    put(f, c, b);
    if (back === -1) continue;
    put(back, d, a);
    put(other, b, c);
  }
  return { ...ties, sources, targets };
}

/** Ties in the order of the groups of their ends; for each place in it where the ties of these groups begin, and how many they are. */
function classes({ sources, targets, apart }: Ties, movable: Int32Array): { order: Int32Array; first: Int32Array; size: Int32Array } {
  const first = new Int32Array(movable.length);
  const size = new Int32Array(movable.length).fill(movable.length);
  if (apart === undefined) return { order: movable, first, size };
  const from = (e: number) => apart[sources[e]!]!;
  const to = (e: number) => apart[targets[e]!]!;
  const order = movable.slice().sort((e, f) => from(e) - from(f) || to(e) - to(f) || e - f);
  for (let begin = 0, end = 0; begin < order.length; begin = end) {
    while (end < order.length && from(order[end]!) === from(order[begin]!) && to(order[end]!) === to(order[begin]!)) end += 1;
    first.fill(begin, begin, end);
    size.fill(end - begin, begin, end);
  }
  return { order, first, size };
}

/** For each directed tie the one back, by number; -1 where there is none. */
function returnsOf({ n, sources, targets }: Ties): Int32Array {
  const numbers = new Map<number, number>();
  for (let e = 0; e < sources.length; e++) numbers.set(sources[e]! * n + targets[e]!, e);
  return Int32Array.from(sources, (source, e) => (source === targets[e] ? -1 : (numbers.get(targets[e]! * n + source) ?? -1)));
}

interface Rewiring {
  /** A set of an earlier rewiring, to be used again. */
  readonly present?: PairSet;
  /** Exchanges per tie. */
  readonly swaps?: number;
  /** Whether directed ties that are returned stay so, or everybody only keeps how many they have, in and out. */
  readonly returned?: 'kept' | 'free';
}

const SWAPS = 10;
/** Exchanges per tie from one random network to the next: each tie is exchanged some six times, which leaves no trace. */
export const FURTHER = 3;

function withoutSelfTies(sources: Int32Array, targets: Int32Array): Int32Array {
  const kept = new Int32Array(sources.length);
  let count = 0;
  for (let e = 0; e < sources.length; e++) if (sources[e] !== targets[e]) kept[count++] = e;
  return kept.subarray(0, count);
}
