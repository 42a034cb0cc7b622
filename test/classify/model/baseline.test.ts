import { expect, test } from 'vitest';
import { bayesBaseline } from '../../../src/classify/model/baseline.ts';

test('bayesBaseline judges a text by the others alone, and only those wanted', () => {
  const texts = ['volcano lesson', 'volcano unit', 'lunch menu', 'lunch break', 'volcano menu'].map((text, i) => ({
    id: `${i}`,
    text,
    account: `${i}`,
    weight: 1,
    codes: { topic: text.startsWith('volcano') },
  }));
  expect(bayesBaseline(texts, [0, 1, 0, 1, 2], 'topic', ({ id }) => id !== '4')).toEqual([true, true, false, false, false]);
});
