import { expect, test } from 'vitest';
import { type Regular, regularLines, regularTable } from '../../../src/ingest/rows/regular.ts';
import { saved } from '../saved.ts';

const packing = { member: null, compression: null };

function tableOf(text: string): Promise<Regular | null> {
  return regularTable(saved(text), packing, ',');
}

test.each([
  ['a,b\n1,2\n3,45\n', { rows: 3, second: 4, longest: 5 }],
  ['a,b\r\n1,2\r\n', { rows: 2, second: 5, longest: 5 }],
  ['a,b\n1,"x\ny"\n2,z', { rows: 3, second: 4, longest: 8 }],
  ['a,b\n2,z\n1,"x\ny"', { rows: 3, second: 4, longest: 7 }],
  ['a,b\n1,"say ""hi"""\n', { rows: 2, second: 4, longest: 15 }],
  ['"a\nb",c\n1,""\n', { rows: 2, second: 8, longest: 8 }],
])('regularTable counts the rows of %j', async (text, expected) => {
  expect(await tableOf(text)).toEqual(expected);
});

test.each([
  ['a quote inside a cell', 'a,b\n1,x"y"\n'],
  ['a blank before a quote', 'a,b\n1, "x,z"\n'],
  ['a quote behind a quoted cell', 'a,b\n1,"x"y"\n'],
  ['a quote that does not close', 'a,b\n1,"x\n2,y\n'],
  ['an empty line', 'a,b\n\n1,2\n'],
  ['an empty line of CRLF', 'a,b\r\n\r\n1,2\r\n'],
  ['a byte that is no text', 'a,b\n1,x\0y\n'],
  ['a separator of units', 'a,b\n1,x\u001fy\n'],
])('regularTable gives up on %s', async (_, text) => {
  expect(await tableOf(text)).toBeNull();
});

test('regularTable sees what lies across two stretches of the file', async () => {
  const long = 'x'.repeat((1 << 18) - 5);
  expect(await tableOf(`a,b\n${long},"y"\nz,"w"\n`)).toEqual({ rows: 3, second: 4, longest: long.length + 5 });
  expect(await tableOf(`a,b\n${long}""y\n`)).toBeNull();
});

test.each([
  ['{"a":1}\n{"a":23}\n', { rows: 2, second: 8, longest: 9 }],
  ['{"a":1}\n{"a":23}', { rows: 2, second: 8, longest: 8 }],
  ['{"a":1}\n\n{"a":2}\n', null],
])('regularLines counts the lines of %j', async (text, expected) => {
  expect(await regularLines(saved(text), packing)).toEqual(expected);
});
