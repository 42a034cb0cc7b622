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

/** Takes columns of at most 2,048 numbers into a table, as they lie in memory. */
export interface NumberAppender {
  append(columns: readonly NumberArrays[keyof NumberArrays][]): void;
  close(): void;
}

/** Rows that DuckDB takes at once. */
const CHUNK = 2048;

/**
 * A table of the database made of numbers that come from TypeScript. Columns go over whole, which costs next to
 * nothing, where a value by itself costs a call. Like any table of the database it is as short-lived as that.
 */
export class NumberTable<C extends NumberColumns> {
  readonly #names: readonly string[];
  readonly #appender: NumberAppender;

  constructor(columns: C, appender: NumberAppender) {
    this.#names = Object.keys(columns);
    this.#appender = appender;
  }

  add(rows: number, numbers: Numbers<C>): void {
    for (let from = 0; from < rows; from += CHUNK)
      this.#appender.append(this.#names.map((name) => (numbers[name] as Uint8Array).subarray(from, Math.min(from + CHUNK, rows))));
  }

  /** Makes all rows ready to be read. */
  close(): void {
    this.#appender.close();
  }
}
