import { expect, test } from 'vitest';
import { choices } from '../src/choices.ts';

test.each([
  ['', ['']],
  ['a', ['', 'a']],
  ['ab', ['', 'a', 'b', 'ab']],
  ['abc', ['', 'a', 'b', 'c', 'ab', 'ac', 'bc', 'abc']],
  ['abcd', ['', 'a', 'b', 'c', 'd', 'ab', 'ac', 'ad', 'bc', 'bd', 'cd', 'abcd']],
])('choices of %j are none, one, two and all', (all, expected) => {
  expect(choices([...all]).map((some) => some.join(''))).toEqual(expected);
});

test('choices of thirty things, as a codebook may have codes, are some hundreds', () => {
  expect(choices(Array.from({ length: 30 }, (_, i) => i))).toHaveLength(1 + 30 + 435 + 1);
});
