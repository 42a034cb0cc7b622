/**
 * Tables whose quotes were doubled once more than they should be: R's `fread` leaves the doubled quotes of a cell as they are,
 * and `fwrite` doubles them again. Lists and records in cells cannot be read then.
 */

/** Cells with quotes that must all have them doubled. */
const MIN_CELLS = 3;

/** Whether wherever there are quotes within the cells of a table, there are two of them, or four. */
export function isTwiceQuoted(rows: readonly (readonly string[])[]): boolean {
  const quoted = rows.flatMap((row) => row.filter((cell) => cell.includes('"')));
  const telling = quoted.filter((cell) => /[^"]/.test(cell));
  return telling.length >= MIN_CELLS && quoted.every((cell) => cell.replaceAll('""', '').indexOf('"') < 0);
}

/** A cell with its quotes as they were. */
export function quotedOnce(cell: string): string {
  return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
}
