import { DOUBLE, type DuckDBAppender, DuckDBDataChunk, INTEGER, UTINYINT } from '@duckdb/node-api';

/** Columns of numbers in hand, by the SQL type in which they are kept. */
export interface NumberArrays {
  UTINYINT: Uint8Array;
  INTEGER: Int32Array;
  DOUBLE: Float64Array;
}

/** The columns of a table of numbers, by name. */
export type NumberColumns = Readonly<Record<string, keyof NumberArrays>>;
/** Rows for such a table, column by column. */
export type Numbers<C extends NumberColumns> = { readonly [K in keyof C]: NumberArrays[C[K]] };

/** The types of the columns as DuckDB names them. */
const types = { UTINYINT, INTEGER, DOUBLE };

/** Rows that DuckDB takes at once. */
const CHUNK = 2048;

/**
 * A table of the database made of numbers that come from TypeScript. Columns go over whole, which costs next to
 * nothing, where a value by itself costs a call. Like any table of the database it is as short-lived as that.
 */
export class NumberTable<C extends NumberColumns> {
  readonly #names: readonly string[];
  readonly #appender: DuckDBAppender;
  /** One for all rows: nobody would free many for long, as V8 does not see how much they hold. */
  readonly #chunk: DuckDBDataChunk;

  constructor(columns: C, appender: DuckDBAppender) {
    this.#names = Object.keys(columns);
    this.#appender = appender;
    this.#chunk = DuckDBDataChunk.create(Object.values(columns).map((kind) => types[kind]));
  }

  add(rows: number, numbers: Numbers<C>): void {
    for (let from = 0; from < rows; from += CHUNK) {
      const to = Math.min(from + CHUNK, rows);
      this.#chunk.rowCount = to - from;
      for (const [c, name] of this.#names.entries()) {
        const vector = this.#chunk.getColumnVector(c) as unknown as { items: Uint8Array; flush(): void };
        vector.items.set((numbers[name] as Uint8Array).subarray(from, to));
        vector.flush();
      }
      this.#appender.appendDataChunk(this.#chunk);
    }
  }

  /** Makes all rows ready to be read. */
  close(): void {
    this.#appender.closeSync();
  }
}
