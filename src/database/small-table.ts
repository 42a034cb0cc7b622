import type { Value } from './answers.ts';
import type { Database } from './database.ts';
import { literal } from './sql.ts';

/** Rows of one INSERT statement. */
const BATCH = 500;

/** Makes a small table of the database from rows made in TypeScript; `columns` gives names and types as SQL. */
export async function makeTable(db: Database, name: string, columns: string, rows: readonly (readonly Value[])[]): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE ${name} (${columns})`);
  await addRows(db, name, rows);
}

/** Adds such rows to a table, named with its columns where the rows do not have them all. */
export async function addRows(db: Database, into: string, rows: readonly (readonly Value[])[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    const tuples = rows.slice(i, i + BATCH).map((row) => `(${row.map(sql).join(', ')})`);
    await db.run(`INSERT INTO ${into} VALUES ${tuples.join(', ')}`);
  }
}

/** A value as SQL. Times cross as milliseconds: give their column as BIGINT. */
function sql(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'object') return `[${value.map(sql).join(', ')}]::VARCHAR[]`;
  return String(value);
}
