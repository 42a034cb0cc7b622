/**
 * Rows that stand whole in their first cell: a spreadsheet of a country with another mark between cells opens a table without
 * parting it, and quotes what needs quotes when it saves: `"1,ann,""Hello, all"""`. Only some rows need them, or all do.
 */
import { splitCells } from './cells.ts';
import type { Delimiter, Dialect, InOneCell } from './dialect.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
/** Narrower tables cannot be told from lists of texts. */
const MIN_COLUMNS = 3;
const MIN_ROWS = 2;
/** Share of the rows that must have as many cells within their first as the header. */
const MIN_SHARE = 0.9;

/** The mark between cells within first cells, and how many there are; null where no first cell holds a row. */
export function inOneCell(rows: readonly (readonly string[])[], dialect: Dialect): InOneCell | null {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const alone = filled.filter(isAlone);
  const [header = []] = filled;
  if (!isAlone(header)) {
    const found = { delimiter: dialect.delimiter, columns: header.length };
    return header.length >= MIN_COLUMNS && alone.some((row) => parted(row, dialect, found) !== null) ? found : null;
  }
  if (alone.length < filled.length || filled.length < MIN_ROWS) return null;
  for (const delimiter of DELIMITERS) {
    const columns = cellsWithin(header, dialect, delimiter).length;
    const found = { delimiter, columns };
    if (columns >= MIN_COLUMNS && filled.filter((row) => parted(row, dialect, found) !== null).length >= filled.length * MIN_SHARE)
      return found;
  }
  return null;
}

/** The cells of a row that stands whole in its first cell; null where it does not. */
export function parted(row: readonly string[], dialect: Dialect, { delimiter, columns }: InOneCell): string[] | null {
  if (!isAlone(row)) return null;
  const cells = cellsWithin(row, dialect, delimiter);
  return cells.length === columns ? cells : null;
}

function isAlone([first = '', ...others]: readonly string[]): boolean {
  return first !== '' && others.every((cell) => cell === '');
}

function cellsWithin([first = '']: readonly string[], dialect: Dialect, delimiter: Delimiter): string[] {
  return first.includes(delimiter) ? splitCells(first, { ...dialect, delimiter }, 'lenient') : [];
}
