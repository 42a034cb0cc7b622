import { describe, expect, it } from 'vitest';
import { type Example, folds, logistic } from '../../../src/classify/model/logistic.ts';

const example = (account: string, names: readonly string[], truth: boolean): Example => ({
  account,
  features: new Map(names.map((name) => [name, 1])),
  truth,
  weight: 1,
});

/** A feature a with 3 of 4 yes, none with 1 of 4 yes: without penalty the log odds are −log 3, and a adds 2 log 3. */
const examples = [
  ...[true, true, true, false].map((truth, i) => example(`x${i}`, ['a'], truth)),
  ...[true, false, false, false].map((truth, i) => example(`y${i}`, [], truth)),
];

describe('logistic', () => {
  it('finds the weights that can be worked out by hand', () => {
    const { bias, features } = logistic(examples, { ridge: 0, accounts: () => 1, steps: 2000 });
    expect(bias).toBeCloseTo(-Math.log(3), 2);
    expect(features.a).toBeCloseTo(2 * Math.log(3), 2);
  });

  it('stays at the priors when the penalty is large, and where no example has the feature', () => {
    const { features } = logistic(examples, { ridge: 1e6, accounts: () => 1, priors: { a: 1.5, unseen: -2 } });
    expect(features.a).toBeCloseTo(1.5, 2);
    expect(features.unseen).toBe(-2);
  });

  it('learns no feature of fewer accounts than asked for', () => {
    expect(logistic(examples, { accounts: () => 5 }).features).toEqual({});
    expect(Object.keys(logistic(examples, { accounts: () => 4 }).features)).toEqual(['a']);
  });
});

describe('folds', () => {
  it('puts no account on both sides', () => {
    const list = [example('b', [], true), example('a', [], true), example('b', [], false), example('c', [], true)];
    expect(
      folds(
        list.map(({ account }) => account),
        2,
      ),
    ).toEqual([1, 0, 1, 0]);
  });
});
