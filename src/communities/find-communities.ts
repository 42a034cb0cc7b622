// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { literal } from '../database/sql.ts';
import { UserError } from '../errors.ts';
import { type Graph, type Groups, sizes, undirected } from '../graph.ts';
import type { Row } from '../schema.ts';
import type { Work } from '../stage.ts';
import type { Database } from '../table.ts';
import { controversy } from './controversy.ts';
import { mixingRows } from './groupings.ts';
import { layout } from './layout.ts';
import { mixOf } from './mix.ts';
import { previous, supplied } from './named-files.ts';
import { carried, filled } from './numbering.ts';
import { type Aim, aimOf } from './partition/aim.ts';
import { edgesOf } from './partition/chance.ts';
import { type Division, divided, mergedByLimit } from './partition/nested.ts';
import { type Partition, partitionOf } from './partition/partition.ts';
import { sweep } from './partition/sweep.ts';
import { type Roles, roles } from './roles.ts';
import { writeSlices } from './slices.ts';
import { termsOf } from './terms/terms.ts';

/** Finds the communities, and writes what is known of them and of their members. */
export async function findCommunities(work: Work): Promise<void> {
  const { db, random } = work;
  const { method, runs, minSize, users, terms, nested } = work.settings.communities;
  const aim = aimOf(work.settings.communities.quality, work.settings.communities.resolution, method);
  try {
    await db.run(placed);
    const keys = (await db.rows<{ person: string }>('SELECT person FROM community_people ORDER BY node')).map(({ person }) => person);
    const [sources, targets, weights] = await db.integers(ties);
    const graph = undirected(keys.length, sources!, targets!, weights!);
    const partition = partitionOf(edgesOf(graph), { ...aim, method, random, runs, graph });
    const { found } = partition;
    const numbers = await numbersOf(work, found);
    const names = namesOf(work, numbers);
    const divisions = nested ? divided(graph, found, random) : [];
    const standing = roles(graph, found);
    await writeMembers(work, keys, partition, numbers, standing, divisions);
    await work.writeRows('parts', partRows(divisions, numbers));
    await work.writeRows('communities', described(graph, partition, numbers, names));
    const merged = aim.quality === 'modularity' ? mergedByLimit(graph, found, random).length : null;
    await work.writeRows('partition', summary(graph, partition, aim, merged));
    await work.writeRows('sweep', sweep(graph, { ...aim, method, random }));
    await work.writeRows('mixing', await mixingRows(db, edgesOf(graph), supplied(work.study), random));
    const whole = Int32Array.from(found.of, (group) => numbers[group]!);
    await writeSlices(work, keys, { ...aim, method, random, whole });
    const { nodes, x, y } = layout(graph, random);
    await work.writeRows(
      'layout',
      Array.from(nodes, (node, k) => ({ person: keys[node]!, x: x[k]!, y: y[k]! })),
    );
    const mix = await mixOf(db, found, standing, minSize);
    await work.writeRows(
      'communityMix',
      mix.map((row) => ({ ...row, community: numbers[row.community - 1]! })),
    );
    const marked = await termsOf(db, graph, found, { minSize, most: terms, users });
    await work.writeRows(
      'terms',
      marked.map((row) => ({ ...row, community: numbers[row.community - 1]! })),
    );
  } finally {
    await db.run('DROP TABLE IF EXISTS community_people');
  }
}

/** The number of each community: by size, or carried over from an earlier run. */
async function numbersOf({ study, db }: Work, groups: Groups): Promise<Int32Array> {
  const path = previous(study);
  if (path === null) return Int32Array.from({ length: groups.count }, (_, g) => g + 1);
  const { before, most } = await earlier(db, path, groups.of.length);
  if (groups.count > 0 && before.every((number) => number === 0)) {
    throw new UserError(`communities.like: nobody in ${path} is in this study`, {
      hint: 'name the table in data/interim; the one in data/processed holds pseudonyms',
    });
  }
  return filled(carried(groups, before), most + 1);
}

async function earlier(db: Database, path: string, n: number): Promise<{ before: Int32Array; most: number }> {
  const table = `read_parquet(${literal(path)})`;
  const [numbers, nodes] = await db.integers(`SELECT e.community, m.node FROM ${table} e JOIN community_people m ON m.person = e.person`);
  const before = new Int32Array(n);
  for (const [k, node] of nodes!.entries()) before[node] = numbers![k]!;
  const [row] = await db.rows<{ most: number | null }>(`SELECT max(community) AS most FROM ${table}`);
  return { before, most: row?.most ?? 0 };
}

async function writeMembers(
  work: Work,
  keys: readonly string[],
  { found, stability }: Partition,
  numbers: Int32Array,
  { participation, standing }: Roles,
  divisions: readonly Division[],
): Promise<void> {
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

function partRows(divisions: readonly Division[], numbers: Int32Array): Row<'parts'>[] {
  return divisions.flatMap(({ group, parts }) =>
    Array.from(sizes(parts), (size, part) => ({ community: numbers[group]!, part: part + 1, size, modularity: parts.worth })),
  );
}

/** The names that the study gives to communities, by number. A number that no community has is one that is gone, or a slip. */
function namesOf({ settings }: Work, numbers: Int32Array): ReadonlyMap<number, string> {
  const { names, like } = settings.communities;
  const named = new Map(Object.entries(names).map(([number, name]) => [Number(number), name]));
  const unknown = [...named.keys()].find((number) => !numbers.includes(number));
  if (unknown !== undefined && like === undefined) {
    throw new UserError(`communities.names: unknown community: ${unknown}`, {
      hint: `communities have the numbers 1 to ${numbers.length}`,
    });
  }
  return named;
}

/** Size of each community, how sure it is, and the interactions within it and across its border. */
function described(
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
function summary(
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

/** People with a tie to somebody else, numbered in the code-point order of their keys: only they can be placed. */
const placed = `
CREATE OR REPLACE TABLE community_people AS
SELECT person, row_number() OVER (ORDER BY person) - 1 AS node
FROM (SELECT source AS person FROM ties WHERE source <> target UNION SELECT target FROM ties WHERE source <> target) p`;

const ties = `
SELECT s.node AS source, t.node AS target, sum(n.weight) AS weight
FROM ties n JOIN community_people s ON s.person = n.source JOIN community_people t ON t.person = n.target
WHERE n.source <> n.target
GROUP BY s.node, t.node`;
