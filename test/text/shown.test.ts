import { expect, test } from 'vitest';
import { shown } from '../../src/text/shown.ts';

test.each([
  ['a\u0000b\u2028c', 'a b c'],
  ['evil\u202etxt', 'evil txt'],
  ['\ud800lone', 'lone'],
  ['café', 'café'],
  ['  two   spaces ', 'two spaces'],
  ['x'.repeat(50), `${'x'.repeat(39)}…`],
  ['𝒳'.repeat(50), `${'𝒳'.repeat(39)}…`],
  [`${'x'.repeat(38)}e\u0329\u0301rest`, `${'x'.repeat(38)}…`],
  ['\u0301'.repeat(50), `${'\u0301'.repeat(39)}…`],
  // Joiners that belong to the writing stay; others are nothing that can be seen.
  ['#می\u200cخواهم', '#می\u200cخواهم'],
  ['#ක්\u200dෂ', '#ක්\u200dෂ'],
  ['👩🏽\u200d🏫 ❤️\u200d🔥', '👩🏽\u200d🏫 ❤️\u200d🔥'],
  ['ad\u200dmin \u200cm', 'ad min m'],
])('shown(%j) is %j', (name, expected) => {
  expect(shown(name)).toBe(expected);
});

test('names that begin alike can be told apart where they are cut in the middle', () => {
  expect(shown('Teachers of Year 4 / Text channels / general', 36, 'middle')).toBe('Teachers of Year…channels / general');
  expect(shown('short', 36, 'middle')).toBe('short');
});
