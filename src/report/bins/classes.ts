import type { Class } from '../../privacy/suppression.ts';
import { whole } from '../words/words.ts';

/** Upper ends of classes that double in width: small numbers apart, large ones together. */
const ENDS = [0, 1, 2, 4, 8, 16, 32, 64];

/** How many have a value; the people are those the count comes from. */
export interface Frequency {
  readonly value: number;
  readonly count: number;
  readonly people: number;
}

/** Frequencies gathered into classes that double in width, from 0 to the largest value; the class above `top` is open. */
export function classes(frequencies: readonly Frequency[], top: 16 | 64): Class[] {
  const largest = frequencies.reduce((most, f) => Math.max(most, f.value), 0);
  const ends = ENDS.filter((end) => end <= top);
  const limits = [
    ...ends.map((end, i): [number, number | null] => [i === 0 ? 0 : (ends[i - 1] as number) + 1, end]),
    [top + 1, null] as [number, null],
  ];
  return limits
    .filter(([start]) => start <= largest)
    .map(([start, end]) => {
      const inside = frequencies.filter((f) => f.value >= start && (end === null || f.value <= end));
      return { from: start, to: end, count: sum(inside, (f) => f.count), people: sum(inside, (f) => f.people) };
    });
}

/** The value in the middle of all that are counted, when they stand in order; the mean of two, as for every other median. */
export function middle(frequencies: readonly Frequency[]): number {
  const half = sum(frequencies, (f) => f.count) / 2;
  const ordered = [...frequencies].sort((a, b) => a.value - b.value);
  let below = 0;
  for (const [i, { value, count }] of ordered.entries()) {
    below += count;
    if (below > half) return value;
    if (below === half) return (value + (ordered[i + 1]?.value ?? value)) / 2;
  }
  return 0;
}

/**
 * Whether a median would tell that fewer than `smallest` people of a class are below it, or above it. Of a class that was merged
 * (`safe`, from the classes `own`) the parts are known to be few. Of any class, a median between two values splits the people
 * into halves.
 */
export function tellsFew(
  median: number,
  frequencies: readonly Frequency[],
  { own, safe, smallest }: { readonly own: readonly Class[]; readonly safe: readonly Class[]; readonly smallest: number },
): boolean {
  const holding = safe.find(({ from, to }) => from <= median && (to === null || median <= to));
  // Where all fall into one class, no class is told.
  if (safe.length < 2 || holding === undefined) return false;
  if (own.every(({ from, count }) => from !== holding.from || count !== holding.count)) return true;
  if (Number.isInteger(median)) return false;
  const inside = frequencies.filter(({ value }) => value >= holding.from && (holding.to === null || value <= holding.to));
  const parts = [inside.filter(({ value }) => value < median), inside.filter(({ value }) => value > median)];
  return parts.map((part) => sum(part, ({ people }) => people)).some((people) => people > 0 && people < smallest);
}

/**
 * Whether the sum of all values says how many a few people have: where it is the least that these classes can come to, or one
 * more, of which one person then has the one. Of the parts of a class that was merged (see `merged`) the first has fewer than
 * `smallest`, and each but the last fewer than the one before may have.
 */
export function sumTellsFew(
  frequencies: readonly Frequency[],
  { own, safe, smallest }: { readonly own: readonly Class[]; readonly safe: readonly Class[]; readonly smallest: number },
): boolean {
  const parts = safe.map(({ from, to, count }) => {
    const inside = own.filter((one) => one.from >= from && to !== null && one.to !== null && one.to <= to);
    let left = count;
    let least = 0;
    for (const [i, part] of inside.slice(0, -1).entries()) {
      const few = Math.min(left, Math.max(0, smallest - 1 - i));
      left -= few;
      least += few * part.from;
    }
    return { merged: inside.length > 1, least: least + left * (inside.at(-1)?.from ?? from) };
  });
  const over = sum(frequencies, ({ value, count }) => value * count) - sum(parts, ({ least }) => least);
  return over === 1 || (over === 0 && parts.some(({ merged }) => merged));
}

/** A class in words: 3, 5–8, or 33 and more. */
export function className({ from, to }: Pick<Class, 'from' | 'to'>): string {
  return to === null ? `${whole(from)}+` : from === to ? whole(from) : `${whole(from)}–${whole(to)}`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
