/**
 * How the rows of a table file lie: what stands above the header, how many rows the header has, and where a second
 * table begins. Told from the cells alone, without knowing any format.
 */
export interface Layout {
  /** Number of the first row of the header, from 0. */
  readonly header: number;
  /** How many rows the header has. */
  readonly headerRows: number;
}

/** Tables with fewer columns have no title rows that could be told from data. */
const MIN_COLUMNS = 3;
/** Columns of numbers or dates that must disagree with a row before it counts as part of the header. */
const MIN_TYPED = 2;

const NUMBERLIKE = /^[\s$€£¥+-]*\d[\d.,:/%\sTZ+-]*$/;

/**
 * The header among the first rows. Rows above it hold a title or nothing; a header may have several rows, if each of
 * them repeats the first or has words in columns that hold numbers and dates below.
 */
export function layoutOf(rows: readonly (readonly string[])[]): Layout {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const header = Math.max(
    0,
    rows.findIndex((row) => (columns < MIN_COLUMNS ? filled(row) > 0 : filled(row) > columns / 2)),
  );
  const first = rows[header] ?? [];
  let headerRows = 1;
  while (header + headerRows < rows.length - 1 && isMoreHeader(first, rows[header + headerRows] ?? [], rows.slice(header + headerRows + 1)))
    headerRows += 1;
  return { header, headerRows };
}

/**
 * How many rows stand above the header: those at the top of which no more than half are filled of the cells that rows have,
 * as the words are that services put above their tables. A width that only one row has counts for nothing.
 */
export function rowsAbove(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(({ length }) => length);
  const columns = widths.reduce((most, width, i) => (width > most && widths.indexOf(width) !== i ? width : most), 0);
  if (columns < MIN_COLUMNS) return 0;
  return Math.max(
    0,
    rows.findIndex((row) => filled(row) > columns / 2),
  );
}

/**
 * The rows with an unnamed first column in the header, where the header lacks a name for the numbers of the rows, as R
 * writes them (`write.table`): every row below has one cell more, and the first of them counts. An id of a lone row is longer than any count of rows.
 */
export function withRowNumbers(rows: readonly string[][]): string[][] {
  const { header } = layoutOf(rows);
  const [names, ...below] = rows.slice(header);
  const data = below.filter((row) => row.length > 0);
  if (names === undefined || names.length < MIN_COLUMNS || data.length === 0) return [...rows];
  const start = Number(data[0]?.[0]);
  const counts = data.every((row, i) => row.length === names.length + 1 && /^\d{1,10}$/.test(row[0] ?? '') && Number(row[0]) === start + i);
  return counts ? rows.map((row, i) => (i === header ? ['', ...row] : row)) : [...rows];
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function isMoreHeader(first: readonly string[], row: readonly string[], below: readonly (readonly string[])[]): boolean {
  if (repeats(first, row)) return true;
  const data = below.filter((cells) => cells.length === row.length && filled(cells) > 0 && !repeats(first, cells));
  if (data.length < 2) return false;
  const typed = row.flatMap((_, i) => (data.every((cells) => NUMBERLIKE.test(cells[i] ?? '')) ? i : []));
  return typed.length >= MIN_TYPED && typed.every((i) => /\p{L}/u.test(row[i] ?? '') && !/\d/.test(row[i] ?? ''));
}

/** Whether a row is the header again, perhaps with fewer or more columns, as where two tables stand in one file. */
export function repeats(header: readonly string[], row: readonly string[]): boolean {
  const shared = Math.min(header.length, row.length);
  if (shared < 2 || shared < Math.max(header.length, row.length) / 2) return false;
  for (let i = 0; i < shared; i += 1) if (header[i] !== row[i]) return false;
  return filled(header.slice(0, shared)) > shared / 2;
}

/** The names of the columns: the rows of the header joined with a space. */
export function headerOf(rows: readonly (readonly string[])[]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, i) => rows.flatMap((row) => (row[i] === undefined || row[i] === '' ? [] : row[i])).join(' '));
}
