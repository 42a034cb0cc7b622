import { type Figure, type Heading, rowsOf } from '../figure.ts';
import { day, percent, value, whole } from './words.ts';

/** A table as a reader sees it: the columns that hold anything, and every cell in words. */
export interface Printed {
  readonly headings: readonly Heading[];
  /** Null where a cell is withheld. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The cells of a figure's table as they are printed; columns for files alone, and columns without anything, are left out. */
export function printedTable({ table, headings }: Pick<Figure, 'table' | 'headings'>): Printed {
  const rows = rowsOf<Record<string, unknown>>(table);
  const columns = headings.filter(({ name, file }) => file !== true && rows.some((row) => row[name] !== null && row[name] !== ''));
  return {
    headings: columns,
    rows: rows.map((row) =>
      columns.map((heading) => {
        const held = row[heading.print ?? heading.name];
        return held === null || held === undefined ? (heading.absent ?? null) : printed(held, heading.as ?? 'text');
      }),
    ),
  };
}

/** Whether a column holds numbers, which stand to the right. */
export function numeric({ as = 'text' }: Heading): boolean {
  return as === 'whole' || as === 'percent' || as === 'value';
}

function printed(held: unknown, as: NonNullable<Heading['as']>): string {
  if (held instanceof Date || (as === 'day' && typeof held === 'number')) return day(Number(held));
  if (typeof held !== 'number') return String(held);
  if (as === 'whole') return whole(held);
  if (as === 'percent') return percent(held);
  return value(held);
}
