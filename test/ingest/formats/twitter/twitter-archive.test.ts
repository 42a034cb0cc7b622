import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { twitterArchive, twitterArchiveOwner, twitterArchivePrivate } from '../../../../src/ingest/formats/twitter/twitter-archive.ts';
import { twitterArchiveMonthly } from '../../../../src/ingest/formats/twitter/twitter-archive-monthly.ts';
import { fixture, postsOf, readTable, UTC, whenOf } from '../found.ts';

const owner = { id: '1001', handle: 'MsAcorn' };

function script(file: string): JsonObject[] {
  const value = JSON.parse(fixture(`twitter-archive/${file}`).replace(/^[^=]*=/, '')) as JsonObject | JsonObject[];
  return Array.isArray(value) ? value : [value];
}

const [plan, thanks, repost] = postsOf(script('tweets.js').flatMap((record) => [...twitterArchive.read(record, { ...UTC, owner })]));

test('every post of an archive is by its owner, and by nobody known where the owner is not told', () => {
  expect([plan, thanks, repost].map((post) => post?.author)).toEqual([owner, owner, owner]);
  const [unowned] = postsOf([...twitterArchive.read(script('tweets.js')[0] ?? {}, UTC)]);
  expect(unowned?.author).toBeNull();
});

test('counts written as text are counts, and texts lose their character references', () => {
  expect(plan).toMatchObject({ likes: 9, shares: 4, links: ['https://plans.example.org/pizza'] });
  expect(plan?.text).toMatch(/^Fractions & pizza/);
  expect(thanks?.replyTo).toEqual({ post: plan?.id, author: { id: '1200000000000000002', handle: 'mr_birch' } });
});

test('a repost in an archive is told by its text, and names the author passed on', () => {
  expect(repost?.repostOf?.author).toMatchObject({ id: '1200000000000000002', handle: 'mr_birch' });
  expect(repost).toMatchObject({ mentions: [{ handle: 'DrCedar' }], likes: null, shares: null });
});

test('an archive before 2022 has no wrapping; a link to a post at the end is a quote', () => {
  const [record] = script('tweet.js');
  expect(twitterArchive.looksLike(record ?? {})).toBe(true);
  expect(postsOf([...twitterArchive.read(record ?? {}, UTC)])[0]).toMatchObject({
    quoteOf: { post: plan?.id, author: { handle: 'MsAcorn' } },
    links: [],
  });
});

test('posts that the owner deleted are left out', () => {
  expect(script('deleted-tweets.js').flatMap((record) => [...twitterArchive.read(record, UTC)])).toEqual([
    { leftOut: 'posts that the owner deleted' },
  ]);
});

test.each(['account.js', 'manifest.js'])('%s tells the owner, and no e-mail address', (file) => {
  const [record] = script(file);
  expect(twitterArchiveOwner.looksLike(record ?? {})).toBe(true);
  expect([...twitterArchiveOwner.read(record ?? {}, UTC)]).toEqual([
    { account: { id: '1001', handle: 'MsAcorn', name: 'Ms Acorn' }, on: 'twitter', owner: true },
  ]);
});

test.each([
  ['likes', { like: { tweetId: '1', fullText: 'lovely' } }, true],
  ['messages', { dmConversation: { conversationId: '1-2', messages: [] } }, true],
  ['headers of posts', { tweet: { tweet_id: '1', user_id: '2', created_at: '' } }, true],
  ['posts', { tweet: { id_str: '1', full_text: 'x' } }, false],
  ['other records', { like: 3, tweet: {} }, false],
])('of an archive, %s are set aside or not', (_, record, aside) => expect(twitterArchivePrivate.looksLike(record)).toBe(aside));

const monthly = readTable(twitterArchiveMonthly, fixture('twitter-archive-monthly/2020_03.csv'), { ...UTC, owner });

test('ragged rows of a monthly archive are read: surplus cells are further links, and commas inside links stay', () => {
  const [first, answer, passedOn, early] = postsOf(monthly.slice(0, 4));
  expect(first).toMatchObject({ author: owner, links: ['http://plans.example.org/pizza', 'http://games.example.org/0,12,3.html'] });
  expect(answer).toMatchObject({ replyTo: { post: first?.id, author: { id: '1001' } } });
  expect(answer).not.toHaveProperty('links');
  expect(passedOn).toMatchObject({
    repostOf: { post: first?.id, author: { id: '1001', handle: 'MsAcorn' } },
    mentions: [{ handle: 'mr_birch' }],
    links: ['http://plans.example.org/a', 'http://plans.example.org/b'],
  });
  expect(whenOf(early)).toBe('2009-02-01T10:00:00.000Z stated');
});

test('a tweet of a month that never was is dated by its id', () => {
  const [last] = postsOf(monthly.slice(-1));
  expect(whenOf(last)).toBe('2020-03-10T07:30:05.000Z id');
  expect(last?.flaws).toEqual(['damaged-time']);
});

test('ids of other posts in a monthly archive that became numbers are told as rounded', () => {
  const header =
    'tweet_id,in_reply_to_status_id,in_reply_to_user_id,timestamp,source,text,retweeted_status_id,retweeted_status_user_id,expanded_urls';
  const row = '1234567890123456789,1.2345678901234e+18,42.0,2020-03-02 09:00:00 +0000,web,@birch yes,,,';
  const repost = '1234567890123456790,,,2020-03-02 09:01:00 +0000,web,RT @birch: hello,1.2345678901234568e+18,43.0,';
  const [answer, passedOn] = postsOf(readTable(twitterArchiveMonthly, `${header}\n${row}\n${repost}\n`, { ...UTC, owner }));
  expect([answer?.replyTo, answer?.flaws]).toEqual([{ post: null, author: { id: '42' } }, ['rounded-id']]);
  expect([passedOn?.repostOf, passedOn?.flaws]).toEqual([{ post: null, author: { id: '43', handle: 'birch' } }, ['rounded-id']]);
});
