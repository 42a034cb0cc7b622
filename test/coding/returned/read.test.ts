import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { beginningOf, sheetsOf } from '../../../src/bytes/workbooks/workbook.ts';
import { codebook } from '../../../src/codebook/codebook.ts';
import { inWords } from '../../../src/coding/estimates/readings.ts';
import { doccanoLines, labelStudioTasks } from '../../../src/coding/handout/exchange.ts';
import { sheetCsv, sheetRows, sheetXlsx } from '../../../src/coding/handout/sheet.ts';
import { readReturned } from '../../../src/coding/returned/read.ts';
import { UserError } from '../../../src/errors.ts';
import { openSpreadsheet, openTable } from '../../bytes/workbooks/workbooks.ts';
import { item, shown } from '../example.ts';
import { returnedFile } from '../returned-file.ts';

const read = (content: string | Uint8Array, name = 'study-round-1-ann.csv') => readReturned(returnedFile(name, content), codebook);
/** Each reading in short: item, coder, what was said. */
const brief = async (content: string | Uint8Array, name?: string) =>
  (await read(content, name)).readings.map((reading) => `${reading.item} ${reading.coder}: ${inWords(reading, codebook)}`);

const header = 'item,sharing,selfpromotion,commercial,uncodable,subflag,memo';

describe('a returned table is read, whatever a spreadsheet made of it:', () => {
  const cases: [name: string, content: string | Uint8Array][] = [
    ['as it was given out', `${header}\r\nr1p1,1,0,0,0,,\r\nr1p2,0,0,0,0,request,\r\n`],
    ['with a byte order mark and semicolons', `\ufeff${header.replaceAll(',', ';')}\r\nr1p1;1;0;0;0;;\r\nr1p2;0;0;0;0;request;\r\n`],
    ['with the delimiter named on top', `sep=;\r\n${header.replaceAll(',', ';')}\r\nr1p1;x;0;0;0;;\r\nr1p2;0;0;0;0;request;\r\n`],
    ['as Unicode text with tabs', utf16(`${header.replaceAll(',', '\t')}\r\nr1p1\t1\t0\t0\t0\t\t\r\nr1p2\t0\t0\t0\t0\trequest\t\r\n`)],
    [
      'in the encoding of an old machine',
      Uint8Array.from([...strToU8(`${header}\nr1p1,1,0,0,0,,caf`), 0xe9, ...strToU8('\nr1p2,0,0,0,0,request,\n')]),
    ],
    [
      'with marks in words, in capitals, and labels for names',
      'Item,Sharing,Self-promotion,Commercial,Subflag\nr1p1,Ja,NEIN,no,\nr1p2,n,false,0,Request\n',
    ],
    ['with x for yes and nothing for no', `${header}\nr1p1,x,,,,,\nr1p2,,,,,request,\n`],
    [
      'with columns moved and added, and empty rows below',
      'memo,commercial,item,note,sharing,selfpromotion,subflag\n,0,r1p1,hello,1,0,\n,0,r1p2,,0,0,request\n,,,,,,\n,,,,,,\n',
    ],
    [
      'as LibreOffice saves it',
      openSpreadsheet(
        openTable('posts', [
          ['item', 'sharing', 'selfpromotion', 'commercial', 'subflag'],
          ['r1p1', 'x', '0', '0', ''],
          ['r1p2', '0', '0', '0', 'request'],
        ]),
      ),
    ],
  ];
  test.each(cases)('%s', async (_name, content) => {
    expect(await brief(content)).toEqual(['r1p1 ann: sharing', 'r1p2 ann: none, request']);
  });
});

describe('rows without marks', () => {
  test('were not coded', async () => {
    const returned = await read(`${header}\nr1p1,1,0,0,0,,\nr1p2,,,,,,\nr1p3,,,,,,only a memo\n`);
    expect([returned.readings.length, returned.open]).toEqual([1, 2]);
  });
  test('a single empty cell was left open where the file says no elsewhere', async () => {
    const returned = await read(`${header}\nr1p1,1,,0,,,\n`);
    expect(returned.readings[0]?.codes).toEqual({ sharing: true, selfpromotion: null, commercial: false });
    expect(returned.notes).toEqual(['1 posts with a code left open: the open code counts as not read']);
  });
  test('are told of where all other rows are whole', async () => {
    expect((await read(`${header}\nr1p1,1,0,0,0,,\nr1p2,0,,0,0,,\n`)).notes).toEqual([
      '1 posts with a code left open: the open code counts as not read',
    ]);
  });
  test('of codes are of no account where a post cannot be coded', async () => {
    const { readings } = await read(`${header}\nr1p1,0,0,0,1,,\nr1p2,0,0,0,0,uncodable,\n`);
    expect(readings).toMatchObject(['r1p1', 'r1p2'].map((post) => ({ item: post, codes: {}, uncodable: true, flag: null })));
  });
});

