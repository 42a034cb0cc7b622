import { expect, test } from 'vitest';
import { asWritten, cell, inert } from '../../src/text/csv.ts';

test.each(['=1+1', '+1', '-1', '@a', '%a', '|a', '\t=1', ' =1', '＝1', '＠a'])(
  'inert(%j) starts with an apostrophe, which asWritten takes away',
  (text) => {
    expect(inert(text)).toBe(`'${text}`);
    expect(asWritten(inert(text))).toBe(text);
  },
);

test('inert and asWritten leave other texts alone', () => {
  for (const text of ['a', '#tag', 'a=b', '12', "'tis", "''", '']) {
    expect(inert(text)).toBe(text);
    expect(asWritten(text)).toBe(text);
  }
});

test.each([
  ['a', 'a'],
  ['a, b', '"a, b"'],
  ['say "x"', '"say ""x"""'],
  ['two\r\nlines', '"two\r\nlines"'],
])('cell(%j) is %j', (text, expected) => {
  expect(cell(text)).toBe(expected);
});
