import { rm, stat } from 'node:fs/promises';
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  INTEGER,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { ColumnTable } from 'arquero';
import { allOf } from '../all-of.ts';
import { UNFINISHED } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import { type Column, type TableName, tableOf } from '../schema/schema.ts';
import { databaseShare, thisMachine } from './machine.ts';
import { frugalShare, MemoryLimit, type Share } from './memory-limit.ts';
import { type NumberArrays, type NumberColumns, NumberTable } from './number-table.ts';
import { atOnce, identifier, literal, nothingIn, type Sorted, sorted, sqlTypes } from './sql.ts';
import { TableWriter, toParquet } from './table-writer.ts';
import { textsOf } from './texts.ts';

/** A value as it comes out of a query: times as milliseconds since 1970, lists as arrays, absent as null. */
export type Value = string | number | boolean | null | readonly Value[];

/** What the database may use; where it is not given, a share of the machine, and never more than memory that is given. */
export interface DatabaseOptions extends Partial<Share> {
  /** Folder for what does not fit into memory. */
  spill?: string;
  /** To do with little memory and one thread, beside other work, for a study of so many posts. */
  frugal?: { readonly posts: number };
}

/** What is known of an answer before it is written. */
export interface Known {
  /** Whether its rows come in the order of the key. */
  readonly inOrder?: boolean;
  /** How long the texts of a row are on average, where they may be long. */
  readonly length?: number | undefined;
  /** Columns in which no row tells anything, lists that are empty in all rows among them. */
  readonly untold?: ReadonlySet<string>;
}

