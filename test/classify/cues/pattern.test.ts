import { expect, test } from 'vitest';
import { branches, effort, readPattern } from '../../../src/classify/cues/pattern.ts';

test.each<[string, string[]]>([
  ['a|b', ['a', 'b']],
  ['(?:a|b)c|[|]d|\\|e', ['(?:a|b)c', '[|]d', '\\|e']],
  ['a', ['a']],
])('branches(%j) are %j', (source, expected) => {
  expect(branches(source)).toEqual(expected);
});

test.each(['(a)', '(?<n>a)', 'a)', '(?:a', '[a', 'a{2', '\\1', '\\k<n>'])('readPattern refuses %j', (source) => {
  expect(() => readPattern(source)).toThrow(SyntaxError);
});

test('effort is without end for a repeat without end, and grows with a power for repeats in repeats', () => {
  expect(effort(readPattern('abc'))).toBe(1);
  expect(effort(readPattern('a{1,20}b{1,20}'))).toBe(400);
  expect(effort(readPattern('a+'))).toBe(Number.POSITIVE_INFINITY);
  expect(effort(readPattern('(?:a{1,9}){1,9}'))).toBeGreaterThan(1e8);
});
