import { expect, test } from 'vitest';
import { forgetting, ingestedFiles } from '../ingested.ts';

const script = (kind: string, records: readonly object[]): string => `window.YTD.${kind}.part0 = ${JSON.stringify(records)}`;
const tweet = (id: string, second: number, text: string, more: object = {}) => ({
  tweet: {
    id,
    id_str: id,
    created_at: `Thu Mar 11 13:13:${second} +0000 2021`,
    full_text: text,
    lang: 'en',
    favorite_count: '1',
    retweet_count: '0',
    entities: { hashtags: [], user_mentions: [], urls: [], symbols: [] },
    ...more,
  },
});
const note = (second: number, text: string) => ({
  noteTweet: {
    noteTweetId: `13700000400000000${second}`,
    createdAt: `2021-03-11T13:13:${second}.000Z`,
    core: {
      styletags: [],
      urls: [{ shortUrl: 'https://t.co/a', expandedUrl: 'https://example.org/s2' }],
      text,
      mentions: [],
      cashtags: [],
      hashtags: [],
    },
  },
});
const account = script('account', [{ account: { accountId: '1001', username: 'MsAcorn', accountDisplayName: 'Ms Acorn' } }]);

const BEGINNING = 'Fractions in year 5 &amp; how we talk about them: '.padEnd(240, 'halves and quarters, ');
const decoded = (text: string): string => text.replace('&amp;', '&');
const WHOLE = `${BEGINNING}and at the end thanks to @MrBirch for the slides #fractions https://t.co/a`;

test('a long tweet that an archive holds cut has its whole text, and what stands in it', async () => {
  const { table } = await ingestedFiles({
    'account.js': account,
    'tweets.js': script('tweets', [
      tweet('1370000040978350081', 57, `${BEGINNING.slice(0, 200)}… https://t.co/b`),
      tweet('1370000040978350082', 58, 'A short one'),
      tweet('1370000040978350083', 59, `${BEGINNING.slice(0, 200)}`),
    ]),
    'note-tweet.js': script('note_tweet', [note(57, WHOLE), note(30, `${BEGINNING} of another time, by @nobody_here`)]),
  });
  const posts = await table('posts');
  expect(posts.map(({ post, text, hashtags, mentions }) => [post.slice(-2), text, hashtags, mentions])).toEqual([
    [
      '81',
      `${decoded(BEGINNING)}and at the end thanks to @MrBirch for the slides #fractions https://t.co/a`,
      ['fractions'],
      ['twitter:@mrbirch'],
    ],
    ['82', 'A short one', [], []],
    ['83', decoded(BEGINNING.slice(0, 200)), [], []],
  ]);
  expect((await table('links')).map(({ url }) => url)).toEqual(['https://example.org/s2']);
  expect((await table('people')).map(({ person }) => person)).toEqual(['twitter:1001', 'twitter:@mrbirch']);
  expect(
    (await table('ledger')).map(({ file, rows, kept, duplicates, note: told }) => [
      file,
      rows,
      kept,
      duplicates,
      told?.includes('whole texts'),
    ]),
  ).toEqual([
    ['account.js', 0, 0, 0, false],
    ['note-tweet.js', 0, 0, 0, true],
    ['tweets.js', 3, 3, 0, false],
  ]);
});

test('a tweet that two whole texts would fit stays cut', async () => {
  const { table } = await ingestedFiles({
    'account.js': account,
    'tweets.js': script('tweets', [tweet('1370000040978350081', 57, `${BEGINNING.slice(0, 200)}…`)]),
    'note-tweet.js': script('note_tweet', [note(57, `${BEGINNING}one`), note(58, `${BEGINNING}two`)]),
  });
  expect((await table('posts'))[0]?.text).toMatch(/…$/);
});

test('whole texts alone are no posts', async () => {
  await expect(ingestedFiles({ 'note-tweet.js': script('note_tweet', [note(57, WHOLE)]) })).rejects.toThrow('missing posts');
});

test('what is told of an account and of whole texts is no row, also where their owner is forgotten', async () => {
  const other = tweet('1370000040978350090', 57, 'Hello', { user: { id_str: '5', screen_name: 'willow' } }).tweet;
  const { table } = await ingestedFiles({
    'account.js': account,
    ...forgetting(['1001']),
    'note-tweet.js': script('note_tweet', [note(57, WHOLE)]),
    'other.json': JSON.stringify([other]),
  });
  expect((await table('ledger')).map(({ file, rows, kept, duplicates }) => [file, rows, kept, duplicates])).toEqual([
    ['account.js', 0, 0, 0],
    ['note-tweet.js', 0, 0, 0],
    ['other.json', 1, 1, 0],
  ]);
});

test('posts to a community stand in the archive as others do', async () => {
  const { table } = await ingestedFiles({
    'account.js': account,
    'community-tweet.js': script('community_tweet', [
      tweet('1370000040978350084', 57, 'Hello all', { community_id: '16', community_id_str: '16', scopes: { followers: false } }),
    ]),
  });
  expect((await table('posts')).map(({ text, author }) => [text, author])).toEqual([['Hello all', 'twitter:1001']]);
});
