import { columnsOf, type Look, most, timely } from './column.ts';
import { leadsToPosts } from './platform.ts';

/** Things that are no names of columns: times, addresses, long numbers. */
const DATA: readonly Look[] = [
  timely,
  leadsToPosts,
  (cells) => most(cells, (cell) => /^https?:\/\/\S+$/.test(cell), 1),
  (cells) => most(cells, (cell) => /^\d{6,}$/.test(cell), 1),
];
const MIN_BELOW = 2;

/** Whether what stands in place of the names of columns is one row of data more. */
export function isNameless(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return (
    rows.length >= MIN_BELOW &&
    columnsOf(first, rows).some(
      ({ name, filled, cells }) => name !== '' && filled > 0.5 && DATA.some((look) => look([name]) && look(cells)),
    )
  );
}
