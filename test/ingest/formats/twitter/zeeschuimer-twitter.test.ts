import { expect, test } from 'vitest';
import { twitterV1 } from '../../../../src/ingest/formats/twitter/twitter-v1.ts';
import { zeeschuimerTwitter } from '../../../../src/ingest/formats/twitter/zeeschuimer-twitter.ts';
import { codesOf, fixture, postsOf, readLines, records, UTC, whenOf } from '../found.ts';

const text = fixture('zeeschuimer-twitter/posts.ndjson');
const [plan, answer, repost, quote, gone, tombstone] = postsOf(readLines(zeeschuimerTwitter, text));

test('a capture gives the post that version 1.1 gives, with views and the time of capture', () => {
  const [same] = postsOf(readLines(twitterV1, fixture('twitter-v1/lines.jsonl')));
  expect(plan).toEqual({ ...same, collected: 1697110676723, views: 250, comments: 1, thread: same?.id });
});

test('text longer than 280 characters comes from the note, with its entities', () => {
  expect(plan?.text?.length).toBeGreaterThan(150);
  expect(plan).toMatchObject({ hashtags: ['MathChat', 'Year5'], links: ['https://plans.example.org/pizza'] });
});

test('the author is found in captures of every age', () => {
  expect([plan, answer, repost].map((post) => post?.author)).toMatchObject([
    { id: '1001', handle: 'MsAcorn', bio: 'Year 5 teacher. Fractions.', followers: 206 },
    { id: '1200000000000000002', handle: 'mr_birch', bio: 'Maths lead', followers: 54 },
    { id: '1003', handle: 'DrCedar', name: 'Dr Cedar', followers: 10 },
  ]);
  expect(answer?.replyTo).toMatchObject({ post: plan?.id, author: { handle: 'MsAcorn' } });
});

test('followers stand apart from the bio where pages count them so', () => {
  const newer = text.replaceAll('"followers_count": 54', '"relationship_counts": {"followers": 54, "following": 31}');
  const apart = newer.replace(/"legacy": (\{"description": "Maths lead"), ("relationship_counts": \{[^}]*\})/, '$2, "legacy": $1');
  expect(postsOf(readLines(zeeschuimerTwitter, apart))[3]?.author).toMatchObject({ bio: 'Maths lead', followers: 54, following: 31 });
});

test('a repost carries the original; a quote under limited replies, and the post quoted, are unwrapped', () => {
  expect(repost).toMatchObject({ text: plan?.text, repostOf: { post: plan?.id, author: { handle: 'MsAcorn' } }, views: null });
  expect(quote).toMatchObject({ quoteOf: { post: plan?.id, author: { id: '1001' } }, quotedText: plan?.text });
});

test('a quoted post that is gone keeps its id; withheld is a status; a notice in place of a post is an unavailable post', () => {
  expect(gone).toMatchObject({ quoteOf: { post: '1200000000000000999' }, quotedText: null, status: 'withheld' });
  expect(tombstone).toMatchObject({ author: null, text: null, status: 'unavailable' });
  expect(whenOf(tombstone)).toBe('2020-03-10T09:00:00.000Z id');
});

test('what the collector liked and was shown stays outside', () => {
  expect(JSON.stringify([plan, quote])).not.toMatch(/favorited|user_agent|Browser|source_url/);
});

test('a capture is of X or of the older Twitter, and of no other site', () => {
  expect(records(text).every((record) => zeeschuimerTwitter.looksLike(record))).toBe(true);
  expect(zeeschuimerTwitter.looksLike({ source_platform: 'instagram.com', data: {} })).toBe(false);
  expect(codesOf([...zeeschuimerTwitter.read({ source_platform: 'x.com', data: null }, UTC)])).toEqual(['no-id']);
});
