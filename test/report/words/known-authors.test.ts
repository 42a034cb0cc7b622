import { expect, test } from 'vitest';
import { postsBy } from '../../../src/report/words/known-authors.ts';

test.each([
  [false, '9\u00a0posts by 4 people'],
  [true, '9\u00a0posts, those with a known author by 4 people,'],
])('posts without an author (%s) are not said to be by people', (anonymous, said) => {
  expect(postsBy({ anonymous, posts: 9 }, '4 people')).toBe(said);
});
