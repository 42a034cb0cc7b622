/** Tables that were saved as JSON column by column, or as names and rows apart, as pandas and R save them. */
import type { JsonObject, JsonValue } from '../format.ts';

/** Fewer columns make no table that could be told from other records. */
const MIN_COLUMNS = 3;

/**
 * The rows of a table that a record holds; null where it holds none. A table is a list or a dictionary of as many cells
 * under every name (`{"id": ["1", "2"], "text": [...]}`, `{"id": {"0": "1", "1": "2"}, "text": {...}}`), or names beside
 * rows (`{"columns": ["id", "text"], "data": [["1", "Hello"]]}`).
 */
export function rowsByColumn(record: JsonObject): JsonObject[] | null {
  return namesAndRows(record) ?? lists(record) ?? dictionaries(record);
}

function namesAndRows({ columns, index, data, ...others }: JsonObject): JsonObject[] | null {
  if (!Array.isArray(columns) || !Array.isArray(data) || Object.keys(others).length > 0) return null;
  const names = columns.map(String);
  if (!data.every((row) => Array.isArray(row) && row.length === names.length)) return null;
  return data.map((row) => Object.fromEntries((row as JsonValue[]).map((cell, i) => [names[i] as string, cell])));
}

function lists(record: JsonObject): JsonObject[] | null {
  const columns = Object.entries(record);
  const [first] = columns;
  if (columns.length < MIN_COLUMNS || !Array.isArray(first?.[1])) return null;
  const { length } = first[1];
  if (!columns.every(([, cells]) => Array.isArray(cells) && cells.length === length)) return null;
  return first[1].map((_, i) => Object.fromEntries(columns.map(([name, cells]) => [name, (cells as JsonValue[])[i] ?? null])));
}

function dictionaries(record: JsonObject): JsonObject[] | null {
  const columns = Object.entries(record);
  const first = columns[0]?.[1];
  if (columns.length < MIN_COLUMNS || !isDictionary(first)) return null;
  const numbers = Object.keys(first);
  // Records that are kept by their numbers have the numbers outside, and names within.
  if (numbers.length === 0 || !numbers.every((number) => /^\d+$/.test(number))) return null;
  const alike = ([, cells]: [string, JsonValue]): boolean =>
    isDictionary(cells) && Object.keys(cells).length === numbers.length && numbers.every((number) => Object.hasOwn(cells, number));
  if (!columns.every(alike)) return null;
  return numbers.map((number) => Object.fromEntries(columns.map(([name, cells]) => [name, (cells as JsonObject)[number] ?? null])));
}

function isDictionary(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
