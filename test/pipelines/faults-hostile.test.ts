import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openStudy } from '../../src/study/study.ts';
import { corpora } from '../ingest/corpora.ts';
import { csv, folder, ingest, rows, study } from './faulty-study.ts';
import { typed } from './typed.ts';

test('a bomb of 10 GB is refused within ten seconds of a processor', async () => {
  const member = gzipSync(Buffer.alloc(1 << 26));
  const before = process.cpuUsage();
  const gzip = await ingest(study({ 'bomb.csv.gz': Buffer.concat(Array<Buffer>(160).fill(member)) }, null));
  expect([gzip.status, gzip.said]).toEqual([2, expect.stringMatching(/unpacks to more than 200 times its size/)]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(10);
  const zip = await ingest(study({ 'bomb.zip': zipSync({ 'a.csv': new Uint8Array(300_000_000) }, { level: 1 }) }, null));
  expect([zip.status, zip.said]).toEqual([2, expect.stringMatching(/unpacks to more than 200 times its size/)]);
});

describe('the run ends with status 2 and writes nothing outside, given', () => {
  const hostile = [
    '..',
    '.',
    '../x',
    '../../x',
    '/etc/x',
    '/',
    '\\',
    'a/b',
    'a\\b',
    'C:\\x',
    'C:x',
    'x\0y',
    '.hidden',
    '-x',
    ' x',
    '',
    'x'.repeat(81),
    'a\nb',
    'a\tb',
    '~',
    '~/x',
    '$HOME',
    '`x`',
    'a;b',
    'a|b',
    'a*b',
    'a?b',
    'a<b',
    'a>b',
    'a"b',
  ];

  test('30 hostile names of the study', async () => {
    expect(hostile).toHaveLength(30);
    const path = study({ 'a.csv': csv(rows(3)) });
    for (const name of hostile)
      await expect(openStudy([path], { home: folder, name }), JSON.stringify(name)).rejects.toThrow(/invalid study name/);
    for (const name of ['../x', '/etc/x']) expect((await typed('ingest', [path, '--name', name])).status).toBe(2);
  });

  test('archives whose names lead out of them', async () => {
    const bad = ['../../evil.csv', '/evil.csv', '..\\evil.csv', 'C:/evil.csv'];
    for (const name of bad) {
      const { status, said } = await ingest(study({ 'a.zip': zipSync({ 'good.csv': strToU8(csv(rows(3))), [name]: strToU8('x') }) }));
      expect([status, said]).toEqual([2, expect.stringMatching(/unsafe zip archive: a name that leads out/)]);
    }
  });

  test.skipIf(!existsSync(join(corpora, 'zip-slip')))('the four archives of zip-slip (STAFFROOM_CORPORA)', async () => {
    const archives = readdirSync(join(corpora, 'zip-slip'));
    expect(archives).toHaveLength(4);
    for (const name of archives)
      expect((await ingest(study({ [name]: readFileSync(join(corpora, 'zip-slip', name)) }))).status, name).toBe(2);
  });

  test('links that lead out of the folder', async () => {
    writeFileSync(join(folder, 'secret.csv'), csv(rows(3)));
    const path = study({ 'a.csv': csv(rows(3)) });
    symlinkSync(join(folder, 'secret.csv'), join(path, 'b.csv'));
    const { status, said } = await ingest(path);
    expect([status, said]).toEqual([2, expect.stringMatching(/a link that leads out of its folder/)]);
    expect(existsSync(`${path}-out`)).toBe(false);
  });
});
