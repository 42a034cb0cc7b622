/** What a coder and the classifier said of one post. */
export interface Pair {
  readonly truth: boolean;
  readonly predicted: boolean;
}

/** How well a classifier agrees with settled codes. A figure without a meaning (no such post) is null. */
export interface Evaluation {
  readonly posts: number;
  readonly positives: number;
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly kappa: number | null;
}

/**
 * Precision (share of coded posts that deserve the code), recall (share of deserving posts that got it), their
 * harmonic mean F1, and Cohen's κ = (agreement − chance) / (1 − chance) (Cohen 1960, 10.1177/001316446002000104).
 */
export function evaluation(pairs: readonly Pair[]): Evaluation {
  let both = 0;
  let positives = 0;
  let predicted = 0;
  for (const pair of pairs) {
    if (pair.truth) positives += 1;
    if (pair.predicted) predicted += 1;
    if (pair.truth && pair.predicted) both += 1;
  }
  const posts = pairs.length;
  const agreement = (posts - positives - predicted + 2 * both) / posts;
  const chance = (positives * predicted + (posts - positives) * (posts - predicted)) / posts ** 2;
  return {
    posts,
    positives,
    predicted,
    precision: ratio(both, predicted),
    recall: ratio(both, positives),
    f1: ratio(2 * both, positives + predicted),
    kappa: posts === 0 ? null : ratio(agreement - chance, 1 - chance),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
