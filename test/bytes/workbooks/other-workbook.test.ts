import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BookType, utils, type WorkBook, write } from '@e965/xlsx';
import zahl from '@e965/xlsx/dist/xlsx.zahl.mjs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lookInto } from '../../../src/ingest/files/look-into.ts';
import { filesIn } from '../../../src/ingest/files/members.ts';
import { readTables } from '../../../src/ingest/rows/table/tables.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { draftsOf } from '../../ingest/formats/drafts.ts';
import { saved } from '../../ingest/saved.ts';
import { workbook } from './workbooks.ts';

/** What the sheets in a file hold; null where it is no workbook. */
async function sheets(content: Uint8Array | string): Promise<Record<string, string> | null> {
  const { files, archive } = await filesIn({ path: saved(content), name: 'export' });
  if (!archive) return null;
  return Object.fromEntries(files.map(({ name, member }) => [name, member?.kind === 'sheet' ? member.csv.toString() : '']));
}

function book(rows: readonly (readonly unknown[])[]): WorkBook {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows as unknown[][], { UTC: true }), 'Posts');
  return made;
}

const as = (bookType: BookType, rows: readonly (readonly unknown[])[]): Buffer =>
  write(book(rows), { type: 'buffer', bookType, bookSST: bookType !== 'biff5', numbers: zahl });

const NOON = new Date(Date.UTC(2020, 2, 1, 12));
const rows = [
  ['id', 'text', 'made', 'likes'],
  ['1200000000000000001', 'a, "b"\né 🎉', NOON, 7],
  [12e17, ' x ', NOON, 0.5],
  [],
  ['3', '', '', true],
];

describe('the sheets of a workbook are tables, with texts as they are and days as ISO text', () => {
  test.each<BookType>(['biff5', 'biff8', 'xlsb', 'xlml'])('as %s', async (type) => {
    // The program that writes it here knows nothing but ASCII of Excel 5.
    const text = type === 'biff5' ? 'e' : 'é 🎉';
    const plain = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace('é 🎉', text) : cell)));
    expect(await sheets(as(type, plain))).toEqual({
      'export/Posts': [
        'id,text,made,likes',
        `1200000000000000001,"a, ""b""\n${text}",2020-03-01 12:00:00,7`,
        '1200000000000000000," x ",2020-03-01 12:00:00,0.5',
        ',,,',
        '3,,,TRUE',
        '',
      ].join('\n'),
    });
  });

  test('as Numbers', async () => {
    expect(
      await sheets(
        as('numbers', [
          ['id', 'likes'],
          ['1200000000000000001', 7],
          ['2', 0.5],
        ]),
      ),
    ).toEqual({
      'export/Posts': 'id,likes\n1200000000000000001,7\n2,0.5\n',
    });
  });

  test('as a page, in which numbers keep their digits', async () => {
    const page =
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>id</td><td>text</td></tr><tr><td>1200000000000000001</td><td>a &amp; b<br>c, d</td></tr></table></body></html>';
    expect(await sheets(page)).toEqual({ 'export/Sheet1': 'id,text\n1200000000000000001,"a & b\nc, d"\n' });
    expect(await sheets(Buffer.from(page.replace('a &amp; b', 'é'), 'latin1'))).toMatchObject({ 'export/Sheet1': /é/ });
  });

  test('as another program writes it (xlwt 1.3, Python), every sheet and kind of cell', async () => {
    expect(await sheets(readFileSync(join(import.meta.dirname, 'excel-97.xls')))).toEqual({
      'export/Tweets': [
        'id_str,from_user,text,created_at,favs,flag',
        '1200000000000000001,ada,"Línea, ""quoted"" 🎉\nsecond",2020-03-01 18:30:05,7,TRUE',
        '1200000000000000000,ben," x ",2020-03-01 18:31:00,0.5,',
        '',
      ].join('\n'),
      'export/Empty': '',
    });
  });

  test('what cannot be reckoned is as Excel shows it', async () => {
    const made = book([['a']]);
    Object.assign(made.Sheets.Posts as object, { B1: { t: 'e', v: 42 }, C1: { t: 'e', v: 7 }, '!ref': 'A1:C1' });
    expect(await sheets(write(made, { type: 'buffer', bookType: 'biff8' }))).toEqual({ 'export/Posts': 'a,#N/A,#DIV/0!\n' });
  });
});

