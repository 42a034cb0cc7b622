/** What a spreadsheet takes for the beginning of a formula, full-width characters included. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠|%]/u;

/** The text with an apostrophe in front where a spreadsheet would take it for a formula. */
export function inert(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before `inert`. */
export function asWritten(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/** A text as a cell of a CSV file (RFC 4180): in quotation marks where it has to be. */
export function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text as a cell that a spreadsheet shows and never runs. A number below zero begins as a formula does, and is none. */
export function inertCell(text: string): string {
  return cell(/^-?\d+(?:\.\d+)?$/.test(text) ? text : inert(text));
}

/** A row of a table that holds something, with its number as a spreadsheet shows it: rows count from 1, the names of columns and blank rows too. */
export interface FilledRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The rows of a table that are not blank, each with its number. */
export function filledRows(rows: readonly (readonly string[])[]): FilledRow[] {
  return rows.map((cells, i) => ({ number: i + 1, cells })).filter(({ cells }) => cells.some((held) => held.trim() !== ''));
}
