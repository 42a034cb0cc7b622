// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../graph/graph.ts';
import { integer, type Random } from '../random.ts';

/** What the shortest paths of an undirected graph tell; weights and self-ties are disregarded. */
export interface Paths {
  /** People from whom paths were followed; all of them where the values are exact. */
  readonly sources: number;
  /** For each person, the share of pairs of others whose shortest paths lead through them. */
  readonly betweenness: Float64Array;
  /** For each person, the mean distance to the others who can be reached; NaN where nobody was. */
  readonly distance: Float64Array;
  /** The mean distance of all connected pairs; null without any. */
  readonly mean: number | null;
  /** The longest distance found. */
  readonly longest: number;
}

/** People up to whom paths from everybody are followed. */
const EXACT = 5_000;

/**
 * Follows the shortest paths from everybody, or from a random part of the people in a large graph (Brandes 2001,
 * doi:10.1080/0022250X.2001.9990249; sampling: Brandes & Pich 2007, doi:10.1142/S0218127407018403).
 */
export function paths(graph: Graph, random: Random, sources = sourcesFor(graph)): Paths {
  const { n, targets } = graph;
  const from = sources >= n ? Int32Array.from({ length: n }, (_, i) => i) : sample(n, sources, random);
  const through = new Float64Array(n);
  const far = new Float64Array(n);
  const reached = new Int32Array(n);
  const share = new Float64Array(n);
  const walk: Walk = {
    distance: new Int32Array(n).fill(-1),
    ways: new Float64Array(n),
    order: new Int32Array(n),
    onward: new Int32Array(targets.length),
    begins: new Int32Array(n + 1),
  };
  const { distance, ways, order, onward, begins } = walk;
  let total = 0;
  let pairs = 0;
  let longest = 0;
  for (const s of from) {
    const tail = walked(graph, s, walk);
    // From the farthest back: each hands on to those nearer what passes through it.
    for (let q = tail - 1; q > 0; q--) {
      const i = order[q]!;
      let passed = 0;
      for (let p = begins[q]!; p < begins[q + 1]!; p++) {
        const j = onward[p]!;
        passed += (ways[i]! / ways[j]!) * (1 + share[j]!);
      }
      share[i] = passed;
      through[i]! += passed;
      far[i]! += distance[i]!;
      reached[i]! += 1;
      total += distance[i]!;
    }
    pairs += tail - 1;
    longest = Math.max(longest, distance[order[tail - 1]!]!);
    for (let q = 0; q < tail; q++) distance[order[q]!] = -1;
  }
  const possible = n < 3 ? 1 : ((n - 1) * (n - 2) * from.length) / n;
  return {
    sources: from.length,
    betweenness: through.map((value) => value / possible),
    distance: far.map((value, i) => (reached[i] === 0 ? Number.NaN : value / reached[i]!)),
    mean: pairs === 0 ? null : total / pairs,
    longest,
  };
}

/** What a walk from one person finds; arrays are used again for the next. */
interface Walk {
  /** Steps from the person; -1 for who was not met. */
  readonly distance: Int32Array;
  /** Number of shortest paths. */
  readonly ways: Float64Array;
  /** Who was met, in the order of distance. */
  readonly order: Int32Array;
  /** The next on shortest paths: those of each person met, one after the other, and where they begin. */
  readonly onward: Int32Array;
  readonly begins: Int32Array;
}

/** Walks from a person to everybody within reach, nearest first; gives how many were met, the person included. */
function walked({ offsets, targets }: Graph, from: number, { distance, ways, order, onward, begins }: Walk): number {
  distance[from] = 0;
  ways[from] = 1;
  order[0] = from;
  let head = 0;
  let tail = 1;
  let count = 0;
  while (head < tail) {
    const i = order[head]!;
    begins[head++] = count;
    const next = distance[i]! + 1;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      if (distance[j] === -1) {
        distance[j] = next;
        ways[j] = ways[i]!;
        order[tail++] = j;
      } else if (distance[j] === next) ways[j]! += ways[i]!;
      else continue;
      onward[count++] = j;
    }
  }
  begins[tail] = count;
  return tail;
}

/** Everybody in a graph of up to 5,000 people; beyond, 50 to 1,000, the fewer the more ties. */
function sourcesFor({ n, targets }: Graph): number {
  return n <= EXACT ? n : Math.max(50, Math.min(1_000, Math.floor(100_000_000 / targets.length)));
}

/** Different people, each as likely as the others (Floyd's method), in the order of their numbers. */
function sample(n: number, count: number, random: Random): Int32Array {
  const chosen = new Set<number>();
  for (let last = n - count; last < n; last++) {
    const i = integer(random, last + 1);
    chosen.add(chosen.has(i) ? last : i);
  }
  return Int32Array.from(chosen).sort();
}
