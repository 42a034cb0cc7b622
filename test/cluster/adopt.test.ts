import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { project, testKey } from '../pipelines/command.ts';
import { typed } from '../pipelines/typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('codes by another model than that of the study are refused: they would pass for its own', async () => {
  mkdirSync(join(folder, 'exports'));
  const map = 'ingest: { sources: [{ files: posts.csv, platform: forum, columns: { id: id, time: time, author: author, text: text } }] }';
  writeFileSync(join(folder, 'exports/posts.csv'), 'id,time,author,text\n7000001,2020-01-01T12:00:00Z,ann,Does anyone know?\n');
  writeFileSync(join(folder, 'exports/study.yaml'), `${map}\nclassify: { model: ../model.json }\n`);
  const codes = { question: { bias: 0, threshold: 0.5, features: {} } };
  writeFileSync(join(folder, 'model.json'), JSON.stringify({ about: '', fitted: { posts: 1, accounts: 1, sha256: '' }, codes }));
  const run = await typed('run', ['exports', '--out', 'out', '--until', 'ingest', '--quiet'], { cwd: folder });
  expect(run.status, run.stderr).toBe(0);
  mkdirSync(join(folder, 'spark/labels'), { recursive: true });
  const db = await Database.open();
  const [{ post }] = (await db.rows<{ post: string }>(`SELECT post FROM read_parquet('${join(folder, 'out/interim/posts.parquet')}')`)) as [
    { post: string },
  ];
  const label = `SELECT '${post}' AS post, 'sharing' AS code, false AS value, CAST(0.1 AS DOUBLE) AS probability`;
  await db.run(`COPY (${label}) TO '${join(folder, 'spark/labels/part.parquet')}' (FORMAT parquet)`);
  db.close();

  const loader = join(project, 'node_modules/tsx/dist/loader.mjs');
  const adopt = ['--import', loader, join(project, 'cluster/adopt.ts'), 'exports', '--out', 'out', '--from-spark', 'spark'];
  const env = { ...process.env, STAFFROOM_KEY_FILE: testKey };
  const { status, stderr } = spawnSync(process.execPath, adopt, { cwd: folder, encoding: 'utf8', env });
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining('spark: invalid codes: sharing is decided there, and by this study question'),
  ]);
  expect(stderr).toContain('--study study.yaml');
});
