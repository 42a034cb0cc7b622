import type { Codebook } from '../../codebook/codebook.ts';
import { wilson } from '../../stats/wilson.ts';
import { together } from '../estimates/prevalence.ts';
import type { Total } from '../round.ts';
import { type Cell, strata } from './sample.ts';

/** What a sample of a certain size is expected to tell of one code. */
export interface Expected {
  readonly code: string;
  readonly size: number;
  /** The share it is expected to find; null where the classifier does not decide the code, so that nobody knows. */
  readonly share: number | null;
  /** Half the width of the 95% interval of the corrected share. */
  readonly half: number;
  /** The same for as many posts drawn at random, without strata and without the classifier. */
  readonly simple: number;
}

/** What a sample is planned from. */
export interface Planned {
  readonly totals: readonly Total[];
  readonly cells: readonly Cell[];
  /** Codes that the classifier decides. */
  readonly decided: readonly string[];
}

/** The share whose interval is the widest. */
const WIDEST = 0.5;

/** How good the classifier is taken to be while nobody knows: of what it codes, right; and of what is to be coded, found. */
export const assumed = { precision: 0.8, recall: 0.85 } as const;

/** The group that a post is drawn from, by what the classifier says of it. */
export function groupOf(predicted: readonly string[] | null, codebook: Codebook): string {
  if (predicted === null) return 'uncodable';
  return codebook.precedence.find((code) => predicted.includes(code)) ?? 'none';
}

/**
 * How wide the interval of each code will be for each size of the sample: the interval of `correctedShare` for the
 * expected numbers of coded posts, with weights as `strata` draws them. It rests on the classifier's present codes and
 * on `assumed`; where it does worse, intervals are wider. Posts of one author that are alike widen them too. For a code
 * that the classifier does not decide the share is taken to be one half, where intervals are widest.
 */
export function plan({ totals, cells, decided }: Planned, codebook: Codebook, sizes: readonly number[]): Expected[] {
  const groups = [...new Set(totals.map(({ predicted }) => groupOf(predicted, codebook)))];
  const posts = totals.reduce((sum, total) => sum + total.posts, 0);
  return sizes.flatMap((size) => {
    const drawn = strata(cells, size);
    const rateOf = new Map(
      groups.map((group) => {
        const mine = drawn.filter((stratum) => stratum.cells[0]?.group === group);
        return [
          group,
          mine.reduce((sum, s) => sum + s.size, 0) /
            Math.max(
              1,
              mine.reduce((sum, s) => sum + s.posts, 0),
            ),
        ] as const;
      }),
    );
    return codebook.codes.map(({ code }) => {
      const classes = [true, false].map((yes) => {
        const of = totals.filter(({ predicted }) => (predicted?.includes(code) ?? false) === yes);
        const whole = of.reduce((sum, total) => sum + total.posts, 0);
        // Kish's effective number: (Σ n w)² / Σ n w² with w = 1 / rate, and n w the posts of the class.
        const squares = of.reduce((sum, total) => sum + total.posts / (rateOf.get(groupOf(total.predicted, codebook)) || 1), 0);
        return { whole, n: squares === 0 ? 0 : whole ** 2 / squares };
      });
      const [given, other] = classes as [(typeof classes)[0], (typeof classes)[0]];
      const right = given.whole * assumed.precision;
      const unfound = other.whole === 0 ? 0 : Math.min(1, (right * (1 / assumed.recall - 1)) / other.whole);
      const missed = decided.includes(code) ? unfound : WIDEST;
      const parts = [
        { part: given.whole / posts, p: assumed.precision, n: given.n },
        { part: other.whole / posts, p: missed, n: other.n },
      ]
        .filter(({ n }) => n > 0)
        .map(({ part, p, n }) => ({ part, estimate: wilson(p * n, n) as NonNullable<ReturnType<typeof wilson>> }));
      const { share, low, high } = together(parts);
      const alone = wilson(share * size, size);
      return {
        code,
        size,
        share: decided.includes(code) ? share : null,
        half: (high - low) / 2,
        simple: alone === null ? 1 : (alone.high - alone.low) / 2,
      };
    });
  });
}
