import { normalQuantile } from '../../stats/normal.ts';
import { wilson } from '../../stats/wilson.ts';

/** A post that people coded, as the estimate of a share needs it. */
export interface CodedPost {
  readonly author: string;
  /** Whether the classifier gave the code. */
  readonly predicted: boolean;
  /** Whether people gave it; null where they found the post uncodable. */
  readonly settled: boolean | null;
  /** Posts of the study this one stands for: one over its probability of being drawn. */
  readonly weight: number;
  /** What the post counts for: 1 (posts), 1 + its reposts (instances), 1 / posts of its author (accounts). */
  readonly amount: number;
}

/** What the classifier says about all posts of a cell, in the same amounts: how much it gave the code, and how much not. */
export interface Predicted {
  readonly yes: number;
  readonly no: number;
  /** How much it could not read; people say what of it counts. */
  readonly unread: number;
}

/** A share of a code, with its interval. */
export interface Estimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The share of a code, estimated in several ways. */
export interface Shares {
  /** The classifier's own share, with the interval one would print if it never erred. */
  readonly uncorrected: Estimate | null;
  /** The share corrected by the coded posts: the one to report. */
  readonly corrected: Estimate | null;
  /** From the coded posts alone, without the classifier. */
  readonly codedOnly: Estimate | null;
  /** From the classifier's share, sensitivity and specificity. */
  readonly roganGladen: Estimate | null;
  /** Posts that people coded, uncodable ones left out, and the different authors of them. */
  readonly coded: number;
  readonly authors: number;
  /** Why there is no corrected share, in words. */
  readonly refused: string | null;
}

/** Fewer coded posts than this in a cell are refused: below some 30 the classifier's errors there are unknown. */
export const LEAST = 30;

const LEVEL = 0.95;

/**
 * Estimates the share of a code in one cell (the whole study, a platform, a period, a community) in every way, and
 * refuses the corrections where fewer than 30 posts of the cell were coded. `predicted` covers all posts of the cell.
 */
export function sharesOf(predicted: Predicted, coded: readonly CodedPost[]): Shares {
  const read = coded.filter(({ settled }) => settled !== null);
  const usable = read.length;
  const authors = new Set(read.map(({ author }) => author)).size;
  const uncorrected = wilson(predicted.yes, predicted.yes + predicted.no);
  if (usable < LEAST) {
    const refused = `only ${usable} coded ${usable === 1 ? 'post' : 'posts'}: a corrected share needs at least ${LEAST}`;
    return { uncorrected, corrected: null, codedOnly: null, roganGladen: null, coded: usable, authors, refused };
  }
  return {
    uncorrected,
    corrected: correctedShare(predicted, coded),
    codedOnly: codedShare(coded),
    roganGladen: roganGladen(predicted, coded),
    coded: usable,
    authors,
    refused: null,
  };
}

/**
 * The share of a code, corrected by coded posts drawn with known probabilities: θ = W₁ p₁ + W₀ p₀, where W₁ and W₀ are
 * the shares of all posts that the classifier gave and did not give the code (known, not estimated) and p₁, p₀ the
 * design-weighted shares of yes among the coded posts of each. It is the difference or prediction-powered estimator
 * mean(f) + weighted mean(y − f) with weights calibrated to the classifier's totals (post-stratified by f), and so the
 * design-based supervised-learning (DSL) estimate of a mean. It holds however bad the classifier is; a good one narrows it.
 *
 * Interval: Wilson's for p₁ and p₀, each on its effective number of posts (see `effective`), joined by the method of
 * variance estimates recovery. The textbook interval (± 1.96 standard errors) covers too seldom for a rare code, because
 * the coded posts of class 0 often hold no yes at all. It speaks of the posts of the study, not of all that such people
 * might have posted; where people coded many posts of the same authors it is therefore wider than need be. Posts that
 * people found uncodable are left out of the share.
 *
 * Egami, Hinck, Stewart & Wei (2023), arXiv 2306.04746; Angelopoulos et al. (2023), 10.1126/science.adi6000;
 * Zou, Huang & Zhang (2009), 10.1016/j.csda.2008.09.033 (interval)
 */
export function correctedShare(predicted: Predicted, coded: readonly CodedPost[]): Estimate | null {
  const classes = [true, false]
    .map((f) => {
      const of = f ? predicted.yes : predicted.no + predicted.unread;
      const drawn = coded.filter((post) => post.predicted === f);
      const usable = drawn.filter(({ settled }) => settled !== null);
      // The posts that people find uncodable belong to no share: the class shrinks by their part.
      const codable = drawn.length === 0 ? 1 : sum(usable, mass) / sum(drawn, mass);
      return { size: of * codable, posts: usable };
    })
    .filter(({ size }) => size > 0);
  const whole = classes.reduce((all, { size }) => all + size, 0);
  if (whole === 0) return null;
  // Nothing is known of a class that nobody coded: then only the coded posts as a whole can speak.
  if (classes.some(({ posts }) => posts.length === 0)) return codedShare(coded);
  return together(classes.map(({ size, posts }) => ({ part: size / whole, estimate: weightedShare(posts) as Estimate })));
}

/**
 * The share of a code from the coded posts alone: Σ w y / Σ w with w one over the probability of being drawn (Hájek's
 * form of Horvitz and Thompson's estimator). Wilson's interval on the effective number of posts; in a sample stratified by
 * what the classifier says it is wider than need be, because it makes no use of the strata.
 *
 * Hájek (1971), comment in Foundations of Statistical Inference; Korn & Graubard (1998), Survey Methodology 24(2), 193–201
 */
