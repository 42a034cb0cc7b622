import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/database/database.ts';
import { noThings } from '../../src/privacy/things.ts';
import { type Row, type TableName, tableOf } from '../../src/schema/schema.ts';
import { blankPerson, blankPost } from '../blank-rows.ts';

/** Tables of a study, by name; those not given are empty, and columns not given hold nothing. */
export type Tables = { [T in TableName]?: Partial<Row<T>>[] };

/** The tables in a database, each as a view of its name; those not given are empty. */
export async function withTables<T>(
  tables: Tables,
  names: readonly TableName[],
  use: (db: Database, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'staffroom-report-'));
  const db = await Database.open();
  try {
    for (const name of names) {
      const writer = await db.writer(name, join(folder, `${name}.parquet`));
      for (const row of tables[name] ?? []) await writer.add({ ...blank(name), ...row } as never);
      await writer.close();
      await db.view(name, join(folder, `${name}.parquet`));
    }
    await noThings(db);
    for (const closed of ['closedPlaces', 'closedCrowds', 'roundedPlaces']) await db.keep(closed, { item: [] });
    return await use(db, folder);
  } finally {
    db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const nothing = { text: '', texts: [], integer: 0, number: 0, boolean: false, time: 0 };

/** A row of the table with nothing in it. */
function blank(name: TableName): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tableOf(name).columns).map(([column, { type, optional }]) => [column, optional ? null : nothing[type]]),
  );
}

/** A post with nothing in it but what is given. */
export function post(given: Partial<Row<'posts'>> & { post: string }): Row<'posts'> {
  return { ...blankPost(given.post), timeBasis: 'stated', text: 'invented', ...given };
}

/** An indicator over all time, without an interval. */
export const unperiodic = { period: null, low: null, high: null, people: null, bearers: null };

/** A person who posted so often. */
export function person(given: Partial<Row<'people'>> & { person: string }): Row<'people'> {
  return { ...blankPerson(given.person), ...given };
}
