import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { literal } from '../../../src/database/sql.ts';
import { type Reading, readExport } from '../../../src/ingest/drafts/reading.ts';
import { Cells } from '../../../src/ingest/drafts/row.ts';
import { readBySql, whyNotSql } from '../../../src/ingest/drafts/sql-reading.ts';
import { openExport } from '../../../src/ingest/files/container.ts';
import { attempt, type CsvFormat, isPost, type JsonFormat, type JsonObject, type JsonValue } from '../../../src/ingest/format.ts';
import { pushshift } from '../../../src/ingest/formats/reddit/pushshift.ts';
import { rtweet } from '../../../src/ingest/formats/twitter/rtweet.ts';
import { tags } from '../../../src/ingest/formats/twitter/tags.ts';
import { twarcCsv } from '../../../src/ingest/formats/twitter/twarc-csv.ts';
import { twarc2 } from '../../../src/ingest/formats/twitter/twarc2.ts';
import { twitterV2Csv } from '../../../src/ingest/formats/twitter/twitter-v2-csv.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import { parseLossless } from '../../../src/ingest/rows/json/lossless.ts';
import type { Draft } from '../../../src/schema/schema.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'sql-reading-'));
const exportsFolder = process.env.STAFFROOM_EXPORTS ?? '../shared/exports';
const source = { zone: 'America/New_York' };
const db = await Database.open();
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

interface Read {
  readonly reading: Omit<Reading, 'way'>;
  readonly drafts: readonly object[];
}

/** What the record functions, and what SQL with the record functions for odd rows, make of a file; or why SQL did not read it. */
async function bothWays(path: string): Promise<{ records: Read; sql: (Read & { readonly odd: number }) | string }> {
  const opened = await openExport(path);
  const recognised = recognise(path, opened, defaultSettings().ingest);
  if (recognised.kind === 'aside') throw new Error('no posts');
  const whyNot = whyNotSql(opened, recognised, 0);
  const [all, odd, plain] = ['all', 'odd', 'plain'].map((name) => join(folder, `${name}.parquet`)) as [string, string, string];
  const writer = await db.writer('drafts', all);
  const { way: _, ...reading } = await readExport({ path, opened, recognised, source }, writer);
  await writer.close();
  const records = { reading, drafts: await db.rows(`SELECT * FROM read_parquet(${literal(all)}) ORDER BY row`) };
  if (whyNot !== null) return { records, sql: whyNot ?? 'no SQL' };
  const sink = await db.writer('drafts', odd);
  const bySql = await readBySql(db, { path, opened, recognised, source }, { path: plain, sink }, { leastShare: 0 });
  await sink.close();
  if (typeof bySql === 'string') return { records, sql: bySql };
  const { way, ...sqlReading } = bySql;
  const drafts = await db.rows(`SELECT * FROM (
      SELECT * FROM read_parquet(${literal(odd)}) UNION ALL BY NAME
      SELECT COLUMNS(name -> name NOT IN ('raw', 'shown', 'file_row_number')), file_row_number + 1 AS row FROM read_parquet(${literal(plain)}, file_row_number = true) WHERE raw IS NULL
    ) ORDER BY row`);
  return { records, sql: { reading: sqlReading, drafts, odd: way?.sql ? way.odd : Number.NaN } };
}

let files = 0;
function saved(content: string): string {
  files += 1;
  const path = join(folder, `${files}.txt`);
  writeFileSync(path, content);
  return path;
}

function fixturesOf(name: string): string[] {
  const at = join(import.meta.dirname, '../fixtures', name);
  return readdirSync(at).map((file) => join(at, file));
}

function exportsIn(name: string): string[] {
  const at = join(exportsFolder, name);
  return existsSync(at) ? readdirSync(at).map((file) => join(at, file)) : [];
}

/** The whole of both readings is compared, but a failing test shows no post of a real person: only which columns differ. */
function columnsThatDiffer(a: readonly object[], b: readonly object[]): string[] {
  const differ = new Set<string>(a.length === b.length ? [] : ['row']);
  for (const [i, draft] of a.entries())
    for (const column of Object.keys(draft) as (keyof Draft)[])
      if (JSON.stringify((draft as Draft)[column]) !== JSON.stringify((b[i] as Draft | undefined)?.[column])) differ.add(column);
  return [...differ];
}

test.each(['tags', 'pushshift', 'twarc2', 'twarc-csv', 'twitter-v2-csv', 'rtweet'])(
  'SQL reads the fixtures and real exports of %s as its record functions do, or leaves them alone',
  async (name) => {
    const real = { tags: 'tags-csv', pushshift: 'pushshift-ndjson', twarc2: 'twarc2-jsonl', rtweet: 'rtweet-csv' }[name] ?? name;
    for (const path of [...fixturesOf(name), ...exportsIn(real)]) {
      const { records, sql } = await bothWays(path).catch(() => ({ records: null, sql: 'no posts' }));
      if (typeof sql === 'string' || records === null) continue;
      expect(columnsThatDiffer(sql.drafts, records.drafts)).toEqual([]);
      expect(sql.reading).toEqual(records.reading);
    }
  },
);

