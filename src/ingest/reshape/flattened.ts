/**
 * Records saved as a table, in which the name of a column is the way to a value: `author/name` as Apify writes it,
 * `author.name` as pandas and R do, `hashtags/0/name` for the first of a list; or in which the records within a record
 * stand in cells, as JSON or as Python shows them. Such a table may itself be saved as records.
 */
import type { CsvFormat, JsonFormat, JsonObject, JsonValue } from '../format.ts';
import { record } from '../rows/json/json.ts';

/** What the cells of a column are, so that a text is never taken for anything else. */
type Kind = 'text' | 'number' | 'truth' | 'json';

interface Column {
  readonly steps: readonly string[];
  readonly kind: Kind;
}

/** Columns named by ways that a table of such records has at least. */
const MIN_WAYS = 2;

/** The records that the rows of a table are; null where neither names of columns nor cells tell of anything within. */
export function recordsInRows(header: readonly string[], rows: readonly (readonly string[])[]): JsonObject[] | null {
  const columns = columnsOf(header, rows);
  return columns === null ? null : rows.map((row) => recordOf(columns, (i) => row[i] ?? null));
}

/** A format of records over a table with one in each row. */
export function flattened(
  { name, title, lacks, read }: JsonFormat,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): CsvFormat {
  const columns = columnsOf(header, rows) ?? [];
  return {
    name,
    title: `${title}, flattened to a table`,
    container: 'csv',
    ...(lacks === undefined ? {} : { lacks }),
    columns: { all: header.filter((column) => column !== '') },
    read: (row, source) =>
      read(
        recordOf(columns, (i) => row.get(header[i] ?? '')),
        source,
      ),
  };
}

/** How a flat record is made whole whose names are ways to values, as pandas writes into JSON what it has normalized; null where too few are. */
export function madeWhole(names: readonly string[]): ((flat: JsonObject) => JsonObject) | null {
  const separator = separatorOf(names);
  if (separator === undefined) return null;
  return (flat) => {
    const record: JsonObject = {};
    // All records have the names of all: what one does not have is null.
    for (const [name, value] of Object.entries(flat)) if (value !== null) put(record, stepsOf(name, separator, names.length), value);
    return record;
  };
}

function columnsOf(header: readonly string[], rows: readonly (readonly string[])[]): readonly Column[] | null {
  const separator = separatorOf(header);
  const columns = header.map(
    (name, i): Column => ({
      steps: stepsOf(name, separator, header.length),
      kind: kindOf(rows.map((row) => row[i]?.trim() ?? '').filter((cell) => cell !== '')),
    }),
  );
  return separator !== undefined || columns.some(({ kind }) => kind === 'json') ? columns : null;
}

/** What parts the steps of ways among the names; undefined where there are too few. */
function separatorOf(names: readonly string[]): string | undefined {
  return ['/', '.'].find((separator) => names.filter((name) => isWay(name, separator, names.length)).length >= MIN_WAYS);
}

function stepsOf(name: string, separator: string | undefined, columns: number): string[] {
  return separator !== undefined && isWay(name, separator, columns) ? name.split(separator) : [name];
}

/** Whether a name is a way, in a table of so many columns: as many places a list in it may have. */
function isWay(name: string, separator: string, columns: number): boolean {
  const steps = name.split(separator);
  const mayBe = (step: string): boolean => /^[$\w@-]+$/.test(step) && !(PLACE.test(step) && Number(step) >= columns);
  return steps.length > 1 && steps.every(mayBe) && /^[$\p{L}_@]/u.test(name);
}

/** A step to a place in a list. */
const PLACE = /^\d+$/;

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/;
const TRUTH = /^(?:true|false)$/i;

function kindOf(cells: readonly string[]): Kind {
  if (cells.length === 0) return 'text';
  if (cells.every(isNumber)) return 'number';
  if (cells.every((cell) => TRUTH.test(cell))) return 'truth';
  return cells.every((cell) => /^[[{]/.test(cell) && jsonIn(cell) !== null) ? 'json' : 'text';
}

/** Whether a cell is a number that would be written again as it stands, but for a `.0` that pandas puts behind whole ones. */
function isNumber(cell: string): boolean {
  return NUMBER.test(cell) && (cell.endsWith('.0') || String(Number(cell)) === cell);
}

/** The list or record in a cell, as JSON or as Python shows it. */
function jsonIn(cell: string): JsonValue {
  const found = record(`{"cell": ${cell}}`);
  return 'value' in found ? (found.value.cell ?? null) : null;
}

function asKind(cell: string, kind: Kind): JsonValue {
  switch (kind) {
    case 'text':
      return cell;
    case 'number':
      return isNumber(cell) ? Number(cell) : cell;
    case 'truth':
      return TRUTH.test(cell) ? cell.toLowerCase() === 'true' : cell;
    case 'json':
      return jsonIn(cell) ?? cell;
  }
}

function recordOf(columns: readonly Column[], cellAt: (i: number) => string | null): JsonObject {
  const record: JsonObject = {};
  for (const [i, { steps, kind }] of columns.entries()) {
    const cell = cellAt(i);
    if (cell !== null && cell !== '') put(record, steps, asKind(cell, kind));
  }
  return record;
}

/** Sets a value at the end of a way. Where a value stands in the way already, the way ends there. */
function put(record: JsonObject, steps: readonly string[], value: JsonValue): void {
  let at: JsonObject | JsonValue[] = record;
  for (const [i, step] of steps.entries()) {
    const within = at as JsonObject;
    if (i === steps.length - 1) {
      if (!Object.hasOwn(within, step)) define(within, step, value);
      return;
    }
    if (!Object.hasOwn(within, step)) define(within, step, PLACE.test(steps[i + 1] ?? '') ? [] : {});
    const next: JsonValue | undefined = within[step];
    if (typeof next !== 'object' || next === null) return;
    at = next;
  }
}

/** Sets a field under any name, `__proto__` too. */
function define(record: JsonObject, name: string, value: JsonValue): void {
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}
