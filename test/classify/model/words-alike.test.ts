import { expect, test } from 'vitest';
import { byStem, withAlike } from '../../../src/classify/model/alike-features.ts';
import { probability } from '../../../src/classify/model/model.ts';
import { wordsAlike } from '../../../src/classify/model/words-alike.ts';

const poems = ['novel', 'poem', 'ballad'].flatMap((word) => [`We read the ${word} aloud`, `She wrote a ${word} at home`]);
const sums = ['equation', 'fraction', 'integral'].flatMap((word) => [
  `They solved each ${word} quickly`,
  `He simplified that ${word} twice`,
]);
const texts = [1, 2, 3, 4].flatMap((person) => [...poems, ...sums].map((text) => ({ account: `p${person}`, text })));

function likeness(a: readonly number[] = [], b: readonly number[] = []): number {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, k) => sum + value * (y[k] as number), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test('stems that stand beside the same words are alike, others are not', () => {
  const { novel, poem, ballad, equat } = wordsAlike(texts);
  expect(likeness(novel, poem)).toBeGreaterThan(0.9);
  expect(likeness(novel, ballad)).toBeGreaterThan(0.9);
  expect(likeness(novel, equat)).toBeLessThan(0.3);
});

test('stems used alike are learned from what enough accounts say, and the same in any order of accounts', () => {
  const once = [...texts, { account: 'p5', text: 'We read the sonnet aloud' }];
  expect(wordsAlike(once)).not.toHaveProperty('sonnet');
  expect(wordsAlike(texts.map(({ account, text }) => ({ account: `${5 - Number(account.slice(1))}`, text })))).toEqual(wordsAlike(texts));
});

test('a weight that stems share speaks for each of them, for those that no coded post has too', () => {
  const alike = { novel: [15, 0], poem: [12, 9], equat: [0, 15] };
  const weights = { 'stem/novel': 0.5, 'shape/link': 1, 'alike/0': 2, 'alike/1': -1 };
  const told = byStem(weights, alike);
  expect(told).toEqual({ 'shape/link': 1, 'stem/equat': -1, 'stem/novel': 2.5, 'stem/poem': expect.closeTo(1, 12) });
  const features = new Map([
    ['shape/link', 1],
    ['stem/novel', 0.7],
    ['stem/poem', 0.7],
    ['stem/novel poem', 0.7],
    ['stem/constructor', 0.7],
  ]);
  const by = (features: ReadonlyMap<string, number>, own: Record<string, number>) =>
    probability(features, { bias: -1, threshold: 0.5, features: own });
  expect(by(features, told)).toBeCloseTo(by(withAlike(features, alike), weights), 12);
});