test('who coded a post, and when, is read from a table and from what the coder page saves', async () => {
  const table = `${header.replace('memo', 'memo,coder,saved')}\nr1p1,1,0,0,0,,so,bo,2026-01-01T10:00:00.000Z\nr1p2,0,0,0,0,,,,\n`;
  const row = { item: 'r1p1', sharing: 1, selfpromotion: 0, commercial: 0, memo: 'so', saved: '2026-01-01T10:00:00.000Z' };
  const page = JSON.stringify({ staffroom: 'coding', coder: 'bo', rows: [row, { ...row, sharing: 0, item: 'r1p2', saved: '' }] });
  const when = async (content: string) => (await read(content)).readings.map((one) => [one.item, one.coder, one.saved]);
  expect(await when(table)).toEqual([
    ['r1p1', 'bo', '2026-01-01T10:00:00.000Z'],
    ['r1p2', 'ann', null],
  ]);
  expect(await when(page)).toEqual([
    ['r1p1', 'bo', '2026-01-01T10:00:00.000Z'],
    ['r1p2', 'bo', null],
  ]);
});

describe('a damaged or strange file is refused with a sentence:', () => {
  const cases: [name: string, content: string | Uint8Array, says: RegExp][] = [
    ['ids in scientific notation', `${header}\n1.63297E+18,1,0,0,0,,\n`, /row 2: id damaged by a spreadsheet: 1\.63297E\+18/],
    [
      'ids with a decimal comma',
      `${header.replaceAll(',', ';')}\n1,63297E+18;1;0;0;0;;\n`,
      /row 2: id damaged by a spreadsheet: 1,63297E\+18/,
    ],
    [
      'rounded ids',
      `${header}\n1632966647139310000,1,0,0,0,,\n1632945172920240000,1,0,0,0,,\n`,
      /row 2: ids rounded by a spreadsheet: 1632966647139310000/,
    ],
    ['an unknown mark', `${header}\nr1p1,maybe,0,0,0,,\n`, /row 2: sharing: invalid mark: maybe/],
    [
      'an unknown mark below blank rows and a cell of two lines',
      `${header}\n\nr1p1,1,0,0,0,,"a\nb"\n,,,,,,\nr1p2,maybe,0,0,0,,\n`,
      /: row 5: sharing/,
    ],
    ['an unknown mark in a record', '[{"item": "r1p1", "labels": []}, {"item": "", "labels": ["sharing"]}]', /: record 2: missing item/],
    ['an unknown sub-flag', `${header}\nr1p1,0,0,0,0,gossip,\n`, /unknown sub-flag: gossip/],
    ['a code on an uncodable post', `${header}\nr1p1,1,0,0,1,,\n`, /both uncodable and coded: r1p1/],
    ['a missing column', 'item,sharing\nr1p1,1\n', /missing column: selfpromotion, commercial/],
    ['the coder page itself', '<!doctype html>\n<html lang="en">', /is a page, not what was coded in it/],
    ['an empty file', '\n', /empty: no rows/],
    ['no item', 'post,sharing\nr1p1,1\n', /missing column item: columns are post, sharing/],
    [
      'an id that a workbook keeps as a number',
      workbook(
        `<row r="1">${cells(1, 'item', 'sharing', 'selfpromotion', 'commercial')}</row><row r="2"><c r="A2"><v>1.63296664713931E+18</v></c>${cells(2, '', '1', '0', '0')}</row>`,
      ),
      /row 2: ids rounded by a spreadsheet: 1632966647139310000$/,
    ],
    ['an old workbook that is cut off', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /unreadable workbook: it is broken/],
    ['a torn workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0), /ann\.csv: .*zip/],
    ['an archive of something else', zipSync({ 'word/document.xml': strToU8('<w/>') }), /unknown workbook/],
    [
      'a workbook with a cell far beyond its last column',
      workbook('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'),
      /has a cell beyond the 1048576 rows and 16384 columns of a sheet/,
    ],
    [
      'an unknown mark in a workbook whose blank rows are left out',
      workbook(
        `<row r="1">${cells(1, 'item', 'sharing', 'selfpromotion', 'commercial')}</row><row r="7">${cells(7, 'r1p1', 'maybe', '0', '0')}</row>`,
      ),
      /: row 7: sharing: invalid mark: maybe/,
    ],
    ['torn JSON', '{"staffroom": "coding", ', /invalid JSON/],
  ];
  test.each(cases)('%s', async (_name, content, says) => {
    await expect(read(content)).rejects.toThrow(says);
    await expect(read(content)).rejects.toThrow(UserError);
  });
});

test('intact long ids are read, also where one ends in zeros', async () => {
  const ids = ['1632966647139315842', '1632945172920246256', '1632945172920240000'];
  const { readings } = await read(`${header}\n${ids.map((id) => `${id},1,0,0,0,,`).join('\n')}\n`);
  expect(readings.map((reading) => reading.item)).toEqual(ids);
});

const coderNames: [file: string, coder: string][] = [
  ['coded-my study-round-2-ann.csv', 'ann'],
  ['bo.csv', 'bo'],
  ['bo (2).csv', 'bo'],
];
test.each(coderNames)('a file named %s is by %s', async (file, coder) => {
  const { readings } = await read(`${header}\nr1p1,1,0,0,0,,\n`, file);
  expect(readings[0]?.coder).toBe(coder);
});

describe('an Excel sheet', () => {
  const nasty = ['=cmd|x', 'a & b < c > "d" _x000D_', 'line\none\ttab', '\u0000\u0008 \ud800 half', '😅 שלום', '  spaces  '];
  const items = nasty.map((text, i) => item(`r1p${i}`, { shown: { ...shown, text, bio: text } }));
  test('holds every text as text, and comes back as it went', async () => {
    const path = returnedFile('ann.xlsx', sheetXlsx(items, codebook, 'ann'));
    const [sheet] = (await sheetsOf(path, await beginningOf(path))) ?? [];
    const rows = Papa.parse<string[]>(String(sheet?.csv).trimEnd(), { delimiter: ',' }).data;
    const wanted = sheetRows(items, codebook, 'ann').map((row) =>
      row.map((text) => text.replaceAll(/\p{Cs}|(?![\t\n])\p{Cc}/gu, '\ufffd')),
    );
    expect(rows).toEqual(wanted);
  });
  test('is the same bytes for the same posts', () => {
    expect(sheetXlsx(items, codebook, 'ann')).toEqual(sheetXlsx(items, codebook, 'ann'));
  });
  test('is read after Excel has saved it: shared strings, numbers, gaps, formatted parts', async () => {
    const parts = unzipSync(sheetXlsx([item('r1p1')], codebook, 'ann'));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    const cells = `<row r="1">${['item', 'sharing', 'selfpromotion', 'commercial', 'subflag'].map((name, i) => `<c r="${'ABCDE'[i]}1" t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>1</v></c><c r="D2" s="1"><v>0</v></c></row>
      <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>0</v></c><c r="C3"><v>0</v></c><c r="D3"><v>0</v></c><c r="E3" t="s"><v>2</v></c></row>`;
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`));
    parts['xl/sharedStrings.xml'] = strToU8(
      '<sst><si><t>r1p1</t></si><si><r><t>r1</t></r><r><rPr><b/></rPr><t>p2</t></r></si><si><t>request</t></si></sst>',
    );
    expect(await brief(zipSync(parts), 'ann.xlsx')).toEqual(['r1p1 ann: sharing, self-promotion left open', 'r1p2 ann: none, request']);
  });
});

