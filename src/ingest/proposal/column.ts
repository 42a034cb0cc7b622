import { bareNumber } from '../drafts/bare-numbers.ts';
import { anyTime } from '../formats/column-map.ts';
import { UTC } from '../times/time.ts';
import { type Topic, topicsOf } from './words.ts';

/** A column of an unknown table as it is judged: its name, what that is about, and its cells that are not empty. */
export interface Column {
  readonly name: string;
  readonly topics: ReadonlySet<Topic>;
  readonly cells: readonly string[];
  /** Share of the rows that have such a cell; 1 where there are no rows to tell from. */
  readonly filled: number;
}

/** The columns of a table of no known format: what their names speak of, and the cells that are not empty. */
export function columnsOf(names: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  return names.map((name, i) => {
    const cells = rows.map((row) => bareNumber(row[i]?.trim() ?? '')).filter((cell) => cell !== '');
    return { name, topics: topicsOf(name), cells, filled: rows.length === 0 ? 1 : cells.length / rows.length };
  });
}

/** What the cells of a column look like. Of no cells everything may be said. */
export type Look = (cells: readonly string[]) => boolean;

export const short: Look = (cells) => most(cells, (cell) => cell.length <= 50 && !/\s/.test(cell));
export const whole: Look = (cells) => most(cells, (cell) => /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:[.,]0*)?$/.test(cell));
/** Counts: longer numbers are ids. */
export const counted: Look = (cells) => whole(cells) && most(cells, (cell) => cell.length <= 11);
export const timely: Look = (cells) => most(cells, (cell) => anyTime(cell, 'mdy', UTC) !== null || anyTime(cell, 'dmy', UTC) !== null);
/** Days without a time of day. */
export const daily: Look = (cells) => timely(cells) && most(cells, (cell) => !/\d:\d/.test(cell) && /\D/.test(cell), 1);
export const clockly: Look = (cells) => most(cells, (cell) => /^\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?$/i.test(cell), 1);
/** Names or short titles, as people and places have them. */
export const named: Look = (cells) => most(cells, (cell) => cell.length <= 60 && !/^[{[]|[\n\r]/.test(cell)) && !timely(cells);
/** Names of posts: all different, or long numbers of which an export that was collected again repeats some. */
export const naming: Look = (cells) => {
  const different = distinct(cells);
  const numbers = most(cells, (cell) => /^\d{15,20}$/.test(cell));
  return short(cells) && (whole(cells) || !timely(cells)) && (different >= 0.9 || (different >= 0.3 && numbers));
};
/** Whether something is so or not. */
export const truths: Look = (cells) => most(cells, (cell) => /^(?:[01]|true|false|yes|no)$/i.test(cell), 1);
/** A list of numbers names the posts that answer, not the one that is answered. */
const NUMBERS = /^\d+(?:[,;] ?\d+)+$/;

/** Names of other posts or people: no yes or no, nor what is left of long numbers (1.26E+18). */
export const referring: Look = (cells) =>
  most(cells, (cell) => cell.length <= 200 && !/^[{[]|\s/.test(cell)) &&
  !truths(cells) &&
  !cells.some((cell) => NUMBERS.test(cell)) &&
  !most(cells, (cell) => /^\d(?:[.,]\d+)?e\+?\d+$/i.test(cell), 0.5);
/** Numbers that run on by one from row to row, as row numbers do. */
export const running: Look = (cells) =>
  cells.length > 1 && cells.every((cell, i) => /^\d{1,9}$/.test(cell) && (i === 0 || Number(cell) === Number(cells[i - 1]) + 1));

/** Ids of accounts that are like no others: of YouTube, Reddit and Bluesky. */
const ACCOUNT_ID = /^(?:UC[\w-]{22}|t2_\w+|did:(?:plc|web):\S+)$/;
export const accounts: Look = (cells) => most(cells, (cell) => ACCOUNT_ID.test(cell), 1);
/** Names of accounts, of more than one person, where nothing but the cells tells; ids of posts on Reddit all differ. */
export const handles: Look = (cells) =>
  most(cells, (cell) => /^@?[a-z][\w.-]{1,29}$/i.test(cell), 1) &&
  new Set(cells).size > 2 &&
  !(distinct(cells) > 0.7 && most(cells, (cell) => /^(?=.*\d)[a-z0-9]{5,8}$/.test(cell)));

/** Share of the cells that differ from all before. */
export function distinct(cells: readonly string[]): number {
  return new Set(cells).size / Math.max(1, cells.length);
}

/** What the columns of a table are called whose first row holds no names. */
export function numbered(width: number): string[] {
  return Array.from({ length: width }, (_, i) => `column ${i + 1}`);
}

/** Whether a column has no name but its number, as in tables without a header. */
export function isNumbered(name: string): boolean {
  return /^column [1-9]\d{0,3}$/.test(name);
}

/** Whether all columns hold numbers and dates, and none the ids of posts. */
export function holdsNumbers(names: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const columns = columnsOf(names, rows).filter(({ cells }) => cells.length > 0);
  return (
    columns.length > 1 &&
    columns.every(({ cells }) => (whole(cells) || timely(cells) || decimal(cells)) && !most(cells, (cell) => /^\d{15,20}$/.test(cell)))
  );
}

const decimal: Look = (cells) => most(cells, (cell) => /^-?\d+(?:[.,]\d+)?(?:e-?\d+)?%?$/i.test(cell));

/** Words in a cell, on average. */
export function words(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / Math.max(1, cells.length);
}

/** Share of the cells whose time states its zone. */
export function stated(cells: readonly string[]): number {
  return share(cells, (cell) => (anyTime(cell, 'mdy', UTC)?.basis ?? 'assumed') !== 'assumed');
}

/** The share of cells that fit, from 0 to 1; 0 of none. */
export function share(cells: readonly string[], fits: (cell: string) => boolean): number {
  return cells.filter(fits).length / Math.max(1, cells.length);
}

/** Whether four of five cells fit, and there are as many as asked for. */
export function most(cells: readonly string[], fits: (cell: string) => boolean, least = 0): boolean {
  return cells.length >= least && cells.filter(fits).length >= cells.length * 0.8;
}
