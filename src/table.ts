import { closeSync, openSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { ColumnTable } from 'arquero';
import { type Lines, lineMaker } from './lines.ts';
import { databaseShare, thisMachine } from './machine.ts';
import { type ColumnType, type Row, type TableName, tableOf } from './schema.ts';

/** A value as it comes out of a query: times as milliseconds since 1970, lists as arrays, absent as null. */
export type Value = string | number | boolean | null | readonly Value[];

export interface DatabaseOptions {
  /** Memory limit in the form DuckDB reads, such as "1GB"; a share of the machine where it is not given. */
  memory?: string;
  /** Threads; as many as the machine has cores where they are not given. */
  threads?: number;
  /** Folder for what does not fit into memory. */
  spill?: string;
}

/** Rows that DuckDB takes at once. */
const CHUNK = 2048;
/** Rows joined to one piece of text. */
const BATCH = 64;
/** The longest line that DuckDB is prepared for where no row is longer. */
const LINE_BYTES = 1 << 20;
/** Rows after which a table being written goes to disk as a part: one Parquet row group. */
const PART = 40_960;
/** Memory in which sorting a table of any length is tried first. */
const FRUGAL = '320MB';

/** How a column crosses into DuckDB, and how it is then cast. Crossing as plain values is several times faster. */
const crossings: Record<ColumnType, { as: typeof VARCHAR | typeof DOUBLE | typeof BOOLEAN; sql: (name: string) => string }> = {
  text: { as: VARCHAR, sql: (name) => name },
  texts: { as: VARCHAR, sql: (name) => `CASE WHEN ${name} = '' THEN []::VARCHAR[] ELSE string_split(substr(${name}, 2), chr(31)) END` },
  integer: { as: DOUBLE, sql: (name) => `${name}::BIGINT` },
  number: { as: DOUBLE, sql: (name) => name },
  boolean: { as: BOOLEAN, sql: (name) => name },
  time: { as: DOUBLE, sql: (name) => `epoch_ms(${name}::BIGINT)` },
};

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

/**
 * DuckDB in memory, for one run: it reads and writes the Parquet files between the stages, and does the heavy
 * grouping and joining. Answers come in a total order only when the query asks for one.
 *
 * Each answer that is read and each table that is written has a connection of its own, because a new statement on a
 * connection ends, without a word, the answer that is still being read there. So no stage makes TEMP tables: they
 * belong to one connection. An ordinary table in this database is as short-lived.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #memory: string;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, memory: string) {
    this.#instance = instance;
    this.#connection = connection;
    this.#memory = memory;
  }

  static async open({ spill = '', ...chosen }: DatabaseOptions = {}): Promise<Database> {
    const { memory, threads } = { ...databaseShare(thisMachine()), ...chosen };
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: memory,
      threads: String(threads),
      preserve_insertion_order: 'true',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // Memory that is let go after a sort goes back to the system, so that the next statement does not come on top of it.
      allocator_flush_threshold: '16MB',
      allocator_bulk_deallocation_flush_threshold: '32MB',
      ...(spill === '' ? {} : { temp_directory: spill }),
    });
    return new Database(instance, await instance.connect(), memory);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /**
   * Does something that may be done twice, such as a statement that sorts a long table, in little memory: what does not
   * fit goes to the spill folder. Where that is too little it is done again in all the memory that the run may use.
   */
  async frugally<T>(job: () => Promise<T>): Promise<T> {
    if (bytesOf(this.#memory) <= bytesOf(FRUGAL)) return job();
    await this.run(`SET memory_limit = ${literal(FRUGAL)}`);
    try {
      return await job();
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('Out of Memory')) throw error;
    } finally {
      await this.run(`SET memory_limit = ${literal(this.#memory)}`);
    }
    return job();
  }

  /** The answer as objects; for small answers. */
  async rows<T extends object = Record<string, Value>>(sql: string): Promise<T[]> {
    const rows: T[] = [];
    for await (const batch of this.batches<T>(sql)) for (const row of batch) rows.push(row);
    return rows;
  }

  /** The answer as objects, a batch of at most 2,048 at a time. */
  async *batches<T extends object = Record<string, Value>>(sql: string): AsyncGenerator<T[]> {
    for await (const { chunk, names } of this.#chunks(sql)) {
      const count = chunk.rowCount;
      const batch: Record<string, Value>[] = Array.from({ length: count }, () => ({}));
      for (const [c, name] of names.entries()) {
        const values = chunk.getColumnValues(c);
        for (let r = 0; r < count; r++) (batch[r] as Record<string, Value>)[name] = inHand(values[r] as DuckDBValue);
      }
      yield batch as T[];
    }
  }

  /** The answer as columns, at most 2,048 rows at a time, without an object per row. */
  async *columns(sql: string): AsyncGenerator<Record<string, Value[]>> {
    for await (const { chunk, names } of this.#chunks(sql)) {
      if (chunk.rowCount === 0) return;
      yield Object.fromEntries(names.map((name, c) => [name, chunk.getColumnValues(c).map(inHand)]));
    }
  }

  /** The answer as columns of whole numbers below 2³¹, without an object per row; absent values are 0. */
  async integers(sql: string): Promise<Int32Array[]> {
    const parts: Int32Array[][] = [];
    let total = 0;
    for await (const { chunk, names } of this.#chunks(`SELECT COLUMNS(*)::INTEGER FROM (${sql})`)) {
      const count = chunk.rowCount;
      total += count;
      while (parts.length < names.length) parts.push([]);
      for (const [c, column] of parts.entries()) {
        const { items } = chunk.getColumnVector(c) as unknown as { items: Int32Array };
        column.push(items.slice(0, count));
      }
    }
    return parts.map((column) => joined(column, total));
  }

  /** The answer as an Arquero table; for what a chart or a report table shows. Times are dates. */
  async arquero(sql: string): Promise<ColumnTable> {
    const { table } = await import('arquero');
    let header: readonly string[] = [];
    const columns: unknown[][] = [];
    for await (const { chunk, names, types } of this.#chunks(sql)) {
      header = names;
      const times = types.map((type) => String(type).startsWith('TIMESTAMP') || String(type) === 'DATE');
      while (columns.length < names.length) columns.push([]);
      for (const [c, column] of columns.entries()) {
        for (const value of chunk.getColumnValues(c)) {
          const held = inHand(value);
          column.push(times[c] && typeof held === 'number' ? new Date(held) : held);
        }
      }
    }
    return table(header.map((name, c) => [name, columns[c]] as [string, unknown[]]));
  }

  /** Opens a Parquet file as a view of the given name. */
  async view(name: string, path: string): Promise<void> {
    await this.run(`CREATE OR REPLACE VIEW ${identifier(name)} AS SELECT * FROM read_parquet(${literal(path)})`);
  }

  /** Keeps texts made in TypeScript as a table of this database, column by column; it is as short-lived as the database. */
  async keep(name: string, columns: Readonly<Record<string, readonly (string | null)[]>>): Promise<void> {
    const names = Object.keys(columns);
    await this.run(`CREATE OR REPLACE TABLE ${identifier(name)} (${names.map((column) => `${identifier(column)} VARCHAR`).join(', ')})`);
    const appender = await this.#connection.createAppender(name);
    const rows = Object.values(columns)[0]?.length ?? 0;
    for (let from = 0; from < rows; from += CHUNK) {
      const chunk = DuckDBDataChunk.create(
        names.map(() => VARCHAR),
        Math.min(CHUNK, rows - from),
      );
      chunk.setColumns(Object.values(columns).map((column) => column.slice(from, from + CHUNK)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  /** Writes the answer as the named table, columns checked and cast by the schema, rows in the order of its key. */
  async write(table: TableName, sql: string, path: string): Promise<number> {
    const { columns, key } = tableOf(table);
    const casts = Object.entries(columns).map(([name, { type }]) => `${identifier(name)}::${sqlTypes[type]} AS ${identifier(name)}`);
    await this.#copy(`SELECT ${casts.join(', ')} FROM (${sql}) ORDER BY ${order(key)}`, path);
    return this.#count(path);
  }

  /** Writes the answer as it comes, as Parquet; the query gives names, types and order. */
  async copy(sql: string, path: string): Promise<void> {
    await this.#copy(sql, path);
  }

  /** Opens a table for rows made in TypeScript; they go to disk in parts, and in the order of the key when closed. */
  async writer<T extends TableName>(table: T, path: string): Promise<TableWriter<T>> {
    return TableWriter.open(await this.#instance.connect(), table, path);
  }

  /** The answer chunk by chunk; an answer without rows gives one empty chunk, so that its columns are known. */
  async *#chunks(sql: string): AsyncGenerator<{ chunk: DuckDBDataChunk; names: readonly string[]; types: readonly DuckDBType[] }> {
    const connection = await this.#instance.connect();
    try {
      const result = await connection.stream(sql);
      const [names, types] = [result.columnNames(), result.columnTypes()];
      let chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) yield { chunk: DuckDBDataChunk.create(types, 0), names, types };
      for (; chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) yield { chunk, names, types };
    } finally {
      connection.closeSync();
    }
  }

  async #copy(sql: string, path: string): Promise<void> {
    await this.run(`COPY (${sql}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${PART})`);
  }

  async #count(path: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`SELECT count(*) AS n FROM read_parquet(${literal(path)})`);
    return row?.n ?? 0;
  }
}

/**
 * A table being written from rows made in TypeScript. Rows cross into DuckDB as the text of a CSV file on disk: that
 * takes half the time of handing them over value by value, and no memory. While DuckDB turns one part of the text into
 * Parquet, the next is being written.
 */
export class TableWriter<T extends TableName> {
  readonly #connection: DuckDBConnection;
  readonly #path: string;
  readonly #key: readonly string[];
  readonly #columns: { name: string; type: ColumnType }[];
  readonly #line: (row: Row<T>) => string;
  readonly #lines: string[] = [];
  readonly #parts: string[] = [];
  #text: TextPart;
  #converting: Promise<void> = Promise.resolve();
  #rows = 0;
  /** Whether rows have come in the order of a key that is one number: then they need not be sorted again. */
  #sorted: boolean;
  #lastKey = Number.NEGATIVE_INFINITY;

  private constructor(connection: DuckDBConnection, table: T, path: string) {
    const { columns, key } = tableOf(table);
    this.#connection = connection;
    this.#path = path;
    this.#key = key;
    this.#columns = Object.entries(columns).map(([name, { type }]) => ({ name, type }));
    this.#line = lineMaker(table);
    this.#sorted = key.length === 1 && columns[key[0] as string]?.type === 'integer';
    this.#text = textPart(`${path}.text0`);
  }

  static async open<T extends TableName>(connection: DuckDBConnection, table: T, path: string): Promise<TableWriter<T>> {
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
    this.#rows += 1;
    this.#text.rows += 1;
    if (line.length > this.#text.longest) this.#text.longest = line.length;
    if (this.#sorted) this.#compare(row[this.#key[0] as keyof Row<T>]);
    if (this.#lines.length === BATCH) this.#flush();
    return this.#text.rows >= PART ? this.#part() : undefined;
  }

  /**
   * Adds rows that are lines already, made by another thread. They are taken to come in the order of the key, as those
   * before and after them, where `inOrder` says so.
   */
  addLines({ text, rows, longest }: Lines, inOrder: boolean): Promise<void> | undefined {
    this.#lines.push(text);
    this.#rows += rows;
    this.#text.rows += rows;
    if (longest > this.#text.longest) this.#text.longest = longest;
    this.#sorted = inOrder && (this.#sorted || this.#rows === rows);
    this.#flush();
    return this.#text.rows >= PART ? this.#part() : undefined;
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
    await this.#connection.run(
      `COPY (SELECT * FROM (${rows})${sorted}) TO ${literal(this.#path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${PART})`,
    );
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
  /** Length of the longest row. */
  longest: number;
}

function textPart(path: string): TextPart {
  return { path, file: openSync(path, 'w'), rows: 0, longest: 0 };
}

function order(key: readonly string[]): string {
  return key.map((name) => `${identifier(name)} NULLS FIRST`).join(', ');
}

/** A size as DuckDB reads it, such as 1GB or 512MiB, in bytes. */
function bytesOf(size: string): number {
  const [, number = '', unit = '', binary = ''] = /^([\d.]+)\s*([kmgt]?)(i?)b$/i.exec(size.trim()) ?? [];
  return Number(number) * (binary === '' ? 1000 : 1024) ** ' kmgt'.indexOf(unit === '' ? ' ' : unit.toLowerCase());
}

/** A cell on its way out of DuckDB. */
function inHand(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBListValue) return value.items.map(inHand);
  if (value instanceof DuckDBTimestampValue) return Number(value.micros / 1000n);
  if (value instanceof DuckDBTimestampMillisecondsValue) return Number(value.millis);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if ('days' in value && typeof value.days === 'number') return value.days * 86_400_000;
  throw new Error(`a query answered with a type that has no place in hand: ${value}`);
}

function joined(parts: readonly Int32Array[], length: number): Int32Array {
  const all = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
