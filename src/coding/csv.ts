import { inertCell } from '../text/csv.ts';

/**
 * Rows as CSV for a spreadsheet: with a byte order mark, without which Excel takes UTF-8 for something else. A text that
 * a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(inertCell).join(',')).join('\r\n')}\r\n`;
}
