import { integer, type Random } from '../../src/random.ts';

/** Whether something of the given probability happens. */
export function happens(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + integer(random, high - low + 1);
}

/** One of the items, as likely as its weight. */
export function weighted<T>(random: Random, items: readonly T[], weight: (item: T) => number): T {
  let total = 0;
  for (const item of items) total += weight(item);
  if (total <= 0) throw new Error('nothing to choose from');
  let left = random() * total;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items[items.length - 1] as T;
}

/** A name drawn from a record of weights. */
export function drawn<K extends string>(random: Random, weights: Partial<Record<K, number>>): K {
  const names = Object.keys(weights) as K[];
  return weighted(random, names, (name) => weights[name] ?? 0);
}

/** Letters and digits in lower case, as in short addresses and base-36 ids. */
export function letters(random: Random, length: number, alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'): string {
  return Array.from({ length }, () => alphabet[integer(random, alphabet.length)]).join('');
}
