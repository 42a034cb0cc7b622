import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { unmet } from '../../../src/ingest/forget/unmet.ts';

let db: Database;
beforeAll(async () => {
  db = await Database.open();
  await db.run(`CREATE TABLE people AS SELECT * FROM (VALUES
    ('twitter:71', 'twitter', '71', 'InventedAda', ['InventedAda', 'ada_before']),
    ('reddit:@chalk', 'reddit', NULL, 'chalk', ['chalk'])) AS t(person, platform, id, handle, handles)`);
  await db.run(`CREATE TABLE posts AS SELECT 'twitter:9001' AS post`);
});
afterAll(() => db.close());

test.each([
  'twitter:71',
  '71',
  'inventedada',
  '@InventedAda',
  'ada_before',
  'twitter:@ada_before',
  ' chalk ',
  'reddit:chalk',
  'reddit:@chalk',
  'twitter:9001',
  '9001',
])('unmet knows %s', async (named) => expect(await unmet(db, [named])).toEqual([]));

test.each([
  ['InvetedAda', 'InventedAda'],
  ['@chlak', 'chalk'],
  ['https://twitter.com/InventedAda', 'InventedAda'],
  ['https://www.reddit.com/user/chalk/', 'chalk'],
  ['mastodon:71', null],
  ['nobody at all', null],
  ["'; DROP TABLE posts --", null],
])('unmet tells that %s stands for nobody, and who is called like it', async (named, near) =>
  expect(await unmet(db, [named, '71'])).toEqual([{ named, near }]),
);
