import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CodedPost,
  codedShare,
  correctedShare,
  effective,
  LEAST,
  roganGladen,
  sharesOf,
} from '../../../src/coding/estimates/prevalence.ts';
import { type Cell, draw, strata } from '../../../src/coding/sampling/sample.ts';
import { integer, type Random, seeded } from '../../../src/random.ts';
import { wilson } from '../../../src/stats/wilson.ts';

const post = (predicted: boolean, settled: boolean | null, weight = 1, author = ''): CodedPost => ({
  author: author || `${nextAuthor++}`,
  predicted,
  settled,
  weight,
  amount: 1,
});
let nextAuthor = 0;
const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);

/** 100 of 1,000 posts given the code, 50 of them and 50 of the rest coded: 40 of 50 right, 2 of 50 missed. */
const predicted = { yes: 100, no: 900, unread: 0 };
const coded = [
  ...times(40, () => post(true, true, 2)),
  ...times(10, () => post(true, false, 2)),
  ...times(2, () => post(false, true, 18)),
  ...times(48, () => post(false, false, 18)),
];

test('correctedShare is what is right of the posts given the code, and what is missed of the others', () => {
  expect(correctedShare(predicted, coded)?.share).toBeCloseTo(0.1 * 0.8 + 0.9 * 0.04, 12);
});

test('correctedShare equals the difference estimator mean(f) + weighted mean(y − f) where the sample is stratified by f', () => {
  const difference = coded.reduce((sum, { weight, settled, predicted: f }) => sum + weight * (Number(settled) - Number(f)), 0) / 1000;
  expect(correctedShare(predicted, coded)?.share).toBeCloseTo(0.1 + difference, 12);
});

test('codedShare weights every post by what it stands for', () => {
  expect(codedShare(coded)?.share).toBeCloseTo((40 * 2 + 2 * 18) / 1000, 12);
});

test('roganGladen turns the classifier’s share back by its sensitivity and specificity', () => {
  // Se = 80 / 116, Sp = 864 / 884
  const [se, sp] = [80 / 116, 864 / 884];
  expect(roganGladen(predicted, coded)?.share).toBeCloseTo((0.1 + sp - 1) / (se + sp - 1), 12);
});

test('roganGladen is undefined where the classifier tells nothing', () => {
  const useless = [...times(20, () => post(true, false)), ...times(20, () => post(false, true))];
  expect(roganGladen({ yes: 20, no: 20, unread: 0 }, useless)).toBeNull();
});

test('roganGladen has the interval of Lang & Reiczigel (2014)', () => {
  // Their formulas in R, with p exact, n of Se the effective 42 people gave the code to and n of Sp that of the other 58:
  // e = (p + Sp - 1) / J; d = 2 z² (e Se (1 - Se) / (n₁ + 2) - (1 - e) Sp (1 - Sp) / (n₀ + 2)); e + d ± z √(…) / J.
  const of = (yes: number) => {
    const { share, low, high } = roganGladen({ yes, no: 1000 - yes, unread: 0 }, coded) ?? { share: -1, low: -1, high: -1 };
    return [share, low, high].map((end) => Number(end.toFixed(9)));
  };
  expect(of(300)).toEqual([0.415836257, 0.302786183, 0.57884566]);
  // Ends and shares beyond 0 or 1 are put there: R has -0.0687, and -0.0264 [-0.1533, 0.0227], and 1.315 [1.041, 1.899].
  expect(of(50)).toEqual([0.041040936, 0, 0.092551298]);
  expect(of(5)).toEqual([0, 0, 0.02274919]);
  expect(of(900)).toEqual([1, 1, 1]);
});

test('roganGladen is undefined where one side of the classifier is unknown, and where so few posts tell too little', () => {
  const sure = { weight: 1e6 };
  const right = times(20, () => ({ ...post(true, true), ...sure }));
  const none = times(20, () => ({ ...post(false, false), ...sure }));
  expect(roganGladen({ yes: 20, no: 20, unread: 0 }, right)).toBeNull();
  expect(roganGladen({ yes: 20, no: 20, unread: 0 }, none)).toBeNull();
  expect(roganGladen({ yes: 0, no: 0, unread: 40 }, [...right, ...none])).toBeNull();
  expect(roganGladen({ yes: 1, no: 0, unread: 0 }, [...right, ...none])?.share).toBe(1);
  // Se + Sp is 1: as often given where people give the code as where they do not.
  const chance = [true, false].flatMap((settled) => [true, false].flatMap((given) => times(10, () => post(given, settled))));
  expect(roganGladen({ yes: 20, no: 20, unread: 0 }, chance)).toBeNull();
  // Se = 1 of one post, Sp = 20 of 100: one success and one failure more, and their sum is 2 / 3 + 21 / 102.
  const few = [
    { ...post(true, true), ...sure },
    ...times(20, () => ({ ...post(false, false), ...sure })),
    ...times(80, () => ({ ...post(true, false), ...sure })),
  ];
  expect(roganGladen({ yes: 85, no: 15, unread: 0 }, few)).toBeNull();
});