export function codedShare(coded: readonly CodedPost[]): Estimate | null {
  return weightedShare(coded.filter(({ settled }) => settled !== null));
}

/**
 * The classifier's share corrected by its sensitivity and specificity: θ = (p + Sp − 1) / (Se + Sp − 1), within 0 and 1.
 * Se and Sp come design-weighted from the coded posts. Undefined where Se + Sp ≤ 1: then the classifier tells nothing.
 * The interval allows for the uncertainty of Se and Sp, on effective numbers of posts; in a sample stratified by what the
 * classifier says it is wider than need be, because it makes no use of the strata.
 *
 * Rogan & Gladen (1978), 10.1093/oxfordjournals.aje.a112510; interval: Lang & Reiczigel (2014), 10.1016/j.prevetmed.2013.09.015
 */
export function roganGladen({ yes, no }: Predicted, coded: readonly CodedPost[]): Estimate | null {
  const usable = coded.filter(({ settled }) => settled !== null);
  const hit = (truth: boolean): { share: number; n: number } | null => {
    const posts = usable.filter(({ settled }) => settled === truth);
    if (posts.length === 0) return null;
    const right = posts.map((post) => ({ ...post, settled: post.predicted === truth }));
    return { share: (weightedShare(right) as Estimate).share, n: effective(right) };
  };
  const [se, sp] = [hit(true), hit(false)];
  if (se === null || sp === null || yes + no === 0 || se.share + sp.share <= 1) return null;
  const p = yes / (yes + no);
  const clip = (share: number): number => Math.min(1, Math.max(0, share));
  const share = clip((p + sp.share - 1) / (se.share + sp.share - 1));
  const z = normalQuantile((1 + LEVEL) / 2);
  // Lang & Reiczigel add one success and one failure to Se and Sp; all posts were classified, so p itself is exact.
  const n = { se: se.n + 2, sp: sp.n + 2 };
  const adjusted = { se: (se.n * se.share + 1) / n.se, sp: (sp.n * sp.share + 1) / n.sp };
  const youden = adjusted.se + adjusted.sp - 1;
  if (youden <= 0) return null;
  const centre = (p + adjusted.sp - 1) / youden;
  const shift =
    2 * z * z * (centre * ((adjusted.se * (1 - adjusted.se)) / n.se) - (1 - centre) * ((adjusted.sp * (1 - adjusted.sp)) / n.sp));
  const error =
    Math.sqrt((1 - centre) ** 2 * ((adjusted.sp * (1 - adjusted.sp)) / n.sp) + centre ** 2 * ((adjusted.se * (1 - adjusted.se)) / n.se)) /
    youden;
  return {
    share,
    low: Math.min(share, clip(centre + shift - z * error)),
    high: Math.max(share, clip(centre + shift + z * error)),
  };
}

/** The parts of the whole put together: shares add up, and so do the squared distances to the ends of their intervals. */
export function together(parts: readonly { readonly part: number; readonly estimate: Estimate }[]): Estimate {
  const share = parts.reduce((all, { part, estimate }) => all + part * estimate.share, 0);
  const reach = (distance: (estimate: Estimate) => number): number =>
    Math.sqrt(parts.reduce((all, { part, estimate }) => all + (part * distance(estimate)) ** 2, 0));
  return {
    share,
    low: Math.max(0, share - reach((e) => e.share - e.low)),
    high: Math.min(1, share + reach((e) => e.high - e.share)),
  };
}

function weightedShare(posts: readonly CodedPost[]): Estimate | null {
  const whole = sum(posts, mass);
  if (whole === 0) return null;
  const share = Math.min(1, sum(posts, (post) => (post.settled ? mass(post) : 0)) / whole);
  const n = effective(posts);
  return { ...(wilson(share * n, n) as Estimate), share };
}

/**
 * The number of independent, equally weighted posts that would tell as much: Kish's (Σw)² / Σw², lessened by how alike
 * the posts of one author are (the variance with authors as clusters over that with posts, at least 1), and raised where
 * a good part of all posts was coded (finite population). Where all posts have one answer nothing tells how alike an
 * author's posts are: then authors count, not posts.
 *
 * Kish (1992), Weighting for unequal Pi, Journal of Official Statistics 8(2), 183–200; Korn & Graubard (1998)
 */
export function effective(posts: readonly CodedPost[]): number {
  const whole = sum(posts, mass);
  if (whole === 0) return 0;
  const squares = sum(posts, (post) => mass(post) ** 2);
  const share = sum(posts, (post) => (post.settled ? mass(post) : 0)) / whole;
  const varied = share > 0 && share < 1;
  const residual = (post: CodedPost): number => mass(post) * (varied ? Number(post.settled) - share : 1);
  const byAuthor = new Map<string, number>();
  for (const post of posts) byAuthor.set(post.author, (byAuthor.get(post.author) ?? 0) + residual(post));
  const clustered = [...byAuthor.values()].reduce((all, value) => all + value * value, 0);
  const alike = Math.max(1, clustered / sum(posts, (post) => residual(post) ** 2));
  const left = sum(posts, (post) => mass(post) ** 2 * Math.max(0, 1 - 1 / post.weight)) / squares;
  return whole ** 2 / squares / alike / Math.max(left, 1e-6);
}

/** What a coded post stands for in the share: posts, instances or accounts. */
function mass({ weight, amount }: CodedPost): number {
  return weight * amount;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}
