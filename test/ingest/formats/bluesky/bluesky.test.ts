import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { postAt, timeOf } from '../../../../src/ingest/formats/bluesky/bluesky.ts';
import { blueskyCsv } from '../../../../src/ingest/formats/bluesky/bluesky-csv.ts';
import { blueskyPost, blueskyProfiles } from '../../../../src/ingest/formats/bluesky/bluesky-post.ts';
import { blueskyRecord } from '../../../../src/ingest/formats/bluesky/bluesky-record.ts';
import { fixture, postsOf, readLines, readTable, records, UTC, whenOf } from '../found.ts';

const did = (letter: string) => `did:plc:${letter.repeat(24)}`;
const post = (letter: string, key: string) => `at://${did(letter)}/app.bsky.feed.post/${key}`;

describe('timeOf(created, indexed)', () => {
  it.each([
    ['2024-03-05T11:00:00.123456+01:00', '2024-03-05T10:00:05.000Z', '2024-03-05T10:00:00.123Z'],
    ['2029-01-01T00:00:00Z', '2024-03-05T10:00:05.000Z', '2024-03-05T10:00:05.000Z'],
    ['0001-01-01T00:00:00Z', '2024-03-05T10:00:05.000Z', '2024-03-05T10:00:05.000Z'],
    ['soon', '2024-03-05T10:00:05.000Z', '2024-03-05T10:00:05.000Z'],
    ['2019-03-05T10:00:00Z', null, '2019-03-05T10:00:00.000Z'],
  ])('of %s and %s is %s', (created, indexed, expected) => {
    expect(new Date(timeOf(created, indexed)?.ms ?? Number.NaN).toISOString()).toBe(expected);
  });
});

describe('postAt(uri)', () => {
  it('names the author in the address, and is null for what is no post', () => {
    expect(postAt(post('a', '3a'))).toEqual({ post: post('a', '3a'), author: { id: did('a') } });
    expect(postAt(`at://${did('a')}/app.bsky.graph.list/3l`)).toBeNull();
  });
});

describe('blueskyPost', () => {
  const views: JsonObject[] = JSON.parse(fixture('bluesky/posts.json'));
  const found = views.flatMap((view) => [...blueskyPost.read(view, UTC)]);

  it('finds people, hashtags and links at their bytes, and everything beside the text', () => {
    expect(views.every((view) => blueskyPost.looksLike(view))).toBe(true);
    expect(found[0]).toMatchObject({
      id: post('a', '3a'),
      author: { id: did('a'), handle: 'ant.example', name: 'Ant' },
      language: 'de',
      mentions: [{ id: did('b'), handle: 'bee.example' }],
      hashtags: ['Bücher', 'extra'],
      links: ['https://example.org/langer/weg', 'https://example.org/karte'],
      quoteOf: { post: post('c', '3q'), author: { id: did('c'), handle: 'cee.example' } },
      quotedText: 'Quoted words',
      likes: 3,
      shares: 2,
      comments: 1,
    });
  });

  it('finds entities in the text where the program of the author marked none', () => {
    expect(found[1]).toMatchObject({
      hashtags: ['tag'],
      links: ['https://example.org/x'],
      thread: post('c', '3r'),
      replyTo: { post: post('b', '3p'), author: { id: did('b') } },
    });
  });

  it('takes no list for a quote, and no handle that could not be checked', () => {
    expect(found[2]).toMatchObject({ quoteOf: null, author: { id: did('a'), handle: null } });
  });

  it('gives a repost by who passed it on', () => {
    expect(found[3]).toMatchObject({
      id: `${post('a', '3b')}#repost-by-${did('b')}`,
      author: { handle: 'bee.example' },
      replyTo: null,
      repostOf: { post: post('a', '3b'), author: { handle: 'ant.example' } },
    });
    expect(whenOf(postsOf(found)[3])).toBe('2024-03-07T10:00:00.000Z stated');
  });

  it('reads whole answers too, and passes on nothing of the collector', () => {
    expect([...blueskyPost.read({ feed: views }, UTC)]).toHaveLength(4);
    expect(JSON.stringify(found)).not.toContain('SECRET');
  });
});

