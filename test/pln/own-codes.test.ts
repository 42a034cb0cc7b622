import { expect, test } from 'vitest';
import { measured } from './small.ts';

const people = Array.from({ length: 20 }, (_, i) => `n${String(i).padStart(2, '0')}`);
const posts = people.flatMap((author) => [1, 2].map((n) => ({ post: `${author} ${n}`, author, text: 'Is that so?' })));

/** The indicators of a study whose model decides these codes; the first half of the posts has each. */
async function indicatorsOf(codes: readonly string[]): Promise<Map<string, number>> {
  const labels = posts.flatMap(({ post }, i) => codes.map((code) => ({ post, code, value: i < posts.length / 2, probability: 0.5 })));
  const { indicators } = await measured({ people: people.map((person) => ({ person })), posts, labels });
  return new Map(indicators.filter(({ scope }) => scope === 'study').map(({ indicator, value }) => [indicator, value]));
}

const restingOnCodes = /^(?:sharing|request|conversation|emotional|news|commerce|promotion|offTopic|seller)(?:Share|Met)/;

test('codes that a study does not decide have no indicators, rather than shares of nothing', async () => {
  const found = await indicatorsOf(['question', 'resource']);
  expect([...found.keys()].filter((name) => restingOnCodes.test(name))).toEqual([]);
  expect(found.get('questionShare')).toBe(1);
});

test('a code of the program that a study decides among its own has its indicators, of all posts that are coded', async () => {
  const found = await indicatorsOf(['question', 'selfpromotion']);
  expect(found.get('promotionShare')).toBe(0.5);
  expect([...found.keys()].filter((name) => restingOnCodes.test(name))).toEqual(['promotionShare', 'promotionShareUnflagged']);
});

test('a code that is called like a sub-flag of the program is no sub-flag', async () => {
  expect((await indicatorsOf(['request', 'sharing'])).has('requestShare')).toBe(false);
});
