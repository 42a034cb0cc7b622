import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipEntries } from '../../../src/bytes/archives/zip.ts';
import { xlsxSheets } from '../../../src/bytes/workbooks/xlsx.ts';
import { saved } from '../../ingest/saved.ts';
import { workbook } from './workbooks.ts';

const sound = workbook({
  Posts: [
    ['id', 'text'],
    ['1', 'hello'],
  ],
});

/** What the sheets of a workbook hold. */
async function sheets(content: Uint8Array): Promise<string[]> {
  const path = saved(content);
  return (await xlsxSheets(path, await zipEntries(path))).map(({ csv }) => csv.toString());
}

/** The sound workbook with parts changed; a part that becomes null is left out. */
function changed(change: Readonly<Record<string, (xml: string) => string | null>>): Uint8Array {
  const parts = Object.entries(unzipSync(sound)).flatMap(([name, content]) => {
    const xml = change[name]?.(strFromU8(content)) ?? (name in change ? null : strFromU8(content));
    return xml === null ? [] : [[name, strToU8(xml)] as const];
  });
  return zipSync(Object.fromEntries(parts));
}

const SHEET = 'xl/worksheets/sheet1.xml';
/** The sheet with a further row of this XML. */
const withRow = (row: string) => changed({ [SHEET]: (xml) => xml.replace('</sheetData>', `${row}</sheetData>`) });
const filled = (place: string) => `<c r="${place}" t="inlineStr"><is><t>x</t></is></c>`;

test('xlsxSheets(path) gives cells with the empty ones between them', async () => {
  expect(await sheets(withRow(`<row r="4">${filled('D4')}<c r="XFD4" s="1"/></row>`))).toEqual(['id,text,,\n1,hello,,\n,,,\n,,,x\n']);
});

test('xlsxSheets(path) reads a workbook that was unpacked and packed again, with its folders', async () => {
  const folders = { 'xl/': new Uint8Array(), 'xl/worksheets/': new Uint8Array() };
  expect(await sheets(zipSync({ ...folders, ...unzipSync(sound) }))).toEqual(['id,text\n1,hello\n']);
});

describe('xlsxSheets(path) refuses in words of its own a workbook', () => {
  test.each<[string, Uint8Array, string]>([
    ['without a sheet that it names', changed({ [SHEET]: () => null }), 'its part xl/worksheets/sheet1.xml is missing'],
    ['without relations', changed({ 'xl/_rels/workbook.xml.rels': () => null }), 'its part xl/_rels/workbook.xml.rels is missing'],
    ['with a sheet that is cut off', changed({ [SHEET]: (xml) => xml.slice(0, -30) }), 'the XML of a part is broken or cut off'],
    ['with a text in place of a sheet', changed({ [SHEET]: () => 'hello' }), 'the XML of a part is broken or cut off'],
    [
      'without any sheet',
      changed({ 'xl/workbook.xml': (xml) => xml.replace(/<sheets>.*<\/sheets>/, '<sheets/>') }),
      'its parts do not fit together',
    ],
    [
      'with a number of a text that is not there',
      withRow('<row r="3"><c r="A3" t="s"><v>9</v></c></row>'),
      'the cell in row 3, column 1 holds nothing of the kind that it says',
    ],
    [
      'with a kind of cell that is none',
      withRow('<row r="3"><c r="B3" t="zz"><v>9</v></c></row>'),
      'the cell in row 3, column 2 holds nothing of the kind that it says',
    ],
    [
      'with a row that stands twice',
      withRow('<row r="1"><c r="A1"><v>9</v></c></row>'),
      'its rows or cells are out of order, or stand twice',
    ],
    [
      'with a row beyond all rows',
      withRow('<row r="2000000000"/>'),
      '"xl/worksheets/sheet1.xml" has a cell beyond the 1048576 rows and 16384 columns of a sheet',
    ],
    [
      'with a cell beyond all rows',
      withRow(`<row>${filled('A2000000')}</row>`),
      '"xl/worksheets/sheet1.xml" has a cell beyond the 1048576 rows and 16384 columns of a sheet',
    ],
    [
      'with a cell beyond all columns',
      withRow(`<row r="3">${filled('ZZZZZZ3')}</row>`),
      '"xl/worksheets/sheet1.xml" has a cell beyond the 1048576 rows and 16384 columns of a sheet',
    ],
    [
      'with a cell in its last corner',
      withRow(`<row r="1048576">${filled('XFD1048576')}</row>`),
      '"xl/worksheets/sheet1.xml" unfolds to 1048576 rows of 16384 cells, 67108864 cells are read',
    ],
    [
      'with more rows than all that do not say which they are',
      withRow('<row/>'.repeat(1_048_577)),
      '"xl/worksheets/sheet1.xml" has a cell beyond the 1048576 rows and 16384 columns of a sheet',
    ],
    [
      'with a text longer than any cell',
      withRow(`<row r="3"><c r="A3" t="inlineStr"><is><t>${'a b '.repeat(400_000)}</t></is></c></row>`),
      '"xl/worksheets/sheet1.xml" has a text of more than 1048576 bytes, which no cell holds',
    ],
  ])('%s', { timeout: 10_000 }, async (_, content, why) => {
    await expect(sheets(content)).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`: unreadable workbook: ${why.replace(/[.()]/g, '\\$&')}$`)),
      hint: 'save its sheets as CSV',
    });
  });

  test('of more sheets than anybody could choose from', async () => {
    const names = Array.from({ length: 1_001 }, (_, i) => [`S${i}`, [['x']]] as const);
    await expect(sheets(workbook(Object.fromEntries(names)))).rejects.toThrow('it has 1001 sheets, 1000 are read');
    const one = changed({ 'xl/workbook.xml': (xml) => xml.replace(/<sheet .*?\/>/, (sheet) => sheet.repeat(200_000)) });
    await expect(sheets(one)).rejects.toThrow('it has 200000 sheets, 1000 are read');
  });

  test('that holds a part which its directory does not name', async () => {
    const hidden = Buffer.from(zipSync({ [SHEET]: strToU8('hidden'.repeat(100)) }));
    const part = hidden.subarray(0, hidden.indexOf(Buffer.from('504b0102', 'hex')));
    const moved = Buffer.from(sound);
    for (let at = moved.indexOf('PK\u0001\u0002'); at >= 0; at = moved.indexOf('PK\u0001\u0002', at + 4))
      moved.writeUInt32LE(moved.readUInt32LE(at + 42) + part.length, at + 42);
    const end = moved.indexOf('PK\u0005\u0006');
    moved.writeUInt32LE(moved.readUInt32LE(end + 16) + part.length, end + 16);
    await expect(sheets(Buffer.concat([part, moved]))).rejects.toThrow(
      /unsafe workbook: something lies before "xl\/workbook.xml" that its directory does not name/,
    );
  });
});