/** Rows that DuckDB takes at once. */
const CHUNK = 2048;
/** Rows of a table that are joined by their keys at once, in some 150 MB. */
const RANGE = 1_000_000;
/** Bytes of Parquet up to which files are read at once: each of many small questions would take longer to open them than to be answered. */
const LITTLE = 1_000_000;
/** Types of the columns of numbers. */
const numberTypes = { UTINYINT, INTEGER, DOUBLE };

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
  readonly #limit: MemoryLimit;
  /** Files of the views by their names. */
  readonly #paths = new Map<string, string>();
  /** Views whose rows are held in memory, by name: size, time and inode of their files when these were read. */
  readonly #held = new Map<string, string>();

  /** The statements without an answer that were asked for so far. */
  #before: Promise<unknown> = Promise.resolve();

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, share: Share) {
    this.#instance = instance;
    this.#connection = connection;
    this.#limit = new MemoryLimit(share, (sql) => connection.run(sql));
  }

  static async open({ spill = '', frugal, ...chosen }: DatabaseOptions = {}): Promise<Database> {
    const given = chosen.memory === undefined ? {} : { most: chosen.memory };
    const whole = { ...databaseShare(thisMachine()), ...given, ...chosen };
    const share = frugal === undefined ? whole : frugalShare(whole, frugal.posts);
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: share.memory,
      threads: String(share.threads),
      preserve_insertion_order: 'true',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // Memory that is let go in a sort, and after it, goes back to the system, so that what is taken next does not come on top of it.
      allocator_flush_threshold: '16MB',
      allocator_bulk_deallocation_flush_threshold: '8MB',
      allocator_background_threads: 'true',
      ...(spill === '' ? {} : { temp_directory: spill }),
    });
    return new Database(instance, await instance.connect(), share);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  /** Does a statement that gives no answer, once those asked for before it are done: beside each other on one connection, the second would end the first. */
  async run(sql: string): Promise<void> {
    const done = this.#before.then(() => this.#limit.within(() => this.#connection.run(sql)));
    this.#before = done.catch(() => {});
    await done;
  }

  /** Goes back to the usual memory: what came before may have needed more. */
  afresh(): Promise<void> {
    return this.#limit.afresh();
  }

  /** Takes at most so many threads from now on, or, without a number, all that it may. */
  threads(most?: number): Promise<void> {
    return this.#limit.threads(most);
  }

  /** Does something that may be done twice, such as a statement that sorts a long table, in little memory first. */
  frugally<T>(job: () => Promise<T>, sorts?: { readonly rows: number }): Promise<T> {
    return this.#limit.frugally(job, sorts);
  }

  /** The answer as objects; for small answers. */
  async rows<T extends object = Record<string, Value>>(sql: string): Promise<T[]> {
    const rows: T[] = [];
    for await (const batch of this.batches<T>(sql)) for (const row of batch) rows.push(row);
    return rows;
  }

  /** Whether a table has rows; a condition may follow its name, as in `drafts WHERE alias IS NOT NULL`. */
  async hasRows(from: string): Promise<boolean> {
    const [found] = await this.rows<{ any: boolean }>(`SELECT count(*) > 0 AS "any" FROM ${from}`);
    return found?.any === true;
  }

  /** The answer as objects, a batch of at most 2,048 at a time. */
  async *batches<T extends object = Record<string, Value>>(sql: string): AsyncGenerator<T[]> {
    for await (const { chunk, names, types } of this.#chunks(sql)) {
      const count = chunk.rowCount;
      const batch: Record<string, Value>[] = Array.from({ length: count }, () => ({}));
      for (const [c, name] of names.entries()) {
        const values = valuesOf(chunk, c, types);
        for (let r = 0; r < count; r++) (batch[r] as Record<string, Value>)[name] = values[r] as Value;
      }
      yield batch as T[];
    }
  }

  /** The answer as columns, at most 2,048 rows at a time, without an object per row. */
  async *columns(sql: string): AsyncGenerator<Record<string, Value[]>> {
    for await (const { chunk, names, types } of this.#chunks(sql)) {
      if (chunk.rowCount === 0) return;
      yield Object.fromEntries(names.map((name, c) => [name, valuesOf(chunk, c, types)]));
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
    // Each column's parts are let go before the next is put together: all at once would be twice the answer.
    return parts.map((column) => joined(column.splice(0), total));
  }

  /** The answer as an Arquero table; for what a chart or a report table shows. Times are dates. */
  async arquero(sql: string): Promise<ColumnTable> {
    const { table } = await import('./arquero.ts');
    let header: readonly string[] = [];
    const columns: unknown[][] = [];
    for await (const { chunk, names, types } of this.#chunks(sql)) {
      header = names;
      const times = types.map((type) => String(type).startsWith('TIMESTAMP') || String(type) === 'DATE');
      while (columns.length < names.length) columns.push([]);
      for (const [c, column] of columns.entries()) {
        for (const held of valuesOf(chunk, c, types)) column.push(times[c] && typeof held === 'number' ? new Date(held) : held);
      }
    }
    return table(header.map((name, c) => [name, columns[c]] as [string, unknown[]]));
  }

  /** Opens a Parquet file as a view of the given name; a UserError where it is damaged. */
  async view(name: string, path: string): Promise<void> {
    try {
      await this.#view(name, [path]);
    } catch (cause) {
      if (!(cause instanceof Error && /no magic bytes|too small to be a parquet/i.test(cause.message))) throw cause;
      throw new UserError(`${path}: damaged table: cut off, or no Parquet file`, {
        hint: 'make it again: npx tsx pipelines/run.ts PATH, without --from',
        cause,
      });
    }
    this.#paths.set(name, path);
  }

  /** Opens files as one view: of the files, or, where they are small, of a table that holds what is in them. */
  async #view(name: string, paths: readonly string[]): Promise<void> {
    const found = await Promise.all(paths.map((path) => stat(path)));
    const state = found.map(({ size, mtimeMs, ino }) => [size, mtimeMs, ino].join(' ')).join();
    const files = `read_parquet([${paths.map(literal).join(', ')}])`;
    const held = identifier(`${name} in memory`);
    const isLittle = found.reduce((sum, { size }) => sum + size, 0) <= LITTLE;
    // What one stage read, the next need not read again.
    if (isLittle && this.#held.get(name) !== state) await this.run(`CREATE OR REPLACE TABLE ${held} AS FROM ${files}`);
    await this.run(`CREATE OR REPLACE VIEW ${identifier(name)} AS FROM ${isLittle ? held : files}`);
    if (isLittle) this.#held.set(name, state);
    else this.#held.delete(name);
  }

  /**
   * Does jobs of which none needs what another makes. Where the view they ask is held in memory, each waits for answers
   * longer than they take, so they are done side by side; otherwise one after the other, each with all the memory.
   */
  async sideBySide<T>(view: string, jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
    const done: Promise<T>[] = [];
    for (const job of jobs) {
      done.push(job());
      if (!this.#held.has(view)) await done.at(-1);
    }
    return allOf(...done);
  }

  /**
   * The rows of a view with their place in the file, counted from 1, in the column `number`, as SQL. All threads read them;
   * to number rows as they come by takes one thread alone, for which the others wait, keeping their cores busy.
   */
  numbered(view: string): string {
    const path = this.#paths.get(view);
    if (path === undefined) throw new Error(`${view}: no view of a file`);
    return `(SELECT *, CAST(file_row_number + 1 AS INTEGER) AS number FROM read_parquet(${literal(path)}))`;
  }

  /**
   * Ranges of the keys of a view of a file that stands in their order, so many rows each, as conditions on a column in SQL.
   * Tables that both stand in the order of such keys are joined range by range: all at once they would have to be spilled,
   * and of each file only the row groups of a range are read.
   */
  async ranges(view: string, key: string, rows = RANGE): Promise<((column: string) => string)[]> {
    const ends = await this.rows<{ key: string }>(
      `SELECT ${identifier(key)} AS key FROM ${this.numbered(view)} WHERE number > 1 AND number % ${rows} = 1 ORDER BY key`,
    );
    const bounds = [null, ...ends.map((end) => literal(end.key)), null];
    return bounds.slice(1).map((below, i) => (column) => {
      const from = bounds[i];
      return [from === null ? [] : `${column} >= ${from}`, below === null ? [] : `${column} < ${below}`].flat().join(' AND ') || 'true';
    });
  }

  /** Writes answers one after the other, each beside the path given, and opens all of them together as a view; they may lie there for a run alone. */
  async lay(view: string, answers: readonly string[], path: string): Promise<void> {
    const parts = answers.map((_, part) => `${path}-${part}${UNFINISHED}`);
    for (const [i, answer] of answers.entries()) await this.copy(answer, parts[i] as string);
    await this.#view(view, parts);
  }

  /** Keeps texts made in TypeScript as a table of this database, column by column; it is as short-lived as the database. */
  async keep(name: string, columns: Readonly<Record<string, readonly (string | null)[]>>): Promise<void> {
    const names = Object.keys(columns);
    await this.run(`CREATE OR REPLACE TABLE ${identifier(name)} (${names.map((column) => `${identifier(column)} VARCHAR`).join(', ')})`);
    const appender = await this.#connection.createAppender(name);
    const rows = Object.values(columns)[0]?.length ?? 0;
    for (let from = 0; from < rows; from += CHUNK) {
      const chunk = DuckDBDataChunk.create(names.map(() => VARCHAR));
      chunk.setColumns(Object.values(columns).map((column) => column.slice(from, from + CHUNK)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  /** Opens a table of this database for numbers made in TypeScript; it is as short-lived as the database. */
  async numbers<C extends NumberColumns>(name: string, columns: C): Promise<NumberTable<C>> {
    const list = Object.entries(columns).map(([column, kind]) => `${identifier(column)} ${kind}`);
    await this.run(`CREATE OR REPLACE TABLE ${identifier(name)} (${list.join(', ')})`);
    const appender = await this.#connection.createAppender(name);
    const types = Object.values(columns).map((kind) => numberTypes[kind]);
    // One for all rows: nobody would free many for long, as V8 does not see how much they hold.
    const chunk = DuckDBDataChunk.create(types);
    return new NumberTable(columns, {
      append(arrays) {
        chunk.rowCount = arrays[0]?.length ?? 0;
        for (const [c, array] of arrays.entries()) {
          const vector = chunk.getColumnVector(c) as unknown as { items: NumberArrays[keyof NumberArrays]; flush(): void };
          vector.items.set(array);
          vector.flush();
        }
        appender.appendDataChunk(chunk);
      },
      close: () => appender.closeSync(),
    });
  }

  /**
   * Writes the answer as the named table, columns checked and cast by the schema, rows in the order of its key: they
   * are sorted, unless they are known to come so.
   */
  async write(table: TableName, sql: string, path: string, { inOrder = false, length, untold = new Set() }: Known = {}): Promise<number> {
    const { columns, key } = tableOf(table);
    const told = Object.keys(columns).filter((name) => inOrder || key.includes(name) || !untold.has(name));
    const casts = Object.fromEntries(told.map((name) => [name, `${identifier(name)}::${sqlTypes[(columns[name] as Column).type]}`]));
    const named = Object.entries(casts).map(([name, cast]) => `${cast} AS ${identifier(name)}`);
    const rows = inOrder ? `SELECT ${named.join(', ')} FROM (${sql})` : atOnce(sorted(casts, `(${sql})`, key, nothingIn(columns)));
    await this.copy(rows, path, { length });
    return this.#count(path);
  }

  /** The columns of Parquet files in which no row tells anything: no value, or an empty list. */
  async untold(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.rows<{ name: string }>(
      `SELECT split_part(path_in_schema, ', ', 1) AS name FROM parquet_metadata([${paths.map(literal).join(', ')}])
      GROUP BY name HAVING bool_and(coalesce(stats_null_count = num_values, false))`,
    );
    return new Set(found.map(({ name }) => name));
  }

  /** Writes an answer of so many columns, which are long in the making, as Parquet: all threads make and write them. */
  async copyWide(sql: string, path: string, columns: number): Promise<void> {
    await this.#limit.writingWide(columns, () => this.copy(sql, path));
  }

  /** Writes the answer as it comes, as Parquet; the query gives names, types and order. Several may be written at once. */
  async copy(sql: string, path: string, { length }: Pick<Known, 'length'> = {}): Promise<void> {
    const connection = await this.#instance.connect();
    try {
      await this.#limit.within(() => connection.run(toParquet(sql, path, length)));
    } finally {
      connection.closeSync();
    }
  }

  /** Writes so many rows in their order, as Parquet: first as they come, beside the file, then sorted by a statement of its own. */
  async copyInTwoSteps({ rows: unsorted, inOrder }: Sorted, path: string, rows: number): Promise<void> {
    const side = `${path}.rows`;
    await this.copy(unsorted, side);
    await this.afresh();
    await this.frugally(() => this.copy(inOrder(`read_parquet(${literal(side)})`), path), { rows });
    await rm(side);
  }

  /** Writes the answer, one text a row, as the lines of a file, each ended by a line feed. */
  async copyLines(sql: string, path: string): Promise<void> {
    // No text holds the delimiter, and nothing is put in quotation marks: a line is written as it is.
    await this.run(`COPY (${sql}) TO ${literal(path)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')`);
  }

  /** Opens a table for rows made in TypeScript; they go to disk in parts, and in the order of the key when closed. */
  async writer<T extends TableName>(table: T, path: string): Promise<TableWriter<T>> {
    const connection = await this.#instance.connect();
    const run = (sql: string) => this.#limit.within(() => connection.run(sql));
    const frugally = (sql: string) => this.#limit.frugally(() => run(sql));
    return TableWriter.open({ run, frugally, closeSync: () => connection.closeSync() }, table, path);
  }

  /**
   * The answer chunk by chunk; an answer without rows gives one empty chunk, so that its columns are known. While a chunk is
   * being looked at, the next is already on its way.
   */
  async *#chunks(sql: string): AsyncGenerator<{ chunk: DuckDBDataChunk; names: readonly string[]; types: readonly DuckDBType[] }> {
    const connection = await this.#instance.connect();
    let next: Promise<DuckDBDataChunk | null> = Promise.resolve(null);
    try {
      const [result, first] = await this.#limit.within(async () => {
        const answer = await connection.stream(sql);
        return [answer, await answer.fetchChunk()] as const;
      });
      const [names, types] = [result.columnNames(), result.columnTypes()];
      let chunk = first;
      if (chunk === null || chunk.rowCount === 0) yield { chunk: DuckDBDataChunk.create(types, 0), names, types };
      while (chunk !== null && chunk.rowCount > 0) {
        next = result.fetchChunk();
        // Waited for below; until then a failure must not go unheard.
        next.catch(() => {});
        yield { chunk, names, types };
        // What it holds lies outside the heap, where V8 does not see how much there is to free.
        chunk.reset();
        chunk = await next;
      }
    } finally {
      // Whoever looks at no further chunk may leave one on its way.
      await next.catch(() => {});
      connection.closeSync();
    }
  }

  async #count(path: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`SELECT count(*) AS n FROM read_parquet(${literal(path)})`);
    return row?.n ?? 0;
  }
}

/** The values of a column of a chunk. */
function valuesOf(chunk: DuckDBDataChunk, column: number, types: readonly DuckDBType[]): Value[] {
  return types[column]?.typeId === DuckDBTypeId.VARCHAR ? textsOf(chunk, column) : chunk.getColumnValues(column).map(inHand);
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
