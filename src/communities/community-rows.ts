// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../graph/graph.ts';
import { sizes } from '../graph/groups.ts';
import type { Work } from '../run/stage.ts';
import type { Row } from '../schema/schema.ts';
import { controversy } from './controversy.ts';
import type { Aim } from './partition/aim.ts';
import type { Division } from './partition/nested.ts';
import type { Partition } from './partition/partition.ts';
import type { Roles } from './roles.ts';

/** What is known of the members of the communities; by node, or by community where named so. */
export interface Membership {
  /** The key of everybody placed. */
  readonly keys: readonly string[];
  readonly partition: Partition;
  /** The number of each community. */
  readonly numbers: Int32Array;
  readonly roles: Roles;
  readonly divisions: readonly Division[];
}

/** Writes the table `members`: of everybody placed, the community, how sure it is, and the place in it. */
export async function writeMembers(work: Work, { keys, partition, numbers, roles, divisions }: Membership): Promise<void> {
  const { found, stability } = partition;
  const { participation, standing } = roles;
  const part = new Int32Array(keys.length);
  for (const { members, parts } of divisions) for (const [k, i] of members.entries()) part[i] = parts.of[k]! + 1;
  const writer = await work.writer('members');
  for (const [i, person] of keys.entries()) {
    const full = writer.add({
      community: numbers[found.of[i]!]!,
      person,
      confidence: stability?.confidence[i] ?? null,
      participation: participation[i]!,
      standing: Number.isNaN(standing[i]) ? null : standing[i]!,
      part: part[i] === 0 ? null : part[i]!,
    });
    if (full !== undefined) await full;
  }
  await writer.close();
}

/** Rows of the table `parts`: the communities within a community. */
export function partRows(divisions: readonly Division[], numbers: Int32Array): Row<'parts'>[] {
  return divisions.flatMap(({ group, parts }) =>
    Array.from(sizes(parts), (size, part) => ({ community: numbers[group]!, part: part + 1, size, modularity: parts.worth })),
  );
}

/** Size of each community, how sure it is, and the interactions within it and across its border. */
export function described(
  { n, offsets, targets, weights }: Graph,
  { found: { of, count }, stability }: Partition,
  numbers: Int32Array,
  names: ReadonlyMap<number, string>,
): Row<'communities'>[] {
  const rows = Array.from({ length: count }, (_, c) => ({
    community: numbers[c]!,
    name: names.get(numbers[c]!) ?? null,
    size: 0,
    stability: stability?.communities[c] ?? null,
    inside: 0,
    outside: 0,
  }));
  for (let i = 0; i < n; i++) {
    const row = rows[of[i]!]!;
    row.size += 1;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      // An interaction inside stands in the rows of both its members.
      if (of[targets[p]!] === of[i]) row.inside += weights[p]! / 2;
      else row.outside += weights[p]!;
    }
  }
  return rows;
}

/** The measures of the grouping as a whole; what is not known has no row. */
export function summary(
  graph: Graph,
  { found, modularity, stability, chance, rounds, networks }: Partition,
  { quality, resolution }: Required<Aim>,
  merged: number | null,
): Row<'partition'>[] {
  const values: Record<string, number | null> = {
    placed: graph.n,
    groups: found.count,
    modularity: graph.n === 0 ? null : modularity,
    cpm: graph.n === 0 || quality !== 'cpm' ? null : found.worth,
    stability: graph.n === 0 ? null : (stability?.whole ?? null),
    runs: found.tries.length,
    rounds,
    resolution,
    chanceNetworks: networks,
    comparedModularity: chance?.value ?? null,
    chanceModularity: chance?.mean ?? null,
    chanceSpread: chance?.sd ?? null,
    z: chance?.z ?? null,
    p: chance?.p ?? null,
    mergedByLimit: merged,
    controversy: controversy(graph, found),
  };
  return Object.entries(values).flatMap(([measure, value]) => (value === null ? [] : [{ measure, value }]));
}