describe('blueskyProfiles', () => {
  it('tells of an account and nothing of who looked at it', () => {
    const profile = {
      did: did('a'),
      handle: 'ant.example',
      description: 'Bio',
      followersCount: 1,
      followsCount: 2,
      postsCount: 3,
      viewer: { following: 'SECRET' },
    };
    expect([blueskyPost.looksLike(profile), blueskyProfiles.looksLike(profile)]).toEqual([false, true]);
    expect([...blueskyProfiles.read(profile, UTC)]).toEqual([
      { account: { id: did('a'), handle: 'ant.example', name: null, bio: 'Bio', followers: 1, following: 2 }, on: 'bluesky' },
    ]);
  });
});

describe('blueskyRecord', () => {
  const text = fixture('bluesky/records.ndjson');
  const found = readLines(blueskyRecord, text);

  it('gives posts, reposts and deletions of the stream, and counts the rest', () => {
    expect(records(text).every((record) => blueskyRecord.looksLike(record))).toBe(true);
    expect(found).toMatchObject([
      { id: post('a', '3a'), author: { id: did('a') }, hashtags: ['Bücher', 'extra'] },
      { id: `at://${did('a')}/app.bsky.feed.repost/3x`, text: null, repostOf: { post: post('b', '3p'), author: { id: did('b') } } },
      { leftOut: expect.any(String) },
      { id: post('a', '3z'), status: 'deleted', text: null },
      { id: post('b', '3j'), text: 'From the jet', time: { ms: 1709632800_123 }, collected: 1709632800_123 },
      { leftOut: expect.any(String) },
    ]);
  });
});

describe('blueskyCsv', () => {
  it('gives posts and reposts, lists parted at their bars', () => {
    expect(readTable(blueskyCsv, fixture('bluesky/minet.csv'))).toMatchObject([
      {
        id: post('a', '3a'),
        author: { id: did('a'), handle: 'ant.example', name: 'Ant' },
        time: { ms: 1709632800_000 },
        text: 'Hello',
        quoteOf: { post: post('c', '3q'), author: { handle: 'cee.example' } },
        mentions: [
          { id: did('b'), handle: 'bee.example' },
          { id: did('c'), handle: 'cee.example' },
        ],
        hashtags: ['one', 'two'],
        links: ['https://example.org/1', 'https://example.org/2', 'https://example.org/card'],
      },
      {
        author: { id: did('b') },
        time: { ms: 1709719200_000 },
        repostOf: { post: post('a', '3a'), author: { id: did('a') } },
        replyTo: null,
      },
    ]);
  });
});

describe('blueskyPost, given a conversation', () => {
  const view = (key: string): JsonObject => ({
    uri: post('a', key),
    author: { did: did('a'), handle: 'ann.example' },
    record: { $type: 'app.bsky.feed.post', createdAt: '2024-01-01T00:00:00Z', text: `Hi ${key}` },
  });

  it('gives the posts above, the post and every answer, and counts those that are gone', () => {
    const thread = {
      post: view('3b'),
      parent: { post: view('3a') },
      replies: [
        { post: view('3c'), replies: [{ post: view('3d'), replies: [] }] },
        { uri: post('b', '3x'), notFound: true },
        { post: view('3e') },
      ],
    };
    for (const record of [{ thread }, thread] as JsonObject[]) {
      expect(blueskyPost.looksLike(record)).toBe(true);
      const found = [...blueskyPost.read(record, UTC)];
      expect(found.map((item) => ('text' in item ? item.text : 'missing' in item ? item.count : item))).toEqual([
        'Hi 3a',
        'Hi 3b',
        'Hi 3c',
        'Hi 3d',
        1,
        'Hi 3e',
      ]);
    }
  });
});
