import type { Window } from '../../../bytes/window.ts';
import { type Cut, type Cuts, type Dropped, drop, type Flaw, NO_GAP } from '../cut.ts';
import { type LiteralRow, literalRow, type Quoting } from './cells.ts';
import type { Dialect } from './dialect.ts';
import { type Doubt, isDoubtful, MIN_WIDE, otherReading, type Reading } from './doubtful-row.ts';
import { type RowScan, rowAt, scanRow, shift } from './row-scan.ts';

/** A longer row is not read. */
const MAX_ROW_BYTES = 1 << 26;

/** A row with more cells is not read. */
export const MAX_COLUMNS = 10_000;

/** Bytes that must be at hand to judge whether a line is the beginning of a proper row. */
const LOOKAHEAD_BYTES = 1 << 18;

/** A row of a table as a stretch of bytes. */
export interface RowCut extends Cut {
  readonly cells: number;
  /** How its quotes are read, so that the row has as many cells as it should. */
  readonly quoting: Quoting;
}

/**
 * Cuts a table into rows on its bytes. `width` is the number of cells of a proper row, once known (it is asked for again
 * with every row). A quote that opens and does not close is a letter, where the row is then as wide as it should be;
 * otherwise it costs one row: reading goes on at the next line that begins two proper rows.
 */
export async function* cutRows(window: Window, dialect: Dialect, width: (row: number) => number | null): AsyncGenerator<Cuts<RowCut>> {
  let cuts: RowCut[] = [];
  let scan = rowAt(0);
  let dropped: Dropped | null = null;
  let row = 0;
  let usual: number | null = null;
  let lost = false;

  const cut = (end: number, next: number, lines: number, flaw: Flaw | null, quoting: Quoting = 'lenient'): void => {
    cuts.push({ start: scan.start, end, next, cells: scan.cells, lines, gap: NO_GAP, flaw, dropped, quoting });
    dropped = null;
    row += 1;
    scan = rowAt(next);
  };
  const batch = (unended: boolean): Cuts<RowCut> => {
    const ready = { bytes: window.bytes, cuts, unended };
    cuts = [];
    return ready;
  };

  const more = async (): Promise<void> => {
    const from = scan.start;
    await window.more(from);
    shift(scan, from);
  };

  for (;;) {
    // Where the row before had lost its quotes, so has this one if it is as wide: what it opens is not looked for any further.
    const again: LiteralRow | null = lost && scan.at === scan.start ? literalRow(window.bytes, window.final, dialect, scan.start) : null;
    lost = again !== null && again.cells > Math.max(MIN_WIDE, dialect.columns ?? 0, usual ?? 0);
    if (again !== null && lost) {
      cut(again.next, again.next, again.lines, OPEN_QUOTE);
      continue;
    }
    const verdict = scanRow(window.bytes, window.final, dialect, scan);
    if (verdict === 'end') break;
    if (verdict === 'more') {
      if (cuts.length > 0) yield batch(false);
      if (scan.at - scan.start > MAX_ROW_BYTES || dropped !== null) {
        dropped = drop(dropped, window.bytes.subarray(scan.start, scan.at));
        scan.start = scan.at;
      }
      await more();
      continue;
    }
    const doubt: Doubt = { verdict, expected: width(row), usual, isFirst: row === 0 };
    if (dropped === null) {
      while (isDoubtful(scan, doubt) && !window.final && window.bytes.length - scan.at < LOOKAHEAD_BYTES) {
        if (cuts.length > 0) yield batch(false);
        await more();
      }
      const reading = otherReading(window, dialect, scan, doubt);
      if (reading !== null) {
        lost = reading.as === 'lost';
        scan.cells = reading.cells;
        const { flaw, quoting } = READ[reading.as];
        cut(reading.end, reading.next, reading.lines, flaw, quoting);
        continue;
      }
    }
    if (verdict === 'suspect') {
      while (scan.suspectBytes <= scan.at - scan.quotedFrom) scan.suspectBytes *= 4;
      continue;
    }
    if (verdict === 'open') {
      cut(window.bytes.length, window.bytes.length, scan.lines, NEVER_CLOSED);
      break;
    }
    const flaw = tooLarge(scan, dropped);
    if (flaw === null && scan.quotedLines === 0 && scan.cells > 1) usual = scan.cells;
    cut(scan.end, scan.at, scan.lines, flaw);
  }
  if (cuts.length > 0) yield batch(cuts.at(-1)?.end === window.bytes.length);
}

const OPEN_QUOTE: Flaw = { code: 'open-quote', reason: 'a quote opens a cell and does not close; reading goes on at the next proper row' };
/** What is said of a row that is read otherwise than it stands, and how its cells are taken. */
const READ: Readonly<Record<Reading['as'], { readonly flaw: Flaw | null; readonly quoting: Quoting }>> = {
  literal: { flaw: null, quoting: 'literal' },
  slashed: { flaw: null, quoting: 'slashed' },
  uneven: { flaw: null, quoting: 'lenient' },
  open: { flaw: OPEN_QUOTE, quoting: 'lenient' },
  lost: { flaw: OPEN_QUOTE, quoting: 'lenient' },
};
const NEVER_CLOSED: Flaw = { code: 'open-quote', reason: 'a quote opens a cell and does not close before the end of the file' };

/** Why a row is too large to be read, or null. */
function tooLarge(scan: RowScan, dropped: Dropped | null): Flaw | null {
  if (scan.cells > MAX_COLUMNS) return { code: 'too-many-columns', reason: `the row has ${scan.cells} cells; ${MAX_COLUMNS} are read` };
  if (dropped === null && scan.at - scan.start <= MAX_ROW_BYTES) return null;
  return { code: 'too-long', reason: `the row is longer than ${MAX_ROW_BYTES} bytes` };
}
