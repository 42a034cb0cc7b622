import type { Window } from '../../../bytes/window.ts';
import { countByte } from '../located.ts';
import { type LiteralRow, literalRow } from './cells.ts';
import type { Dialect } from './dialect.ts';
import { type RowScan, rowAt, scanRow, type Verdict } from './row-scan.ts';

/** Fewer columns stand in ordinary lines of text too. */
export const MIN_WIDE = 4;

/** What is known of a row when it has been scanned. */
export interface Doubt {
  readonly verdict: Verdict;
  /** Cells of a proper row, once they are known. */
  readonly expected: number | null;
  /** Cells of the last row that was in no doubt. */
  readonly usual: number | null;
  readonly isFirst: boolean;
}

/**
 * How a row is read otherwise than it was scanned:
 * - `literal`: a quote that opens a cell is a letter, and the row is as wide as it should be;
 * - `slashed`: a quote behind a backslash closes nothing, and the row is as wide as it should be;
 * - `uneven`: the row stands as it is, with more or fewer cells than it should have;
 * - `open`: a quote opens and does not close; reading goes on at `next`;
 * - `lost`: the same, and the file has lost its quotes, so that the rows behind it are as damaged.
 */
export interface Reading extends LiteralRow {
  readonly as: 'literal' | 'slashed' | 'uneven' | 'open' | 'lost';
}

/** Whether the quotes of a row are in doubt, so that what follows has to be looked at. */
export function isDoubtful(scan: RowScan, { verdict, expected }: Doubt): boolean {
  return verdict !== 'row' || (isUneven(scan, expected) && (scan.quotedLines > 0 || scan.strays > 0));
}

function isUneven({ cells }: RowScan, expected: number | null): boolean {
  return expected !== null && expected > 1 && cells !== expected;
}

/** How a row is to be read where not as it was scanned; null where it is, or where that is no clearer. */
export function otherReading(window: Window, dialect: Dialect, scan: RowScan, doubt: Doubt): Reading | null {
  const { verdict, expected } = doubt;
  if (verdict === 'row' && !isUneven(scan, expected)) return scan.quotedLines > 0 ? unpaired(window, dialect, scan) : null;
  if (verdict === 'row') {
    const slashed = slashedRow(window, dialect, scan);
    if (slashed !== null && slashed.cells === expected) return { ...slashed, as: 'slashed', next: slashed.at };
  }
  return isDoubtful(scan, doubt) ? readDoubtful(window, dialect, scan, doubt) : null;
}

function readDoubtful(window: Window, dialect: Dialect, scan: RowScan, { verdict, expected, usual, isFirst }: Doubt): Reading | null {
  const widths = [expected, dialect.columns, usual].filter((cells): cells is number => cells !== null);
  const literal = widths.some((cells) => cells > 1) ? literalRow(window.bytes, window.final, dialect, scan.start) : null;
  // A first row names the columns: it is read in any case.
  const fits = literal !== null && (widths.includes(literal.cells) || (isFirst && literal.cells > 1));
  if (literal !== null && fits && ((verdict === 'row' && literal.next === scan.at) || isFollowed(window, dialect, literal, widths)))
    return { ...literal, as: 'literal' };
  if (verdict === 'row' && scan.quotedLines === 0) return { ...scan, as: 'uneven', next: scan.at };
  const proper = nextProper(window, dialect, scan, widths, verdict);
  if (proper !== null) return openUntil(window, dialect, scan, proper, 'open');
  const wide = verdict === 'open' || scan.strays > 0 ? nextWide(window, dialect, scan, widths) : null;
  return wide === null ? null : openUntil(window, dialect, scan, wide, 'lost');
}

function openUntil({ bytes }: Window, dialect: Dialect, { start, cells }: RowScan, next: number, as: 'open' | 'lost'): Reading {
  return { as, cells, end: next, next, lines: lineEnds(bytes.subarray(start, next), dialect) };
}

/** The row as it is where quotes behind a backslash close nothing; null where there are none, or its end is not at hand. */
function slashedRow({ bytes, final }: Window, dialect: Dialect, { start, end }: RowScan): RowScan | null {
  if (dialect.escaper === '\\' || !bytes.subarray(start, end).includes(`\\${dialect.quote}`)) return null;
  const scan = rowAt(start);
  return scanRow(bytes, final, { ...dialect, escaper: '\\' }, scan) === 'row' ? scan : null;
}

/**
 * The first line of a row as wide as it should be whose quotes are no pair all the same, but letters of different rows: each
 * of its lines has as many cells as the row. So it is where a program writes tabs and no quotes; between commas, only where
 * quotes stand astray as well. Null where the row is one.
 */
function unpaired({ bytes }: Window, dialect: Dialect, { start, end, at, cells, strays }: RowScan): Reading | null {
  const { delimiter } = dialect;
  if (cells < MIN_WIDE || !(delimiter === '\t' || (delimiter === ',' && strays > 0))) return null;
  let first: Reading | null = null;
  for (let from = start; from < end; ) {
    const next = lineAfter(bytes, from, dialect) ?? at;
    if (countByte(bytes.subarray(from, Math.min(next, end)), delimiter.charCodeAt(0)) !== cells - 1) return null;
    first ??= { as: 'literal', cells, end: next - (bytes[next - 2] === 0x0d ? 2 : 1), next, lines: 1 };
    from = next;
  }
  return first;
}

/** Whether a proper row, or a proper end of the file, follows a row whose quotes were read as letters. */
function isFollowed({ bytes, final }: Window, dialect: Dialect, { end, next }: LiteralRow, widths: readonly number[]): boolean {
  const scan = rowAt(next);
  const verdict = scanRow(bytes, final, dialect, scan);
  if (verdict === 'end') return next > end;
  return widths.includes(scan.cells) || widths.includes(literalRow(bytes, final, dialect, next)?.cells ?? -1);
}

/**
 * The start of the first line inside a doubtful row at which two proper rows begin, or the last row of the file; null
 * where there is none. With one column only, any line would do: then the row is left as it is unless it never ends.
 */
function nextProper({ bytes, final }: Window, dialect: Dialect, scan: RowScan, widths: readonly number[], doubt: Verdict): number | null {
  const proper = widths.length === 0 ? [scan.cells] : widths;
  if (doubt === 'suspect' && Math.max(...proper) === 1) return null;
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