test('the rows that twarc-csv writes by default are plain', async () => {
  const { sql } = await bothWays(join(import.meta.dirname, '../fixtures/twarc-csv/plugin.csv'));
  expect(sql).toMatchObject({ odd: 0 });
});

test('cells that a spreadsheet cut are told by SQL as by the record functions', async () => {
  const [header = [], row = []] = Papa.parse<string[]>(readFileSync(join(import.meta.dirname, '../fixtures/tags/sheet.csv'), 'utf8')).data;
  const withText = (text: string) => row.map((cell, i) => (header[i] === 'text' ? text : cell));
  const texts = [
    'x'.repeat(32_766),
    'x'.repeat(32_767),
    `${'x'.repeat(32_765)}\u{1f600}`,
    'ü'.repeat(32_767),
    `${'x'.repeat(32_766)}\u{1f600}`,
    'x'.repeat(32_768),
  ];
  const { records, sql } = await bothWays(saved(Papa.unparse([header, ...texts.map(withText)], { newline: '\n' })));
  if (typeof sql === 'string') throw new Error(sql);
  expect(sql.reading).toEqual(records.reading);
  expect(sql.reading.repaired).toEqual({ 'cut-cell': 4 });
});

/** Values that stand in exports, or might, where something else should. */
const STRANGE: readonly JsonValue[] = [
  null,
  '',
  ' ',
  '\u00a0',
  '0',
  '17',
  '1.5',
  '-3',
  '1.26E+18',
  '1400000000000000256',
  17,
  1.5,
  true,
  [],
  {},
  ['a'],
  { a: 1 },
  'RT @ann: hi &amp; bye',
  'rt @Ann hi',
  '\u00a0RT @ann: x',
  'a &lt;b&gt; &quot;c&quot; &amp;amp; &amp;lt;',
  'AT&T <b>',
  'R & D',
  'a &b; &amp;#39; &#x41; &notit;',
  '&amp &lt',
  '#edchat @ann, https://t.co/abc https://www.example.org/a/b',
  '#edchat.#x @ann…',
  'see example.com/@bob and #1 #1a #ünï @x@y',
  'https://example.org/status/1 https://twitter.com/ann/status/1400000000000000001',
  'I read [this](https://example.org) by u/teacher and /r/a',
  '[deleted]',
  '[removed]',
  ' [deleted] ',
  '[Removed by reddit]',
  '[Question] what?',
  'line\nbreak\r\nand\ttab',
  'say "hi", he said',
  '\ud83d\ude00 \u0645\u0631\u062d\u0628\u0627',
  '\u001f',
  'x'.repeat(300),
  '1600000000',
  1600000000,
  1600000000.5,
  '2021-02-30T10:00:00.000Z',
  '2021-02-27T10:00:60Z',
  'Wed Nov 09 23:47:31 +0000 2016',
  'Wed Feb 31 23:47:31 +0000 2016',
  't3_abc',
  't1_ABC',
  'AutoModerator',
];

/** The record with one of its values, at any depth, put in place of another. */
function altered(record: JsonObject, path: readonly number[], value: JsonValue): JsonObject {
  const copy = structuredClone(record);
  let at: JsonValue = copy;
  for (const [depth, step] of path.entries()) {
    const keys: string[] = Object.keys(at as object);
    if (keys.length === 0) break;
    const key = keys[step % keys.length] as string;
    const next: JsonValue = (at as JsonObject)[key] as JsonValue;
    if (typeof next !== 'object' || next === null || depth === path.length - 1 || step % 5 === 0) {
      (at as JsonObject)[key] = value;
      break;
    }
    at = next;
  }
  return copy;
}

const seed = 11;

function alterations(count: number): { path: number[]; value: JsonValue; of: number }[] {
  return fc.sample(
    fc.record({ path: fc.array(fc.nat(100), { minLength: 1, maxLength: 5 }), value: fc.constantFrom(...STRANGE), of: fc.nat(1000) }),
    { numRuns: count, seed },
  );
}

function linesOf(format: JsonFormat, paths: readonly string[]): JsonObject[] {
  const lines = paths.flatMap((path) => readFileSync(path, 'utf8').split('\n'));
  const records = lines.flatMap((line) => {
    try {
      const value = parseLossless(line);
      return typeof value === 'object' && value !== null && !Array.isArray(value) && format.looksLike(value) ? [value] : [];
    } catch {
      return [];
    }
  });
  return records.filter((record) => isOnePost(format, record));
}

function isOnePost(format: JsonFormat, record: JsonObject): boolean {
  const found = attempt(() => format.read(record, source));
  return found.length === 1 && found.every(isPost);
}

