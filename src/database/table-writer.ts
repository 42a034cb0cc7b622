import { closeSync, openSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type ColumnType, type Row, type TableName, tableOf } from '../schema/schema.ts';
import { type Lines, lineMaker } from './lines.ts';
import { identifier, literal, order } from './sql.ts';

/** A connection to the database of its own, which the writer closes. */
export interface Connection {
  run(sql: string): Promise<unknown>;
  /** Runs a statement over a long table in little memory. */
  frugally(sql: string): Promise<unknown>;
  closeSync(): void;
}

/** Rows joined to one piece of text. */
const BATCH = 64;
/** The longest line that DuckDB is prepared for where no row is longer. */
const LINE_BYTES = 1 << 20;
/** Rows after which a table being written goes to disk as a part: one Parquet row group. */
const PART = 40_960;
/** Characters after which it goes there with fewer rows: the texts of a row group are in memory at once. */
const PART_LENGTH = 1 << 24;
/** How hard Parquet is compressed: at 3, the usual, writing takes a sixth to two thirds longer, and only texts get smaller, by a sixth. */
const LEVEL = 1;
/** Row groups hold a whole number of these. */
const VECTOR = 2048;

/** The statement that writes an answer as Parquet, of whose rows the texts are so long on average: where they are long, fewer make a row group. */
export function toParquet(sql: string, path: string, length = 0): string {
  const fitting = Math.floor(PART_LENGTH / Math.max(1, length) / VECTOR) * VECTOR;
  const rows = Math.max(VECTOR, Math.min(PART, fitting));
  return `COPY (${sql}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL ${LEVEL}, ROW_GROUP_SIZE ${rows})`;
}

/** How a column crosses into DuckDB, and how it is then cast. Crossing as plain values is several times faster. */
const crossings: Record<ColumnType, { as: string; sql: (name: string) => string }> = {
  text: { as: 'VARCHAR', sql: (name) => name },
  texts: { as: 'VARCHAR', sql: (name) => `CASE WHEN ${name} = '' THEN []::VARCHAR[] ELSE string_split(substr(${name}, 2), chr(31)) END` },
  integer: { as: 'DOUBLE', sql: (name) => `${name}::BIGINT` },
  number: { as: 'DOUBLE', sql: (name) => name },
  boolean: { as: 'BOOLEAN', sql: (name) => name },
  time: { as: 'DOUBLE', sql: (name) => `epoch_ms(${name}::BIGINT)` },
};

/**
 * A table being written from rows made in TypeScript. Rows cross into DuckDB as the text of a CSV file on disk: that
 * takes half the time of handing them over value by value, and no memory. While DuckDB turns one part of the text into
 * Parquet, the next is being written.
 */
export class TableWriter<T extends TableName> {
  readonly #connection: Connection;
  readonly #path: string;
  readonly #key: readonly string[];
  readonly #columns: { name: string; type: ColumnType }[];
  readonly #line: (row: Row<T>) => string;
  readonly #lines: string[] = [];
  readonly #parts: string[] = [];
  #text: TextPart;
  /** Characters of all rows added so far. */
  #length = 0;
  #converting: Promise<void> = Promise.resolve();
  #rows = 0;
  /** Whether rows have come in the order of a key that is one number: then they need not be sorted again. */
  #sorted: boolean;
  #lastKey = Number.NEGATIVE_INFINITY;

  private constructor(connection: Connection, table: T, path: string) {
    const { columns, key } = tableOf(table);
    this.#connection = connection;
    this.#path = path;
    this.#key = key;
    this.#columns = Object.entries(columns).map(([name, { type }]) => ({ name, type }));
    this.#line = lineMaker(table);
    this.#sorted = key.length === 1 && columns[key[0] as string]?.type === 'integer';
    this.#text = textPart(`${path}.text0`);
  }

  static async open<T extends TableName>(connection: Connection, table: T, path: string): Promise<TableWriter<T>> {
    return new TableWriter(connection, table, path);
  }

