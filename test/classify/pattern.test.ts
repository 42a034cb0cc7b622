import { expect, test } from 'vitest';
import { branches, effort, readPattern, required } from '../../src/classify/pattern.ts';

test.each<[string, string[]]>([
  ['a|b', ['a', 'b']],
  ['(?:a|b)c|[|]d|\\|e', ['(?:a|b)c', '[|]d', '\\|e']],
  ['a', ['a']],
])('branches(%j) are %j', (source, expected) => {
  expect(branches(source)).toEqual(expected);
});

test.each<[string, string[] | null, boolean]>([
  ['\\bjoin (?:us|me)\\b', ['join us', 'join me'], true],
  ['(?:very )?new', ['new', 'very new'], true],
  ['\\w{1,9} webinars?', [' webinar', ' webinars'], false],
  ['\\w+', null, false],
  ['a?', null, false],
  ['x[12]y', ['x1y', 'x2y'], true],
  ['\\n1', ['\n1'], true],
  ['(?<=to )go(?!ne)', ['go'], true],
  ['(?:ab|\\w)c', ['c'], false],
  ['(?:abc){2,3}', ['abc'], true],
])('required(%j) are %j, at the beginning: %s', (source, literals, first) => {
  const found = required(readPattern(source));
  expect(found === null ? null : [...found.literals].sort()).toEqual(literals === null ? null : [...literals].sort());
  if (found !== null) expect(found.first).toBe(first);
});

test.each(['(a)', '(?<n>a)', 'a)', '(?:a', '[a', '\\1', '\\k<n>'])('readPattern refuses %j', (source) => {
  expect(() => readPattern(source)).toThrow(SyntaxError);
});

test('effort is without end for a repeat without end, and grows with a power for repeats in repeats', () => {
  expect(effort(readPattern('abc'))).toBe(1);
  expect(effort(readPattern('a{1,20}b{1,20}'))).toBe(400);
  expect(effort(readPattern('a+'))).toBe(Number.POSITIVE_INFINITY);
  expect(effort(readPattern('(?:a{1,9}){1,9}'))).toBeGreaterThan(1e8);
});
