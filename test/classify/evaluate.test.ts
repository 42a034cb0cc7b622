import { expect, test } from 'vitest';
import { evaluation, type Pair } from '../../src/classify/evaluate.ts';

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
