import type { Features } from './features.ts';

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

/** The probability that a code applies, feature by feature: what `scorer` does at once. */
export function probability(features: Features, { bias, features: weights }: Weights): number {
  let sum = bias;
  for (const [name, value] of features) if (Object.hasOwn(weights, name)) sum += (weights[name] as number) * value;
  return 1 / (1 + Math.exp(-sum));
}
