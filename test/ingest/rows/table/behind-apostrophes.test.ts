import { expect, test } from 'vitest';
import { isBehindApostrophes } from '../../../../src/ingest/rows/table/behind-apostrophes.ts';
import { rowsOf } from '../../saved.ts';

test.each<[string, string[], boolean]>([
  ['apostrophes before all that could be a formula', ["'@ann yes", "'=1", "'-- so", '-4', "it's"], true],
  ['a text that begins without', ["'@ann yes", "'=1", "'-- so", '@ben no'], false],
  ['two cells alone', ["'@ann yes", "'@ben no"], false],
  ['words in quotes', ["'@ann said'", "'@ben said'", "'@cem said'"], false],
  ['nothing of the kind', ['a', "'tis", ''], false],
])('isBehindApostrophes(rows) of %s', (_, cells, expected) => expect(isBehindApostrophes(cells.map((cell) => ['1', cell]))).toBe(expected));

test('texts that a program kept from being formulas begin as they were written', async () => {
  const text = "id,words,n\n1,'@ann yes,-1\n2,'@ben no,2\n3,'+1 for that,3\n4,'tis so,4\n";
  expect((await rowsOf(text)).map((row) => (row as string[])[1])).toEqual(['words', '@ann yes', '@ben no', '+1 for that', "'tis so"]);
});
