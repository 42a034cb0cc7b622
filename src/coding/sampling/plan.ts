import type { Codebook } from '../../codebook/codebook.ts';
import { wilson } from '../../stats/wilson.ts';
import { together } from '../estimates/prevalence.ts';
import type { Total } from '../round.ts';
import type { Alike } from './alike.ts';
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
  /** How alike the posts of one author are; a code that is missing counts every post as by another author. */
  readonly alike: readonly Alike[];
}

/** The share whose interval is the widest. */
const WIDEST = 0.5;

/**
 * How good the classifier is assumed to be before anybody has coded: the share of its codes that are right, and the share of
 * posts to be coded that it finds.
 */
export const assumed = { precision: 0.8, recall: 0.85 } as const;

/** The group that a post is drawn from, by what the classifier says of it. */
export function groupOf(predicted: readonly string[] | null, codebook: Codebook): string {
  if (predicted === null) return 'uncodable';
  return codebook.precedence.find((code) => predicted.includes(code)) ?? 'none';
}

/**
 * How wide the interval of each code will be for each size of the sample: the interval of `correctedShare` for the
 * expected numbers of coded posts, with weights as `strata` draws them. It rests on the classifier's present codes and
 * on `assumed`; where it does worse, intervals are wider. For a code that the classifier does not decide the share is
 * taken to be one half, where intervals are widest.
 *
 * Posts of one author tell less than as many by different people. A class of which a part r is drawn, whose authors have b
 * posts in it (as its posts meet them), has 1 + ρ r (b − 1) times the variance (Kish 1965), with ρ as alike as the
 * classifier's own codes. Where the drawn posts of a class may all have one answer, nothing will tell how alike they are,
 * and the interval will count authors: so likely as that is, ρ is 1.
 */
export function plan({ totals, cells, decided, alike }: Planned, codebook: Codebook, sizes: readonly number[]): Expected[] {
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
        const rate = of.reduce((sum, total) => sum + total.posts * (rateOf.get(groupOf(total.predicted, codebook)) ?? 0), 0) / (whole || 1);
        return { whole, n: squares === 0 ? 0 : whole ** 2 / squares, rate };
      });
      const [given, other] = classes as [(typeof classes)[0], (typeof classes)[0]];
      const right = given.whole * assumed.precision;
      const unfound = other.whole === 0 ? 0 : Math.min(1, (right * (1 / assumed.recall - 1)) / other.whole);
      const missed = decided.includes(code) ? unfound : WIDEST;
      const met = alike.find((one) => one.code === code) ?? { within: 0, all: 1, given: 1, others: 1 };
      const parts = [
        { part: given.whole / posts, p: assumed.precision, n: effective(given, assumed.precision, met.within, met.given) },
        { part: other.whole / posts, p: missed, n: effective(other, missed, met.within, met.others) },
      ]
        .filter(({ n }) => n > 0)
        .map(({ part, p, n }) => ({ part, estimate: wilson(p * n, n) as NonNullable<ReturnType<typeof wilson>> }));
      const { share, low, high } = together(parts);
      const n = effective({ n: size, rate: size / posts }, share, met.within, met.all);
      const alone = wilson(share * n, n);
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

/** The number of posts by different people that would tell as much as the drawn posts of a class, of which a share p has the code. */
function effective({ n, rate }: { n: number; rate: number }, p: number, within: number, perAuthor: number): number {
  const oneAnswer = p ** n + (1 - p) ** n;
  const correlation = within + (1 - within) * oneAnswer;
  return n / (1 + correlation * rate * (perAuthor - 1));
}