test('a CSV sheet runs no formula in a spreadsheet', () => {
  const text = '=HYPERLINK("http://example.com")';
  const csv = sheetCsv([item('r1p1', { shown: { ...shown, text, title: '+1', author: 'x' } })], codebook, 'ann');
  expect(csv).toContain(`"'=HYPERLINK(""http://example.com"")"`);
  expect(csv).toContain(",'+1,");
  expect(csv).toContain(",'@x,");
});

describe('Label Studio', () => {
  const [task] = JSON.parse(labelStudioTasks([item('r1p1')]));
  const choices = (from_name: string, ...values: string[]) => ({ from_name, to_name: 'text', type: 'choices', value: { choices: values } });
  test('gets the post and nothing of the classifier', () => {
    expect(Object.keys(task)).toEqual(['data']);
    expect(task.data.item).toBe('r1p1');
  });
  test('gives back several annotators in one file; cancelled ones are not read', async () => {
    const annotations = [
      { completed_by: 7, updated_at: '2026-01-01T00:00:00Z', result: [choices('codes', 'sharing', 'commercial')] },
      {
        completed_by: { email: 'bo@example.org' },
        result: [choices('subflag', 'request'), { type: 'textarea', value: { text: ['asks'] } }],
      },
      { completed_by: 8, was_cancelled: true, result: [choices('codes', 'sharing')] },
    ];
    expect(await brief(JSON.stringify([{ id: 1, ...task, annotations }]), 'export.json')).toEqual([
      'r1p1 annotator 7: sharing, commercial',
      'r1p1 bo@example.org: none, request',
    ]);
  });
  test('gives back its short form', async () => {
    const short = [
      { id: 1, item: 'r1p1', text: '…', codes: { choices: ['sharing', 'selfpromotion'] }, annotator: 3 },
      { id: 2, item: 'r1p2', text: '…', subflag: 'uncodable', annotator: 3 },
    ];
    expect(await brief(JSON.stringify(short), 'min.json')).toEqual([
      'r1p1 annotator 3: sharing, self-promotion',
      'r1p2 annotator 3: uncodable',
    ]);
  });
});

