import { expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import { calibration, performances } from '../../../src/coding/estimates/calibration.ts';
import type { Weighted } from '../../../src/coding/estimates/weigh.ts';
import { item } from '../example.ts';

let made = 0;
/** A coded post with what the model and the program said of sharing, and what people said. */
function post(probability: number | null, predicted: boolean, settled: boolean, weight = 1): Weighted {
  const { item: name, ...design } = item(`p${made++}`);
  const codes = { sharing: settled, selfpromotion: false, commercial: false };
  return { ...design, predicted: predicted ? ['sharing'] : [], probabilities: { sharing: probability }, uncodable: false, codes, weight };
}
const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);

/** 40 posts at 0.1 of which 4 are sharing; 20 at 0.5, half of them; 40 at 0.9 of which 36; 10 decided without the model. */
const coded = [
  ...times(4, () => post(0.1, false, true)),
  ...times(36, () => post(0.1, false, false)),
  ...times(10, () => post(0.5, true, true)),
  ...times(10, () => post(0.5, true, false)),
  ...times(36, () => post(0.9, true, true)),
  ...times(4, () => post(0.9, true, false)),
  ...times(10, () => post(null, true, true)),
];

test('calibration sets probabilities beside what people found, and joins fifths of fewer than 30 posts with the next', () => {
  const rows = calibration(coded, codebook);
  expect(rows.map(({ code, from, to, coded, found }) => [code, from, to, coded, found.share])).toEqual([
    ['sharing', 0, 0.2, 40, 0.1],
    ['sharing', 0.2, 1, 60, 46 / 60],
  ]);
  expect(rows[1]?.said).toBeCloseTo((20 * 0.5 + 40 * 0.9) / 60, 12);
});

test('calibration counts posts by what they stand for', () => {
  const rows = calibration([...times(20, () => post(0.3, false, true, 1)), ...times(20, () => post(0.3, false, false, 3))], codebook);
  expect(rows.map(({ from, to, coded, found }) => [from, to, coded, found.share])).toEqual([[0, 1, 40, 0.25]]);
});

test('calibration is none where fewer than 30 coded posts have a probability', () => {
  expect(calibration(coded.slice(0, 29), codebook)).toEqual([]);
});

test('performances are precision, recall, F1 and the Brier score, with intervals', () => {
  const of = (measure: string) => performances(coded, codebook, '1').find((row) => row.code === 'sharing' && row.measure === measure);
  // 56 of 70 given are right; 56 of 60 deserving are found.
  expect(of('precision')).toMatchObject({ coded: 70, value: 56 / 70, refused: null });
  expect(of('recall')?.value).toBeCloseTo(56 / 60, 12);
  expect(of('f1')?.value).toBeCloseTo((2 * 56) / 130, 12);
  expect(of('brier')?.value).toBeCloseTo((4 * 0.81 + 36 * 0.01 + 20 * 0.25 + 36 * 0.01 + 4 * 0.81) / 100, 12);
  for (const measure of ['precision', 'recall', 'f1', 'brier']) {
    const { value, interval } = of(measure) ?? {};
    expect(interval?.low, measure).toBeLessThan(value ?? 0);
    expect(interval?.high, measure).toBeGreaterThan(value ?? 1);
  }
});

test('performances from fewer than 30 posts are refused, with the number', () => {
  const rows = performances(coded, codebook, '1').filter(({ code }) => code === 'commercial');
  expect(rows.map(({ measure, value, refused }) => [measure, value, refused])).toEqual(
    ['precision', 'recall', 'f1', 'brier'].map((measure) => [measure, null, 'only 0 coded posts: it needs at least 30']),
  );
});

/** 30 posts each that the program got right, overstated, missed, and rightly left alone, of weights of their own. */
const weighted = [
  ...times(30, () => post(0.9, true, true, 3)),
  ...times(30, () => post(0.6, true, false, 1)),
  ...times(30, () => post(0.3, false, true, 2)),
  ...times(30, () => post(0.2, false, false, 5)),
];
const sharing = (posts: readonly Weighted[]) => performances(posts, codebook, '1').filter(({ code }) => code === 'sharing');

test('performances count posts by what they stand for, and leave out what people found uncodable', () => {
  const some = [...weighted, ...times(30, () => ({ ...post(0.7, true, true, 9), uncodable: true }))];
  // By hand: 90 of 120 given are right, 90 of 150 deserving are found.
  const brier = (90 * 0.01 + 30 * 0.36 + 60 * 0.49 + 150 * 0.04) / 330;
  expect(
    sharing(some.map((one, i) => ({ ...one, author: `${i % 15}` }))).map(({ value, coded, authors }) => [value, coded, authors]),
  ).toEqual([
    [expect.closeTo(90 / 120, 12), 60, 15],
    [expect.closeTo(90 / 150, 12), 60, 15],
    [expect.closeTo((2 * 90) / (120 + 150), 12), 90, 15],
    [expect.closeTo(brier, 12), 120, 15],
  ]);
});

test('intervals of F1 and the Brier score know posts of one author for one', () => {
  const intervals = (posts: readonly Weighted[]) =>
    sharing(posts)
      .slice(2)
      .flatMap(({ interval }) => [interval?.low, interval?.high]);
  const once = intervals(weighted);
  // Twice the posts by as many authors say no more.
  expect(intervals(weighted.flatMap((one) => [one, one]))).toEqual(once.map((end) => expect.closeTo(end ?? Number.NaN, 9)));
});

test('calibration takes a probability at the end of a fifth to the next, and certainty to the last', () => {
  const fifths = [0, 0.19, 0.2, 0.4, 0.6, 0.8, 1].flatMap((probability) => times(30, () => post(probability, true, true)));
  expect(calibration(fifths, codebook).map(({ from, to, coded, said }) => [from, to, coded, said])).toEqual([
    [0, 0.2, 60, expect.closeTo(0.095, 12)],
    [0.2, 0.4, 30, expect.closeTo(0.2, 12)],
    [0.4, 0.6, 30, expect.closeTo(0.4, 12)],
    [0.6, 0.8, 30, expect.closeTo(0.6, 12)],
    [0.8, 1, 60, expect.closeTo(0.9, 12)],
  ]);
});

test('posts that the program could not read are given no code', () => {
  const [precision, recall] = sharing([...weighted, ...times(30, () => ({ ...post(null, false, true, 5), predicted: null }))]);
  expect([precision?.coded, precision?.value]).toEqual([60, expect.closeTo(90 / 120, 12)]);
  expect([recall?.coded, recall?.value]).toEqual([90, expect.closeTo(90 / 300, 12)]);
});

test('performances are told from 30 posts on', () => {
  const precision = (count: number) => sharing(times(count, () => post(0.9, true, true)))[0];
  expect(precision(30)).toMatchObject({ coded: 30, value: 1, refused: null });
  expect(precision(29)).toMatchObject({ value: null, interval: null, refused: 'only 29 coded posts: it needs at least 30' });
  expect(precision(1)?.refused).toBe('only 1 coded post: it needs at least 30');
});
