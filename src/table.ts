import { rename, rm } from 'node:fs/promises';
import {
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
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
import { type ColumnType, type Row, type TableName, tableOf } from './schema.ts';

/** A value as it comes out of a query: times as milliseconds since 1970, lists as arrays, absent as null. */
export type Value = string | number | boolean | null | readonly Value[];

export interface DatabaseOptions {
  /** Memory limit in the form DuckDB reads, such as "1GB". */
  memory?: string;
  threads?: number;
  /** Folder for what does not fit into memory. */
  spill?: string;
}

/** The rows DuckDB hands over at once; a chunk cannot hold more. */
const CHUNK = 2048;
/** Rows after which a table being written goes to disk as a part: one Parquet row group. */
const PART = 122_880;
/** Stands between the items of a list on its way into DuckDB; U+001F, "unit separator". */
const SEPARATOR = '\u001f';

/** How a column crosses into DuckDB, and how it is then cast. Crossing as plain values is several times faster. */
const crossings: Record<ColumnType, { as: typeof VARCHAR | typeof DOUBLE | typeof BOOLEAN; sql: (name: string) => string }> = {
  text: { as: VARCHAR, sql: (name) => name },
  texts: { as: VARCHAR, sql: (name) => `CASE WHEN ${name} = '' THEN []::VARCHAR[] ELSE string_split(substr(${name}, 2), chr(31)) END` },
  integer: { as: DOUBLE, sql: (name) => `${name}::BIGINT` },
  number: { as: DOUBLE, sql: (name) => name },
  boolean: { as: BOOLEAN, sql: (name) => name },
  time: { as: DOUBLE, sql: (name) => `epoch_ms(${name}::BIGINT)` },
};

const sqlTypes: Record<ColumnType, string> = {
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
  #writers = 0;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open({ memory = '1GB', threads = 2, spill = '' }: DatabaseOptions = {}): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: memory,
      threads: String(threads),
      preserve_insertion_order: 'true',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(spill === '' ? {} : { temp_directory: spill }),
    });
    return new Database(instance, await instance.connect());
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
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
    this.#writers += 1;
    return TableWriter.open(await this.#instance.connect(), table, path, `writing${this.#writers}`);
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

/** A table being written from rows made in TypeScript. */
export class TableWriter<T extends TableName> {
  readonly #connection: DuckDBConnection;
  readonly #staging: string;
  readonly #path: string;
  readonly #key: readonly string[];
  readonly #columns: { name: string; type: ColumnType; optional: boolean }[];
  readonly #batch: Row<T>[] = [];
  readonly #parts: string[] = [];
  /** One chunk for all batches: each holds memory of DuckDB that only the garbage collector would free. */
  readonly #chunk: DuckDBDataChunk;
  #appender: DuckDBAppender | null = null;
  #staged = 0;
  #rows = 0;
  /** Whether rows have come in the order of a key that is one number: then they need not be sorted again. */
  #sorted: boolean;
  #lastKey = Number.NEGATIVE_INFINITY;

  private constructor(connection: DuckDBConnection, table: T, path: string, staging: string) {
    const { columns, key } = tableOf(table);
    this.#connection = connection;
    this.#staging = staging;
    this.#path = path;
    this.#key = key;
    this.#columns = Object.entries(columns).map(([name, { type, optional }]) => ({ name, type, optional }));
    this.#chunk = DuckDBDataChunk.create(this.#columns.map(({ type }) => crossings[type].as));
    this.#sorted = key.length === 1 && columns[key[0] as string]?.type === 'integer';
  }

  static async open<T extends TableName>(connection: DuckDBConnection, table: T, path: string, staging: string): Promise<TableWriter<T>> {
    const writer = new TableWriter(connection, table, path, staging);
    await writer.#stage();
    return writer;
  }

  /** Rows added so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Adds a row. Await the answer only when it is not undefined: then a part has to go to disk first. */
  add(row: Row<T>): Promise<void> | undefined {
    this.#batch.push(row);
    this.#rows += 1;
    if (this.#sorted) this.#compare(row[this.#key[0] as keyof Row<T>] as number);
    if (this.#batch.length === CHUNK) this.#append();
    return this.#staged >= PART ? this.#part() : undefined;
  }

  /** Writes the file and gives the number of its rows. */
  async close(): Promise<number> {
    this.#append();
    // A table that fits into one part goes to its file without a detour.
    const whole = this.#parts.length === 0;
    if (whole) this.#appender?.closeSync();
    else await this.#part();
    const rows = whole ? this.#typed() : `SELECT * FROM read_parquet([${this.#parts.map(literal).join(', ')}])`;
    if (!whole) await this.#connection.run(`DROP TABLE ${this.#staging}`);
    await this.#connection.run(
      `COPY (SELECT * FROM (${rows})${this.#sorted ? '' : ` ORDER BY ${order(this.#key)}`}) TO ${literal(this.#path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${PART})`,
    );
    await this.#sweep();
    return this.#rows;
  }

  /** Gives up: nothing is left behind. */
  async discard(): Promise<void> {
    this.#batch.length = 0;
    await this.#sweep();
    await rm(this.#path, { force: true });
  }

  #compare(key: number): void {
    this.#sorted = key > this.#lastKey;
    this.#lastKey = key;
  }

  async #stage(): Promise<void> {
    const columns = this.#columns.map(({ name, type }) => `${identifier(name)} ${crossings[type].as}`);
    await this.#connection.run(`CREATE OR REPLACE TABLE ${this.#staging} (${columns.join(', ')})`);
    this.#appender = await this.#connection.createAppender(this.#staging);
  }

  #append(): void {
    const rows = this.#batch;
    if (rows.length === 0) return;
    const chunk = this.#chunk;
    chunk.reset();
    chunk.rowCount = rows.length;
    for (const [c, { name, type, optional }] of this.#columns.entries()) {
      const values = rows.map((row) => crossing(row[name as keyof Row<T>], type));
      if (!optional && values.includes(null)) throw new Error(`${this.#path}: missing ${name}`);
      chunk.setColumnValues(c, values);
    }
    this.#appender?.appendDataChunk(chunk);
    this.#staged += rows.length;
    rows.length = 0;
  }

  async #part(): Promise<void> {
    this.#appender?.closeSync();
    const path = `${this.#path}.part${this.#parts.length}`;
    await this.#connection.run(`COPY (${this.#typed()}) TO ${literal(path)} (FORMAT parquet)`);
    this.#parts.push(path);
    this.#staged = 0;
    await this.#stage();
  }

  /** What is staged, as columns of the table. */
  #typed(): string {
    const casts = this.#columns.map(({ name, type }) => `${crossings[type].sql(identifier(name))} AS ${identifier(name)}`);
    return `SELECT ${casts.join(', ')} FROM ${this.#staging}`;
  }

  async #sweep(): Promise<void> {
    this.#appender?.closeSync();
    await this.#connection.run(`DROP TABLE IF EXISTS ${this.#staging}`);
    await Promise.all(this.#parts.map((part) => rm(part, { force: true })));
    this.#connection.closeSync();
  }
}

/** Moves a finished file over the old one. */
export async function replace(from: string, to: string): Promise<void> {
  await rename(from, to);
}

function order(key: readonly string[]): string {
  return key.map((name) => `${identifier(name)} NULLS FIRST`).join(', ');
}

/** A cell on its way into DuckDB. */
function crossing(value: unknown, type: ColumnType): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (type !== 'texts') return value as string | number | boolean;
  const items = value as readonly string[];
  return items.length === 0 ? '' : SEPARATOR + items.map((item) => item.replaceAll(SEPARATOR, ' ')).join(SEPARATOR);
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