test('doccano gets one line per post, and gives it back with labels; without a label it was not coded', async () => {
  const lines = doccanoLines([item('r1p1'), item('r1p2'), item('r1p3')])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const labels = [['sharing', 'commercial'], ['request'], []];
  const back = lines.map((line, i) => JSON.stringify({ id: i + 1, ...line, label: labels[i], Comments: [] })).join('\n');
  expect(await brief(back, 'ann.jsonl')).toEqual(['r1p1 ann: sharing, commercial', 'r1p2 ann: none, request']);
  // Labels in capitals, and the item among what earlier versions call meta.
  const earlier =
    '{"id": 1, "text": "a", "meta": {"item": "r1p1"}, "labels": ["Sharing"]}\n  \n{"id": 2, "meta": {"item": "r1p2"}, "labels": []}';
  expect(await brief(earlier, 'ann.jsonl')).toEqual(['r1p1 ann: sharing']);
  await expect(brief(back.replace('"request"', '"gossip"'), 'ann.jsonl')).rejects.toThrow(/unknown label: gossip/);
});

test('a sheet with codes of a study’s own, read without its sample, is told that its codes are missing', async () => {
  const codes = codebook.codes.slice(0, 1).map((code) => ({ ...code, code: 'question', label: 'Question' }));
  const own = sheetCsv([item('r1p1')], { ...codebook, codes }, 'ann');
  await expect(read(own.replace(/,,,,\r\n$/, ',1,,,\r\n'))).rejects.toMatchObject({
    message: 'study-round-1-ann.csv: missing column: sharing, selfpromotion, commercial',
    hint: expect.stringContaining('--sample'),
  });
});

test('tables of labels, as Label Studio and doccano export them as CSV, are read as their other exports are', async () => {
  const studio =
    'annotation_id,annotator,codes,created_at,id,item,lead_time,memo,subflag,text,updated_at\r\n1,3,"{""choices"":[""sharing"",""commercial""]}",2024,1,r1p1,3.2,,,"a, b",2024-01-01T10:00:00Z\r\n2,3,,2024,2,r1p2,3.2,,request,c,2024-01-01T10:01:00Z\r\n3,3,,2024,3,r1p3,3.2,,,d,\r\n';
  expect(await brief(studio)).toEqual(['r1p1 annotator 3: sharing, commercial', 'r1p2 annotator 3: none, request']);
  const doccano = 'id,text,item,label\r\n1,a,r1p1,sharing#commercial\r\n2,c,r1p2,request\r\n3,d,r1p3,\r\n';
  expect(await brief(doccano, 'ann.csv')).toEqual(['r1p1 ann: sharing, commercial', 'r1p2 ann: none, request']);
  await expect(brief(doccano.replace('request', 'gossip'), 'ann.csv')).rejects.toThrow(/r1p2: unknown label: gossip/);
});

/** A workbook with these rows in its sheet. */
function workbook(rows: string): Uint8Array {
  const parts = unzipSync(sheetXlsx([item('r1p1')], codebook, 'ann'));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
  parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`));
  return zipSync(parts);
}

/** Cells of a row, from the first column; empty texts have none. */
function cells(row: number, ...texts: string[]): string {
  return texts.map((text, i) => (text === '' ? '' : `<c r="${'ABCDE'[i]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)).join('');
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
}
