import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { corpora } from '../../corpora.ts';
import { rowsOf, said, table } from '../../saved.ts';

describe('csvRows(path) on test data by others', () => {
  const spectrum = join(corpora, 'csv-spectrum');

  it.skipIf(!existsSync(spectrum))('reads csv-spectrum as its JSON says (STAFFROOM_CORPORA)', async () => {
    const names = readdirSync(join(spectrum, 'csvs')).map((name) => name.replace('.csv', ''));
    expect(names).toHaveLength(12);
    const wrong: string[] = [];
    for (const name of names) {
      // The copies lost the CRLF that their repository asks for; it is put back where the name says so.
      const text = readFileSync(join(spectrum, 'csvs', `${name}.csv`), 'utf8');
      const restored = name.endsWith('_crlf') ? text.replace(/\r?\n/g, '\r\n') : text;
      const [header = [], ...rows] = (await rowsOf(restored)) as string[][];
      const found = rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
      const expected: unknown = JSON.parse(readFileSync(join(spectrum, 'json', `${name}.json`), 'utf8'));
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(name);
    }
    console.info(`csv-spectrum: ${names.length - wrong.length} of ${names.length}; not ${wrong.join(', ')}, whose two files differ`);
    // Its table and its JSON give different phone numbers: the mistake is theirs.
    expect(wrong).toEqual(['location_coordinates']);
  });

  it.skipIf(!existsSync(spectrum))('reads csvkit, in every encoding (STAFFROOM_CORPORA)', async () => {
    const folder = join(corpora, 'csvkit');
    const names = new Set<string>();
    const read = async (name: string): Promise<unknown> => {
      names.add(name);
      const { opened, rows } = await table(join(folder, name));
      return [opened.encoding, opened.compression, ...rows.map((row) => said(row))];
    };
    const abc = ['a', 'b', 'c'];
    const foo = ['foo', 'bar', 'baz'];
    const plain = ['1', '2', '3'];
    expect(await read('test_utf8.csv')).toEqual(['utf-8', null, foo, plain, ['4', '5', 'ʤ']]);
    expect(await read('test_utf8_bom.csv')).toEqual(['utf-8 with byte-order mark', null, foo, plain, ['4', '5', 'ʤ']]);
    expect(await read('test_utf16_big.csv')).toEqual(['utf-16be', null, abc, plain, ['4', '5', 'ʤ']]);
    expect(await read('test_utf16_little.csv')).toEqual(['utf-16le', null, abc, plain, ['4', '5', 'ʤ']]);
    expect(await read('test_latin1.csv')).toEqual(['windows-1252', null, abc, plain, ['4', '5', '©']]);
    expect(await read('mac_newlines.csv')).toEqual(['utf-8', null, abc, plain, ['Once upon\ra time', '5', '6']]);
    expect(await read('null_byte.csv')).toEqual(['utf-8', null, abc, ['\0', '2', '3']]);
    expect(await read('dummy.csv.gz')).toEqual(['utf-8', 'gzip', abc, plain]);
    expect(await read('sniff_limit.csv')).toEqual(['utf-8', null, abc, plain]);
    expect((await openExport(join(folder, 'empty.csv'))).content).toEqual({ kind: 'empty' });
    expect(await read('dummy.csv.bz2')).toEqual(['utf-8', 'bzip2', abc, plain]);
    const others = readdirSync(folder).filter((name) => !names.has(name) && name !== 'empty.csv');
    for (const name of others) {
      const { rows } = await table(join(folder, name));
      expect(rows.length, name).toBeGreaterThan(0);
      expect(
        rows.filter(({ kind }) => kind === 'bad'),
        name,
      ).toEqual([]);
    }
    console.info(`csvkit: ${names.size + 1 + others.length} of ${readdirSync(folder).length} files read`);
  });

  it.skipIf(!existsSync(spectrum))('reads the samples of papaparse (STAFFROOM_CORPORA)', async () => {
    const folder = join(corpora, 'papaparse');
    const count = async (name: string): Promise<[number, number]> => {
      const { rows } = await table(join(folder, name));
      return [rows.length, rows.filter((row) => row.kind === 'record').length];
    };
    expect((await table(join(folder, 'sample.csv'))).rows.map(said)).toEqual([
      ['A', 'B', 'C'],
      ['X', 'Y', 'Z'],
    ]);
    expect((await table(join(folder, 'utf-8-bom-sample.csv'))).rows[0]).toMatchObject({ value: ['A', 'B', 'C'] });
    expect(await count('long-sample.csv')).toEqual([8, 8]);
    expect(await count('verylong-sample.csv')).toEqual([2001, 2001]);
  });
});
