import { expect, test } from 'vitest';
import { isForgotten, withoutForgotten } from '../../src/coding/forgotten.ts';
import { item, roundWith, shown } from './example.ts';

const first = roundWith([item('r1p1'), item('r1p2', { author: 'cy' }), item('r1p3', { author: 'cy' })]);
const second = {
  ...roundWith([item('r2p1', { author: 'dee' })]),
  round: 2,
  earlier: first.items.map(({ post, author }) => ({ ...item('x'), post, author })),
};

test('rounds lose key, author and every word of posts that the study does not hold any more, in all rounds alike', () => {
  const answer = { ...shown, context: [] };
  const now = new Map([first.items[0], second.items[0]].map((one) => [one?.post ?? '', answer]));
  const [one, two] = withoutForgotten([first, second], now);
  expect(one?.items.map(({ post, author }) => [post, author])).toEqual([
    [first.items[0]?.post, first.items[0]?.author],
    ['forgotten:r1p2', 'forgotten:author of r1p2'],
    ['forgotten:r1p3', 'forgotten:author of r1p2'],
  ]);
  expect(one?.items.map(isForgotten)).toEqual([false, true, true]);
  expect(two?.earlier.map(({ post }) => post)).toEqual([first.items[0]?.post, 'forgotten:r1p2', 'forgotten:r1p3']);
  const { shown: gone, ...design } = one?.items[1] ?? item('x');
  expect(Object.entries(gone).filter(([name, held]) => held !== null && !['platform', 'kind'].includes(name))).toEqual([
    ['links', []],
    ['context', []],
  ]);
  // What it counts for stays.
  expect(design).toMatchObject({ item: 'r1p2', inclusion: first.items[1]?.inclusion, predicted: first.items[1]?.predicted });
  // What is shown of the others is as the study has it now.
  expect(one?.items[0]?.shown).toEqual(answer);
});
