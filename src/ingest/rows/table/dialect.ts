import type { Spoilt } from './spoilt-cells.ts';

/** How a table is written: what ends a cell, what ends a row, and how cells that hold such marks are quoted. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly newline: Newline;
  /** The mark around cells; nearly always the double quote. */
  readonly quote: Quote;
  /** What stands before a quote inside a quoted cell: a second quote or, in some files, a backslash. */
  readonly escaper: Quote | '\\';
  /** Whether a backslash in a cell is itself written twice, as Python writes it and R does not. */
  readonly slashPairs?: boolean;
  /** How many cells most rows have; null where there is no row to tell from. */
  readonly columns: number | null;
  /** How rows are written that stand whole in their first cell, where some do. */
  readonly inOne?: InOneCell;
  /** What a program did to all cells, where one did. */
  readonly spoilt?: Spoilt;
}

export interface InOneCell {
  readonly delimiter: Delimiter;
  readonly columns: number;
}

export type Delimiter = ',' | ';' | '\t' | '|' | ' ' | ', ' | '^' | '~' | '\x01' | '\x1f';
export type Newline = '\n' | '\r\n' | '\r';
export type Quote = '"' | "'";

/** A table of one column, as a list of ids is. */
export function oneColumn(newline: Newline): Dialect {
  return { delimiter: ',', newline, quote: '"', escaper: '"', columns: 1 };
}

/** Whether papaparse reads the dialect by the rules of `scanRow`. */
export function isUsual({ delimiter, quote, escaper }: Dialect): boolean {
  return delimiter.length === 1 && quote === '"' && escaper === '"';
}
