import { letters } from '../../text/letters.ts';

/** Pixels of the axis before a strip, between two strips beside each other, by which marks stand out of one, and of a character of a heading. */
const AXIS = 54;
const GAP = 20;
const OUT = 6;
const CHARACTER = 7.5;
/** Up to so many strips stand below each other: their times are then read down the page. */
const STACKED = 3;
/** Most that stand beside each other, as far as their axes have room for two dates each. */
const ACROSS = 3;
const NARROWEST = 150;

/** How strips of one shape stand on a page: their names in this order, how many beside each other, and how wide each is without its axis. */
export interface Strips {
  readonly names: readonly string[];
  readonly across: number;
  readonly plot: number;
}

/**
 * Lays out strips that need so many pixels each: more than a few stand in a grid where they are short. Where one scale holds for
 * all, the axis stands once in each row.
 */
export function strips(names: readonly string[], width: number, { needs, oneScale }: { needs: number; oneScale: boolean }): Strips {
  const plot = (across: number) => Math.floor((width - (GAP + OUT) * (across - 1) - AXIS * (oneScale ? 1 : across)) / across);
  const least = Math.max(NARROWEST, needs, ...names.map((name) => letters(name) * CHARACTER));
  // Four stand two by two: three and one would leave the one alone.
  let across = names.length <= STACKED ? 1 : names.length === 4 ? 2 : ACROSS;
  while (across > 1 && plot(across) < least) across -= 1;
  return { names, across, plot: plot(across) };
}

/**
 * Strips of a chart, one for each value of the field, laid out so, on scales of their own or on one. Times stand once below each
 * column; where the last row is not full, they would stand below nothing, so that each strip has its own.
 */
export function faceted(field: string, { names, across }: Strips, y: 'shared' | 'independent') {
  const panel = { field, type: 'nominal' as const, sort: [...names] };
  const resolve = { scale: { y }, axis: { x: names.length % across === 0 ? 'shared' : 'independent' } } as const;
  return across === 1
    ? { facet: { row: panel }, spacing: 14, resolve }
    : { facet: panel, columns: across, spacing: { column: GAP, row: 18 }, resolve };
}
