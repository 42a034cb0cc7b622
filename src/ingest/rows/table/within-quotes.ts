/**
 * Tables whose cells have quotes within: a program read the quotes around cells as part of them (`read.csv(quote = "")`, `quoting=3`
 * in pandas) and put its own around those. Names of columns never have any, so they tell.
 */
import { rowsAbove } from './layout.ts';

/** Names of columns that must have quotes. */
const MIN_NAMES = 2;
const WITHIN = /^(["']).*\1$/s;

/** Where quotes are part of cells: in all names of columns and most words below (`cells`), or in the names alone (`names`); null where in neither. */
export function withinQuotes(rows: readonly (readonly string[])[]): 'cells' | 'names' | null {
  const [names = [], ...below] = rows.slice(rowsAbove(rows));
  if (names.filter(isWithin).length < MIN_NAMES || !isWhollyWithin(names)) return null;
  // Numbers and marks in place of no value never had quotes in some tables.
  const words = below.flat().filter((cell) => /\p{L}{3}/u.test(cell));
  return words.length > 0 && words.filter(isWithin).length * 2 > words.length ? 'cells' : 'names';
}

/** A cell without the quotes that it stands within. */
export function freed(cell: string): string {
  if (!isWithin(cell)) return cell;
  const quote = cell.charAt(0);
  return cell.slice(1, -1).replaceAll(quote + quote, quote);
}

/** A row of names without quotes; any other as it is. */
export function freedNames(row: readonly string[]): string[] {
  return row.filter(isWithin).length >= MIN_NAMES && isWhollyWithin(row) ? row.map(freed) : [...row];
}

function isWithin(cell: string): boolean {
  return cell.length > 1 && WITHIN.test(cell);
}

function isWhollyWithin(row: readonly string[]): boolean {
  return row.every((cell) => cell === '' || isWithin(cell));
}
