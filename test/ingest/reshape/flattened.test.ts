import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/ingest/format.ts';
import { recordsInRows } from '../../../src/ingest/reshape/flattened.ts';
import { draftsOf } from '../formats/drafts.ts';
import { saved } from '../saved.ts';

const read = (content: string) => draftsOf(saved(content));

/** Records as a table, with the ways to their values as names of columns. */
function table(records: readonly JsonObject[], sign: string): string {
  const ways = (value: unknown, way: string): [string, string][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => ways(inner, way === '' ? name : `${way}${sign}${name}`))
      : value === null
        ? []
        : [[way, String(value)]];
  const rows = records.map((record) => new Map(ways(record, '')));
  const header = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return [header, ...rows.map((row) => header.map((name) => row.get(name) ?? ''))].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

const fixtures: [string, string][] = [
  ['apify-twitter', 'apify-twitter/tweets.json'],
  ['apify-tiktok', 'apify-tiktok/videos.json'],
  ['apify-instagram', 'apify-instagram/posts.json'],
];

test.each(fixtures.flatMap((one) => ['/', '.'].map((sign) => [...one, sign] as const)))(
  'records of %s flattened to a table give the posts of the records (%s, joined by %s)',
  async (name, file, sign) => {
    const json = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');
    const whole = await read(json);
    const flat = await read(table(JSON.parse(json), sign));
    expect(whole.format).toBe(name);
    expect(flat.format).toBe(name);
    expect(flat.drafts).toEqual(whole.drafts);
  },
);

/** A value as Python shows it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, inner]) => `${shown(name)}: ${shown(inner)}`)
      .join(', ')}}`;
  if (typeof value === 'string') return JSON.stringify(value);
  return value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value);
}

/** Records as the table that pandas writes of them: what is within a record stands in a cell, or only the lists in it do. */
function framed(records: readonly JsonObject[], normalized: boolean): string {
  const cells = (record: JsonObject, way = ''): [string, string][] =>
    Object.entries(record).flatMap(([name, value]): [string, string][] => {
      if (value === null) return [];
      if (typeof value !== 'object') return [[way + name, value === true ? 'True' : value === false ? 'False' : String(value)]];
      return normalized && !Array.isArray(value) ? cells(value, `${way}${name}.`) : [[way + name, shown(value)]];
    });
  const rows = records.map((record) => new Map(cells(record)));
  const header = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return [header, ...rows.map((row) => header.map((name) => row.get(name) ?? ''))].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

test.each([
  ['twarc2', 'twarc2/flattened.jsonl'],
  ['twitter-v1', 'twitter-v1/lines.jsonl'],
  ['tiktok-comments', 'tiktok/comments-bare.ndjson'],
])('records of %s that pandas wrote as a table give the posts of the records (%s)', async (name, file) => {
  const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');
  const whole = await read(lines);
  const records = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);
  for (const normalized of [false, true]) {
    const flat = await read(framed(records, normalized));
    expect([flat.format, flat.drafts.length]).toEqual([name, whole.drafts.length]);
    expect(flat.drafts).toEqual(whole.drafts);
  }
});

/** Records as pandas writes them into JSON once it has named what is within them by the ways to it: all have all names. */
function normalized(records: readonly JsonObject[]): string {
  const ways = (record: JsonObject, way = ''): [string, JsonValue][] =>
    Object.entries(record).flatMap(([name, value]): [string, JsonValue][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? ways(value, `${way}${name}.`) : [[way + name, value]],
    );
  const flat = records.map((record) => Object.fromEntries(ways(record)));
  const names = [...new Set(flat.flatMap((record) => Object.keys(record)))];
  return JSON.stringify(flat.map((record) => Object.fromEntries(names.map((name) => [name, record[name] ?? null]))));
}

test.each([
  ['twarc2', 'twarc2/flattened.jsonl'],
  ['twitter-v1', 'twitter-v1/lines.jsonl'],
  ['bluesky-post', 'bluesky/posts.json'],
  ['pushshift', 'pushshift/submissions.ndjson'],
  ['tiktok-comments', 'tiktok/comments-bare.ndjson'],
])('records of %s that pandas flattened and wrote as records give the posts of the records (%s)', async (name, file) => {
  const content = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');
  const whole = await read(content);
  const records = file.endsWith('.json')
    ? JSON.parse(content)
    : content
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
  const flat = await read(normalized(records));
  expect([flat.format, flat.drafts]).toEqual([name, whole.drafts]);
});

test('cells are numbers, truths or JSON only where the whole column is', () => {
  const header = ['a.n', 'a.id', 'a.yes', 'a.text', 'a.list', 'tags/0', '__proto__.x'];
  const rows = [
    ['1', '900000000000000001', 'True', '12', "['x', 'y']", 't', 'z'],
    ['2', '900000000000000002', 'False', '[not a list]', '[]', '', 'z'],
  ];
  const [first, second] = recordsInRows(header, rows) ?? [];
  expect(first?.a).toEqual({ n: 1, id: '900000000000000001', yes: true, text: '12', list: ['x', 'y'] });
  expect(second?.a).toEqual({ n: 2, id: '900000000000000002', yes: false, text: '[not a list]', list: [] });
  expect(first?.['tags/0']).toBe('t');
  expect(Object.keys(first ?? {})).toContain('__proto__');
  expect(({} as { x?: string }).x).toBeUndefined();
});

test('what would not be written again as it stands is no number', () => {
  const header = ['a.stamp', 'a.count', 'a.share'];
  const [first] = recordsInRows(header, [['1551780900.000200', '12.0', '0.25']]) ?? [];
  expect(first?.a).toEqual({ stamp: '1551780900.000200', count: 12, share: 0.25 });
});

test('a place in a list lies below the number of columns: a list of thousands of millions would never be read to its end', () => {
  const [first] = recordsInRows(['a.b', 'a.c', 'tags.4294967290.name'], [['1', '2', 'x']]) ?? [];
  expect(first).toEqual({ a: { b: 1, c: 2 }, 'tags.4294967290.name': 'x' });
});

test('a table without such names is none of these', () => {
  expect(recordsInRows(['id', 'created at', 'v. 2', 'text'], [['1', '2', '3', '4']])).toBeNull();
});
