// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Reading } from '../reading/reading.ts';
import { cueValue, formNames, forms, STEM, stemValue } from './features.ts';
import type { Weights } from './model.ts';
import { strongest, type Told } from './telling.ts';
import { vocabularyOf, type WeightTables, weightTables } from './weight-tables.ts';

/** A model made ready: weights by place, so that coding a post looks up no stem by its letters. */
export class Scorer {
  readonly codes: readonly string[];
  /** Places of the stems of all codes. The reading of a post must count its words by it. */
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly #tables: WeightTables;
  /** The names of features that are signs, and of those that are stems, by their places. */
  readonly #signNames: readonly string[];
  readonly #stemNames: readonly string[];
  readonly #bias: readonly number[];
  readonly #sums: Float64Array;
  /** The signs of the post at hand, how much each counts, and the forms it has, as the beginnings of their weights. */
  readonly #here: Int32Array;
  readonly #values: Float64Array;
  readonly #planes = new Int32Array(forms.length);
  #signs = 0;
  #forms = 0;

  constructor(codes: Readonly<Record<string, Weights>>, vocabulary = vocabularyOf(Object.values(codes))) {
    const weights = Object.values(codes);
    this.codes = Object.keys(codes);
    this.vocabulary = vocabulary;
    this.#tables = weightTables(weights, vocabulary);
    this.#signNames = [...this.#tables.places.keys()].map((name) => (name.includes('/') ? name : `shape/${name}`));
    this.#stemNames = [...vocabulary.keys()].map((stem) => STEM + stem);
    this.#bias = weights.map(({ bias }) => bias);
    this.#sums = new Float64Array(weights.length);
    this.#here = new Int32Array(this.#tables.places.size);
    this.#values = new Float64Array(this.#tables.places.size);
  }

  /** The probability of each code, 1 / (1 + e^−(bias + Σ weight · value)). */
  probabilities(reading: Reading): readonly number[] {
    const { signs, stems } = this.#tables;
    const sums = this.#sums;
    for (let code = 0; code < sums.length; code++) sums[code] = this.#bias[code]!;
    this.#look(reading);
    for (let k = 0; k < this.#signs; k++) {
      const place = this.#here[k]!;
      const value = this.#values[k]!;
      add(sums, signs, place, value);
      for (let f = 0; f < this.#forms; f++) add(sums, signs, this.#planes[f]! + place, value);
    }
    const value = stemValue(reading);
    for (const place of reading.counted.stems) add(sums, stems, place, value);
    const likely: number[] = [];
    for (let code = 0; code < sums.length; code++) likely.push(1 / (1 + Math.exp(-sums[code]!)));
    return likely;
  }

  /** The features that spoke most for a code, by its place, as the function `telling` gives them. */
  telling(reading: Reading, code: number): string[] {
    const { places, signs, stems } = this.#tables;
    const n = this.codes.length;
    const told: Told[] = [];
    this.#look(reading);
    for (let k = 0; k < this.#signs; k++) {
      const place = this.#here[k]!;
      const name = this.#signNames[place] as string;
      const value = this.#values[k]!;
      const weight = signs[place * n + code]!;
      if (weight > 0) told.push({ name, pull: weight * value });
      for (let f = 0; f < this.#forms; f++) {
        const plane = this.#planes[f]!;
        const further = signs[(plane + place) * n + code]!;
        if (further > 0) told.push({ name: `${name}+${formNames[plane / places.size - 1]}`, pull: further * value });
      }
    }
    const value = stemValue(reading);
    for (const place of reading.counted.stems) {
      const weight = stems[place * n + code]!;
      if (weight > 0) told.push({ name: this.#stemNames[place] as string, pull: weight * value });
    }
    return strongest(told);
  }

  /** Notes the signs and forms of a post. */
  #look(reading: Reading): void {
    this.#signs = 0;
    this.#forms = 0;
    const { places } = this.#tables;
    const cue = cueValue(reading);
    for (const name of reading.signals.keys()) this.#note(places.get(name), reading.cues.has(name) ? cue : 1);
    for (const name of reading.shape) this.#note(places.get(name), 1);
  }

  #note(place: number | undefined, value: number): void {
    if (place === undefined) return;
    this.#here[this.#signs] = place;
    this.#values[this.#signs++] = value;
    const form = this.#tables.formAt[place]!;
    if (form >= 0) this.#planes[this.#forms++] = (form + 1) * this.#here.length;
  }
}

/** Adds a row of weights, times a value, to the sums of the codes. */
function add(sums: Float64Array, table: Float64Array, place: number, value: number): void {
  const n = sums.length;
  for (let code = 0; code < n; code++) sums[code]! += table[place * n + code]! * value;
}