test('shares of posts of unequal weights and amounts, several of an author, have the intervals that statsmodels gives', () => {
  const some = times(60, () => 0).map((_, i): CodedPost => {
    const given = i % 2 === 0;
    const yes = given ? i % 10 < 6 !== (i % 14 === 0) : i % 20 === 1 || i === 35 || i === 51;
    const weight = (given ? 1.5 : 9) * (i % 5 === 0 ? 2 : 1);
    return { author: `${i % 20}`, predicted: given, settled: i % 15 === 7 ? null : yes, weight, amount: i % 4 === 0 ? 3 : 1 };
  });
  // m = weight * amount; fit = WLS(y, 1, m); n = sum(m)**2 / sum(m**2) / max(1, variance clustered by author without correction
  // over HC0) / (sum(m**2 * (1 - 1 / weight)) / sum(m**2)); proportion_confint(share * n, n, method="wilson"), statsmodels 0.14.
  // The classes are joined by hand: the square root of the sum of (part * distance)**2.
  const { uncorrected, corrected, codedOnly, coded, authors } = sharesOf({ yes: 450, no: 550, unread: 50 }, some);
  const ends = (one: typeof corrected) => [one?.share, one?.low, one?.high].map((end) => Number(end?.toFixed(9)));
  expect([coded, authors]).toEqual([56, 20]);
  expect(ends(uncorrected)).toEqual([0.45, 0.419415384, 0.480967292]);
  expect(ends(codedOnly)).toEqual([0.286764706, 0.15502113, 0.468405035]);
  expect(ends(corrected)).toEqual([0.365546218, 0.273353202, 0.504986624]);
  expect(effective(some.filter(({ settled }) => settled !== null))).toBeCloseTo(28.991723479428, 9);
});

test('effective counts authors where an author’s posts are all alike, and posts where they are not', () => {
  const alike = times(20, () => post(true, true)).flatMap((one, a) =>
    times(5, () => ({ ...one, author: `${a}`, settled: a % 2 === 0, weight: 1e6 })),
  );
  expect(effective(alike)).toBeCloseTo(20, 3);
  expect(effective(times(100, () => post(true, nextAuthor % 2 === 0, 1e6)))).toBeCloseTo(100, 2);
  expect(effective(times(100, () => post(true, false, 1e6, 'one author')))).toBeCloseTo(1, 4);
});

test('a share of posts that were all coded is known, and one of half of them known better than by the posts alone', () => {
  const some = (weight: number) => times(40, () => 0).map((_, i) => post(true, i % 4 === 0, weight));
  const all = codedShare(some(1));
  expect([all?.low, all?.high]).toEqual([expect.closeTo(0.25, 3), expect.closeTo(0.25, 3)]);
  // Half left out: the variance is halved, as of 80 posts.
  expect(effective(some(2))).toBeCloseTo(80, 9);
  expect(codedShare(some(2))).toEqual(wilson(20, 80));
});

describe('sharesOf', () => {
  test('refuses a cell with fewer than 30 coded posts, and says so', () => {
    const few = sharesOf(predicted, coded.slice(0, LEAST - 1));
    expect(few.refused).toBe('only 29 coded posts: a corrected share needs at least 30');
    expect([few.corrected, few.codedOnly, few.roganGladen]).toEqual([null, null, null]);
    expect(few.uncorrected?.share).toBeCloseTo(0.1, 12);
    expect(sharesOf(predicted, coded.slice(0, 1)).refused).toBe('only 1 coded post: a corrected share needs at least 30');
  });
  test('corrects a cell with 30 coded posts', () => {
    expect(sharesOf(predicted, coded.slice(30, 30 + LEAST))).toMatchObject({
      refused: null,
      coded: 30,
      corrected: { share: expect.any(Number) },
    });
  });
  test('leaves uncodable posts out of the share and out of the count', () => {
    const some = [...coded, ...times(50, () => post(false, null, 18))];
    const shares = sharesOf(predicted, some);
    expect(shares.coded).toBe(100);
    // Half of the 900 are uncodable: 100 + 450 posts remain.
    expect(shares.corrected?.share).toBeCloseTo((80 + 450 * 0.04) / 550, 12);
  });
  test('falls back on the coded posts alone where a class was not coded at all', () => {
    const one = times(40, () => post(false, nextAuthor % 4 === 0, 20));
    expect(sharesOf({ yes: 3, no: 800, unread: 0 }, one).corrected).toEqual(codedShare(one));
  });
  test('has no share of nothing', () => {
    expect(sharesOf({ yes: 0, no: 0, unread: 0 }, [])).toMatchObject({ uncorrected: null, corrected: null });
    expect(correctedShare({ yes: 0, no: 0, unread: 0 }, coded)).toBeNull();
    expect(correctedShare({ yes: 1, no: 0, unread: 0 }, coded)?.share).toBeCloseTo(0.8, 12);
  });
});

