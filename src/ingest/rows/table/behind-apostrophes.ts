/**
 * Tables in which programs put an apostrophe before every cell that a spreadsheet would take for a formula: those that begin with
 * `=`, `+`, `-` or `@`, and so every answer that begins with a name.
 */

/** Cells behind apostrophes that there must be. */
const MIN_CELLS = 3;
const BEHIND = /^'[=+@-].*[^']$/s;
const BARE = /^(?:[=+@]|-(?![\d.,]+$))/;

/** Whether all cells of a table that could be formulas, and no numbers, stand behind an apostrophe. */
export function isBehindApostrophes(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat();
  return cells.filter((cell) => BEHIND.test(cell)).length >= MIN_CELLS && !cells.some((cell) => BARE.test(cell));
}

/** A cell without the apostrophe before it. */
export function asWritten(cell: string): string {
  return BEHIND.test(cell) ? cell.slice(1) : cell;
}
