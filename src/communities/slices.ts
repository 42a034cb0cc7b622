// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { literal } from '../database/sql.ts';
import { directed, undirected } from '../graph/graph.ts';
import type { Random } from '../random.ts';
import type { Work } from '../run/stage.ts';
import { carried, filled } from './numbering.ts';
import type { Aim } from './partition/aim.ts';
import { quarterRunsFor, quickRounds } from './partition/effort.ts';
import { Scratch } from './partition/scratch.ts';
import { bestCommunities, type Method } from './partition/search.ts';

/** How the communities of quarters are looked for. */
export interface SliceOptions extends Aim {
  readonly method: Method;
  readonly random: Random;
  /** Whether it counts who turns to whom. */
  readonly directed: boolean;
  /** Number of each person's community over all time. */
  readonly whole: Int32Array;
}

/**
 * Writes the communities of every quarter of a year, found from the interactions of that quarter alone. Each keeps the
 * number of the community over all time, or of an earlier quarter, that it has most members in common with.
 */
export async function writeSlices(
  work: Work,
  keys: readonly string[],
  { whole, directed: withDirections, ...options }: SliceOptions,
): Promise<void> {
  const { db } = work;
  const writer = await work.writer('slices');
  const quarters = (
    await db.rows<{ quarter: string }>('SELECT DISTINCT quarter FROM "tieQuarters" WHERE source <> target ORDER BY quarter')
  ).map(({ quarter }) => quarter);
  const [of, sources, targets, weights] = await db.integers(quarterly(quarters));
  let fresh = whole.reduce((a, b) => Math.max(a, b), 0) + 1;
  /** Number of each person in the latest quarter that placed them in a community of its own. */
  const own = new Int32Array(whole.length);
  const scratch = new Scratch();
  for (let from = 0, to = 0; from < of!.length; from = to) {
    while (to < of!.length && of![to] === of![from]) to += 1;
    const { nodes, ...ends } = compact(whole.length, sources!.subarray(from, to), targets!.subarray(from, to));
    const graphBy = (made: typeof directed) => made(nodes.length, ends.sources, ends.targets, weights!.subarray(from, to));
    const found = bestCommunities(
      graphBy(undirected),
      { ...options, runs: quarterRunsFor(to - from), rounds: quickRounds(to - from), polish: false, scratch },
      withDirections ? graphBy(directed) : null,
    );
    const lasting = carried(
      found,
      nodes.map((node) => whole[node]!),
    );
    const others = carried(
      found,
      nodes.map((node, i) => (lasting[found.of[i]!] === 0 ? own[node]! : 0)),
    );
    const numbers = filled(
      lasting.map((number, g) => (number === 0 ? others[g]! : number)),
      fresh,
    );
    fresh = numbers.reduce((next, number) => Math.max(next, number + 1), fresh);
    const quarter = quarters[of![from]!]!;
    for (const [i, node] of nodes.entries()) {
      const community = numbers[found.of[i]!]!;
      if (lasting[found.of[i]!] === 0) own[node] = community;
      const full = writer.add({ quarter, community, person: keys[node]! });
      if (full !== undefined) await full;
    }
  }
  await writer.close();
}

/** Those who have ties, numbered anew in the order of their numbers, and their ties between these numbers. */
function compact(n: number, sources: Int32Array, targets: Int32Array): Readonly<Record<'nodes' | 'sources' | 'targets', Int32Array>> {
  const place = new Int32Array(n);
  for (const node of sources) place[node] = 1;
  for (const node of targets) place[node] = 1;
  const nodes = new Int32Array(place.reduce((sum, met) => sum + met, 0));
  for (let node = 0, k = 0; node < n; node++) {
    if (place[node] === 0) continue;
    nodes[k] = node;
    place[node] = k++;
  }
  const at = (list: Int32Array) => list.map((node) => place[node]!);
  return { nodes, sources: at(sources), targets: at(targets) };
}

/** The ties of all quarters, quarter by quarter; quarters by their place in the list. */
function quarterly(quarters: readonly string[]): string {
  return `SELECT list_position([${quarters.map(literal).join(', ')}]::VARCHAR[], q.quarter) - 1 AS quarter, s.node AS source, t.node AS target, q.weight
FROM "tieQuarters" q JOIN community_people s ON s.person = q.source JOIN community_people t ON t.person = q.target
WHERE q.source <> q.target ORDER BY 1`;
}
