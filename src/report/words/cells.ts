import { dayInWords } from '../../text/days.ts';
import { type Figure, type Heading, rowsOf } from '../figure.ts';
import { decimal, percent, places, value, whole } from './words.ts';

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
  const decimals = columns.map(({ name, as, print }) =>
    as === 'value' && print === undefined ? placesOf(rows.map((row) => row[name])) : 0,
  );
  return {
    headings: columns,
    rows: rows.map((row) =>
      columns.map((heading, c) => {
        const held = row[heading.print ?? heading.name];
        return held === null || held === undefined || held === 'withheld'
          ? (heading.absent ?? null)
          : printed(held, heading.as ?? 'text', decimals[c] ?? 0);
      }),
    ),
  };
}

/**
 * The decimals of a column of values, the same in each of its cells: as many as one of them has once it is rounded, but no
 * more than its largest has, which would be filled with zeros that nobody measured.
 */
function placesOf(column: readonly unknown[]): number {
  const broken = column.filter((held): held is number => typeof held === 'number' && places(held) > 0);
  const most = Math.min(...broken.map(places));
  return Math.max(
    0,
    ...broken.map((held) => {
      const rounded = held.toFixed(most);
      return rounded.includes('.') ? rounded.replace(/0+$/, '').length - rounded.indexOf('.') - 1 : 0;
    }),
  );
}

/** Whether a column holds numbers, which stand to the right. */
export function numeric({ as = 'text' }: Heading): boolean {
  return as === 'whole' || as === 'percent' || as === 'value';
}

function printed(held: unknown, as: NonNullable<Heading['as']>, decimals: number): string {
  if (held instanceof Date || (as === 'day' && typeof held === 'number')) return dayInWords(Number(held));
  if (typeof held !== 'number') return String(held);
  if (as === 'whole') return whole(held);
  if (as === 'percent') return percent(held);
  // What so few decimals would show as nothing has as many as show something.
  return Number(held.toFixed(decimals)) === 0 && held !== 0 ? value(held) : decimal(held, decimals);
}
