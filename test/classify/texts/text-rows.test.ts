import { expect, test } from 'vitest';
import { textRows } from '../../../src/classify/texts/text-rows.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const blank = { platform: '', author: '', bio: '', links: '', quoted: '' };

test.each<[string, string, object[]]>([
  ['a byte order mark and quoted newlines', '\ufeffid,text\n1,"a ""b""\nc"\n', [{ id: '1', text: 'a "b"\nc', ...blank }]],
  ['semicolons, other columns and capitals', 'Nr;Text;ID;Author\r\n9;hi;1;ann\r\n', [{ id: '1', text: 'hi', ...blank, author: 'ann' }]],
  [
    'short rows and empty lines',
    'id,text,bio\n1\n\n2,x,y\n',
    [
      { id: '1', text: '', ...blank },
      { id: '2', text: 'x', ...blank, bio: 'y' },
    ],
  ],
  ['long ids', 'id,text\n1200000000000000001,x\n', [{ id: '1200000000000000001', text: 'x', ...blank }]],
  ['no rows', 'id,text\n', []],
  ['empty cells beyond the columns', 'id,text\n1,x,,\n', [{ id: '1', text: 'x', ...blank }]],
])('textRows reads a table with %s', (_, text, rows) => {
  expect(textRows(bytes(text), 'x.csv')).toEqual(rows);
});

test.each([
  ['id,body\n1,x\n', 'x.csv: missing column: text'],
  ['', 'x.csv: missing column: id'],
  ['id,text\n1,"open\n', 'invalid quotes'],
  ['id,text\n1,x\n2,hello, world\n', 'x.csv: row 3: more cells than columns: 3 in place of 2'],
  ['id,text\n\n1,"two\nlines"\n\n2,hello, world\n', 'x.csv: row 5: more cells than columns: 3 in place of 2'],
  ['id,text,Text\n1,x,y\n', 'x.csv: two columns of one name: text'],
])('textRows refuses %j', (text, message) => {
  expect(() => textRows(bytes(text), 'x.csv')).toThrow(message);
});

test('textRows refuses what is not UTF-8', () => {
  expect(() => textRows(Uint8Array.from([0x69, 0xff, 0x0a]), 'x.csv')).toThrow('x.csv: invalid UTF-8');
});
