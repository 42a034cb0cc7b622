import type { Window } from '../../bytes/window.ts';
import { countByte } from '../located.ts';
import { type LiteralRow, literalRow } from './cells.ts';
import type { Dialect } from './dialect.ts';
import { type RowScan, rowAt, scanRow, type Verdict } from './row-scan.ts';

/** Fewer columns stand in ordinary lines of text too. */
export const MIN_WIDE = 4;

/**
 * What a row is whose quotes are in doubt:
 * - `literal`: a proper row, if a quote that opens a cell is read as a letter;
 * - `uneven`: a row as it stands, with more or fewer cells than it should have;
 * - `open`: damaged by a quote that opens and does not close; reading goes on at `next`. `lost` says that the file has
 *   lost its quotes, so that the rows behind it are as damaged.
 */
export type Reading =
  | { readonly as: 'literal'; readonly row: LiteralRow }
  | { readonly as: 'uneven' }
  | { readonly as: 'open'; readonly next: number; readonly lost: boolean };

/** Reads a row whose quotes are in doubt; null where it is no clearer. `widths` are the numbers of cells that a proper row may have. */
export function readDoubtful(
  window: Window,
  dialect: Dialect,
  scan: RowScan,
  { verdict, widths, isFirst }: { readonly verdict: Verdict; readonly widths: readonly number[]; readonly isFirst: boolean },
): Reading | null {
  const literal = widths.some((cells) => cells > 1) ? literalRow(window.bytes, window.final, dialect, scan.start) : null;
  // A first row names the columns: it is read in any case.
  const fits = literal !== null && (widths.includes(literal.cells) || (isFirst && literal.cells > 1));
  if (literal !== null && fits && ((verdict === 'row' && literal.next === scan.at) || isFollowed(window, dialect, literal, widths)))
    return { as: 'literal', row: literal };
  if (verdict === 'row' && scan.quotedLines === 0) return { as: 'uneven' };
  const proper = nextProper(window, dialect, scan, widths, verdict);
  if (proper !== null) return { as: 'open', next: proper, lost: false };
  const wide = verdict === 'open' || scan.strays > 0 ? nextWide(window, dialect, scan, widths) : null;
  return wide === null ? null : { as: 'open', next: wide, lost: true };
}

/**
 * The first line of a row as wide as it should be whose quotes are no pair all the same, but letters of different rows: each
 * of its lines has as many cells as the row. So it is where a program writes tabs and no quotes; between commas, only where
 * quotes stand astray as well. Null where the row is one.
 */
export function unpaired({ bytes }: Window, dialect: Dialect, { start, end, at, cells, strays }: RowScan): LiteralRow | null {
  const { delimiter } = dialect;
  if (cells < MIN_WIDE || !(delimiter === '\t' || (delimiter === ',' && strays > 0))) return null;
  let first: LiteralRow | null = null;
  for (let from = start; from < end; ) {
    const next = lineAfter(bytes, from, dialect) ?? at;
    if (countByte(bytes.subarray(from, Math.min(next, end)), delimiter.charCodeAt(0)) !== cells - 1) return null;
    first ??= { cells, end: next - (bytes[next - 2] === 0x0d ? 2 : 1), next, lines: 1 };
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
