import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ingestedFiles } from '../ingested.ts';

/** The bytes of fixtures under the names given. */
function fixtures(files: Readonly<Record<string, string>>): Record<string, Uint8Array> {
  const read = (fixture: string) => readFileSync(join(import.meta.dirname, '../fixtures', fixture));
  return Object.fromEntries(Object.entries(files).map(([name, fixture]) => [name, read(fixture)]));
}

test('a file of accounts names the people of other files, adds nobody, and has no rows', async () => {
  const { outcome, table } = await ingestedFiles(
    fixtures({
      'data_1.json': 'academictwitter/data_1.json',
      'users_1.json': 'academictwitter/users_1.json',
    }),
  );
  const people = await table('people');
  expect(people.map(({ person, handle, bio, followers, posts }) => [person, handle, bio, followers, posts])).toEqual([
    ['twitter:1001', 'MsAcorn', 'Year 5 teacher. Fractions.', 206, 1],
    ['twitter:1200000000000000002', 'mr_birch', 'Maths lead', 54, 1],
  ]);
  const [, answer] = await table('posts');
  expect(answer?.mentions).toEqual(['twitter:1001']);
  expect(outcome.posts).toBe(2);
  const [, users] = await table('ledger');
  expect(users).toMatchObject({ format: 'academictwitter-users', rows: 0, kept: 0, duplicates: 0, rejected: 0, blank: 0 });
  expect(users?.note).toContain('accounts told, without posts: 3');
});

test('the owner of an archive is the author of the posts in the same folder, and of no others', async () => {
  const { table } = await ingestedFiles(
    fixtures({
      'ann/data/tweets.js': 'twitter-archive/tweets.js',
      'ann/data/account.js': 'twitter-archive/account.js',
      'ann/data/manifest.js': 'twitter-archive/manifest.js',
      'bob/data/tweet.js': 'twitter-archive/tweet.js',
    }),
  );
  expect((await table('posts')).map(({ post, author }) => [post, author])).toEqual([
    ['twitter:1237078823531446273', 'twitter:1001'],
    ['twitter:1237081969259446276', 'twitter:1001'],
    ['twitter:1237090819240886279', 'twitter:1001'],
    // Whose archive the other is, nothing tells; its posts are one unknown person's all the same.
    ['twitter:1237279541949366282', expect.stringMatching(/^twitter:owner-/)],
  ]);
  expect((await table('people')).find(({ person }) => person === 'twitter:1001')).toMatchObject({
    handle: 'MsAcorn',
    name: 'Ms Acorn',
    posts: 3,
  });
});

test('an archive is read whole: what holds no posts is set aside, and empty lists are empty', async () => {
  const files = ['tweets.js', 'deleted-tweets.js', 'account.js', 'manifest.js', 'like.js'];
  const { table } = await ingestedFiles({
    ...fixtures(Object.fromEntries(files.map((file) => [`data/${file}`, `twitter-archive/${file}`]))),
    'data/block.js': 'window.YTD.block.part0 = [ ]',
  });
  const ledger = await table('ledger');
  expect(ledger.map(({ file, format, rows, kept, blank }) => [file, format, rows, kept, blank])).toEqual([
    ['data/account.js', 'twitter-archive-owner', 0, 0, 0],
    ['data/block.js', 'empty', 0, 0, 0],
    ['data/deleted-tweets.js', 'twitter-archive', 1, 0, 1],
    ['data/like.js', 'twitter-archive-private', 0, 0, 0],
    ['data/manifest.js', 'twitter-archive-owner', 0, 0, 0],
    ['data/tweets.js', 'twitter-archive', 3, 3, 0],
  ]);
});

test('a study of accounts alone has no posts, and says so', async () => {
  await expect(ingestedFiles(fixtures({ 'users_1.json': 'academictwitter/users_1.json' }))).rejects.toThrow(
    'missing posts: the one file holds none',
  );
});
