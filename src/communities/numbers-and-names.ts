// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Database } from '../database/database.ts';
import { literal } from '../database/sql.ts';
import { UserError } from '../errors.ts';
import type { Groups } from '../graph/groups.ts';
import type { Work } from '../run/stage.ts';
import { previous } from './named-files.ts';
import { carried, filled } from './numbering.ts';

/** The number of each community: by size, or carried over from an earlier run. */
export async function numbersOf({ study, db }: Work, groups: Groups): Promise<Int32Array> {
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
  const { most } = await db.row<'most'>(`SELECT max(community) AS most FROM ${table}`);
  return { before, most };
}

/** The names that the study gives to communities, by number. A number that no community has is one that is gone, or a slip. */
export function namesOf({ settings }: Work, numbers: Int32Array): ReadonlyMap<number, string> {
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
