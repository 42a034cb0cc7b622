import { isPost, isRefusal } from '../format.ts';
import type { FoundThere } from './found-there.ts';

/** More lines than a text has that people write. */
const MOST_LINES = 2000;

/**
 * Finds rows that broke off: where a text of several lines stands in no quotes, its row ends at the first line break, and what
 * is left of it follows as rows that are none, until there are as many cells as a row should have, or more. The first of them
 * looks like a post with a short text.
 */
export class BrokenRows {
  #held: FoundThere[] = [];
  /** Cells of the row that may have broken off, and of what follows it; the first row held is that row. */
  #cells: number | null = null;
  /** Short rows that are whole, since a post follows, and those that broke off. */
  #whole = 0;
  #broken = 0;

  /** Whether a row is held that may have broken off. */
  get holds(): boolean {
    return this.#cells !== null;
  }

  /**
   * The rows that can be told of once these are known, in order; with the number of cells of each, null where it is unsound, and
   * that of a proper row.
   */
  told(rows: readonly FoundThere[], counts: readonly (number | null)[], width: number): FoundThere[] {
    const told: FoundThere[] = [];
    for (const [i, there] of rows.entries()) {
      const cells = counts[i] ?? null;
      if (this.#cells !== null) {
        const together = cells === null || isOther(there, cells) || this.#held.length === MOST_LINES ? null : this.#cells + cells - 1;
        if (together !== null && together < width) {
          this.#cells = together;
          this.#held.push(there);
          continue;
        }
        const [first, ...others] = this.#held as [FoundThere, ...FoundThere[]];
        const broke = together !== null && this.#breaks(together, width);
        if (broke) this.#broken += 1;
        else if (holdsPost(there)) this.#whole += 1;
        told.push(broke ? refused(first) : first, ...others);
        this.#held = [];
        this.#cells = null;
      }
      if (cells !== null && cells > 1 && cells < width && holdsPost(there)) {
        this.#cells = cells;
        this.#held = [there];
      } else told.push(there);
    }
    return told;
  }

  /**
   * What is left of a row may have more cells than are missing, where the text holds marks between cells; in a table whose rows are
   * short anyway it is none.
   */
  #breaks(together: number, width: number): boolean {
    return together === width || this.#whole <= this.#broken;
  }

  /** The rows held at the end of the file. */
  rest(): FoundThere[] {
    return this.#held.splice(0);
  }
}

/** Whether a row is not the remainder of the row before it: one that can be read, a header, or a row of another table. */
function isOther(there: FoundThere, cells: number): boolean {
  if (there.kind === 'record') return !there.value.every(isRefusal);
  return there.kind === 'blank' ? cells > 1 : there.code === 'other-table';
}

function holdsPost(there: FoundThere): boolean {
  return there.kind === 'record' && there.value.some(isPost);
}

function refused({ place, hash }: FoundThere): FoundThere {
  const reason = 'the row breaks off at a line break: a cell of several lines must stand in quotes';
  return { place, hash, kind: 'bad', code: 'broken-row', reason };
}
