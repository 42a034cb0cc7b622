import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { roundFiles } from '../../src/coding/handout/round-files.ts';
import { roundsIn, takeOutForgotten } from '../../src/coding/rounds.ts';
import { Database } from '../../src/database/database.ts';
import { item, roundWith, shown } from './example.ts';

/** Two posts were drawn; the study still holds the first. */
const round = roundWith([item('r1p1'), item('r1p2', { shown: { ...shown, text: 'a secret of somebody' } })], { coders: ['ann'] });
const SHEET = 'invented-round-1-ann.csv';

let db: Database;
let folder: string;
const place = (name: string) => join(folder, 'round-1', name);
const held = (name: string) => readFileSync(place(name), 'utf8');

beforeAll(async () => {
  db = await Database.open();
  const absent = ['space', 'title', 'quotedText', 'adLabel', 'replyTo', 'thread'].map((name) => `NULL::VARCHAR AS ${name}`).join(', ');
  await db.run(`CREATE TABLE posts AS
    SELECT 'twitter:r1p1' AS post, 'twitter' AS platform, 'original' AS kind, TIMESTAMP '2023-01-01' AS time, 'author of r1p1' AS author,
      'Three exit tickets: 1 … 2 … 3 …' AS text, ${absent}`);
  await db.run(`CREATE TABLE people AS SELECT 'author of r1p1' AS person, 'InventedTeacher' AS handle, NULL::VARCHAR AS bio`);
  await db.run('CREATE TABLE links (post VARCHAR, position BIGINT, url VARCHAR)');
});
afterAll(() => db.close());

beforeEach(async () => {
  folder = mkdtempSync(join(inject('runFolder'), 'rounds-'));
  mkdirSync(join(folder, 'round-1'));
  for (const [name, content] of Object.entries(await roundFiles(round))) writeFileSync(place(name), content);
});

test('roundsIn(folder) gives the rounds by their numbers, and none where there is no folder', async () => {
  mkdirSync(join(folder, 'round-10'));
  mkdirSync(join(folder, 'round-2'));
  for (const number of [2, 10]) writeFileSync(join(folder, `round-${number}/sample.json`), JSON.stringify({ ...round, round: number }));
  expect((await roundsIn(folder)).map(({ round }) => round)).toEqual([1, 2, 10]);
  expect(await roundsIn(join(folder, 'elsewhere'))).toEqual([]);
});

test('takeOutForgotten(folder) leaves no word of a forgotten post in what nobody has worked in', async () => {
  expect(held(SHEET)).toContain('a secret of somebody');
  expect(await takeOutForgotten(folder, db)).toEqual({ posts: 1, left: [] });
  for (const name of Object.keys(await roundFiles(round))) expect(held(name), name).not.toContain('a secret');
  expect(held(SHEET)).toContain('Three exit tickets');
});

test('takeOutForgotten(folder) writes no file anew that was taken away, but the sample', async () => {
  const names = Object.keys(await roundFiles(round));
  const missing = mkdtempSync(join(inject('runFolder'), 'rounds-'));
  mkdirSync(join(missing, 'round-1'));
  writeFileSync(join(missing, 'round-1/sample.json'), held('sample.json'));
  await takeOutForgotten(missing, db);
  expect(names.length).toBeGreaterThan(1);
  expect(readFileSync(join(missing, 'round-1/sample.json'), 'utf8')).not.toContain('a secret');
  for (const name of names.filter((name) => name !== 'sample.json'))
    expect(() => readFileSync(join(missing, 'round-1', name)), name).toThrow('ENOENT');
});

test.each<[string, string, string, boolean]>([
  ['a sheet that a coder has begun', SHEET, 'item,coder,text,sharing,selfpromotion,commercial\nr1p2,ann,a secret,1,0,0\n', true],
  ['a table that somebody made from the sample', 'mine.csv', 'item,theme\nr1p2,homework\n', true],
  ['gold.csv, which holds texts without items', 'gold.csv', 'id,text\n', true],
  ['an archive, into which nobody can see', 'all.zip', 'PK\u0003\u0004', true],
  ['a table of other posts', 'mine.csv', 'item,theme\nr1p1,homework\n', false],
  ['codes that the page saved, which hold no words', 'coded-invented.csv', 'item,sharing\nr1p2,1\n', false],
])('takeOutForgotten(folder): %s is left alone, and named where words may be in it', async (_, name, content, named) => {
  writeFileSync(place(name), content);
  const { left } = await takeOutForgotten(folder, db);
  expect(left.map(({ file, items }) => [basename(file), items])).toEqual(named ? [[name, ['r1p2']]] : []);
  expect(held(name)).toBe(content);
});
