/** What the tables of Bright Data share: names masked for show, times as JSON inside cells, the word null. */
import type { CsvRow, Refusal } from '../format.ts';
import { isoTime, type Moment, UTC } from '../times/time.ts';
import { jsonIn } from './cells.ts';
import { unreadableTime } from './moments.ts';
import { text, texts } from './values.ts';

/** Time in a cell, bare or as a JSON text in quotes. */
export function timeIn(row: CsvRow, column: string): Moment | Refusal {
  const cell = row.get(column);
  if (cell === null) return { code: 'no-time', reason: `no time in ${column}` };
  const written = text(jsonIn(cell)) ?? cell;
  return isoTime(written, UTC) ?? unreadableTime(written, column);
}

/** A name, unless the vendor has put blocks in place of its letters. */
export function unmasked(name: string | null): string | null {
  return name === null || name.includes('█') ? null : name;
}

/** The texts of a list in a cell. */
export function textsIn(cell: string | null): string[] {
  return texts(jsonIn(cell));
}
