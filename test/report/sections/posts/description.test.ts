import { expect, test } from 'vitest';
import { toldTogether, zoneNote } from '../../../../src/report/sections/posts/description.ts';

test('it is said why platforms have no line of their own, where some have none', () => {
  const of = (...names: readonly string[]) =>
    toldTogether({ k: 5, platforms: names.map((name) => ({ name, posts: 9, people: 9, most: [] })) });
  expect(of('Twitter/X', 'Reddit')).toEqual([]);
  expect(of('Twitter/X', 'Other platforms')[0]).toContain('where fewer than 5 people are known to have posted on one');
  expect(of('Several platforms')).toHaveLength(1);
});

test.each([
  [0, 9, /^$/],
  [9, 0, /^The exports state no time zone: times are read/],
  [4, 5, /^Some exports state no time zone: their times are read/],
])('of %i times without a zone beside %i others it is said in which they are read', (assumed, others, said) => {
  expect(zoneNote(assumed, others)).toMatch(said);
});
