import type { Repair } from '../rows/located.ts';
import { many } from './many.ts';

/** How a kind of repair is told: what stands after the number of rows, and whether the rows are whole all the same. */
interface Telling {
  readonly check: string;
  readonly one: string;
  readonly more: string;
  /** What is said of one row and of more alike. */
  readonly rest: string;
  readonly harmless: boolean;
}

const rows = { one: 'row has', more: 'rows have' };

/** What is wrong with rows that were read all the same, and what was made of it. */
const REPAIRS: Readonly<Record<Repair, Telling>> = {
  'open-quote': { ...rows, check: 'quotes', rest: ' a quote that opens and does not close; it is read as a letter', harmless: false },
  'slashed-quote': {
    ...rows,
    check: 'quotes',
    rest: ' quotes behind a backslash that are not doubled; they end no cell',
    harmless: true,
  },
  'one-cell': {
    check: 'dialect',
    one: 'row stands whole in its first cell; it is parted',
    more: 'rows stand whole in their first cell; they are parted',
    rest: '',
    harmless: true,
  },
  'cut-cell': {
    ...rows,
    check: 'cells',
    rest: ' a cell of 32,767 characters, as spreadsheets cut them: what stood behind is lost',
    harmless: false,
  },
  'no-number': {
    check: 'numbers',
    one: 'record holds',
    more: 'records hold',
    rest: ' NaN or Infinity, which are not JSON; they are read as no value',
    harmless: true,
  },
  python: {
    check: 'notation',
    one: 'record is a dictionary as Python shows it, not JSON; it is read as such',
    more: 'records are dictionaries as Python shows them, not JSON; they are read as such',
    rest: '',
    harmless: true,
  },
};

/** The repairs of a file in words, each with the number of its rows. */
export function repairWords(repaired: Readonly<Partial<Record<Repair, number>>>) {
  return Object.entries(REPAIRS).flatMap(([repair, { check, one, more, rest, harmless }]) => {
    const count = repaired[repair as Repair] ?? 0;
    return count === 0 ? [] : [{ check, finding: `${many(count, one, more)}${rest}`, harmless }];
  });
}
