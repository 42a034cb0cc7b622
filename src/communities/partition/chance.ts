// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { directed, type Graph, sourcesOf, undirected } from '../../graph/graph.ts';
import { integer, type Random } from '../../random.ts';
import { studentTail } from '../../stats/special.ts';
import { PairSet } from './pair-set.ts';

/**
 * The ties of a graph with their ends exchanged at random: everybody keeps the number of their ties, and nothing else is
 * kept (Maslov & Sneppen 2002, doi:10.1126/science.1065103). Where they are directed, everybody keeps the number of those
 * that are not returned, in and out, and of those that are (Squartini & Garlaschelli 2011,
 * doi:10.1088/1367-2630/13/8/083001): pairs that answer each other would pass for groups otherwise. Weights wander with
 * their ties. No tie appears twice, none of a person to themselves; self-ties stay where they are.
 */
export function rewired(ties: Ties, random: Random, { present = new PairSet(ties.sources.length), swaps = SWAPS }: Rewiring = {}): Ties {
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
  const returned = ties.directed ? returnsOf(ties) : null;
  for (let swap = 0; swap < swaps * movable.length; swap++) {
    const e = movable[integer(random, movable.length)]!;
    const f = movable[integer(random, movable.length)]!;
    let c = sources[f]!;
    let d = targets[f]!;
    // Without directions, a tie may be taken from either end: otherwise who is written first would be kept too.
    if (!ties.directed && random() < 0.5) [c, d] = [d, c];
    const a = sources[e]!;
    const b = targets[e]!;
    if (e === f || a === d || c === b || has(a, d) || has(c, b)) continue;
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

/** The ties of a graph, each once. */
export interface Ties {
  readonly n: number;
  readonly directed: boolean;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
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

/** A value beside those that chance gives. */
export interface Comparison {
  /** What is compared. */
  readonly value: number;
  readonly mean: number;
  readonly sd: number;
  /** Standard deviations above the mean; null where chance always gives the same. */
  readonly z: number | null;
  /** The probability of a value at least as far out by chance; never 0. */
  readonly p: number;
}

/** The level that a comparison must be able to reach. */
const LEVEL = 0.05;

/**
 * Compares a value with those found in random networks: of one side, whether it is larger than they are, of two, whether
 * it lies outside of them on either. The probability is the share of all values, this one included, that are as far out
 * (Phipson & Smyth 2010, doi:10.2202/1544-6115.1585), doubled for two sides. Where there are so few networks that it could
 * not come down to 5% (fewer than 19, or 39), it is Student's, of one value beside a few that are normally distributed:
 * t = (value − mean) / (sd · √(1 + 1 / m)) with m − 1 degrees of freedom (Crawford & Howell 1998,
 * doi:10.1076/clin.12.4.482.7241).
 */
export function beside(value: number, chance: readonly number[], sides: 1 | 2 = 1): Comparison {
  const count = chance.length;
  const mean = chance.reduce((sum, x) => sum + x, 0) / count;
  const sd = Math.sqrt(chance.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1));
  const z = sd > 1e-12 ? (value - mean) / sd : null;
  const share = (test: (x: number) => boolean) => (chance.filter(test).length + 1) / (count + 1);
  const above = share((x) => x >= value - 1e-12);
  const counted =
    sides === 1
      ? above
      : Math.min(
          1,
          2 *
            Math.min(
              above,
              share((x) => x <= value + 1e-12),
            ),
        );
  if (z === null || sides / (count + 1) <= LEVEL) return { value, mean, sd, z, p: counted };
  const t = z / Math.sqrt(1 + 1 / count);
  return { value, mean, sd, z, p: sides === 1 ? studentTail(t, count - 1) : 2 * studentTail(Math.abs(t), count - 1) };
}
