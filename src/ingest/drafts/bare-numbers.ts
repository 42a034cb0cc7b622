/**
 * Whole numbers, ids among them, as programs write them that save a table again: `88120.0` (pandas, where another cell of the
 * column is empty) or `88120,0` (the same in half of Europe), `="88120"` and `'88120` (so that spreadsheets leave them alone),
 * with blanks around them. One id is written in several of these ways within one table: 41 in the column of posts, and 41.0 in
 * that of posts answered.
 */
import type { Content } from '../files/opened.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { repeats } from '../rows/table/layout.ts';

type Header = Extract<Recognised, { kind: 'csv' }>;

const NUMBER = /^(?:-?\d+(?:[.,]\d*)?(?:e[+-]?\d+)?|="\d+"|'\d+'?)$/i;
const FRACTION = /^(-?\d+)(?:\.0*|,0)$/;
const MARKED = /^(?:="(\d+)"|'(\d+)'?)$/;

/** Names of the columns that hold numbers and nothing else in the first rows of a table, so that none holds what people write. */
export function columnsOfNumbers(content: Content, { header, headerRow }: Header, absent: readonly string[]): ReadonlySet<string> {
  if (content.kind !== 'csv') return new Set();
  const below = content.sample.slice(headerRow + 1).filter((row) => !repeats(header, row));
  return new Set(
    header.filter((_, i) =>
      below.every((row) => {
        const cell = row[i]?.trim() ?? '';
        return cell === '' || NUMBER.test(cell) || absent.includes(cell);
      }),
    ),
  );
}

/** The digits alone of a whole number written in any of these ways; other cells stay as they are. */
export function bareNumber(cell: string): string {
  if (isDigit(cell.charCodeAt(0)) && isDigit(cell.charCodeAt(cell.length - 1)) && !cell.includes('.') && !cell.includes(',')) return cell;
  const plain = cell.trim();
  const marked = MARKED.exec(plain);
  const whole = FRACTION.exec(plain)?.[1];
  // A longer one has been a number, and lost its last digits on the way: it stays as it is, so that this is told.
  const exact = whole !== undefined && Number.isSafeInteger(Number(whole)) ? whole : undefined;
  return marked?.[1] ?? marked?.[2] ?? exact ?? (NUMBER.test(plain) ? plain : cell);
}

/** A long id that stands behind an apostrophe or as a formula among ids of letters: nobody writes such a text. */
const MARKED_ID = /^(?:="\d{12,}"|'\d{12,}'?)$/;

/** Whether a cell holds a long id behind a mark by which programs keep spreadsheets from making it a number. */
export function isMarked(cell: string): boolean {
  const first = cell.charCodeAt(0);
  return (first === 0x27 || first === 0x3d) && MARKED_ID.test(cell);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
