import { expect, test } from 'vitest';
import { oneColumn } from '../../../../src/ingest/rows/table/dialect.ts';
import { inOneCell, parted } from '../../../../src/ingest/rows/table/in-one-cell.ts';
import { rowsOf } from '../../saved.ts';

const dialect = oneColumn('\n');
const HEADER = 'time;who;text';

test('inOneCell(rows, dialect) finds the mark within rows that stand whole in their first cell', () => {
  const rows = [[HEADER], ['1;ann;"Hello; all"'], ['2;ben;Thanks']];
  expect(inOneCell(rows, dialect)).toEqual({ delimiter: ';', columns: 3 });
  expect(inOneCell([['time', 'who', 'text'], ['1', 'ann', 'Hello'], ['2,ben,"Thanks, all"']], dialect)).toEqual({
    delimiter: ',',
    columns: 3,
  });
});

test.each([
  ['a list of texts', [['text'], ['First, and second'], ['Third']]],
  ['rows of other widths within', [[HEADER], ['1;ann'], ['2;ben;so;what']]],
  [
    'a table in which one cell is filled',
    [
      ['a', 'b', 'c'],
      ['so, what', '', ''],
    ],
  ],
  ['nothing', []],
])('inOneCell(rows, dialect) finds nothing in %s', (_, rows) => expect(inOneCell(rows, dialect)).toBeNull());

test('parted(row, dialect, found) leaves rows alone that hold other cells, or another number within', () => {
  const found = { delimiter: ';', columns: 3 } as const;
  expect(parted(['1;ann;"say ""so"""', ''], dialect, found)).toEqual(['1', 'ann', 'say "so"']);
  expect(parted(['1;ann;Hello', 'x'], dialect, found)).toBeNull();
  expect(parted(['1;ann'], dialect, found)).toBeNull();
});

test('rows of a table that a spreadsheet saved without parting them are parted, the quoted ones among others', async () => {
  const text = 'a,b,c\n1,2,3\n"4,5,""so, what"""\n6,7,8\n';
  expect(await rowsOf(text)).toEqual([
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['4', '5', 'so, what'],
    ['6', '7', '8'],
  ]);
});
