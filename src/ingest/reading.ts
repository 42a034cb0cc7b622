import type { Row } from '../schema.ts';
import type { TableWriter } from '../table.ts';
import { csvRows, jsonRecords, type Located, type Opened } from './container.ts';
import { Drafts } from './drafts.ts';
import { type CsvRow, type FoundPost, isRefusal, type Refusal, type Source } from './format.ts';
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
  let rows = 0;
  let blank = 0;
  for await (const batch of located(path, opened, recognised, source)) {
    for (const row of batch) {
      if (row.kind === 'blank') {
        rows += 1;
        blank += 1;
        continue;
      }
      const found: readonly (FoundPost | Refusal)[] = row.kind === 'bad' ? [row] : row.value;
      if (found.length === 0) {
        // A page without results, say: the record is whole, and there is nothing in it.
        rows += 1;
        blank += 1;
      }
      for (const post of found) {
        rows += 1;
        if (isRefusal(post))
          rejects.push({ line: row.place.line, byte: row.place.byte, code: post.code, reason: post.reason, hash: row.hash() });
        else await writer.add(drafts.draft(post));
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
    notes: format.lacks === undefined ? opened.notes : [...opened.notes, format.lacks],
  };
}

type Found = Located<readonly (FoundPost | Refusal)[]>;

/** The rows or records of a file, each with the posts that its format finds in it. */
async function* located(
  path: string,
  opened: Opened,
  recognised: Exclude<Recognised, { kind: 'aside' }>,
  source: Source,
): AsyncGenerator<Found[]> {
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
function attempt(read: () => FoundPost | Refusal | Iterable<FoundPost | Refusal>): (FoundPost | Refusal)[] {
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
