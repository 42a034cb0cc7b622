/** Records of an unknown kind as rows of a table: what stands inside another is named with a point, as in `author.name`. */
import type { CsvFormat, CsvRow, JsonFormat, JsonObject, JsonValue } from '../format.ts';

/** Names deep to which records are looked through. */
const DEPTH = 4;

/** The format of a table over records whose names the settings give. The column of the text tells a record from others. */
export function dotted({ name, columns, read }: CsvFormat, text: string): JsonFormat {
  return {
    name,
    title: 'records with fields mapped in study.yaml',
    container: 'json',
    looksLike: (record) =>
      typeof valueAt(record, text) === 'string' && columns.all.some((column) => column !== text && valueAt(record, column) != null),
    *read(record, source) {
      const found = read(rowOf(record), source);
      if (Symbol.iterator in found) yield* found;
      else yield found;
    },
  };
}

/** The records of which a known table was made, whose columns are called by the ways to their values. */
export function nested({ name, title, lacks, columns: { all, none = [] }, read }: CsvFormat): JsonFormat {
  return {
    name,
    title: `${title}, as records`,
    container: 'json',
    ...(lacks === undefined ? {} : { lacks }),
    looksLike: (record) =>
      all.every((column) => valueAt(record, column) !== undefined) && !none.some((column) => valueAt(record, column) !== undefined),
    *read(record, source) {
      const found = read(rowOf(record), source);
      if (Symbol.iterator in found) yield* found;
      else yield found;
    },
  };
}

/** The names that records have, and their values as the cells of rows. */
export function asTable(records: readonly JsonObject[]): {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const names = [...new Set(records.flatMap((record) => namesIn(record, '', DEPTH)))];
  return { names, rows: records.map((record) => names.map((name) => cellOf(valueAt(record, name)) ?? '')) };
}

function namesIn(record: JsonObject, prefix: string, depth: number): string[] {
  return Object.entries(record).flatMap(([name, value]) =>
    isDictionary(value) && depth > 1 ? namesIn(value, `${prefix}${name}.`, depth - 1) : `${prefix}${name}`,
  );
}

function rowOf(record: JsonObject): CsvRow {
  return {
    get: (column) => cellOf(valueAt(record, column)),
    has: (column) => valueAt(record, column) !== undefined,
    names: Object.keys(record),
    surplus: [],
  };
}

/** The value under a name; names may themselves hold points. */
function valueAt(record: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(record, name)) return record[name];
  for (let at = name.indexOf('.'); at > 0; at = name.indexOf('.', at + 1)) {
    const outer = Object.hasOwn(record, name.slice(0, at)) ? record[name.slice(0, at)] : undefined;
    const inner = isDictionary(outer) ? valueAt(outer, name.slice(at + 1)) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function cellOf(value: JsonValue | undefined): string | null {
  if (value == null || value === '') return null;
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return value.length === 0 ? null : value.every((item) => typeof item !== 'object') ? value.join(' ') : JSON.stringify(value);
}

function isDictionary(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
