import { studentQuantile, studentQuantileSql } from './student.ts';
import { type Interval, wilson } from './wilson.ts';

/** Hits and trials by person, summed up: all that the interval of a share needs to know of how alike a person's posts are. */
export interface Clusters {
  readonly hits: number;
  readonly of: number;
  readonly people: number;
  /** Σ hᵢ², Σ hᵢ nᵢ, Σ nᵢ² and Σ nᵢ³ over people, with hᵢ hits in nᵢ trials of each. */
  readonly hitsSquared: number;
  readonly hitsByTrials: number;
  readonly trialsSquared: number;
  readonly trialsCubed: number;
}

/** Fewer independent posts than this are none: the interval is then everything from 0 to 1. */
const NONE = 1e-9;

/**
 * A share with a 95% interval that allows for the posts of one person resembling each other, and for some people posting
 * far more than others: Wilson's, on the number of independent posts that would tell as much. With G* = (Σnᵢ)² / Σnᵢ²
 * the number of people who would tell as much if all posted equally often (Kish), that number is
 * n / deff · (t(n − 1) / t(G* − 1))²:
 *
 * - deff, at least 1, is the variance of the share with people as clusters over that with posts as independent draws,
 *   Σᵢ (hᵢ − p nᵢ)² / (n p (1 − p)) / (1 + Σwᵢ² − 2 Σwᵢ³ / Σwᵢ²), wᵢ = nᵢ / n: the last part is what the sum lacks, because
 *   p is drawn towards the people who post most (G / (G − 1) where all post equally often);
 * - t, Student's quantiles, allow for G* people telling how much people differ.
 *
 * Where all posts have one answer nothing tells how alike a person's posts are: then people count, n being G*. All sums are
 * of whole numbers, so that their order does not matter. In simulations (bench/calibration.ts) the interval covers the share
 * in 92 to 99 of 100 studies, whatever the spread of activity, and in nearly all of groups of five; of a code in a few posts
 * of a hundred, most of them by a few people, in 85 to 90.
 *
 * Korn & Graubard (1998), Survey Methodology 24(2), 193–201; Bell & McCaffrey (2002), Survey Methodology 28(2), 169–181
 * (what the sum lacks); Carter, Schnepel & Steigerwald (2017), 10.1162/REST_a_00639 (people of unequal size); Wilson (1927),
 * 10.1080/01621459.1927.10502953
 */
export function clusteredShare({ hits, of, people, hitsSquared, hitsByTrials, trialsSquared, trialsCubed }: Clusters): Interval | null {
  if (of <= 0) return null;
  const p = hits / of;
  const equal = (of * of) / trialsSquared;
  if (p === 0 || p === 1 || people < 2) return around(p, equal);
  const between = hitsSquared - 2 * p * hitsByTrials + p * p * trialsSquared;
  const seen = Math.max(1e-12, 1 + 1 / equal - (2 * trialsCubed) / (of * trialsSquared));
  const effect = Math.max(1, between / (of * p * (1 - p)) / seen);
  const few = Math.min(1, studentQuantile(of - 1) / studentQuantile(equal - 1));
  return around(p, Math.max(NONE, (of / effect) * few * few));
}

function around(share: number, n: number): Interval | null {
  const found = wilson(share * n, n);
  return found === null ? null : { ...found, share };
}

/**
 * The number of independent posts of `clusteredShare` as SQL, for a share between 0 and 1 in the posts of several people,
 * from expressions of doubles named as in `Clusters`.
 */
export function independentPosts(sums: Readonly<Record<Exclude<keyof Clusters, 'people'>, string>>): string {
  const { hits, of, hitsSquared, hitsByTrials, trialsSquared, trialsCubed } = sums;
  const p = `(${hits} / ${of})`;
  const equal = `(${of} * ${of} / ${trialsSquared})`;
  const between = `(${hitsSquared} - 2 * ${p} * ${hitsByTrials} + ${p} * ${p} * ${trialsSquared})`;
  const seen = `greatest(1e-12, 1 + 1 / ${equal} - 2 * ${trialsCubed} / (${of} * ${trialsSquared}))`;
  const effect = `greatest(1, ${between} / (${of} * ${p} * (1 - ${p})) / ${seen})`;
  const few = `least(1, ${studentQuantileSql(`${of} - 1`)} / ${studentQuantileSql(`greatest(1e-12, ${equal} - 1)`)})`;
  return `greatest(${NONE}, ${of} / ${effect} * pow(${few}, 2))`;
}
