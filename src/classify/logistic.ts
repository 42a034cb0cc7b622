import type { Features, Weights } from './model.ts';

/** A coded post, as the model sees it. */
export interface Example {
  readonly account: string;
  readonly features: Features;
  readonly truth: boolean;
  /** How much the post counts. */
  readonly weight: number;
}

export interface FitOptions {
  /** Strength of the penalty on large weights (ridge), per post. */
  ridge?: number;
  /** A feature counts when posts of at least so many accounts have it, so that no word gives a person away. */
  accounts?: number;
  /** Weights from which the penalty measures, and where features that no post shows stay. */
  priors?: Readonly<Record<string, number>>;
  steps?: number;
}

/**
 * Fits a logistic regression with a ridge penalty towards prior weights: the weights that minimise
 * Σ log(1 + e^−yz) / n + ridge · Σ (w − prior)² / 2, by accelerated gradient descent (Nesterov 1983) from the priors, in a fixed
 * order, so that the same posts give the same weights. The bias is free of the penalty.
 */
export function logistic(examples: readonly Example[], { ridge = 0.01, accounts = 5, priors = {}, steps = 400 }: FitOptions = {}): Weights {
  const names = vocabulary(examples, accounts, priors);
  const place = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map(({ features, truth, weight }) => {
    const at: number[] = [];
    const values: number[] = [];
    for (const [name, value] of features) {
      const i = place.get(name);
      if (i === undefined) continue;
      at.push(i);
      values.push(value);
    }
    return { at, values, y: truth ? 1 : 0, weight };
  });
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const largest = Math.max(1, ...rows.map(({ values }) => 1 + values.reduce((sum, value) => sum + value * value, 0)));
  const step = 1 / (largest / 4 + ridge);
  const size = names.length;
  const prior = Float64Array.from([...names.map((name) => priors[name] ?? 0), 0]);
  let w = prior;
  let before = w;
  for (let t = 1; t <= steps; t++) {
    const momentum = (t - 1) / (t + 2);
    const look = w.map((value, i) => value + momentum * (value - (before[i] as number)));
    const gradient = look.map((value, i) => (i === size ? 0 : ridge * (value - (prior[i] as number))));
    for (const { at, values, y, weight } of rows) {
      let z = look[size] as number;
      for (let k = 0; k < at.length; k++) z += (look[at[k] as number] as number) * (values[k] as number);
      const error = ((1 / (1 + Math.exp(-z)) - y) * weight) / total;
      for (let k = 0; k < at.length; k++) (gradient[at[k] as number] as number) += error * (values[k] as number);
      (gradient[size] as number) += error;
    }
    before = w;
    w = look.map((value, i) => value - step * (gradient[i] as number));
  }
  const features = Object.fromEntries(names.map((name, i) => [name, rounded(w[i] as number)]).filter(([, value]) => value !== 0));
  return { bias: rounded(w[size] as number), threshold: 0.5, features };
}

/** The fold of each account, so that no account is on both sides: accounts in code-point order, dealt out in turn. */
export function folds(examples: readonly Example[], count: number): number[] {
  const accounts = [...new Set(examples.map(({ account }) => account))].sort();
  const fold = new Map(accounts.map((account, i) => [account, i % count]));
  return examples.map(({ account }) => fold.get(account) as number);
}

/** Features seen with at least so many accounts, and those with a prior, in code-point order. */
function vocabulary(examples: readonly Example[], accounts: number, priors: Readonly<Record<string, number>>): string[] {
  const seen = new Map<string, Set<string>>();
  for (const { account, features } of examples) {
    for (const name of features.keys()) {
      const mine = seen.get(name) ?? new Set();
      seen.set(name, mine.add(account));
    }
  }
  const common = [...seen].filter(([, who]) => who.size >= accounts).map(([name]) => name);
  return [...new Set([...common, ...Object.keys(priors)])].sort();
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
