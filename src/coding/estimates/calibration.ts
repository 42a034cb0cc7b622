import type { Codebook } from '../../codebook/codebook.ts';
import { groupBy } from '../../group.ts';
import { byCodePoint } from '../../order.ts';
import { seeded } from '../../random.ts';
import { type Bounds, clusterBootstrap } from '../../stats/bootstrap.ts';
import { type CodedPost, codedShare, type Estimate, LEAST } from './prevalence.ts';
import type { Weighted } from './weigh.ts';

/** Of the posts to which the model gave about the same probability of a code, the share to which people gave the code. */
export interface CalibrationBin {
  readonly code: string;
  /** The probabilities from, and up to. */
  readonly from: number;
  readonly to: number;
  /** Posts that people coded, and their authors. */
  readonly coded: number;
  readonly authors: number;
  /** Mean probability. */
  readonly said: number;
  readonly found: Estimate;
}

/** Measures of how well the classifier does, by the names they have in tables. */
export const measures = ['precision', 'recall', 'f1', 'brier'] as const;
/** The name of a measure of the program beside people. */
export type Measure = (typeof measures)[number];

/** How well the classifier does on the posts that people coded. */
export interface Performance {
  readonly code: string;
  readonly measure: Measure;
  /** Posts that the figure is taken from, and their authors. */
  readonly coded: number;
  readonly authors: number;
  /** Null where it is undefined, or refused. */
  readonly value: number | null;
  readonly interval: Bounds | null;
  /** Why there is none, in words. */
  readonly refused: string | null;
}

/** A post that people found codable, with what the model said of one code. */
interface Judged extends CodedPost {
  readonly settled: boolean;
  /** Null where evidence decided without the model. */
  readonly probability: number | null;
}

/**
 * Probabilities of the model beside the codes of people, in fifths; neighbouring fifths with fewer than 30 coded posts
 * stand together. Posts count by what they stand for, so that the curve is that of the whole study and not of the sample,
 * which has more of the rare codes. Empty for a code of which fewer than 30 coded posts have a probability.
 */
export function calibration(coded: readonly Weighted[], codebook: Codebook): CalibrationBin[] {
  return codebook.codes.flatMap(({ code }) => {
    const posts = judged(coded, code).filter(hasProbability);
    return bins(posts).map(({ from, to, posts }) => ({
      code,
      from,
      to,
      coded: posts.length,
      authors: authorsOf(posts),
      said: mean(posts, ({ probability }) => probability),
      found: codedShare(posts) as Estimate,
    }));
  });
}

/**
 * Precision (share of the posts given the code that deserve it), recall (share of the deserving posts that got it), their
 * harmonic mean F1, and the Brier score, the mean squared distance of probability and code (0 is perfect, and who always
 * says one half has 0.25). Posts count by what they stand for. Intervals of precision and recall are Wilson's on the
 * effective number of posts; those of F1 and the Brier score come from a bootstrap over authors. A figure from fewer than
 * 30 coded posts is refused.
 *
 * Brier (1950), 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2
 */
export function performances(coded: readonly Weighted[], codebook: Codebook, seed: string): Performance[] {
  return codebook.codes.flatMap(({ code }) => {
    const posts = judged(coded, code);
    const given = posts.filter(({ predicted }) => predicted);
    const deserving = posts.filter(({ settled }) => settled);
    const modelled = posts.filter(hasProbability);
    const resampled = (name: Measure, from: readonly Judged[], figure: (posts: readonly Judged[]) => number | null) => {
      const [interval = null] = clusterBootstrap(clusters(from), (posts) => [figure(posts)], { random: seeded(`${seed} ${name} ${code}`) });
      return { value: figure(from), interval };
    };
    const figures: Readonly<Record<Measure, { from: readonly Judged[]; figure: () => Pick<Performance, 'value' | 'interval'> }>> = {
      precision: { from: given, figure: () => shareOf(given) },
      recall: { from: deserving, figure: () => shareOf(deserving.map((post) => ({ ...post, settled: post.predicted }))) },
      f1: { from: posts.filter(({ predicted, settled }) => predicted || settled), figure: () => resampled('f1', posts, f1) },
      brier: { from: modelled, figure: () => resampled('brier', modelled, brier) },
    };
    return measures.map((measure): Performance => {
      const { from, figure } = figures[measure];
      const told = { code, measure, coded: from.length, authors: authorsOf(from) };
      if (from.length >= LEAST) return { ...told, ...figure(), refused: null };
      const refused = `only ${from.length} coded ${from.length === 1 ? 'post' : 'posts'}: it needs at least ${LEAST}`;
      return { ...told, value: null, interval: null, refused };
    });
  });
}

function shareOf(posts: readonly Judged[]): Pick<Performance, 'value' | 'interval'> {
  const interval = codedShare(posts);
  return { value: interval?.share ?? null, interval };
}

function f1(posts: readonly Judged[]): number | null {
  const weigh = (of: (post: Judged) => boolean) => posts.filter(of).reduce((sum, { weight }) => sum + weight, 0);
  const both = weigh(({ predicted, settled }) => predicted && settled);
  const either = weigh(({ predicted }) => predicted) + weigh(({ settled }) => settled);
  return either === 0 ? null : (2 * both) / either;
}

function brier(posts: readonly Judged[]): number | null {
  return posts.length === 0 ? null : mean(posts, ({ probability, settled }) => ((probability ?? 0) - Number(settled)) ** 2);
}

function judged(coded: readonly Weighted[], code: string): Judged[] {
  return coded.flatMap(({ author, predicted, probabilities, uncodable, codes, weight }) => {
    const settled = codes[code];
    if (uncodable || settled === undefined) return [];
    return [
      { author, predicted: predicted?.includes(code) ?? false, settled, weight, amount: 1, probability: probabilities[code] ?? null },
    ];
  });
}

function hasProbability(post: Judged): post is Judged & { readonly probability: number } {
  return post.probability !== null;
}

/** The posts in fifths of the probability, each joined with the next until 30 are together; none where there are fewer in all. */
function bins<T extends { readonly probability: number }>(posts: readonly T[]): { from: number; to: number; posts: T[] }[] {
  const out: { from: number; to: number; posts: T[] }[] = [];
  let open: { from: number; to: number; posts: T[] } = { from: 0, to: 0, posts: [] };
  for (let fifth = 0; fifth < 5; fifth++) {
    const inside = posts.filter(({ probability }) => Math.min(4, Math.floor(probability * 5)) === fifth);
    open = { from: open.from, to: (fifth + 1) / 5, posts: [...open.posts, ...inside] };
    if (open.posts.length < LEAST) continue;
    out.push(open);
    open = { from: open.to, to: open.to, posts: [] };
  }
  const last = out.pop();
  return last === undefined ? [] : [...out, { from: last.from, to: 1, posts: [...last.posts, ...open.posts] }];
}

function clusters(posts: readonly Judged[]): Judged[][] {
  return [...groupBy(posts, ({ author }) => author)].sort(([a], [b]) => byCodePoint(a, b)).map(([, own]) => own);
}

function authorsOf(posts: readonly Judged[]): number {
  return new Set(posts.map(({ author }) => author)).size;
}

function mean<T extends { readonly weight: number }>(posts: readonly T[], of: (post: T) => number): number {
  return posts.reduce((sum, post) => sum + post.weight * of(post), 0) / posts.reduce((sum, { weight }) => sum + weight, 0);
}
