// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Database } from '../../database/database.ts';
import { UserError } from '../../errors.ts';
import { byCodePoint } from '../../order.ts';
import type { Work } from '../../run/stage.ts';

/** The group of everybody by number, -1 where it is not known, and what each is called. */
export interface Grouping {
  readonly names: readonly string[];
  readonly group: Int32Array;
}

/**
 * The groupings of the study that do not come from its ties: by the space people mostly post in, and those of a table that
 * the study supplies. One that is of one group alone is left out, for there is nothing to tell.
 */
export async function groupingsOf(work: Pick<Work, 'db' | 'note'>, n: number, supplied: string | null): Promise<Map<string, Grouping>> {
  const named = new Map([['space', await spaces(work.db, n)]]);
  if (supplied !== null) for (const [name, of] of await suppliedGroupings(work, n, supplied)) named.set(name, of);
  return new Map([...named].map(([name, of]) => [name, numbered(of)] as const).filter(([, { names }]) => names.length > 1));
}

/** A name for the group of everybody, null where it is not known. */
type Named = readonly (string | null)[];

function numbered(of: Named): Grouping {
  const names = [...new Set(of.filter((name) => name !== null))].sort(byCodePoint);
  const number = new Map(names.map((name, g) => [name, g]));
  return { names, group: Int32Array.from(of, (name) => (name === null ? -1 : number.get(name)!)) };
}

/** The space in which most posts of a person stand; among equals the first in code-point order. */
async function spaces(db: Database, n: number): Promise<Named> {
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
async function suppliedGroupings({ db, note }: Pick<Work, 'db' | 'note'>, n: number, path: string): Promise<Map<string, Named>> {
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
  let others = 0;
  for (const row of data) {
    const nodes = meant(row.person?.trim() ?? '');
    if (nodes.length === 0) others += 1;
    for (const node of nodes) for (const [name, of] of groupings) of[node] = row[name]?.trim() || null;
  }
  if (others === data.length && n > 0)
    throw new UserError(`communities.groups: nobody in ${path} has a tie in this study`, {
      hint: 'handles with or without @, ids, or keys of people',
    });
  if (others > 0) note(`communities.groups: rows of ${path} that name nobody with a tie in this study: ${others} of ${data.length}`);
  return groupings;
}

function folded(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}
