import { expect, test } from 'vitest';
import { verbose } from '../../src/text/verbose.ts';

test.each([
  ['one line is itself, with its blanks', verbose`a b |c`, 'a b |c'],
  [
    'breaks and indents are left out, other blanks and escapes are kept',
    verbose`
      \bnew (?:post
        |talk) \n
      |now`,
    '\\bnew (?:post|talk) \\n|now',
  ],
  ['what is put in stays whole', verbose`${'(?:a|b)'} ${'c'}`, '(?:a|b) c'],
])('%s', (_, pattern, expected) => {
  expect(pattern).toBe(expected);
});
