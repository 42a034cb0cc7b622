import { isStopWord, stem } from '../text.ts';
import type { Code } from './codes.ts';
import { cues } from './cues.ts';
import { shape } from './shape.ts';
import type { CodablePost, Reading } from './signals.ts';

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
  readonly codes: Readonly<Record<Code, Weights>>;
}

/** Words from which on a text is long. */
const LONG = 60;

/** A feature of a post and its value: 1 for a sign that is there, less for each of many words. */
export type Features = ReadonlyMap<string, number>;

/**
 * What the model sees of a post: every signal of the rules, the shape of the text, and its Porter stems, which share
 * a weight of √2 so that a long text is not louder than a short one. A cue in words counts less in a long text, where
 * it is found by chance. Links, handles and hashtags are not words.
 */
export function featuresOf(post: CodablePost, reading: Reading): Features {
  const features = new Map<string, number>();
  const chance = Math.min(1, Math.sqrt(LONG / Math.max(reading.words.length, 1)));
  for (const [code, found] of reading.signals) {
    for (const cue of found.keys()) features.set(`${code}/${cue}`, Object.hasOwn(cues, cue) ? chance : 1);
  }
  for (const name of shape(post, reading)) features.set(`shape/${name}`, 1);
  const stems = new Set<string>();
  for (const word of reading.words) if (word.length > 2 && (!isStopWord(word) || pronouns.has(word))) stems.add(stem(word));
  const value = Math.sqrt(2 / Math.max(stems.size, 4));
  for (const name of stems) features.set(`stem/${name}`, value);
  return features;
}

/** The probability that a code applies, 1 / (1 + e^−(bias + Σ weight · value)). */
export function probability(features: Features, weights: Weights): number {
  const weight = weightOf(weights);
  let sum = weights.bias;
  for (const [name, value] of features) sum += (weight.get(name) ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** The features that spoke most for a code, at most three, strongest first. */
export function telling(features: Features, weights: Weights): string[] {
  const weight = weightOf(weights);
  return [...features]
    .map(([name, value]) => ({ name, pull: (weight.get(name) ?? 0) * value }))
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name.slice(name.indexOf('/') + 1));
}

const maps = new WeakMap<Weights, ReadonlyMap<string, number>>();

/** The weights as a map, made once: a word such as "constructor" must not find what every object has. */
function weightOf(weights: Weights): ReadonlyMap<string, number> {
  const known = maps.get(weights) ?? new Map(Object.entries(weights.features));
  maps.set(weights, known);
  return known;
}

/** Common words that say who speaks and to whom, which is what these codes are about. */
const pronouns = new Set('our you your they their them she his her how what why who should could would did was were never all'.split(' '));
