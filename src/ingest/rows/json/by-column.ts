/** Tables that were saved as JSON column by column, or as names and rows apart, as pandas and R save them. */
import type { JsonObject, JsonValue } from '../../format.ts';

/** A table that stands in a file column by column. */
export interface TableByColumn {
  readonly names: readonly string[];
  /** Without what is null: a table has a cell for every name, whether a record had the field or not. */
  readonly rows: readonly JsonObject[];
}

/** Fewer columns make no table that could be told from other records. */
const MIN_COLUMNS = 3;

/**
 * The table that a record of a file holds; null where it holds none. A table is a list or a dictionary of as many cells
 * under every name (`{"id": ["1", "2"], "text": [...]}`, `{"id": {"0": "1", "1": "2"}, "text": {...}}`), or names beside
 * rows (`{"columns": ["id", "text"], "data": [["1", "Hello"]]}`).
 */
export function tableByColumn(record: JsonObject): TableByColumn | null {
  return namesAndRows(record) ?? lists(record) ?? dictionaries(record);
}

function namesAndRows({ columns, index, data, ...others }: JsonObject): TableByColumn | null {
  if (!Array.isArray(columns) || !Array.isArray(data) || Object.keys(others).length > 0) return null;
  const names = columns.map(String);
  if (!data.every((row) => Array.isArray(row) && row.length === names.length)) return null;
  return { names, rows: data.map((row) => rowOf(names, (_, i) => (row as JsonValue[])[i])) };
}

function lists(table: JsonObject): TableByColumn | null {
  const columns = Object.values(table);
  const [first] = columns;
  if (columns.length < MIN_COLUMNS || !Array.isArray(first)) return null;
  if (!columns.every((cells) => Array.isArray(cells) && cells.length === first.length)) return null;
  const names = Object.keys(table);
  return { names, rows: first.map((_, row) => rowOf(names, (name) => (table[name] as JsonValue[])[row])) };
}

function dictionaries(table: JsonObject): TableByColumn | null {
  const columns = Object.values(table);
  const [first] = columns;
  if (columns.length < MIN_COLUMNS || !isDictionary(first)) return null;
  const numbers = Object.keys(first);
  // Records that are kept by their numbers have the numbers outside, and names within.
  if (numbers.length === 0 || !numbers.every((number) => /^\d+$/.test(number))) return null;
  const alike = (cells: JsonValue): boolean =>
    isDictionary(cells) && Object.keys(cells).length === numbers.length && numbers.every((number) => Object.hasOwn(cells, number));
  if (!columns.every(alike)) return null;
  const names = Object.keys(table);
  return { names, rows: numbers.map((number) => rowOf(names, (name) => (table[name] as JsonObject)[number])) };
}

function rowOf(names: readonly string[], cell: (name: string, i: number) => JsonValue | undefined): JsonObject {
  const cells = names.map((name, i) => [name, cell(name, i)] as const);
  return Object.fromEntries(cells.filter((named): named is readonly [string, JsonValue] => named[1] != null));
}

function isDictionary(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
