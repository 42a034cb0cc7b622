import type { Window } from '../bytes/window.ts';
import { type LiteralRow, literalRow } from './cells.ts';
import { type Cut, type Cuts, type Dropped, drop, type Flaw, NO_GAP } from './cut.ts';
import type { Dialect } from './dialect.ts';
import { countByte } from './located.ts';
import { type RowScan, rowAt, scanRow, shift } from './row-scan.ts';

/** A longer row is not read. */
const MAX_ROW_BYTES = 1 << 26;

/** A row with more cells is not read. */
export const MAX_COLUMNS = 10_000;

/** Bytes that must be at hand to judge whether a line is the beginning of a proper row. */
const LOOKAHEAD_BYTES = 1 << 18;

export interface RowCut extends Cut {
  readonly cells: number;
  /** Whether a quote that opens a cell and does not close is read as a letter: then the row has as many cells as it should. */
  readonly literal: boolean;
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

  const cut = (end: number, next: number, lines: number, flaw: Flaw | null, literal = false): void => {
    cuts.push({ start: scan.start, end, next, cells: scan.cells, lines, gap: NO_GAP, flaw, dropped, literal });
    dropped = null;
    row += 1;
    scan = rowAt(next);
  };
  const batch = (unended: boolean): Cuts<RowCut> => {
    const ready = { bytes: window.bytes, cuts, unended };
    cuts = [];
    return ready;
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
      const from = scan.start;
      await window.more(from);
      shift(scan, from);
      continue;
    }
    const expected = width(row);
    const uneven = expected !== null && expected > 1 && scan.cells !== expected;
    const doubtful = verdict === 'row' ? uneven && (scan.quotedLines > 0 || scan.strays > 0) : true;
    if (doubtful && dropped === null) {
      while (!window.final && window.bytes.length - scan.at < LOOKAHEAD_BYTES) {
        if (cuts.length > 0) yield batch(false);
        const from = scan.start;
        await window.more(from);
        shift(scan, from);
      }
      const widths = [expected, dialect.columns, usual].filter((cells): cells is number => cells !== null);
      const literal = widths.some((cells) => cells > 1) ? literalRow(window.bytes, window.final, dialect, scan.start) : null;
      // A first row names the columns: it is read in any case.
      const fitting = literal !== null && (widths.includes(literal.cells) || (row === 0 && literal.cells > 1));
      if (literal !== null && fitting && ((verdict === 'row' && literal.next === scan.at) || followed(window, dialect, literal, widths))) {
        scan.cells = literal.cells;
        cut(literal.end, literal.next, literal.lines, null, true);
        continue;
      }
      if (verdict === 'row' && scan.quotedLines === 0) {
        cut(scan.end, scan.at, scan.lines, null);
        continue;
      }
      let next = resume(window, dialect, scan, widths, verdict === 'suspect');
      if (next === null && (verdict === 'open' || scan.strays > 0)) {
        next = nextWide(window, dialect, scan, widths);
        lost = next !== null;
      }
      if (next !== null) {
        const stretch = window.bytes.subarray(scan.start, next);
        cut(next, next, lineEnds(stretch, dialect), OPEN_QUOTE);
        continue;
      }
    }
    if (verdict === 'suspect') {
      while (scan.suspectBytes <= scan.at - scan.quotedFrom) scan.suspectBytes *= 4;
      continue;
    }
    if (verdict === 'open') {
      cut(window.bytes.length, window.bytes.length, scan.lines, {
        code: 'open-quote',
        reason: 'a quote opens a cell and does not close before the end of the file',
      });
      break;
    }
    if (scan.cells > MAX_COLUMNS)
      cut(scan.end, scan.at, scan.lines, { code: 'too-many-columns', reason: `the row has ${scan.cells} cells; ${MAX_COLUMNS} are read` });
    else if (dropped !== null || scan.at - scan.start > MAX_ROW_BYTES)
      cut(scan.end, scan.at, scan.lines, { code: 'too-long', reason: `the row is longer than ${MAX_ROW_BYTES} bytes` });
    else {
      if (scan.quotedLines === 0 && scan.cells > 1) usual = scan.cells;
      cut(scan.end, scan.at, scan.lines, null);
    }
  }
  if (cuts.length > 0) yield batch(cuts.at(-1)?.end === window.bytes.length);
}

/**
 * The start of the first line inside a doubtful row at which two proper rows begin, or the last row of the file; null
 * where there is none. With one column only, any line would do: then the row is left as it is unless it never ends.
 */
function resume({ bytes, final }: Window, dialect: Dialect, scan: RowScan, widths: readonly number[], suspect: boolean): number | null {
  const proper = widths.length === 0 ? [scan.cells] : widths;
  if (suspect && Math.max(...proper) === 1) return null;
  const stop = Math.min(scan.at, bytes.length);
  for (
    let at = lineAfter(bytes, Math.max(scan.start, scan.judged - 1), dialect);
    at !== null && at < stop;
    at = lineAfter(bytes, at, dialect)
  ) {
    const first = rowAt(at);
    if (scanRow(bytes, final, dialect, first) !== 'row' || !proper.includes(first.cells)) continue;
    const second = rowAt(first.at);
    const verdict = scanRow(bytes, final, dialect, second);
    if (verdict === 'end' || (verdict === 'row' && proper.includes(second.cells))) return at;
  }
  scan.judged = stop;
  return null;
}

const OPEN_QUOTE: Flaw = { code: 'open-quote', reason: 'a quote opens a cell and does not close; reading goes on at the next proper row' };

/** Fewer columns stand in ordinary lines of text too. */
const MIN_WIDE = 4;

/**
 * The start of the next line with at least as many marks between cells as a row has, or null: where the quotes of a file were
 * lost its rows have too many cells, so that none is proper, and all the same each of them is one row.
 */
function nextWide({ bytes, final }: Window, dialect: Dialect, { start, at: stop }: RowScan, widths: readonly number[]): number | null {
  const wide = Math.max(...widths);
  if (wide < MIN_WIDE) return null;
  for (let at = lineAfter(bytes, start, dialect); at !== null && at < stop; at = lineAfter(bytes, at, dialect))
    if ((literalRow(bytes, final, dialect, at)?.cells ?? 0) >= wide) return at;
  return null;
}

/** Whether a proper row, or a proper end of the file, follows a row whose quotes were read as letters. */
function followed({ bytes, final }: Window, dialect: Dialect, { end, next }: LiteralRow, widths: readonly number[]): boolean {
  const scan = rowAt(next);
  const verdict = scanRow(bytes, final, dialect, scan);
  if (verdict === 'end') return next > end;
  return widths.includes(scan.cells) || widths.includes(literalRow(bytes, final, dialect, next)?.cells ?? -1);
}

/** The start of the line after the one at `from`, or null. */
function lineAfter(bytes: Buffer, from: number, { newline }: Dialect): number | null {
  const at = bytes.indexOf(newline === '\r' ? 0x0d : 0x0a, from);
  return at < 0 ? null : at + 1;
}

/** Line ends in a stretch of text, counted as `scanRow` does. */
function lineEnds(stretch: Buffer, { newline }: Dialect): number {
  if (newline !== '\r') return countByte(stretch, 0x0a);
  let lines = 0;
  for (const [i, byte] of stretch.entries()) if (byte === 0x0a || (byte === 0x0d && stretch[i + 1] !== 0x0a)) lines += 1;
  return lines;
}
