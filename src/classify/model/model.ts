import { stem, words as wordsOf } from '../../text.ts';
import type { Reading } from '../reading/reading.ts';
import { isContent } from '../reading/word-bits.ts';

/** Weights of a code: the log odds of the code change by so much where the feature is present. */
export interface Weights {
  readonly bias: number;
  /** Probability from which on the code applies. */
  readonly threshold: number;
  readonly features: Readonly<Record<string, number>>;
}

/** A linear model, as it stands in `model.json`. */
export interface Model {
  readonly about: string;
  /** What it was fitted on: posts, accounts, and the SHA-256 of what was read of them. */
  readonly fitted: { readonly posts: number; readonly accounts: number; readonly sha256: string };
  readonly codes: Readonly<Record<string, Weights>>;
  /** Weights of what a post without a code is: the likeliest is taken. */
  readonly subflags?: Readonly<Record<string, Weights>> | undefined;
}

/** Words from which on a text is long. */
const LONG = 60;
const STEM = 'stem/';

/**
 * Forms of a post in which a sign may speak otherwise than elsewhere: "check out" beside a link and without one, a
 * resource that is named or asked for. In each of them a sign can have a weight besides, that of the feature `sign+form`.
 */
const forms = ['shape/link', 'shape/words-25-59', 'shape/words-60', 'shape/i', 'request/question'] as const;
const formNames = forms.map((form) => form.slice(form.indexOf('/') + 1));

/** A feature of a post and its value: 1 for a sign that is there, less for each of many words. */
export type Features = ReadonlyMap<string, number>;

/**
 * What the model sees of a post: every signal of the rules and the shape of the text, by themselves and in the forms
 * above, and its Porter stems, which share a weight of √8 so that a long text is not louder than a short one. A cue in words counts less in a long text, where
 * it is found by chance. Links, handles and hashtags are not words.
 */
export function featuresOf(reading: Reading): Features {
  const features = new Map<string, number>();
  const cue = cueValue(reading);
  for (const name of reading.signals.keys()) features.set(name, reading.cues.has(name) ? cue : 1);
  for (const name of reading.shape) features.set(`shape/${name}`, 1);
  const signs = [...features];
  for (const [form, name] of forms.entries()) {
    if (!features.has(name)) continue;
    // Of two forms, one is the sign: the pair is told once.
    for (const [sign, value] of signs)
      if ((forms as readonly string[]).indexOf(sign) < form) features.set(`${sign}+${formNames[form]}`, value);
  }
  const value = stemValue(reading);
  for (const word of wordsOf(reading.own)) if (isContent(word)) features.set(`${STEM}${stem(word)}`, value);
  return features;
}

/** The sign and the form of a feature `sign+form`, null for any other feature. */
export function inForm(name: string): { readonly sign: string; readonly form: number } | null {
  const cut = name.lastIndexOf('+');
  const form = cut < 0 ? -1 : formNames.indexOf(name.slice(cut + 1));
  return form < 0 || name.startsWith(STEM) ? null : { sign: name.slice(0, cut), form };
}

function cueValue({ counted }: Reading): number {
  return Math.min(1, Math.sqrt(LONG / Math.max(counted.words, 1)));
}

function stemValue({ counted }: Reading): number {
  return Math.sqrt(8 / Math.max(counted.content, 4));
}

