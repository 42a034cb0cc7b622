import { type Interval, wilson } from './wilson.ts';

/** Hits and trials by person, summed up: all that the interval of a share needs to know of how alike a person's posts are. */
export interface Clusters {
  readonly hits: number;
  readonly of: number;
  readonly people: number;
  /** Σ hᵢ², Σ hᵢ nᵢ and Σ nᵢ² over people, with hᵢ hits in nᵢ trials of each. */
  readonly hitsSquared: number;
  readonly hitsByTrials: number;
  readonly trialsSquared: number;
}

/**
 * A share with a 95% interval that allows for the posts of one person resembling each other: Wilson's, on the number of
 * independent posts that would tell as much. That number is n divided by the design effect, the variance of the share
 * with people as clusters over that with posts as independent draws:
 * deff = G / (G − 1) · Σᵢ (hᵢ − p nᵢ)² / (n p (1 − p)), at least 1. Where all posts have one answer nothing tells how
 * alike a person's posts are: then people count, n being Kish's (Σnᵢ)² / Σnᵢ². The sums are of whole numbers, so that
 * their order does not matter.
 *
 * Korn & Graubard (1998), Survey Methodology 24(2), 193–201; Wilson (1927), 10.1080/01621459.1927.10502953
 */
export function clusteredShare({ hits, of, people, hitsSquared, hitsByTrials, trialsSquared }: Clusters): Interval | null {
  if (of <= 0) return null;
  const p = hits / of;
  if (p === 0 || p === 1 || people < 2) return around(p, (of * of) / trialsSquared);
  const between = hitsSquared - 2 * p * hitsByTrials + p * p * trialsSquared;
  const effect = ((people / (people - 1)) * between) / (of * p * (1 - p));
  return around(p, of / Math.max(1, effect));
}

function around(share: number, n: number): Interval | null {
  const found = wilson(share * n, n);
  return found === null ? null : { ...found, share };
}
