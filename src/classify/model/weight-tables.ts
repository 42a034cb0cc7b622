import { forms, inForm, STEM } from './features.ts';
import type { Weights } from './model.ts';

/** The weights of several codes as numbers in rows: one row for each place, in it one number for each code. */
export interface WeightTables {
  /** The places of signs, by the names that a reading gives them. */
  readonly places: ReadonlyMap<string, number>;
  /** The form that stands at each place, −1 where none does. */
  readonly formAt: Int8Array;
  /** Weights of the signs by themselves, then of those in the first form, in the second and so on. */
  readonly signs: Float64Array;
  /** Weights of the stems, by their places in the vocabulary. */
  readonly stems: Float64Array;
}

/** The weights of codes, put in their places. */
export function weightTables(codes: readonly Weights[], vocabulary: ReadonlyMap<string, number>): WeightTables {
  const { places, formAt } = placesOf(codes);
  const n = codes.length;
  const signs = new Float64Array((forms.length + 1) * places.size * n);
  const stems = new Float64Array(vocabulary.size * n);
  for (const [code, { features }] of codes.entries()) {
    for (const [name, weight] of Object.entries(features)) {
      if (name.startsWith(STEM)) {
        stems[(vocabulary.get(name.slice(STEM.length)) as number) * n + code] = weight;
        continue;
      }
      const within = inForm(name);
      const plane = within === null ? 0 : (within.form + 1) * places.size;
      signs[(plane + (places.get(short(within?.sign ?? name)) as number)) * n + code] = weight;
    }
  }
  return { places, formAt, signs, stems };
}

/** The stems of codes and sub-flags, with their places. */
export function vocabularyOf(weights: Iterable<Weights>): ReadonlyMap<string, number> {
  const vocabulary = new Map<string, number>();
  for (const { features } of weights) {
    for (const name of Object.keys(features))
      if (name.startsWith(STEM) && !vocabulary.has(name.slice(STEM.length))) vocabulary.set(name.slice(STEM.length), vocabulary.size);
  }
  return vocabulary;
}

/** The places of the signs that codes weigh, and the form that stands at each (−1: none). */
function placesOf(weights: readonly Weights[]): Pick<WeightTables, 'places' | 'formAt'> {
  const places = new Map<string, number>();
  const weighed = new Set<number>();
  const seat = (name: string): void => {
    if (!places.has(short(name))) places.set(short(name), places.size);
  };
  for (const { features } of weights) {
    for (const name of Object.keys(features)) {
      if (name.startsWith(STEM)) continue;
      const within = inForm(name);
      seat(within?.sign ?? name);
      if (within === null) continue;
      weighed.add(within.form);
      seat(forms[within.form] as string);
    }
  }
  const formAt = new Int8Array(places.size).fill(-1);
  for (const form of weighed) formAt[places.get(short(forms[form] as string)) as number] = form;
  return { places, formAt };
}

/** A sign as a reading names it. */
function short(name: string): string {
  return name.startsWith('shape/') ? name.slice(6) : name;
}
