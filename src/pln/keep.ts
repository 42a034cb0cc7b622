import type { Value } from '../database/answers.ts';
import type { Database } from '../database/database.ts';
import { literal } from '../database/sql.ts';

/** Rows of one INSERT statement. */
const BATCH = 500;

/** Fills a small table of the database with rows made in TypeScript; `columns` gives names and types as SQL. */
export async function keep(db: Database, name: string, columns: string, rows: readonly (readonly Value[])[]): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE ${name} (${columns})`);
  await add(db, name, rows);
}

/** Adds such rows to a table, named with its columns where the rows do not have them all. */
export async function add(db: Database, into: string, rows: readonly (readonly Value[])[]): Promise<void> {
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

/** A value of a space, or of the study where the place is its number, made in TypeScript. */
export interface Estimate {
  readonly indicator: string;
  readonly place: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
  readonly bearers: number | null;
}

/** A value of a space or the study; what is not given is unknown. */
export function about(place: number, indicator: string, value: number, rest: Partial<Estimate> = {}): Estimate {
  return { indicator, place, value, low: null, high: null, people: null, bearers: null, ...rest };
}
