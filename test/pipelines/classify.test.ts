import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { command } from './command.ts';
import { typed } from './typed.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'classify-command-'));
  writeFileSync(
    join(folder, 'texts.csv'),
    '\ufeffid,text,links\n7,"My bundle is\n25% off",https://www.teacherspayteachers.com/Product/x-1\n8,\n',
  );
  writeFileSync(join(folder, 'study.yaml'), 'classify:\n  thresholds: { sharing: 0 }\n');
  writeFileSync(
    join(folder, 'tweets.csv'),
    'time,username,text\n2020-01-02 10:00:00,ann,Join us for our webinar!\n2020-01-02 10:05:00,bo,Thank you all\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const parsed = (text: string) => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

test('classify --texts prints a CSV table of codes on standard output alone', () => {
  const { status, stdout, stderr } = command('classify', ['--texts', join(folder, 'texts.csv')]);
  expect([status, stderr]).toEqual([0, '']);
  const [first, second] = parsed(stdout);
  expect(Object.keys(first ?? {})).toEqual(
    'id sharing_p sharing selfpromotion_p selfpromotion commercial_p commercial uncodable subflag evidence'.split(' '),
  );
  expect(first).toMatchObject({ id: '7', selfpromotion: '1', commercial: '1', uncodable: '0' });
  expect(first?.evidence).toContain('commercial/coupon: 25% off');
  expect(second).toMatchObject({ id: '8', sharing: '0', sharing_p: '', uncodable: '1', evidence: 'uncodable: no text' });
});

test('classify --texts prints no formula that a spreadsheet would run', async () => {
  writeFileSync(join(folder, 'formula.csv'), 'id,text\n"=HYPERLINK(""http://x.example"")",hello\n@ann,hello\n-12,hello\n"a""b,c",hello\n');
  const { stdout } = await typed('classify', ['--texts', join(folder, 'formula.csv')]);
  expect(parsed(stdout).map(({ id }) => id)).toEqual([`'=HYPERLINK("http://x.example")`, "'@ann", '-12', 'a"b,c']);
});

test('classify --texts --json prints one object', async () => {
  const { stdout } = await typed('classify', ['--texts', join(folder, 'texts.csv'), '--json']);
  expect(JSON.parse(stdout).posts).toMatchObject([
    { id: '7', commercial: 1 },
    { id: '8', uncodable: 1 },
  ]);
});

test('classify --texts takes the settings of a study', async () => {
  const { stdout } = await typed('classify', ['--texts', join(folder, 'texts.csv'), '--study', join(folder, 'study.yaml')]);
  expect(parsed(stdout)[0]?.sharing).toBe('1');
});

test.each([
  [['--texts', 'none.csv'], /none\.csv: missing: no such file/],
  [['--explain', '1'], /--explain: missing exports/],
  [['--texts', 'a.csv', 'b.csv'], /takes no exports beside it/],
])('classify %j ends with status 2 and a sentence', async (args, says) => {
  const { status, stderr, stdout } = await typed('classify', args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
});

test('classify --explain prints text, codes, evidence and signs of one post of a study, and names a post that is not there', async () => {
  const study = [join(folder, 'tweets.csv'), '--out', join(folder, 'out')];
  const missing = await typed('classify', [...study, '--explain', '1']);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toMatch(/missing table: posts/);
  expect((await typed('run', [...study, '--until', 'classify', '--quiet'])).status).toBe(0);
  const db = await Database.open();
  await db.view('posts', join(folder, 'out/interim/posts.parquet'));
  const [{ post }] = (await db.rows('SELECT post FROM posts ORDER BY post LIMIT 1')) as unknown as [{ post: string }];
  db.close();
  expect((await typed('classify', [...study, '--explain', post])).stdout).toContain(`${post}\n`);
  const found = JSON.parse((await typed('classify', [...study, '--explain', post, '--json'])).stdout);
  expect(found.posts).toMatchObject([{ post, codes: expect.any(Array), signals: expect.any(Array) }]);
  const { status, stderr } = await typed('classify', [...study, '--explain', 'nobody']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/unknown post: nobody/);
});
