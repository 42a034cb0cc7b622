import { expect, test } from 'vitest';
import { csvOf, plain } from '../../src/coding/csv.ts';

const cells: [text: string, written: string][] = [
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['@name', "'@name"],
  ['-0.25', '-0.25'],
  ['-0.25+cmd', "'-0.25+cmd"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ['', ''],
];
test.each(cells)('csvOf writes %j as %j', (text, written) => {
  expect(csvOf([[text]])).toBe(`\ufeff${written}\r\n`);
});

test('plain takes away the apostrophe that csvOf put before a formula, and no other', () => {
  expect(["'=1+1", "'tis", "''", '=1'].map(plain)).toEqual(['=1+1', "'tis", "''", '=1']);
});
