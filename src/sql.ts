import type { ColumnType } from './schema.ts';

/** The SQL type of each type of column. */
export const sqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  texts: 'VARCHAR[]',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  time: 'TIMESTAMP',
};

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The columns of a key as the order of rows. */
export function order(key: readonly string[]): string {
  return key.map((name) => `${identifier(name)} NULLS FIRST`).join(', ');
}
