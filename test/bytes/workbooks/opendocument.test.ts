import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipEntries } from '../../../src/bytes/archives/zip.ts';
import { flatSheetsOf, isOpenSpreadsheet, openSheetsOf } from '../../../src/bytes/workbooks/opendocument.ts';
import { lookInto } from '../../../src/ingest/files/look-into.ts';
import { readTables } from '../../../src/ingest/rows/table/tables.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { draftsOf } from '../../ingest/formats/drafts.ts';
import { saved } from '../../ingest/saved.ts';
import { openCell, openSpreadsheet, openTable, workbook } from './workbooks.ts';

async function sheets(tables: string): Promise<Record<string, string>> {
  const path = saved(openSpreadsheet(tables));
  return Object.fromEntries((await openSheetsOf(path, await zipEntries(path))).map(({ name, csv }) => [name, csv.toString('utf8')]));
}

const table = (rows: string): string => `<table:table table:name="S">${rows}</table:table>`;
const row = (cells: string, times = 1): string => `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`;
const typed = (attributes: string, shown: string): string => `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;
const alone = async (rows: string): Promise<string | undefined> => (await sheets(table(rows))).S;

test('the sheets of a spreadsheet are tables, without the empty rest of the sheets', async () => {
  expect(
    await sheets(`${openTable('Notes & more', [['hello']])}${openTable('Posts', [['id', 'text'], ['1', 'a, "b"'], [], ['2', '']])}`),
  ).toEqual({
    'Notes & more': 'hello\n',
    Posts: 'id,text\n1,"a, ""b"""\n,\n2,\n',
  });
});

test.each([
  [
    'a number is as exact as the file has it',
    typed('office:value-type="float" office:value="1370000040978350080"', '1.37E+18'),
    '1370000040978350080',
  ],
  [
    'a number that was rounded is spelled out',
    typed('office:value-type="float" office:value="1.37000004097835E+018"', '1.37E+18'),
    '1370000040978350000',
  ],
  ['a share is its number', typed('office:value-type="percentage" office:value="0.125"', '12.5%'), '0.125'],
  ['money is its number', typed('office:value-type="currency" office:currency="EUR" office:value="1234.5"', '1.234,50 €'), '1234.5'],
  [
    'a day and time is ISO text',
    typed('office:value-type="date" office:date-value="2021-03-11T13:13:57.000000000"', '11.03.21'),
    '2021-03-11 13:13:57',
  ],
  [
    'a day begins at midnight, as in other workbooks',
    typed('office:value-type="date" office:date-value="2021-03-11"', '11.03.21'),
    '2021-03-11 00:00:00',
  ],
  ['a time is as it is shown', typed('office:value-type="time" office:time-value="PT13H13M57S"', '13:13:57'), '13:13:57'],
  ['yes and no are as in other workbooks', typed('office:value-type="boolean" office:boolean-value="true"', 'WAHR'), 'TRUE'],
  ['a text may stand in an attribute', '<table:table-cell office:value-type="string" office:string-value="a &amp; b"/>', 'a & b'],
  ['a text that looks like a number stays one', openCell('007'), '007'],
  ['a number without its value is as it is shown', typed('office:value-type="float"', '12'), '12'],
  [
    'lines are lines',
    '<table:table-cell office:value-type="string"><text:p>a</text:p><text:p/><text:p>b<text:line-break/>c</text:p></table:table-cell>',
    '"a\n\nb\nc"',
  ],
  [
    'typed blanks and tabs stay',
    '<table:table-cell><text:p><text:s/>a<text:s text:c="3"/>b<text:tab/>c</text:p></table:table-cell>',
    '" a   b\tc"',
  ],
  ['blanks that lay out the XML are none', '<table:table-cell>\n <text:p>\n  a\n  b\n </text:p>\n</table:table-cell>', 'a b'],
  [
    'links and marks keep their words',
    '<table:table-cell><text:p>see <text:a href="x"><text:span>here</text:span></text:a>!</text:p></table:table-cell>',
    'see here!',
  ],
  ['characters are decoded', '<table:table-cell><text:p>&lt;b&gt; &#128512; <![CDATA[<i>]]></text:p></table:table-cell>', '<b> 😀 <i>'],
  [
    'notes and pictures are none of the words',
    '<table:table-cell><office:annotation><text:p>note</text:p></office:annotation><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:p>a</text:p></table:table-cell>',
    'a',
  ],
  [
    'the data of a chart are no rows',
    '<table:table-cell><draw:frame><table:table table:name="local"><table:table-row><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table></draw:frame><text:p>a</text:p></table:table-cell>',
    'a',
  ],
])('%s', async (_, cell, csv) => expect(await alone(row(cell))).toBe(`${csv}\n`));

test('what is repeated is written out, within the table alone', async () => {
  const cell = '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>';
  const gap = '<table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>';
  const rest = row('<table:table-cell table:number-columns-repeated="16384"/>', 1_048_000);
  expect(
    await alone(
      `${row(`${cell}${gap}${openCell('b')}${gap}`, 2)}${row('', 2)}<table:table-row-group>${row(openCell('c'))}</table:table-row-group>${rest}`,
    ),
  ).toBe('a,a,,,,b\na,a,,,,b\n,,,,,\n,,,,,\nc,,,,,\n');
});

describe('a spreadsheet is refused in one sentence that says why', () => {
  test.each([
    ['rows beyond those of any sheet', table(row(openCell('a'), 2_000_000)), 'a sheet has more than 1048576 rows'],
    [
      'cells beyond those of any row',
      table(row('<table:table-cell table:number-columns-repeated="99999999"><text:p>a</text:p></table:table-cell>')),
      'a row has more than 16384 cells',
    ],
    [
      'a gap beyond those of any row',
      table(row(`<table:table-cell table:number-columns-repeated="999999999"/>${openCell('a')}`)),
      'a row has more than 16384 cells',
    ],
    [
      'a sheet that unfolds',
      table(row(`<table:table-cell table:number-columns-repeated="16000"><text:p>a</text:p></table:table-cell>`, 1_000_000)),
      'unfolds to',
    ],
    [
      'a sheet that is padded far',
      table(`${row(`<table:table-cell table:number-columns-repeated="16000"/>${openCell('a')}`)}${row(openCell('a'), 1_000_000)}`),
      'unfolds to',
    ],
    ['a tag that does not end', `${table('')}<table:table table:name="S"`, 'its content breaks off at character'],
    ['entities of its own', '<!DOCTYPE x [<!ENTITY a "aaaa">]>', 'its content breaks off at character'],
  ])('%s', async (_, tables, why) => {
    await expect(sheets(tables)).rejects.toMatchObject({ message: expect.stringContaining(why), hint: 'save its sheets as CSV' });
  });

  test('where it is encrypted or empty', async () => {
    const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet');
    const encrypted = saved(zipSync({ mimetype, 'content.xml': Uint8Array.from([0x3c, 0x00, 0x9f, 0x80]) }));
    await expect(openSheetsOf(encrypted, await zipEntries(encrypted))).rejects.toThrow('its content is no XML; is it encrypted?');
    const empty = saved(zipSync({ mimetype, 'styles.xml': strToU8('<x/>') }));
    await expect(openSheetsOf(empty, await zipEntries(empty))).rejects.toThrow('it has no content');
  });
});

test('texts and slides are no spreadsheets', async () => {
  for (const [kind, is] of [
    ['spreadsheet', true],
    ['spreadsheet-template', true],
    ['text', false],
  ] as const) {
    const path = saved(openSpreadsheet('', `application/vnd.oasis.opendocument.${kind}`));
    expect(await isOpenSpreadsheet(path, await zipEntries(path))).toBe(is);
  }
});

test.each(['tags/sheet.csv', 'mapped-tables/scweet-pages.csv', 'youtube/takeout.csv', 'mapped-tables/vicinitas.csv'])(
  'posts saved as ODS are those saved as XLSX: %s',
  async (name) => {
    const [{ header = [], rows = [] } = {}] = await readTables(join(import.meta.dirname, '../../ingest/fixtures', name));
    const cells = [header, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('\r\n', '\n')));
    const xlsx = await draftsOf(saved(workbook({ Posts: cells })));
    const ods = await draftsOf(saved(openSpreadsheet(openTable('Posts', cells))));
    expect(ods.drafts.length).toBeGreaterThan(0);
    expect([ods.format, ods.drafts]).toEqual([xlsx.format, xlsx.drafts]);
  },
);

test('of the sheets of a spreadsheet those with posts are read, the others are left aside', async () => {
  const posts = readFileSync(join(import.meta.dirname, '../../ingest/fixtures/mapped-tables/scweet.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const path = saved(openSpreadsheet(`${openTable('Notes', [['Ask Willow']])}${openTable('Posts', posts)}`));
  const found = await lookInto({ path, name: 'b.ods' } as never, defaultSettings().ingest);
  expect(found.map(({ input, recognised }) => [input.name, recognised.kind === 'csv' ? recognised.format.name : recognised.kind])).toEqual([
    ['b.ods/Posts', 'scweet'],
  ]);
});

test('a spreadsheet in one piece with a text longer than any cell is refused', async () => {
  const flat = (text: string) =>
    saved(
      `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><table:table table:name="S"><table:table-row><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row></table:table></office:document>`,
    );
  expect(await flatSheetsOf(flat('x'))).toMatchObject([{ name: 'S' }]);
  await expect(flatSheetsOf(flat('x'.repeat(1_100_000)))).rejects.toThrow(
    'it has a text of more than 1048576 characters, which no cell holds',
  );
});
