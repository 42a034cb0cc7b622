import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { csvRows } from '../../../../src/ingest/rows/table/csv.ts';
import { rowsOf, said, saved, table } from '../../saved.ts';

describe('csvRows(path)', () => {
  it.each<[string, string, unknown[]]>([
    [
      'keeps short and long rows',
      'a,b,c\n1,2\n1,2,3,4\n',
      [
        ['a', 'b', 'c'],
        ['1', '2'],
        ['1', '2', '3', '4'],
      ],
    ],
    [
      'takes backslashes before quotes away, in cells without quotes around them too',
      'a,b\n1,"she said \\"no\\", twice"\n2,\\"yes\\" and C:\\dir\n',
      [
        ['a', 'b'],
        ['1', 'she said "no", twice'],
        ['2', '"yes" and C:\\dir'],
      ],
    ],
    [
      'takes one of two backslashes away where all come in pairs',
      'a,b\n1,"she said \\"no\\", \\\\o/"\n2,plain \\\\_\n',
      [
        ['a', 'b'],
        ['1', 'she said "no", \\o/'],
        ['2', 'plain \\_'],
      ],
    ],
    [
      'knows by backslashes before quotes which delimiter divides cells',
      'id,x,y\n1,"[{\\"a\\": \\"p|q\\", \\"b\\": 1}]","u"\n2,"[{\\"a\\": \\"r|s\\", \\"b\\": 2}]","v"\n',
      [
        ['id', 'x', 'y'],
        ['1', '[{"a": "p|q", "b": 1}]', 'u'],
        ['2', '[{"a": "r|s", "b": 2}]', 'v'],
      ],
    ],
    ['calls rows of empty cells blank', 'a,b\n,\n\n"",""\n1,2', [['a', 'b'], 'blank', 'blank', 'blank', ['1', '2']]],
    [
      'needs no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'ends rows at LF and CRLF in one file',
      'a,b\r\n1,2\n3,"4"\r\n"5","x\ny"\n6,7\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', 'x\ny'],
        ['6', '7'],
      ],
    ],
    [
      'keeps a lone CR in a file of LF rows',
      'a,b\n1,x\ry\n2,z\n',
      [
        ['a', 'b'],
        ['1', 'x\ry'],
        ['2', 'z'],
      ],
    ],
    [
      'keeps quotes inside a cell',
      'a,b\n1,say "hi"\n2,"say ""hi"""\n',
      [
        ['a', 'b'],
        ['1', 'say "hi"'],
        ['2', 'say "hi"'],
      ],
    ],
    [
      'keeps NUL',
      'a,b\n\0,2\n',
      [
        ['a', 'b'],
        ['\0', '2'],
      ],
    ],
    [
      'keeps columns and cells named __proto__',
      '__proto__,b\n__proto__,2\n',
      [
        ['__proto__', 'b'],
        ['__proto__', '2'],
      ],
    ],
    [
      'keeps leading blanks and zeros',
      'a,b\n 007, x\n',
      [
        ['a', 'b'],
        [' 007', ' x'],
      ],
    ],
  ])('%s', async (_, text, rows) => {
    expect(await rowsOf(text)).toEqual(rows);
  });

  it('begins behind the header, wherever it stands', async () => {
    const path = saved('my export,,\n,,\na,b,c\n1,2,3\n');
    const opened = await openExport(path);
    const batches = [];
    for await (const batch of csvRows(path, opened, 2)) batches.push(...batch.map(said));
    expect(batches).toEqual([['1', '2', '3']]);
  });

  it.each([
    [
      'by CR',
      '\r',
      [
        ['', ';;'],
        ['\n', ''],
        ['', '\n;;'],
        ['', ' '],
      ],
    ],
    [
      'by LF',
      '\n',
      [
        ['', ';'],
        ['', ';'],
        ['', ';\r;'],
        ['', ';'],
        ['', ';\r'],
        ['', ''],
      ],
    ],
  ])('takes commas between quotes for what divides cells, where quoted cells hold semicolons and rows end %s', async (_, newline, rows) => {
    const all = [['first', 'second'], ...rows];
    const text = all.map((row) => row.map((value) => `"${value}"`).join(',') + newline).join('');
    expect(await rowsOf(text)).toEqual(all.map((row) => (row.every((value) => value === '') ? 'blank' : row)));
  });

  it('gives back what was written, at every size of block, and its places cover the file', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'é', '😀', 'a', ' ', ';', '\t', '字') }),
      fc.string({ unit: 'grapheme' }),
    );
    const write = (rows: string[][], newline: string): string =>
      rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + newline).join('');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        async (rows, newline, blockBytes) => {
          const all = [['first', 'second'], ...rows];
          const bytes = Buffer.from(write(all, newline));
          const found = (await table(saved(bytes), { blockBytes })).rows;
          expect(found.map(said)).toEqual(all.map((row) => (row.every((value) => value === '') ? 'blank' : row)));
          let end = 0;
          for (const { place } of found) {
            expect(place.byte).toBe(end);
            end += place.length;
          }
          expect(end).toBe(bytes.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says line, byte and hash of each row, so that it can be found again', async () => {
    const bytes = Buffer.from('\ufeffa,b\r\n1,"é\r\nü"\r\n\r\n2,😀');
    const { rows } = await table(saved(bytes));
    expect(rows.map(({ place }) => place)).toEqual([
      { line: 1, byte: 3, length: 5 },
      { line: 2, byte: 8, length: 12 },
      { line: 4, byte: 20, length: 2 },
      { line: 5, byte: 22, length: 6 },
    ]);
    const [, second] = rows;
    expect(second?.hash()).toBe(createHash('sha256').update(bytes.subarray(8, 18)).digest('hex'));
  });

  it('gives the same rows and hashes from UTF-16, with places in the bytes of the file', async () => {
    const text = 'a,b\r\n1,"é\r\n😀"\r\n2,x\r\n';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const [bytes, encoding] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
    ] as const) {
      const { opened, rows } = await table(saved(bytes), { blockBytes: 3 });
      expect(opened.encoding).toBe(encoding);
      expect(rows.map(said)).toEqual([
        ['a', 'b'],
        ['1', 'é\r\n😀'],
        ['2', 'x'],
      ]);
      for (const { place, hash } of rows) {
        const row = bytes.subarray(place.byte, place.byte + place.length - 4);
        expect(hash()).toBe(createHash('sha256').update(row).digest('hex'));
      }
    }
  });
});