  /** Rows added so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Adds a row. Await the answer only when it is not undefined: then a part has to go to disk first. */
  add(row: Row<T>): Promise<void> | undefined {
    const line = this.#line(row);
    this.#lines.push(line);
    if (this.#sorted) this.#compare(row[this.#key[0] as keyof Row<T>]);
    if (this.#lines.length === BATCH) this.#flush();
    return this.#count(1, line.length, line.length);
  }

  /**
   * Adds rows that are lines already, made by another thread. They are taken to come in the order of the key, as those
   * before and after them, where `inOrder` says so.
   */
  addLines({ text, rows, longest }: Lines, inOrder: boolean): Promise<void> | undefined {
    this.#lines.push(text);
    this.#sorted = inOrder && (this.#sorted || this.#rows === 0);
    this.#flush();
    return this.#count(rows, text.length, longest);
  }

  /** Writes the file and gives the number of its rows. */
  async close(): Promise<number> {
    this.#flush();
    // A table that fits into one part goes to its file without a detour.
    const whole = this.#parts.length === 0;
    if (whole) closeSync(this.#text.file);
    else {
      await this.#part();
      await this.#converting;
    }
    const rows = whole ? this.#typed(this.#text) : `SELECT * FROM read_parquet([${this.#parts.map(literal).join(', ')}])`;
    const sorted = this.#sorted ? '' : ` ORDER BY ${order(this.#key)}`;
    const sql = toParquet(`SELECT * FROM (${rows})${sorted}`, this.#path, this.#length / Math.max(1, this.#rows));
    await (whole ? this.#connection.run(sql) : this.#connection.frugally(sql));
    await this.#sweep();
    return this.#rows;
  }

  /** Gives up: nothing is left behind. */
  async discard(): Promise<void> {
    this.#lines.length = 0;
    closeSync(this.#text.file);
    await this.#converting.catch(() => {});
    await this.#sweep();
    await rm(this.#path, { force: true });
  }

  /** Counts rows that were added, and begins another part once this one is full. */
  #count(rows: number, length: number, longest: number): Promise<void> | undefined {
    const text = this.#text;
    this.#rows += rows;
    this.#length += length;
    text.rows += rows;
    text.length += length;
    if (longest > text.longest) text.longest = longest;
    return text.rows >= PART || text.length >= PART_LENGTH ? this.#part() : undefined;
  }

  #compare(key: unknown): void {
    this.#sorted = typeof key === 'number' && key > this.#lastKey;
    this.#lastKey = key as number;
  }

  #flush(): void {
    if (this.#lines.length > 0) writeFileSync(this.#text.file, this.#lines.join(''));
    this.#lines.length = 0;
  }

  /** Begins another part, and hands the one before over to DuckDB once it is done with that before it. */
  async #part(): Promise<void> {
    this.#flush();
    const text = this.#text;
    closeSync(text.file);
    const path = `${this.#path}.part${this.#parts.length}`;
    this.#parts.push(path);
    this.#text = textPart(`${this.#path}.text${this.#parts.length}`);
    await this.#converting;
    this.#converting = this.#convert(text, path);
    // An error comes back where the next part, or the end, waits for this one.
    this.#converting.catch(() => {});
  }

  async #convert(text: TextPart, path: string): Promise<void> {
    await this.#connection.run(`COPY (${this.#typed(text)}) TO ${literal(path)} (FORMAT parquet)`);
    await rm(text.path);
  }

  /** A part of the text as columns of the table. */
  #typed({ path, longest }: TextPart): string {
    const columns = this.#columns.map(({ name, type }) => `${literal(name)}: '${crossings[type].as}'`);
    const casts = this.#columns.map(({ name, type }) => `${crossings[type].sql(identifier(name))} AS ${identifier(name)}`);
    // A unit of a text takes at most three bytes.
    const longestLine = Math.max(LINE_BYTES, longest * 3 + 2);
    const reading = [
      `columns = {${columns.join(', ')}}`,
      `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = ''`,
      `allow_quoted_nulls = false, max_line_size = ${longestLine}, buffer_size = ${4 * longestLine}`,
    ];
    return `SELECT ${casts.join(', ')} FROM read_csv(${literal(path)}, ${reading.join(', ')})`;
  }

  async #sweep(): Promise<void> {
    await Promise.all([...this.#parts, this.#text.path].map((part) => rm(part, { force: true })));
    this.#connection.closeSync();
  }
}

/** A stretch of a table as text on its way into DuckDB. */
interface TextPart {
  readonly path: string;
  readonly file: number;
  rows: number;
  length: number;
  /** Length of the longest row. */
  longest: number;
}

function textPart(path: string): TextPart {
  return { path, file: openSync(path, 'w'), rows: 0, length: 0, longest: 0 };
}
