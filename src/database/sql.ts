import type { ColumnType } from '../schema/schema.ts';

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

/** A text as an SQL literal. The database ends a query at a character of zero, which names in exports may hold. */
export function literal(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] as string) : `(${parts.join(' || chr(0) || ')})`;
}

/** The columns of a key as the order of rows. */
export function order(key: readonly string[]): string {
  return key.map((name) => `${identifier(name)} NULLS FIRST`).join(', ');
}

/** The columns of a table with their content where nothing is known: no value, or an empty list. */
export function nothingIn(columns: Readonly<Record<string, { readonly type: ColumnType }>>): Readonly<Record<string, string>> {
  const nothing = Object.entries(columns).map(([name, { type }]) => [name, `${type === 'texts' ? '[]' : 'NULL'}::${sqlTypes[type]}`]);
  return Object.fromEntries(nothing) as Record<string, string>;
}

/** A query in two steps: what gives its rows, in whatever order, and what puts rows that a source gives in order. */
export interface Sorted {
  readonly rows: string;
  inOrder(source: string): string;
}

/**
 * The rows of a query, and their order. A sort carries all columns along, also those in which nothing is told: they are
 * left out of it and put in behind it, in the order of `columns`, which says what stands in each then.
 */
export function sorted(
  told: Readonly<Record<string, string>>,
  from: string,
  key: readonly string[],
  columns: Readonly<Record<string, string>>,
): Sorted {
  const named = Object.entries(told).map(([name, sql]) => `${sql} AS ${identifier(name)}`);
  const all = Object.entries(columns).map(([name, nothing]) => (name in told ? identifier(name) : `${nothing} AS ${identifier(name)}`));
  return {
    rows: `SELECT ${named.join(', ')} FROM ${from}`,
    inOrder: (source) => `SELECT ${all.join(', ')} FROM (SELECT * FROM ${source} ORDER BY ${order(key)})`,
  };
}

/** The query as one. */
export function atOnce({ rows, inOrder }: Sorted): string {
  return inOrder(`(${rows})`);
}
