// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Features } from './features.ts';
import type { Weights } from './model.ts';

/** A coded post, as the model sees it. */
export interface Example {
  readonly account: string;
  readonly features: Features;
  readonly truth: boolean;
  /** How much the post counts. */
  readonly weight: number;
}

/** How weights are fitted. */
export interface FitOptions {
  /** Strength of the penalty on large weights (ridge), per post. */
  ridge?: number;
  /** A feature counts when posts of at least so many accounts have it, so that no word gives a person away. */
  accounts?: (feature: string) => number;
  /** Weights from which the penalty measures, and where features that no post shows stay. */
  priors?: Readonly<Record<string, number>>;
  steps?: number;
}

/** Steps end when no weight moves farther than this. */
const SETTLED = 1e-5;

/**
 * Fits a logistic regression with a ridge penalty towards prior weights: the weights that minimise
 * Σ log(1 + e^−yz) / n + ridge · Σ (w − prior)² / 2, by accelerated gradient descent (Nesterov 1983) from the priors, in a fixed
 * order, so that the same posts give the same weights. The bias is free of the penalty.
 */
export function logistic(
  examples: readonly Example[],
  { ridge = 0.01, accounts = () => 5, priors = {}, steps = 400 }: FitOptions = {},
): Weights {
  const names = vocabulary(examples, accounts, priors);
  const size = names.length;
  const { starts, at, values } = compressed(examples, new Map(names.map((name, i) => [name, i])));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const rows = examples.length;
  const truths = Float64Array.from(examples, ({ truth }) => (truth ? 1 : 0));
  const shares = Float64Array.from(examples, ({ weight }) => weight / total);
  let largest = 1;
  for (let row = 0; row < rows; row++) {
    let squares = 1;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) squares += values[k]! ** 2;
    largest = Math.max(largest, squares);
  }
  const step = 1 / (largest / 4 + ridge);
  const prior = Float64Array.from([...names.map((name) => priors[name] ?? 0), 0]);
  let w = prior.slice();
  let before = prior.slice();
  const gradient = new Float64Array(size + 1);
  for (let t = 1; t <= steps; t++) {
    const momentum = (t - 1) / (t + 2);
    const look = before;
    for (let i = 0; i <= size; i++) {
      look[i] = w[i]! + momentum * (w[i]! - before[i]!);
      gradient[i] = i === size ? 0 : ridge * (look[i]! - prior[i]!);
    }
    for (let row = 0; row < rows; row++) {
      const end = starts[row + 1]!;
      let z = look[size]!;
      for (let k = starts[row]!; k < end; k++) z += look[at[k]!]! * values[k]!;
      const error = (1 / (1 + Math.exp(-z)) - truths[row]!) * shares[row]!;
      for (let k = starts[row]!; k < end; k++) gradient[at[k]!]! += error * values[k]!;
      gradient[size]! += error;
    }
    let change = 0;
    for (let i = 0; i <= size; i++) {
      look[i] = look[i]! - step * gradient[i]!;
      change = Math.max(change, Math.abs(look[i]! - w[i]!));
    }
    before = w;
    w = look;
    if (change < SETTLED) break;
  }
  const features = Object.fromEntries(names.map((name, i) => [name, w[i]!]));
  return { bias: w[size]!, threshold: 0.5, features };
}

/** The features of all examples in three flat lists: those of a row stand between two starts. */
function compressed(examples: readonly Example[], place: ReadonlyMap<string, number>) {
  const starts = new Int32Array(examples.length + 1);
  const at: number[] = [];
  const values: number[] = [];
  for (const [row, { features }] of examples.entries()) {
    for (const [name, value] of features) {
      const i = place.get(name);
      if (i === undefined) continue;
      at.push(i);
      values.push(value);
    }
    starts[row + 1] = at.length;
  }
  return { starts, at: Int32Array.from(at), values: Float64Array.from(values) };
}

/** Weights to two decimals, without those that are nothing. */
export function rounded({ bias, threshold, features }: Weights): Weights {
  const short = (value: number): number => Math.round(value * 100) / 100;
  const kept = Object.entries(features).map(([name, value]) => [name, short(value)] as const);
  return { bias: short(bias), threshold, features: Object.fromEntries(kept.filter(([, value]) => value !== 0)) };
}

/** The fold of each account, so that no account is on both sides: accounts in code-point order, dealt out in turn. */
export function folds(of: readonly string[], count: number): number[] {
  const accounts = [...new Set(of)].sort();
  const fold = new Map(accounts.map((account, i) => [account, i % count]));
  return of.map((account) => fold.get(account) as number);
}

/** Features seen with at least so many accounts, and those with a prior, in code-point order. */
function vocabulary(
  examples: readonly Example[],
  accounts: (feature: string) => number,
  priors: Readonly<Record<string, number>>,
): string[] {
  const seen = new Map<string, Set<string>>();
  for (const { account, features } of examples) {
    for (const name of features.keys()) {
      const mine = seen.get(name) ?? new Set();
      seen.set(name, mine.add(account));
    }
  }
  const common = [...seen].filter(([name, who]) => who.size >= accounts(name)).map(([name]) => name);
  return [...new Set([...common, ...Object.keys(priors)])].sort();
}
