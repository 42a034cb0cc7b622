import { inert } from '../formula.ts';

/**
 * Rows as CSV for a spreadsheet: with a byte order mark, without which Excel takes UTF-8 for something else. A text that
 * a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The text as it was before `csvOf`. */
export function plain(text: string): string {
  return /^'\s*[=+\-@\t\r\n＝＋－＠|%]/u.test(text) ? text.slice(1) : text;
}

function cell(value: string): string {
  // A number below zero begins as a formula does, and is none.
  const text = /^-?\d+(?:\.\d+)?$/.test(value) ? value : inert(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
