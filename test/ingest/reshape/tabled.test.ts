import { expect, test } from 'vitest';
import { openExport } from '../../../src/ingest/files/container.ts';
import { tags } from '../../../src/ingest/formats/twitter/tags.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import { tabled } from '../../../src/ingest/reshape/tabled.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { fixture, readTable } from '../formats/found.ts';
import { saved } from '../saved.ts';

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

test.each<[string, Record<string, string>]>([
  [
    'tags',
    {
      id_str: '900000000000000001',
      from_user: 'ann',
      text: 'Hi',
      created_at: 'Wed Nov 09 23:47:31 +0000 2016',
      status_url: '',
      entities_str: '',
    },
  ],
  [
    'twarc-csv',
    {
      id: '900000000000000001',
      text: 'Hi',
      created_at: '2016-11-09T23:47:31.000Z',
      author_id: '7',
      'author.username': 'ann',
      'public_metrics.like_count': '3',
      '__twarc.retrieved_at': '',
    },
  ],
])('a row of %s saved as JSON is no record of another format', async (name, record) => {
  const recognised = recognise('a.json', await openExport(saved(JSON.stringify([record]))), defaultSettings().ingest);
  expect(recognised.kind === 'aside' ? null : recognised.format.name).toBe(name);
});

/** Cells of a plain table without line ends in them. */
function cells(csv: string): string[][] {
  return csv
    .split(/\r?\n/)
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''),
    );
}
