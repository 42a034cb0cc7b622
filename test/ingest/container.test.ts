import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openExport } from '../../src/ingest/container.ts';
import { records, said, saved, table } from './saved.ts';

const kindOf = async (content: string | Uint8Array): Promise<unknown> => (await openExport(saved(content))).content.kind;

describe('openExport(path)', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'empty'],
    ['blanks only', ' \n\n\t', 'empty'],
    ['a byte-order mark only', '\ufeff', 'empty'],
    ['a list of post ids', '1200000000000000001\n1200000000000000002\r\n', 'digits'],
    ['ids under a heading', 'status_id\n1200000000000000001\n', 'csv'],
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'pointer'],
    ['a zip archive', Buffer.from('504b030414000000', 'hex'), 'binary'],
    ['a zstd archive', Buffer.from('28b52ffd00000000', 'hex'), 'binary'],
    ['an archive inside gzip', gzipSync(Buffer.from('504b030414000000', 'hex')), 'binary'],
    ['a web page', '<!DOCTYPE html><html><body>sign in</body></html>', 'binary'],
    ['noise', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7) % 32)), 'binary'],
    ['one word', 'hello', 'csv'],
  ])('knows %s', async (_, content, kind) => {
    expect(await kindOf(content)).toBe(kind);
  });

  it('gives the sizes and the hash of the file on disk', async () => {
    const packed = gzipSync('a,b\n1,2\n');
    expect(await openExport(saved(packed))).toMatchObject({
      bytes: packed.length,
      length: 8,
      compression: 'gzip',
      sha256: createHash('sha256').update(packed).digest('hex'),
    });
  });

  it('gives eight rows of a table and fifty records as samples', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `${i},x`).join('\n');
    expect((await openExport(saved(rows))).content).toMatchObject({ firstRows: Array.from({ length: 8 }, (_, i) => [String(i), 'x']) });
    const lines = Array.from({ length: 100 }, (_, i) => `{"a":${i}}`).join('\n');
    const { content } = await openExport(saved(lines));
    expect(content.kind === 'json' && content.samples).toEqual(Array.from({ length: 50 }, (_, a) => ({ a })));
  });

  it('names a file that is not there, and a table of too many columns', async () => {
    await expect(openExport('/no/such/file.csv')).rejects.toThrow('missing file: /no/such/file.csv');
    await expect(openExport(saved('x,'.repeat(20_000)))).rejects.toThrow(/20001 cells; 10000 are read/);
  });

  it('reads the same rows from gzip, in one part and in several', async () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `${i},"é ${i}"\n`).join('');
    const plain = (await table(saved(text))).rows.map(said);
    const half = Buffer.from(text).subarray(0, 10_001);
    const rest = Buffer.from(text).subarray(10_001);
    for (const packed of [gzipSync(text), Buffer.concat([gzipSync(half), gzipSync(rest)])])
      expect((await table(saved(packed), { blockBytes: 1000 })).rows.map(said)).toEqual(plain);
  });

  it('keeps the whole rows of a gzip file that is cut off, and tells the torn one', async () => {
    // The numbers must not compress well, or the cut would fall behind the last of them.
    const lines = Array.from({ length: 5_000 }, (_, i) => `{"a":"${createHash('md5').update(String(i)).digest('hex')}"}`);
    const packed = gzipSync(lines.join('\n'));
    const { opened, rows } = await records(saved(packed.subarray(0, packed.length / 2)));
    expect(opened.torn).toMatch(/cut off after \d+ bytes/);
    expect(opened.notes).toContain(opened.torn);
    const kept = rows.filter((row) => row.kind === 'record');
    expect(kept.length).toBeGreaterThan(2_000);
    expect(rows.map(said)).toEqual([...lines.slice(0, kept.length).map((line) => JSON.parse(line) as unknown), 'truncated']);
    const csv = gzipSync(lines.map((line) => line.slice(6, -2)).join('\n'));
    const torn = await table(saved(csv.subarray(0, csv.length / 2)));
    expect(said(torn.rows.at(-1) as (typeof torn.rows)[0])).toBe('truncated');
  });

  it('keeps what comes before broken gzip data', async () => {
    const packed = gzipSync(
      Array.from({ length: 50_000 }, (_, i) => `{"a":"${createHash('md5').update(String(i)).digest('hex')}"}`).join('\n'),
    );
    packed.fill(0xff, packed.length - 5_000, packed.length - 4_000);
    const { opened, rows } = await records(saved(packed));
    expect(opened.torn).toMatch(/broken before byte/);
    expect(rows.filter((row) => row.kind === 'record').length).toBeGreaterThan(40_000);
  });

  it('refuses a gzip bomb before it fills the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(600_000_000));
    await expect(openExport(saved(bomb))).rejects.toThrow(/unpacks to more than 200 times its size/);
  });
});

describe('openExport(path) and its readers on real exports', () => {
  const folder = process.env.STAFFROOM_EXPORTS ?? join(import.meta.dirname, '../../../shared/exports');

  it.skipIf(!existsSync(folder)).each<[string, number]>([
    ['storify-csv/ngsschat-first-half.csv', 8096],
    ['twitter-archive-monthly-csv/2012_12.csv', 277],
    ['rtweet-csv/ngss_tweets_bom.csv', 402],
    ['twitter-v2-csv/ngss-tweets.csv', 8125],
    ['pushshift-csv/r-Professors-posts-may2020-jun2020.csv', 994],
    ['tags-csv/tweets.csv', 180],
  ])('%s holds %i rows (STAFFROOM_EXPORTS)', async (name, count) => {
    const { rows } = await table(join(folder, name), { headerRow: 0 });
    expect(rows.filter((row) => row.kind === 'record')).toHaveLength(count);
    expect(rows.filter((row) => row.kind === 'bad')).toEqual([]);
  });

  it.skipIf(!existsSync(folder)).each<[string, number, number]>([
    ['reddit-tree-json/GradSchool_threads.ndjson', 3515, 0],
    ['mastodon-api-json/malformed.ndjson', 49, 1],
    ['twitter-archive-gdpr/tweets.js', 1758, 0],
    ['twarc1-jsonl/bang.jsonl', 362, 0],
    ['twitter-v1-jsonl-gz/api-stream-small.json.gz', 681, 0],
  ])('%s holds %i records and %i broken ones (STAFFROOM_EXPORTS)', async (name, count, broken) => {
    const { rows } = await records(join(folder, name));
    expect(rows.filter((row) => row.kind === 'record')).toHaveLength(count);
    expect(rows.filter((row) => row.kind === 'bad')).toHaveLength(broken);
  });

  it.skipIf(!existsSync(folder))('finds the long ids of the twarc file digit by digit (STAFFROOM_EXPORTS)', async () => {
    const path = join(folder, 'twarc1-jsonl/bang.jsonl');
    const { rows } = await records(path);
    const ids = rows.map((row) => row.kind === 'record' && row.value.id === row.value.id_str);
    expect(ids).toHaveLength(readFileSync(path, 'utf8').trimEnd().split('\n').length);
    expect(ids.every(Boolean)).toBe(true);
  });
});
