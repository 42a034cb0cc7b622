import type { AsideTable, CsvFormat } from '../format.ts';
import { formats } from '../formats.ts';

/** A row with fewer cells may be anything, and so may names of fewer columns. */
const LEAST_CELLS = 4;
const LEAST_NAMES = 3;
/** What a column may be called. */
const NAME = /^[\p{L}_][^\r\n]{0,60}$/u;

type Table = CsvFormat | AsideTable;

const tables = formats.filter((format): format is Table => 'columns' in format && format.columns.all.length >= LEAST_NAMES);
const known = new Set(tables.flatMap(({ columns }) => columns.all));

/**
 * The known table whose header a row is, to the letter; null where it is none. Nobody writes such a row into a post: it stands
 * where two files were put behind each other.
 */
export function headerOfTable(cells: readonly string[]): Table | null {
  if (cells.length < LEAST_CELLS || !cells.slice(0, 2).every((cell) => cell === '' || NAME.test(cell))) return null;
  if (cells.filter((cell) => known.has(cell)).length < LEAST_NAMES) return null;
  return (
    tables.find(
      ({ columns: { all, none = [] } }) => all.every((name) => cells.includes(name)) && !none.some((name) => cells.includes(name)),
    ) ?? null
  );
}