interface Truth {
  readonly author: string;
  readonly truth: boolean;
  readonly predicted: boolean;
  readonly cell: Cell;
}

const POSTS = 20_000;
const AUTHORS = 4000;

/** A study in which a few authors write much, every second one uses the code four times as often, and two platforms differ. */
function study(random: Random, prevalence: number): { posts: Truth[]; cells: Map<Cell, Truth[]> } {
  const cells = new Map<string, Cell & { posts: number }>();
  const members = new Map<Cell, Truth[]>();
  const posts = times(POSTS, () => {
    const author = Math.floor(AUTHORS * random() ** 2);
    const truth = random() < prevalence * (author % 2 === 0 ? 1.6 : 0.4);
    const given = random() < (truth ? 0.85 : 0.05);
    const [group, platform, period] = [given ? 'code' : 'none', random() < 0.3 ? 'reddit' : 'twitter', `2023-Q${integer(random, 4) + 1}`];
    const name = `${group} ${platform} ${period}`;
    const cell = cells.get(name) ?? { group, platform, period, posts: 0 };
    cells.set(name, cell);
    cell.posts += 1;
    const one = { author: `${author}`, truth, predicted: given, cell };
    members.set(cell, [...(members.get(cell) ?? []), one]);
    return one;
  });
  return { posts, cells: members };
}

describe('over 1,000 draws of 400 posts by a classifier with sensitivity .85 and specificity .95', () => {
  test.each([0.02, 0.08, 0.4])(
    'the corrected interval covers a true share of %d in 930 to 970, the uncorrected one never',
    (prevalence) => {
      const { posts, cells } = study(seeded(`study ${prevalence}`), prevalence);
      const truth = posts.filter((one) => one.truth).length / POSTS;
      const yes = posts.filter((one) => one.predicted).length;
      const given = { yes, no: POSTS - yes, unread: 0 };
      const parts = strata([...cells.keys()], 400);
      let covered = 0;
      let sum = 0;
      for (let round = 0; round < 1000; round++) {
        const sample = draw(parts, seeded(`${prevalence} ${round}`)).map(({ cell, rank, inclusion }): CodedPost => {
          const one = cells.get(cell)?.[rank] as Truth;
          return { author: one.author, predicted: one.predicted, settled: one.truth, weight: 1 / inclusion, amount: 1 };
        });
        const estimate = correctedShare(given, sample);
        if (estimate !== null && estimate.low <= truth && truth <= estimate.high) covered += 1;
        sum += estimate?.share ?? Number.NaN;
      }
      const naive = wilson(yes, POSTS);
      expect((naive?.low ?? 0) <= truth && truth <= (naive?.high ?? 1)).toBe(false);
      expect(Math.abs(sum / 1000 - truth)).toBeLessThan(0.001);
      expect(covered / 1000).toBeGreaterThanOrEqual(0.93);
      expect(covered / 1000).toBeLessThanOrEqual(0.97);
    },
  );
});

test('every estimate lies within its interval, and that within 0 and 1, whatever was coded', () => {
  const one = fc.record({
    author: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    predicted: fc.boolean(),
    settled: fc.constantFrom(true, false, null),
    weight: fc.constantFrom(1, 1.5, 2, 40),
    amount: fc.constantFrom(1, 0.2, 3),
  });
  const all = fc.record({ yes: fc.nat(500), no: fc.nat(500), unread: fc.nat(50) });
  fc.assert(
    fc.property(all, fc.array(one, { minLength: LEAST, maxLength: 60 }), (predicted, posts) => {
      const { uncorrected, corrected, codedOnly, roganGladen: turned } = sharesOf(predicted, posts);
      for (const [way, estimate] of Object.entries({ uncorrected, corrected, codedOnly, turned })) {
        if (estimate === null) continue;
        const { share, low, high } = estimate;
        expect(0 <= low && low <= share && share <= high && high <= 1, `${way} ${low} ${share} ${high}`).toBe(true);
      }
    }),
  );
});
