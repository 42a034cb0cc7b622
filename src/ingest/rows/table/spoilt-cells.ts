import { asWritten, isBehindApostrophes } from './behind-apostrophes.ts';
import { isTwiceQuoted, quotedOnce } from './twice-quoted.ts';
import { freed, freedNames, withinQuotes } from './within-quotes.ts';

type Cells = readonly string[];

/** What a program does to the cells of a table that it saves. */
interface Spoiling {
  /** Whether the first rows of a table show it. */
  readonly isIn: (rows: readonly Cells[]) => boolean;
  /** A row as it was before. */
  readonly undone: (row: Cells) => string[];
}

/** What programs do to all cells of a table, and is undone as rows are read: the first that is seen counts. */
export const SPOILINGS = {
  'names-within-quotes': { isIn: (rows) => withinQuotes(rows) === 'names', undone: freedNames },
  'within-quotes': { isIn: (rows) => withinQuotes(rows) === 'cells', undone: (row) => row.map(freed) },
  'twice-quoted': { isIn: isTwiceQuoted, undone: (row) => row.map(quotedOnce) },
  'behind-apostrophes': { isIn: isBehindApostrophes, undone: (row) => row.map(asWritten) },
} as const satisfies Record<string, Spoiling>;

export type Spoilt = keyof typeof SPOILINGS;

/** What was done to the cells of these rows, which a table begins with; null where they are as they were. */
export function spoiltIn(rows: readonly Cells[]): Spoilt | null {
  const names = Object.keys(SPOILINGS) as Spoilt[];
  return names.find((name) => SPOILINGS[name].isIn(rows)) ?? null;
}
