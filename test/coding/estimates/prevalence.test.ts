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

test('effective counts authors where an author’s posts are all alike, and posts where they are not', () => {
  const alike = times(20, () => post(true, true)).flatMap((one, a) =>
    times(5, () => ({ ...one, author: `${a}`, settled: a % 2 === 0, weight: 1e6 })),
  );
  expect(effective(alike)).toBeCloseTo(20, 3);
  expect(effective(times(100, () => post(true, nextAuthor % 2 === 0, 1e6)))).toBeCloseTo(100, 2);
  expect(effective(times(100, () => post(true, false, 1e6, 'one author')))).toBeCloseTo(1, 4);
});

describe('sharesOf', () => {
  test('refuses a cell with fewer than 30 coded posts, and says so', () => {
    const few = sharesOf(predicted, coded.slice(0, LEAST - 1));
    expect(few.refused).toBe('only 29 coded posts: a corrected share needs at least 30');
    expect([few.corrected, few.codedOnly, few.roganGladen]).toEqual([null, null, null]);
    expect(few.uncorrected?.share).toBeCloseTo(0.1, 12);
    expect(sharesOf(predicted, coded.slice(0, 1)).refused).toBe('only 1 coded post: a corrected share needs at least 30');
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
