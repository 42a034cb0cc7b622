// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Database } from '../database/database.ts';
import { UserError } from '../errors.ts';
import { byCodePoint } from '../order.ts';
import type { Random } from '../random.ts';
import type { Row } from '../schema/schema.ts';
import { type Mixed, mixing } from './mixing.ts';
import type { Ties } from './partition/chance.ts';

/** A name for the group of everybody, null where it is not known. */
type Grouping = readonly (string | null)[];

/** How the groups of the study mix: those of its spaces, and those of a table that the study supplies. */
export async function mixingRows(db: Database, ties: Ties, supplied: string | null, random: Random): Promise<Row<'mixing'>[]> {
  const groupings = new Map<string, Grouping>([['space', await spaces(db, ties.n)]]);
  if (supplied !== null) for (const [name, grouping] of await suppliedGroupings(db, ties.n, supplied)) groupings.set(name, grouping);
  return [...groupings].flatMap(([name, grouping]) => rowsOf(name, grouping, ties, random));
}

function rowsOf(grouping: string, of: Grouping, ties: Ties, random: Random): Row<'mixing'>[] {
  const names = [...new Set(of.filter((name) => name !== null))].sort(byCodePoint);
  if (names.length < 2) return [];
  const number = new Map(names.map((name, g) => [name, g]));
  const group = Int32Array.from(of, (name) => (name === null ? -1 : number.get(name)!));
  const found = mixing(ties, group, names.length, { random });
  const people = (g: number | null) => group.reduce((sum, own) => sum + (own !== -1 && (g === null || own === g) ? 1 : 0), 0);
  const row = (measure: string, g: number | null, mixed: Mixed | null): Row<'mixing'>[] =>
    mixed === null
      ? []
      : [
          {
            grouping,
            measure,
            group: g === null ? null : names[g]!,
            people: people(g),
            value: mixed.value,
            chance: mixed.chance?.mean ?? null,
            z: mixed.chance?.z ?? null,
            p: mixed.chance?.p ?? null,
          },
        ];
  return [
    ...row('eiIndex', null, found.eiIndex),
    ...row('groupAssortativity', null, found.assortativity),
    ...found.homophily.flatMap((mixed, g) => row('homophily', g, mixed)),
  ];
}

/** The space in which most posts of a person stand; among equals the first in code-point order. */
async function spaces(db: Database, n: number): Promise<Grouping> {
  const of: (string | null)[] = new Array(n).fill(null);
  const rows = await db.rows<{ node: number; space: string }>(`
SELECT node, space FROM (
  SELECT m.node, concat(p.platform, '/', p.space) AS space, row_number() OVER (PARTITION BY m.node ORDER BY count(*) DESC, concat(p.platform, '/', p.space)) AS place
  FROM posts p JOIN community_people m ON m.person = p.author WHERE p.space IS NOT NULL GROUP BY m.node, concat(p.platform, '/', p.space)
) s WHERE place = 1`);
  for (const { node, space } of rows) of[node] = space;
  return of;
}

/** Groupings from a CSV file: a column `person` with handles, ids or keys, each for all accounts that have it, and a column for each grouping. */
async function suppliedGroupings(db: Database, n: number, path: string): Promise<Map<string, Grouping>> {
  const { data, meta } = Papa.parse<Record<string, string>>((await readFile(path, 'utf8')).replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const columns = (meta.fields ?? []).filter((name) => name !== 'person' && name !== '');
  if (!meta.fields?.includes('person') || columns.length === 0) {
    throw new UserError(`communities.groups: missing column in ${path}: ${meta.fields?.includes('person') ? 'a grouping' : 'person'}`, {
      hint: 'a column person (handles, ids or keys of people) and a column for each grouping',
    });
  }
  const keys = new Map<string, number[]>();
  const ids = new Map<string, number[]>();
  const named = new Map<string, number[]>();
  const add = (to: Map<string, number[]>, name: string, node: number) => to.set(name, [...(to.get(name) ?? []), node]);
  const known = await db.rows<{ node: number; person: string; id: string | null; handles: string[] }>(
    'SELECT m.node, p.person, p.id, p.handles FROM people p JOIN community_people m ON m.person = p.person ORDER BY m.node',
  );
  for (const { node, person, id, handles } of known) {
    add(keys, person, node);
    if (id !== null) add(ids, id, node);
    for (const handle of new Set(handles.map(folded))) add(named, handle, node);
  }
  // A key is surer than an id, an id than a handle; platforms may have a handle in common.
  const meant = (person: string) => keys.get(person) ?? ids.get(person) ?? named.get(folded(person)) ?? [];
  const groupings = new Map<string, (string | null)[]>(columns.map((name) => [name, new Array(n).fill(null)]));
  let met = 0;
  for (const row of data) {
    for (const node of meant(row.person?.trim() ?? '')) {
      met += 1;
      for (const [name, of] of groupings) of[node] = row[name]?.trim() || null;
    }
  }
  if (met === 0 && n > 0)
    throw new UserError(`communities.groups: nobody in ${path} has a tie in this study`, {
      hint: 'handles with or without @, ids, or keys of people',
    });
  return groupings;
}

function folded(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}
