import { type Features, isPair, STEM } from './features.ts';
import listed from './words-alike.json' with { type: 'json' };
import { STEPS, type WordsAlike } from './words-alike.ts';

/** What the name of a feature begins with that many stems share. */
const ALIKE = 'alike/';

/**
 * Adds to the features of a post what its stems have in common with others that are used alike, so that what coded posts
 * say of one is said in part of the others: the sum of their numbers, each times the value of the stem.
 */
export function withAlike(features: Features, alike: WordsAlike = listed): Features {
  const sums: number[] = [];
  for (const [name, value] of features) {
    if (!name.startsWith(STEM) || isPair(name)) continue;
    for (const [k, number] of numbersOf(name.slice(STEM.length), alike).entries()) sums[k] = (sums[k] ?? 0) + (value * number) / STEPS;
  }
  return new Map([...features, ...sums.map((sum, k) => [`${ALIKE}${k}`, sum] as const)]);
}

/**
 * Weights that say of every stem by itself what they say of it by what it has in common with others: the same
 * probabilities, without anything but stems to look up.
 */
export function byStem(weights: Readonly<Record<string, number>>, alike: WordsAlike = listed): Record<string, number> {
  const own = new Map(Object.entries(weights).filter(([name]) => !name.startsWith(ALIKE)));
  const common = Object.entries(weights).filter(([name]) => name.startsWith(ALIKE));
  if (common.length === 0) return Object.fromEntries(own);
  for (const [stem, numbers] of Object.entries(alike)) {
    const name = `${STEM}${stem}`;
    const shared = common.reduce((sum, [k, weight]) => sum + (weight * (numbers[Number(k.slice(ALIKE.length))] ?? 0)) / STEPS, 0);
    own.set(name, (own.get(name) ?? 0) + shared);
  }
  return Object.fromEntries([...own].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function numbersOf(stem: string, alike: WordsAlike): readonly number[] {
  return Object.hasOwn(alike, stem) ? (alike[stem] as readonly number[]) : [];
}