test.each(['tags/sheet.csv', 'youtube/takeout.csv', 'mapped-tables/vicinitas.csv'])(
  'posts saved as XLS or XLSB are those saved as XLSX: %s',
  async (name) => {
    const [{ header = [], rows = [] } = {}] = await readTables(join(import.meta.dirname, '../../ingest/fixtures', name));
    const cells = [header, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('\r\n', '\n')));
    const { format, drafts } = await draftsOf(saved(workbook({ Posts: cells })));
    expect(drafts.length).toBeGreaterThan(0);
    for (const type of ['biff8', 'xlsb'] as const) {
      const other = await draftsOf(saved(as(type, cells)));
      expect([other.format, other.drafts]).toEqual([format, drafts]);
    }
  },
);

const pageOf = (table: string) =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>id</td></tr>${table}</table></body></html>`;

describe('a workbook is refused in one sentence that says why', () => {
  const whole = as('biff8', rows);
  const xml = as('xlml', rows);
  test.each([
    ['cut off', whole.subarray(0, whole.length >> 1), 'it is broken or cut off'],
    ['XML that is cut off', xml.subarray(0, xml.length >> 1), 'it is broken or cut off'],
    ['a page that is cut off', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1', 'it is broken or cut off'],
    [
      'XML with a text longer than any cell',
      xml.toString().replace('>7<', `>${'7'.repeat(1_100_000)}<`),
      'it has a text of more than 1048576 characters',
    ],
    [
      'XML with more rows than a sheet',
      xml.toString().replace('</Table>', `${'<Row/>'.repeat(1_100_000)}</Table>`),
      'it has more than the 1048576 rows',
    ],
    [
      'XML with a cell far below the others',
      xml.toString().replace('</Table>', '<Row ss:Index="12000000"><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>'),
      '"Posts" has a cell beyond the 1048576 rows of a sheet',
    ],
    ['a page with more rows than a sheet', pageOf(`${'<tr></tr>'.repeat(1_100_000)}`), 'it has more than the 1048576 rows'],
    ['an XLSB without its parts', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'it is broken or cut off'],
  ])('%s', async (_, content, why) => {
    await expect(sheets(content)).rejects.toMatchObject({
      message: expect.stringContaining(`unreadable workbook: ${why}`),
      hint: 'save its sheets as CSV',
    });
  });

  test('protected by a password', async () => {
    const { CFB } = await import('@e965/xlsx');
    const inside = CFB.utils.cfb_new();
    CFB.utils.cfb_add(inside, '/EncryptedPackage', Buffer.from('secret'));
    await expect(sheets(CFB.write(inside, { type: 'buffer' }) as Buffer)).rejects.toThrow('it is protected by a password');
  });
});

test('a sheet of XLS reaches as far as its cells, whatever it says of itself', async () => {
  const bytes = as('biff8', rows);
  const whole = await sheets(bytes);
  // The record Dimensions ([MS-XLS] 2.4.90): its number and length, the first row, and the one behind the last.
  bytes.writeUInt32LE(10_000_000, bytes.indexOf(Buffer.from([0x00, 0x02, 0x0e, 0x00])) + 8);
  expect(await sheets(bytes)).toEqual(whole);
});

test('documents of other programs are named', async () => {
  const { CFB } = await import('@e965/xlsx');
  const inside = CFB.utils.cfb_new();
  CFB.utils.cfb_add(inside, '/WordDocument', Buffer.from('a letter'));
  const path = saved(CFB.write(inside, { type: 'buffer' }) as Buffer);
  await expect(lookInto({ path, name: 'letter.doc' }, defaultSettings().ingest)).rejects.toThrow('document of an older Office program');
  const keynote = saved(zipSync({ 'Index/Document.iwa': strToU8('x') }));
  await expect(lookInto({ path: keynote, name: 'talk.key' }, defaultSettings().ingest)).rejects.toThrow('Apple Pages or Keynote');
  expect(await sheets('<html><body><h1>Error 404</h1></body></html>')).toBeNull();
});
