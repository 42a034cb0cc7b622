import { expect, test } from 'vitest';
import { bayesBaseline } from '../../../src/classify/model/baseline.ts';

test('bayesBaseline judges a text by those of the other folds alone', () => {
  const texts = ['volcano lesson', 'volcano unit', 'lunch menu', 'lunch break', 'volcano menu'].map((text, i) => ({
    id: `${i}`,
    text,
    account: `${i}`,
    weight: 1,
    codes: { topic: text.startsWith('volcano') },
  }));
  expect(bayesBaseline(texts, [0, 1, 0, 1, 2], 'topic')).toEqual([true, true, false, false, true]);
});

test('bayesBaseline says no where all texts are of one account, or the others have no words to learn from', () => {
  const text = { id: '1', text: 'volcano', account: 'a', weight: 1, codes: { topic: true } };
  expect(bayesBaseline([text, { ...text, id: '2' }], [0, 0], 'topic')).toEqual([false, false]);
  expect(bayesBaseline([text, { ...text, id: '2', text: 'hi' }], [0, 1], 'topic')).toEqual([false, true]);
});
