/** Reads single cells of tables, as the tools that write them fill them. */
import type { JsonValue } from '../format.ts';
import { record } from '../rows/json/json.ts';
import { parseLossless } from '../rows/json/lossless.ts';
import { integer } from './values.ts';

/** A count, written as 12, 12.0 or 1,234; null where it is none, or below zero as some tools write what is hidden. */
export function countIn(cell: string | null): number | null {
  const plain = cell?.trim() ?? '';
  const number = integer(/^\d{1,3}(?:,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain);
  return number === null || number < 0 ? null : number;
}

/** The parts of a list joined into one cell; empty where there is no cell. */
export function listIn(cell: string | null, separator: string | RegExp): string[] {
  return (cell ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A cell that holds JSON, such as a list or a time in quotes; null where it holds none, or the word null. */
export function jsonIn(cell: string | null): JsonValue {
  if (cell === null) return null;
  try {
    return parseLossless(cell);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The list in a cell, as JSON or as Python shows it (`['a', 'b']`); empty where there is none. */
export function listShown(cell: string | null): JsonValue[] {
  const list = shownIn(cell);
  return Array.isArray(list) ? list : [];
}

/** What a cell holds as JSON or as Python shows it; null where it holds neither. */
export function shownIn(cell: string | null): JsonValue {
  const found = record(`{"shown": ${cell ?? 'null'}}`);
  return 'value' in found ? (found.value.shown ?? null) : null;
}

/** True as R, Python and databases write it, and as spreadsheets do in the language of whoever saved the table. */
const YES = new Set([
  ...['yes', 'true', 't', '1'],
  ...['wahr', 'vrai', 'verdadero', 'vero', 'verdadeiro', 'waar', 'prawda', 'pravda', 'sand', 'sant', 'sann', 'tosi', 'igaz'],
  ...['doğru', 'истина'],
]);

/** Whether a cell says yes, as R, Python, spreadsheets and 4CAT write it. */
export function isYes(cell: string | null): boolean {
  return YES.has(cell?.trim().toLowerCase() ?? '');
}