/** A model made ready: weights by place, so that coding a post looks up no stem by its letters. */
export interface Scorer {
  readonly codes: readonly string[];
  /** Places of the stems of all codes. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** The probability of each code, 1 / (1 + e^−(bias + Σ weight · value)). */
  probabilities(reading: Reading): readonly number[];
  /** The features that spoke most for a code, by its place, as the function `telling` gives them. */
  telling(reading: Reading, place: number): string[];
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

/** Makes codes ready. The reading of a post must count its words by the scorer's vocabulary. */
export function scorer(codes: Readonly<Record<string, Weights>>, vocabulary = vocabularyOf(Object.values(codes))): Scorer {
  const names = Object.keys(codes);
  const { places, formAt, plane } = placesOf(Object.values(codes));
  const n = names.length;
  // Weights of the signs by themselves, then those in the first form, in the second …
  const signs = new Float64Array((forms.length + 1) * plane * n);
  const stems = new Float64Array(vocabulary.size * n);
  for (const [c, { features }] of Object.values(codes).entries()) {
    for (const [name, weight] of Object.entries(features)) {
      const within = inForm(name);
      if (name.startsWith(STEM)) stems[(vocabulary.get(name.slice(STEM.length)) as number) * n + c] = weight;
      else if (within === null) signs[(places.get(short(name)) as number) * n + c] = weight;
      else signs[((within.form + 1) * plane + (places.get(short(within.sign)) as number)) * n + c] = weight;
    }
  }
  const words = [...vocabulary.keys()];
  const bias = Object.values(codes).map((weights) => weights.bias);
  const sums = new Float64Array(n);
  // The signs of the post at hand, how much each counts, and the planes of the forms it has.
  const here = new Int32Array(plane);
  const values = new Float64Array(plane);
  const planes = new Int32Array(forms.length);
  let found = 0;
  let formed = 0;
  return {
    codes: names,
    vocabulary,
    probabilities(reading) {
      sums.set(bias);
      look(reading);
      for (let k = 0; k < found; k++) {
        const place = here[k] as number;
        const value = values[k] as number;
        add(sums, signs, place, value);
        for (let p = 0; p < formed; p++) add(sums, signs, (planes[p] as number) + place, value);
      }
      const value = stemValue(reading);
      for (const place of reading.counted.stems) add(sums, stems, place, value);
      const likely: number[] = [];
      for (let c = 0; c < n; c++) likely.push(1 / (1 + Math.exp(-(sums[c] as number))));
      return likely;
    },
    telling(reading, code) {
      const told: Told[] = [];
      look(reading);
      const known = [...places.keys()].map((name) => (name.includes('/') ? name : `shape/${name}`));
      for (const [k, place] of here.subarray(0, found).entries()) {
        const name = known[place] as string;
        const value = values[k] as number;
        tell(told, name, signs, place, code, value);
        for (const from of planes.subarray(0, formed))
          tell(told, `${name}+${formNames[from / plane - 1]}`, signs, from + place, code, value);
      }
      const value = stemValue(reading);
      for (const place of reading.counted.stems) tell(told, STEM + words[place], stems, place, code, value);
      return strongest(told);
    },
  };

  function look(reading: Reading): void {
    found = 0;
    formed = 0;
    const cue = cueValue(reading);
    for (const name of reading.signals.keys()) note(places.get(name), reading.cues.has(name) ? cue : 1);
    for (const name of reading.shape) note(places.get(name), 1);
  }

  function note(place: number | undefined, value: number): void {
    if (place === undefined) return;
    here[found] = place;
    values[found++] = value;
    const form = formAt[place] as number;
    if (form >= 0) planes[formed++] = (form + 1) * plane;
  }

  function tell(told: Told[], name: string, table: Float64Array, place: number, code: number, value: number): void {
    const pull = (table[place * n + code] as number) * value;
    if (pull > 0) told.push({ name, pull });
  }
}

/** The places of the signs that codes weigh, the form that stands at each (−1: none), and how many there are. */
function placesOf(weights: readonly Weights[]) {
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
  return { places, formAt, plane: places.size };
}

/** A sign as a reading names it. */
function short(name: string): string {
  return name.startsWith('shape/') ? name.slice(6) : name;
}

function add(sums: Float64Array, table: Float64Array, place: number, value: number): void {
  const n = sums.length;
  for (let c = 0; c < n; c++) (sums[c] as number) += (table[place * n + c] as number) * value;
}

/** The probability that a code applies, feature by feature: what `scorer` does at once. */
export function probability(features: Features, { bias, features: weights }: Weights): number {
  let sum = bias;
  for (const [name, value] of features) if (Object.hasOwn(weights, name)) sum += (weights[name] as number) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** A feature, and by how much it moved a code. */
interface Told {
  readonly name: string;
  readonly pull: number;
}

/** The features that spoke most for a code, at most three, strongest first. */
export function telling(features: Features, { features: weights }: Weights): string[] {
  return strongest(
    [...features].map(([name, value]) => ({ name, pull: (Object.hasOwn(weights, name) ? (weights[name] as number) : 0) * value })),
  );
}

function strongest(told: readonly Told[]): string[] {
  return told
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name.slice(name.indexOf('/') + 1));
}
