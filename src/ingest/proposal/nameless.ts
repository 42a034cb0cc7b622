import { columnsOf, type Look, most, timely } from './column.ts';
import { leadsToPosts } from './platform.ts';

/** Things that are no names of columns: times, addresses, long numbers. */
const DATA: readonly Look[] = [
  timely,
  leadsToPosts,
  (cells) => most(cells, (cell) => /^https?:\/\/\S+$/.test(cell), 1),
  (cells) => most(cells, (cell) => /^\d{6,}$/.test(cell), 1),
];

/** Such things that no name of a column looks like, nor a cell below one: of few rows nothing else tells. */
const CERTAIN: readonly Look[] = [
  (cells) => timely(cells) && most(cells, (cell) => /\d:\d\d/.test(cell)),
  leadsToPosts,
  (cells) => most(cells, (cell) => /^\d{15,20}$/.test(cell)),
];
/** With fewer rows below than these, only what is certain tells. */
const FEW_BELOW = 2;

/** Whether what stands in place of the names of columns is one row of data more. */
export function isNameless(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const looks = rows.length < FEW_BELOW ? CERTAIN : DATA;
  return columnsOf(first, rows).some(
    ({ name, filled, cells }) => name !== '' && filled > 0.5 && looks.some((look) => look([name]) && (rows.length === 0 || look(cells))),
  );
}
