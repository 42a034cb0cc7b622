import { expect, test } from 'vitest';
import { calibration, confusion, evaluation, intervals, type Pair } from '../../../src/classify/model/evaluate.ts';
import { seeded } from '../../../src/random.ts';

const pairs = (both: number, missed: number, wrong: number, neither: number): Pair[] => [
  ...Array<Pair>(both).fill({ truth: true, predicted: true }),
  ...Array<Pair>(missed).fill({ truth: true, predicted: false }),
  ...Array<Pair>(wrong).fill({ truth: false, predicted: true }),
  ...Array<Pair>(neither).fill({ truth: false, predicted: false }),
];

test('evaluation gives the kappa of the textbook example (20 both yes, 5 and 10 apart, 15 both no): 0.4', () => {
  const { precision, recall, f1, kappa } = evaluation(pairs(20, 5, 10, 15));
  expect(precision).toBeCloseTo(20 / 30, 12);
  expect(recall).toBeCloseTo(0.8, 12);
  expect(f1).toBeCloseTo(40 / 55, 12);
  expect(kappa).toBeCloseTo(0.4, 12);
});

test('evaluation leaves figures without a meaning empty', () => {
  expect(evaluation([])).toMatchObject({ posts: 0, precision: null, recall: null, f1: null, kappa: null });
  expect(evaluation(pairs(0, 0, 0, 5))).toMatchObject({ precision: null, recall: null, kappa: null });
});

test('evaluation with weights gives the figures of the posts each stands for', () => {
  const [missed, both, neither] = [pairs(0, 1, 0, 0), pairs(1, 0, 0, 0), pairs(0, 0, 0, 1)].map(([pair]) => pair as Pair);
  const weighted = evaluation([
    { ...(missed as Pair), weight: 2 },
    { ...(both as Pair), weight: 3 },
    { ...(neither as Pair), weight: 5 },
  ]);
  const counted = evaluation(pairs(3, 2, 0, 5));
  for (const figure of ['precision', 'recall', 'f1', 'kappa'] as const) expect(weighted[figure]).toBeCloseTo(counted[figure] as number, 12);
  expect(weighted).toMatchObject({ posts: 3, positives: 2, predicted: 1 });
});

test('intervals hold the figure, and are wider where one account wrote everything alike', () => {
  const alone = pairs(20, 5, 10, 15).map((pair, i) => ({ ...pair, account: `a${i}` }));
  const few = pairs(20, 5, 10, 15).map((pair, i) => ({ ...pair, account: `a${Math.floor(i / 5)}` }));
  const [narrow, wide] = [intervals(alone, seeded(1)).kappa, intervals(few, seeded(1)).kappa];
  expect(narrow?.low).toBeLessThan(0.4);
  expect(narrow?.high).toBeGreaterThan(0.4);
  expect((wide?.high ?? 0) - (wide?.low ?? 0)).toBeGreaterThan((narrow?.high ?? 0) - (narrow?.low ?? 0));
});

test('calibration gives Brier’s score and the observed share of each bin, worked out by hand', () => {
  const { bins, brier } = calibration([
    { probability: 0.1, truth: false },
    { probability: 0.15, truth: true },
    { probability: 1, truth: true },
  ]);
  expect(bins.map(({ from, posts, observed }) => [from, posts, observed])).toEqual([
    [0, 2, 0.5],
    [0.8, 1, 1],
  ]);
  expect(brier).toBeCloseTo((0.01 + 0.7225 + 0) / 3, 12);
  expect(calibration([]).brier).toBeNull();
});

test('confusion counts over all sets of codes that either used', () => {
  const { labels, counts } = confusion([
    { truth: 'a+b', predicted: 'a' },
    { truth: 'a', predicted: 'a' },
    { truth: 'a', predicted: 'c' },
  ]);
  expect(labels).toEqual(['a', 'a+b', 'c']);
  expect(counts).toEqual([
    [1, 0, 1],
    [1, 0, 0],
    [0, 0, 0],
  ]);
});
