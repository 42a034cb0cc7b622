import { expect, test } from 'vitest';
import { fits } from '../../src/study/inputs.ts';

test('fits takes * for any characters and everything else as written', () => {
  expect(fits('a/posts.csv', '*.csv')).toBe(true);
  expect(fits('a/posts.csv', 'posts.csv')).toBe(true);
  expect(fits('a/posts.csv', 'a/*')).toBe(true);
  expect(fits('posts.csv', 'p.sts.csv')).toBe(false);
  expect(fits('posts.csv', 'posts')).toBe(false);
});
