import { rm } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, VARCHAR } from '@duckdb/node-api';
import type { ColumnTable } from 'arquero';
import { allOf } from '../all-of.ts';
import { UNFINISHED } from '../disk/disk.ts';
import { type Column, type TableName, tableOf } from '../schema/schema.ts';
import { type Answer, answerTo, arqueroOf, batchesOf, columnsOf, integersOf, rowsOf, type Value } from './answers.ts';
import { databaseShare, thisMachine } from './machine.ts';
import { frugalShare, MemoryLimit, type Share } from './memory-limit.ts';
import { type NumberColumns, NumberTable } from './number-table.ts';
import { atOnce, identifier, literal, nothingIn, type Sorted, sorted, sqlTypes } from './sql.ts';
import { TableWriter, toParquet } from './table-writer.ts';
import { Views } from './views.ts';

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
  readonly #views = new Views((sql) => this.run(sql));
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
  rows<T extends object = Record<string, Value>>(sql: string): Promise<T[]> {
    return rowsOf(this.#answer(sql));
  }

  /** The numbers of an answer of one row, by name; absent ones are 0. */
  async row<K extends string>(sql: string): Promise<Record<K, number>> {
    const [row] = await this.rows<Record<K, number | null>>(sql);
    if (row === undefined) throw new Error(`a query without an answer: ${sql}`);
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? 0])) as Record<K, number>;
  }

  /** The answer as objects, a batch of at most 2,048 at a time. */
  batches<T extends object = Record<string, Value>>(sql: string): AsyncGenerator<T[]> {
    return batchesOf(this.#answer(sql));
  }

  /** The answer as columns, at most 2,048 rows at a time, without an object per row. */
  columns(sql: string): AsyncGenerator<Record<string, Value[]>> {
    return columnsOf(this.#answer(sql));
  }

  /** The answer as columns of whole numbers below 2³¹, without an object per row; absent values are 0. */
  integers(sql: string): Promise<Int32Array[]> {
    return integersOf(this.#answer(`SELECT COLUMNS(*)::INTEGER FROM (${sql})`));
  }

  /** The answer as an Arquero table; for what a chart or a report table shows. Times are dates. */
  arquero(sql: string): Promise<ColumnTable> {
    return arqueroOf(this.#answer(sql));
  }

  #answer(sql: string): Answer {
    return answerTo(
      sql,
      () => this.#instance.connect(),
      (job) => this.#limit.within(job),
    );
  }

  /** Whether a table has rows; a condition may follow its name, as in `drafts WHERE alias IS NOT NULL`. */
  async hasRows(from: string): Promise<boolean> {
    const [found] = await this.rows<{ any: boolean }>(`SELECT count(*) > 0 AS "any" FROM ${from}`);
    return found?.any === true;
  }

  /** Opens a Parquet file as a view of the given name; a UserError where it is damaged. */
  view(name: string, path: string): Promise<void> {
    return this.#views.open(name, path);
  }

  /**
   * Does jobs of which none needs what another makes. Where the view they ask is held in memory, each waits for answers
   * longer than they take, so they are done side by side; otherwise one after the other, each with all the memory.
   */
  async sideBySide<T>(view: string, jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
    const done: Promise<T>[] = [];
    for (const job of jobs) {
      done.push(job());
      if (!this.#views.isHeld(view)) await done.at(-1);
    }
    return allOf(...done);
  }

  /** The rows of a view with their place in the file, counted from 1, in the column `number`, as SQL. */
  numbered(view: string): string {
    return this.#views.numbered(view);
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
    await this.#views.lay(view, parts);
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
    return new NumberTable(columns, await this.#connection.createAppender(name));
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

  async #count(path: string): Promise<number> {
    const { n } = await this.row<'n'>(`SELECT count(*) AS n FROM read_parquet(${literal(path)})`);
    return n;
  }
}