test('ids of 17 digits are counted by SQL as by the record functions', async () => {
  const [header = [], row = []] = Papa.parse<string[]>(readFileSync(join(import.meta.dirname, '../fixtures/tags/sheet.csv'), 'utf8')).data;
  const withAuthor = (id: string) => row.map((cell, i) => (header[i] === 'from_user_id_str' ? id : cell));
  const [two, four, eight] = [53, 54, 55].map((power) => BigInt(2 ** power) + 1_000_000_000_000_040n) as [bigint, bigint, bigint];
  const ids = [
    two,
    two + 1n,
    two + 2n,
    four,
    four + 1n,
    four + 2n,
    four + 4n,
    eight,
    eight + 1n,
    eight + 8n,
    4096n * 2_500_000_000_000n,
  ].map(String);
  const { records, sql } = await bothWays(saved(Papa.unparse([header, ...ids.map(withAuthor)], { newline: '\n' })));
  if (typeof sql === 'string') throw new Error(sql);
  expect(sql.reading).toEqual(records.reading);
  expect(sql.reading.ids.find(({ column }) => column === 'authorId')).toMatchObject({
    long: 10,
    even: 6,
    narrow: 7,
    narrowEven: 4,
    evenEndings: [24, 28, 32, 34],
    oddEndings: [25, 26, 33],
  });
});

describe('with one strange value in each record', () => {
  test.each([
    { format: pushshift, name: 'pushshift', folder: 'pushshift-ndjson' },
    { format: twarc2, name: 'twarc2', folder: 'twarc2-jsonl' },
  ])('SQL reads $name as its record functions do', async ({ format, name, folder: real }) => {
    const models = linesOf(format, [...fixturesOf(name), ...exportsIn(real).filter((path) => !path.includes('noflat'))]);
    const plain = models.filter((record) => !('data' in record));
    const records = alterations(3000)
      .map(({ path, value, of }) => altered(plain[of % plain.length] as JsonObject, path, value))
      .filter((record) => isOnePost(format, record));
    expect(records.length).toBeGreaterThan(1000);
    const { records: one, sql } = await bothWays(saved([...plain, ...records].map((record) => `${JSON.stringify(record)}\n`).join('')));
    if (typeof sql === 'string') throw new Error(sql);
    expect(columnsThatDiffer(sql.drafts, one.drafts)).toEqual([]);
    expect(sql.reading).toEqual(one.reading);
    expect(sql.drafts.length - sql.odd).toBeGreaterThan(200);
  });

  test.each<{ format: CsvFormat; folder: string; nested: RegExp }>([
    { format: tags, folder: 'tags-csv', nested: /^entities_str$/ },
    { format: twarcCsv, folder: 'twarc-csv', nested: /^entities[.]/ },
    { format: twitterV2Csv, folder: 'twitter-v2-csv', nested: /^$/ },
    { format: rtweet, folder: 'rtweet-csv', nested: /^$/ },
  ])('SQL reads tables of $format.name as their record functions do', async ({ format, folder: real, nested }) => {
    const sheets = [...fixturesOf(format.name), ...exportsIn(real)].map(
      (path) => Papa.parse<string[]>(readFileSync(path, 'utf8').trim()).data,
    );
    const [header = []] = sheets[0] ?? [];
    const cells = new Cells(header, format.absent ?? []);
    const isPostRow = (row: readonly string[]): boolean => attempt(() => format.read(cells.at(row), source)).every(isPost);
    const plain = sheets
      .flatMap(([names = [], ...rows]) => rows.map((row) => header.map((name) => row[names.indexOf(name)] ?? '')))
      .filter(isPostRow)
      .flatMap((row) => [row, row.map((cell) => cell.replaceAll('&amp;', 'and'))]);
    const rows = alterations(3000)
      .map(({ path: [column = 0], value, of }) => {
        const row = [...(plain[of % plain.length] as string[])];
        const place = column % header.length;
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        row[place] = nested.test(header[place] as string) && of % 2 === 0 ? strangeEntities(row[place] as string, text) : text;
        return row;
      })
      .filter((row) => isPostRow(row) && row.some((cell) => cell !== '') && !row.some((cell) => cell.includes('\u001f')));
    expect(rows.length).toBeGreaterThan(1000);
    // Usual rows enough at the top, by which the file is judged.
    const usual = Array.from({ length: Math.ceil(1000 / plain.length) }, () => plain).flat();
    const text = Papa.unparse([header, ...usual, ...rows], { newline: '\n' });
    const { records: one, sql } = await bothWays(saved(text));
    if (typeof sql === 'string') throw new Error(sql);
    expect(columnsThatDiffer(sql.drafts, one.drafts)).toEqual([]);
    expect(sql.reading).toEqual(one.reading);
    expect(sql.drafts.length - sql.odd).toBeGreaterThan(200);
  });
});

function strangeEntities(cell: string, value: string): string {
  const [found] = /(?<=":\s?)"[^"]*"/.exec(cell) ?? [];
  return found === undefined ? value : cell.replace(found, JSON.stringify(value));
}
