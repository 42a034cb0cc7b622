import { expect, test } from 'vitest';
import { tabled } from '../../../src/ingest/formats/tabled.ts';
import { tags } from '../../../src/ingest/formats/tags.ts';
import { fixture, readTable } from './found.ts';

const source = { zone: 'UTC' };

test('a table saved as JSON records gives the posts of the table', () => {
  const [first] = readTable(tags, fixture('tags/sheet.csv'));
  const [header = [], ...rows] = cells(fixture('tags/sheet.csv'));
  const record = Object.fromEntries(header.map((name, i) => [name, rows[0]?.[i] || null]));
  const json = tabled(tags);
  expect(json.looksLike(record)).toBe(true);
  expect([...json.read(record, source)]).toEqual([first]);
  expect([...json.read({ ...record, entities_str: JSON.parse(String(record.entities_str)) }, source)]).toEqual([first]);
  expect(json.looksLike({ id_str: '1', from_user: 'ann' })).toBe(false);
});

/** Cells of a plain table without line ends in them. */
function cells(csv: string): string[][] {
  return csv
    .split(/\r?\n/)
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''),
    );
}
