import type { CsvFormat, CsvRow, JsonFormat, JsonObject } from '../format.ts';

/**
 * The rows of a known table that were saved as JSON records, as pandas, R and spreadsheets do: the names of the fields are
 * those of the columns.
 */
export function tabled({ name, title, accounts, byName, absent = [], lacks, columns, read }: CsvFormat): JsonFormat {
  return {
    name,
    title: `${title}, saved as JSON`,
    container: 'json',
    ...(accounts === undefined ? {} : { accounts }),
    ...(byName === undefined ? {} : { byName }),
    ...(lacks === undefined ? {} : { lacks }),
    looksLike: (record) => hasColumns(record, columns),
    *read(record, source) {
      const found = read(rowOf(record, absent), source);
      if (Symbol.iterator in found) yield* found;
      else yield found;
    },
  };
}

function hasColumns(record: JsonObject, { all, none = [], only = false }: CsvFormat['columns']): boolean {
  const has = (column: string): boolean => Object.hasOwn(record, column);
  return all.every(has) && !none.some(has) && !(only && Object.keys(record).length > all.length);
}

/** A record as a row of a table: lists and objects as the JSON that such cells hold. */
function rowOf(record: JsonObject, absent: readonly string[]): CsvRow {
  return {
    get(column) {
      const value = Object.hasOwn(record, column) ? record[column] : null;
      if (value == null || value === '') return null;
      const cell = typeof value === 'object' ? JSON.stringify(value) : String(value);
      return absent.includes(cell) ? null : cell;
    },
    has: (column) => Object.hasOwn(record, column),
    names: Object.keys(record),
    surplus: [],
  };
}
