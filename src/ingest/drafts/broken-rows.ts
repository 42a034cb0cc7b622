import { isPost } from '../format.ts';
import type { FoundThere } from './found.ts';

/** More lines than a text has that people write. */
const MOST_LINES = 2000;

/**
 * Finds rows that broke off: where a text of several lines stands in no quotes, its row ends at the first line break, and what
 * is left of it follows as rows that are none, until there are as many cells as a row should have. The first of them looks
 * like a post with a short text.
 */
export class BrokenRows {
  #held: FoundThere[] = [];
  /** Cells of the row that may have broken off, and of what follows it; the first row held is that row. */
  #cells: number | null = null;

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
        const follows = cells !== null && cells < width && !holdsPost(there) && this.#held.length < MOST_LINES;
        const together = follows ? this.#cells + cells - 1 : width + 1;
        if (together < width) {
          this.#cells = together;
          this.#held.push(there);
          continue;
        }
        const [first, ...others] = this.#held as [FoundThere, ...FoundThere[]];
        told.push(together === width ? refused(first) : first, ...others);
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

  /** The rows held at the end of the file. */
  rest(): FoundThere[] {
    return this.#held.splice(0);
  }
}

function holdsPost(there: FoundThere): boolean {
  return there.kind === 'record' && there.value.some(isPost);
}

function refused({ place, hash }: FoundThere): FoundThere {
  const reason = 'the row breaks off at a line break: a cell of several lines must stand in quotes';
  return { place, hash, kind: 'bad', code: 'broken-row', reason };
}
