// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Graph, undirected } from '../graph.ts';
import type { Random } from '../random.ts';
import type { Work } from '../stage.ts';
import type { Aim } from './aim.ts';
import { carried, filled } from './numbering.ts';
import { bestCommunities, type Method } from './search.ts';

export interface SliceOptions extends Aim {
  readonly method: Method;
  readonly random: Random;
  /** Number of each person's community over all time. */
  readonly whole: Int32Array;
}

/**
 * Writes the communities of every quarter of a year, found from the interactions of that quarter alone. Each keeps the
 * number of the community over all time, or of an earlier quarter, that it has most members in common with.
 */
export async function writeSlices(work: Work, keys: readonly string[], { whole, ...options }: SliceOptions): Promise<void> {
  const { db } = work;
  const writer = await work.writer('slices');
  const quarters = await db.rows<{ quarter: string }>('SELECT DISTINCT quarter FROM "tieQuarters" WHERE source <> target ORDER BY quarter');
  let fresh = whole.reduce((a, b) => Math.max(a, b), 0) + 1;
  /** Number of each person in the latest quarter that placed them in a community of its own. */
  const own = new Int32Array(whole.length);
  for (const { quarter } of quarters) {
    const [sources, targets, weights] = await db.integers(tiesOf(quarter));
    const { nodes, graph } = compact(sources!, targets!, weights!);
    const found = bestCommunities(graph, { ...options, runs: RUNS, polish: false });
    const lasting = carried(
      found,
      Array.from(nodes, (node) => whole[node]!),
    );
    const others = carried(
      found,
      Array.from(nodes, (node, i) => (lasting[found.of[i]!] === 0 ? own[node]! : 0)),
    );
    const numbers = filled(
      lasting.map((number, g) => (number === 0 ? others[g]! : number)),
      fresh,
    );
    fresh = numbers.reduce((next, number) => Math.max(next, number + 1), fresh);
    for (const [i, node] of nodes.entries()) {
      const community = numbers[found.of[i]!]!;
      if (lasting[found.of[i]!] === 0) own[node] = community;
      const full = writer.add({ quarter, community, person: keys[node]! });
      if (full !== undefined) await full;
    }
  }
  await writer.close();
}

/** Runs per quarter. */
const RUNS = 3;

/** The graph of those who have ties, numbered anew in the order of their numbers. */
function compact(sources: Int32Array, targets: Int32Array, weights: Int32Array): { nodes: Int32Array; graph: Graph } {
  const nodes = Int32Array.from(new Set([...sources, ...targets])).sort();
  const place = new Map(Array.from(nodes, (node, k) => [node, k]));
  const at = (list: Int32Array) => Int32Array.from(list, (node) => place.get(node)!);
  return { nodes, graph: undirected(nodes.length, at(sources), at(targets), weights) };
}

function tiesOf(quarter: string): string {
  return `SELECT s.node AS source, t.node AS target, q.weight
FROM "tieQuarters" q JOIN community_people s ON s.person = q.source JOIN community_people t ON t.person = q.target
WHERE q.quarter = '${quarter}' AND q.source <> q.target`;
}
