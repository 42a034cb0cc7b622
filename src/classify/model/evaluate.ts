import { groupBy } from '../../group.ts';
import type { Random } from '../../random.ts';
import { type Bounds, clusterBootstrap } from '../../stats/bootstrap.ts';

/** What a coder and the classifier said of one post. */
export interface Pair {
  readonly truth: boolean;
  readonly predicted: boolean;
  /** How many posts of the population it stands for: one over its chance of being drawn. 1 where none is given. */
  readonly weight?: number;
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
 * Where posts have weights, all shares are of weights; `posts`, `positives` and `predicted` count posts.
 */
export function evaluation(pairs: readonly Pair[]): Evaluation {
  let all = 0;
  let both = 0;
  let yes = 0;
  let said = 0;
  let positives = 0;
  let predicted = 0;
  for (const { truth, predicted: guess, weight = 1 } of pairs) {
    all += weight;
    if (truth) {
      yes += weight;
      positives += 1;
    }
    if (guess) {
      said += weight;
      predicted += 1;
    }
    if (truth && guess) both += weight;
  }
  const agreement = (all - yes - said + 2 * both) / all;
  const chance = (yes * said + (all - yes) * (all - said)) / all ** 2;
  return {
    posts: pairs.length,
    positives,
    predicted,
    precision: ratio(both, said),
    recall: ratio(both, yes),
    f1: ratio(2 * both, yes + said),
    kappa: pairs.length === 0 ? null : ratio(agreement - chance, 1 - chance),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/**
 * Intervals of F1 and κ by bootstrap over accounts, because the posts of one account resemble each other. None where no
 * post has the code by both, or none lacks it by both: then nothing tells how often that may be.
 */
export function intervals(
  pairs: readonly (Pair & { readonly account: string })[],
  random: Random,
): { f1: Bounds | null; kappa: Bounds | null } {
  const clusters = [...groupBy(pairs, ({ account }) => account)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
  const [f1 = null, kappa = null] = clusterBootstrap(
    clusters,
    (list) => {
      const { f1: harmonic, kappa: agreement } = evaluation(list);
      return [harmonic, agreement];
    },
    { random },
  );
  const both = (answer: boolean) => pairs.some(({ truth, predicted }) => truth === answer && predicted === answer);
  return both(true) ? { f1, kappa: both(false) ? kappa : null } : { f1: null, kappa: null };
}

/** Of the posts to which a model gave about the same probability, how many deserve the code. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly posts: number;
  readonly meanProbability: number;
  readonly observed: number;
}

/** How far probabilities can be taken at their word. */
export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  /**
   * Mean squared distance of probability and code: 0 is perfect, a coin gives 0.25 (Brier 1950,
   * 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2).
   */
  readonly brier: number | null;
}

/** Probabilities beside codes, in bins of a fifth. */
export function calibration(posts: readonly { readonly probability: number; readonly truth: boolean }[]): Calibration {
  const bins: CalibrationBin[] = [];
  for (let fifth = 0; fifth < 5; fifth++) {
    const inside = posts.filter(({ probability }) => Math.min(4, Math.floor(probability * 5)) === fifth);
    if (inside.length === 0) continue;
    bins.push({
      from: fifth / 5,
      to: (fifth + 1) / 5,
      posts: inside.length,
      meanProbability: mean(inside.map(({ probability }) => probability)),
      observed: mean(inside.map(({ truth }) => (truth ? 1 : 0))),
    });
  }
  return { bins, brier: posts.length === 0 ? null : mean(posts.map(({ probability, truth }) => (probability - (truth ? 1 : 0)) ** 2)) };
}

/** How often each set of codes by people met each set by the classifier, over all sets that either used. */
export function confusion(posts: readonly { readonly truth: string; readonly predicted: string }[]): {
  labels: string[];
  counts: number[][];
} {
  const labels = [...new Set(posts.flatMap(({ truth, predicted }) => [truth, predicted]))].sort();
  const counts = labels.map((truth) =>
    labels.map((predicted) => posts.filter((post) => post.truth === truth && post.predicted === predicted).length),
  );
  return { labels, counts };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
