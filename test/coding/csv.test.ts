import { expect, test } from 'vitest';
import { csvOf } from '../../src/coding/csv.ts';

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
