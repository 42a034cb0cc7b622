import type { Row } from '../schema.ts';
import type { TableWriter } from '../table.ts';
import { csvRows, jsonRecords, type Located, type Opened } from './container.ts';
import { Drafts } from './drafts.ts';
import { type CsvRow, type Found, isAccount, isPost, isRefusal, type Source } from './format.ts';
import type { Recognised } from './recognise.ts';

/** What reading one file gave, besides its drafts. */
export interface Reading {
  readonly format: string;
  readonly bytes: number;
  readonly encoding: string;
  /** Rows that claim to be posts: drafts, rejects and blank rows together. */
  readonly rows: number;
  readonly blank: number;
  readonly rejects: readonly Omit<Row<'rejects'>, 'file'>[];
  readonly notes: readonly string[];
}

/** Reads one export file into drafts; every row becomes a draft, a reject, or is blank. */
export async function readExport(
  path: string,
  opened: Opened,
  recognised: Recognised,
  source: Source,
  writer: TableWriter<'drafts'>,
  tell: (rows: number, bytes: number) => void,
): Promise<Reading> {
  const { bytes, encoding } = opened;
  if (recognised.kind === 'aside')
    return { format: recognised.name, bytes, encoding, rows: 0, blank: 0, rejects: [], notes: [...opened.notes, recognised.note] };
  const drafts = new Drafts();
  const rejects: Omit<Row<'rejects'>, 'file'>[] = [];
  const asides = new Asides();
  let rows = 0;
  let blank = 0;
  for await (const batch of located(path, opened, recognised, source)) {
    for (const row of batch) {
      if (row.kind === 'blank') {
        rows += 1;
        blank += 1;
        continue;
      }
      const found: readonly Found[] = row.kind === 'bad' ? [row] : row.value;
      if (found.every((item) => 'missing' in item)) {
        // A page without results, say: the record is whole, and there is nothing in it.
        rows += 1;
        blank += 1;
      }
      for (const item of found) {
        if (isPost(item)) {
          rows += 1;
          await writer.add(drafts.draft(item));
        } else if (isRefusal(item)) {
          rows += 1;
          rejects.push({ line: row.place.line, byte: row.place.byte, code: item.code, reason: item.reason, hash: row.hash() });
        } else if (isAccount(item)) {
          await writer.add(drafts.account(item));
          asides.count('accounts told, without posts', 1);
        } else if ('leftOut' in item) {
          rows += 1;
          blank += 1;
          asides.count(`${item.leftOut} left out`, 1);
        } else asides.count(`${item.missing} missing from the file`, item.count);
      }
    }
    const last = batch.at(-1);
    if (last !== undefined) tell(rows, last.place.byte + last.place.length);
  }
  const { format } = recognised;
  return {
    format: format.name,
    bytes,
    encoding,
    rows,
    blank,
    rejects,
    notes: [...opened.notes, ...asides.notes(), ...(format.lacks === undefined ? [] : [format.lacks])],
  };
}

/** What stands beside the posts of a file, counted by name. */
class Asides {
  readonly #counts = new Map<string, number>();

  count(what: string, count: number): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  notes(): string[] {
    return [...this.#counts].filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${count}`);
  }
}

type FoundThere = Located<readonly Found[]>;

/** The rows or records of a file, each with the posts that its format finds in it. */
async function* located(
  path: string,
  opened: Opened,
  recognised: Exclude<Recognised, { kind: 'aside' }>,
  source: Source,
): AsyncGenerator<FoundThere[]> {
  if (recognised.kind === 'csv') {
    const { format, header, headerRow } = recognised;
    const row = new Cells(header, format.absent ?? []);
    for await (const batch of csvRows(path, opened, headerRow)) {
      yield batch.map((found) =>
        found.kind === 'record' ? { ...found, value: attempt(() => format.read(row.at(found.value), source)) } : found,
      );
    }
    return;
  }
  const { format } = recognised;
  for await (const batch of jsonRecords(path, opened)) {
    yield batch.map((found) => (found.kind === 'record' ? { ...found, value: attempt(() => format.read(found.value, source)) } : found));
  }
}

/** What a format finds in one record. A record of a shape that the format does not know is a reject, not the end. */
function attempt(read: () => Found | Iterable<Found>): Found[] {
  try {
    const found = read();
    return Symbol.iterator in found ? [...found] : [found];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return [{ code: 'unexpected-shape', reason: `the record has a shape this format does not know (${error.message})` }];
  }
}

/** A row of a CSV file by column name; one object serves all rows of a file. */
class Cells implements CsvRow {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #width: number;
  readonly #absent: ReadonlySet<string>;
  #cells: readonly string[] = [];

  constructor(header: readonly string[], absent: readonly string[]) {
    // Of two columns with one name the first counts, as in the tools that wrote these files.
    this.#columns = new Map(header.map((name, i): [string, number] => [name, i]).reverse());
    this.#width = header.length;
    this.#absent = new Set(['', ...absent]);
  }

  at(cells: readonly string[]): this {
    this.#cells = cells;
    return this;
  }

  get(column: string): string | null {
    const index = this.#columns.get(column);
    const cell = index === undefined ? undefined : this.#cells[index];
    return cell === undefined || this.#absent.has(cell) ? null : cell;
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  get surplus(): readonly string[] {
    return this.#cells.slice(this.#width);
  }
}
