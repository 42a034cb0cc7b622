import type { AsideFormat, AsideTable, CsvFormat, Format, JsonFormat } from '../format.ts';
import { formats } from '../formats.ts';
import { Header } from '../rows/table/header.ts';

/** Whether names of columns are compared letter by letter, or may differ in case, spaces and the like. */
export type Spelling = 'exactly' | 'otherwise';

/**
 * The format of a table with such a header. Of several that fit with names spelt otherwise the one with most columns counts;
 * it counts too before one that fits exactly with fewer, as lists of interactions do with two.
 */
export function tableFormat(file: string, header: readonly string[], spelt: Spelling): CsvFormat | AsideTable | null {
  const places = new Header(header);
  const comesNear = (column: string): boolean => places.place(column) !== undefined;
  // A column that is asked for stands there for itself: `self_text` is no `selftext` besides.
  const besides = (column: string, all: readonly string[]): boolean =>
    comesNear(column) && !all.some((asked) => places.place(asked) === places.place(column));
  const near = formats
    .filter((format): format is CsvFormat | AsideTable => !ofRecords(format))
    .filter(
      ({ columns: { all, none = [], only = false } }) =>
        all.every(comesNear) && !none.some((column) => besides(column, all)) && !(only && header.filter(isNamed).length > all.length),
    );
  const exact = near.filter(({ columns: { all } }) => all.every((column) => header.includes(column)));
  if (exact.length > 1) throw new Error(`${file}: two formats claim this file: ${exact.map((format) => format.name).join(', ')}`);
  if (spelt === 'exactly' && exact[0] === undefined) return null;
  const columns = (format: CsvFormat | AsideTable): number => format.columns.all.length;
  const most = Math.max(0, ...near.map(columns));
  const widest = near.filter((format) => columns(format) === most);
  if (exact[0] !== undefined && columns(exact[0]) === most) return exact[0];
  return new Set(widest.map((format) => format.name)).size === 1 ? (widest[0] ?? null) : (exact[0] ?? null);
}

/** What programs call a column of row numbers that has no name: pandas, and R in two ways. */
const NAMELESS = /^(?:unnamed: \d+(?:\.\d+)*|\.\.\.\d+|x|)$/i;

function isNamed(column: string): boolean {
  return !NAMELESS.test(column);
}

/** Whether files of a format hold records, not rows. */
export function ofRecords(format: Format): format is JsonFormat | AsideFormat {
  return format.container === 'json' || format.container === 'aside';
}
