import type { CsvRow } from '../format.ts';
import { Header } from '../rows/table/header.ts';
import { bareNumber, isMarked } from './bare-numbers.ts';

/** A row of a CSV file by column name, whole numbers in the columns of `numbers` as digits alone; one object serves all rows of a file. */
export class Cells implements CsvRow {
  readonly names: readonly string[];
  readonly #header: Header;
  readonly #width: number;
  readonly #absent: ReadonlySet<string>;
  readonly #longestAbsent: number;
  readonly #holdsNumbers: readonly boolean[];
  #cells: readonly string[] = [];

  constructor(header: readonly string[], absent: readonly string[], numbers: ReadonlySet<string> = new Set()) {
    this.names = header;
    this.#header = new Header(header);
    this.#width = header.length;
    this.#absent = new Set(absent);
    this.#longestAbsent = absent.reduce((longest, mark) => Math.max(longest, mark.length), 0);
    this.#holdsNumbers = header.map((name) => numbers.has(name));
  }

  at(cells: readonly string[]): this {
    this.#cells = cells;
    return this;
  }

  get(column: string): string | null {
    const index = this.#header.place(column);
    if (index === undefined) return null;
    const cell = this.#cells[index];
    if (cell === undefined || cell === '') return null;
    // Looking a long text up in a set would mean going through all of it.
    if (cell.length <= this.#longestAbsent && this.#absent.has(cell)) return null;
    return this.#holdsNumbers[index] === true || isMarked(cell) ? bareNumber(cell) : cell;
  }

  has(column: string): boolean {
    return this.#header.place(column) !== undefined;
  }

  get surplus(): readonly string[] {
    return this.#cells.slice(this.#width);
  }
}
