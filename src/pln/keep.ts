import type { Row } from '../schema.ts';
import { type Database, literal, type Value } from '../table.ts';

/** Rows of one INSERT statement. */
const BATCH = 500;

/** Fills a small table of the database with rows made in TypeScript; `columns` gives names and types as SQL. */
export async function keep(db: Database, name: string, columns: string, rows: readonly (readonly Value[])[]): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE ${name} (${columns})`);
  for (let i = 0; i < rows.length; i += BATCH) {
    const tuples = rows.slice(i, i + BATCH).map((row) => `(${row.map(sql).join(', ')})`);
    await db.run(`INSERT INTO ${name} VALUES ${tuples.join(', ')}`);
  }
}

/** A value as SQL. Times cross as milliseconds: give their column as BIGINT. */
function sql(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'object') return `[${value.map(sql).join(', ')}]::VARCHAR[]`;
  return String(value);
}

/** A row of the table of indicators about a space, or about the study where the space is null. */
export function about(item: string | null, indicator: string, value: number, rest: Partial<Row<'indicators'>> = {}): Row<'indicators'> {
  const scope = item === null ? 'study' : 'space';
  return { indicator, scope, person: null, item, period: null, value, low: null, high: null, people: null, ...rest };
}
