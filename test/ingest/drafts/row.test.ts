import { expect, test } from 'vitest';
import { Cells, isSums } from '../../../src/ingest/drafts/row.ts';

test.each<[string[], boolean]>([
  [['Total', '', '12', ''], true],
  [['', 'Gesamt:', '1.204,5', '12 %'], true],
  [['Sum', '', '=SUM(A1:A9)', '#REF!'], true],
  [['total', '', 'what a day', ''], false],
  [['Total recall', '', '12'], false],
  [['12', '13'], false],
  [['', ''], false],
])('isSums(%j) is %s', (cells, expected) => expect(isSums(cells)).toBe(expected));

test('Cells takes the marks off long ids in columns that hold other ids too', () => {
  const row = new Cells(['a', 'b', 'c', 'd'], []).at(["'100200300400500", '="1237078823531446273"', "'tis 100200300400500", "'7"]);
  expect(row.names.map((name) => row.get(name))).toEqual(['100200300400500', '1237078823531446273', "'tis 100200300400500", "'7"]);
});
