import { describe, expect, it } from 'vitest';
import { accountAt, accountIn } from '../../../../src/ingest/formats/mastodon/mastodon.ts';
import { mastodonActor, mastodonOutbox } from '../../../../src/ingest/formats/mastodon/mastodon-outbox.ts';
import { mastodonAccounts, mastodonStatus } from '../../../../src/ingest/formats/mastodon/mastodon-status.ts';
import { fixture, readLines, records, UTC } from '../found.ts';

describe('accountAt(name, url) and accountIn(url)', () => {
  it.each<[string | null, string | null, string | null]>([
    ['oak@other.example', null, 'oak@other.example'],
    ['@oak', 'https://other.example/@oak', 'oak@other.example'],
    ['oak', 'https://Other.example/users/oak', 'oak@other.example'],
    [null, 'https://other.example/users/oak/statuses/1', 'oak@other.example'],
    [null, 'https://other.example/notes/9abc', null],
    [null, null, null],
  ])('of %j at %j is %j', (name, url, handle) => {
    expect(accountAt(name, url)?.handle ?? null).toBe(handle);
    if (name === null) expect(accountIn(url)?.handle ?? null).toBe(handle);
  });
});

describe('mastodonOutbox', () => {
  const outbox = JSON.parse(fixture('mastodon/outbox.json'));
  const found = [...mastodonOutbox.read(outbox, UTC)];

  it('gives a public post as text, with where its links lead', () => {
    expect(mastodonOutbox.looksLike(outbox)).toBe(true);
    expect(found[0]).toEqual({
      platform: 'mastodon',
      id: 'https://school.example/users/maple/statuses/1',
      author: { handle: 'maple@school.example' },
      time: { ms: Date.UTC(2024, 2, 5, 10), basis: 'stated' },
      text: 'A walk & a talk\nwith @oak #Trees\n\nhttps://example.org/a/very/long/path?x=1&y=2',
      title: null,
      language: 'en',
      thread: 'https://school.example/users/maple/statuses/1',
      replyTo: null,
      quoteOf: null,
      mentions: [{ handle: 'oak@other.example' }],
      hashtags: ['Trees'],
      links: ['https://example.org/a/very/long/path?x=1&y=2'],
    });
  });

  it('takes unlisted posts and leaves private ones out, each counted', () => {
    expect(found[1]).toMatchObject({
      title: 'Long',
      replyTo: { post: 'https://other.example/users/oak/statuses/77', author: { handle: 'oak@other.example' } },
    });
    expect(found.slice(2, 4)).toEqual([{ leftOut: expect.stringContaining('followers') }, { leftOut: expect.any(String) }]);
    expect(JSON.stringify(found)).not.toContain('SECRET');
  });

  it('gives a boost as a repost by its own address, and a quote', () => {
    expect(found[4]).toMatchObject({
      id: 'https://school.example/users/maple/statuses/5/activity',
      text: null,
      repostOf: { post: 'https://other.example/users/oak/statuses/99', author: { handle: 'oak@other.example' } },
    });
    expect(found[6]).toMatchObject({ quoteOf: { post: 'https://other.example/users/oak/statuses/88' } });
  });

  it('counts what is neither post nor boost, and refuses a time that cannot be read', () => {
    expect([found[5], found[7]]).toMatchObject([{ leftOut: expect.any(String) }, { code: 'unreadable-time' }]);
  });
});

describe('mastodonOutbox of a server with numbers in place of names', () => {
  const actor = 'https://new.example/ap/users/115';
  const note = {
    id: `${actor}/statuses/2`,
    type: 'Note',
    url: 'https://new.example/@fir/2',
    inReplyTo: `${actor}/statuses/1`,
    content: '<p>x</p>',
  };
  const tag = [
    { type: 'Mention', name: '@a@b.example', href: 'https://b.example/ap/users/9' },
    { type: 'Mention', name: '@c@d.example', href: 'https://d.example/@c' },
  ];
  const common = { actor, published: '2026-01-01T00:00:00Z', to: ['as:Public'] };
  const outbox = {
    type: 'OrderedCollection',
    orderedItems: [
      { ...common, id: '1', type: 'Announce', object: 'https://b.example/ap/users/9/statuses/4' },
      { ...common, id: '2', type: 'Create', object: { ...note, to: ['as:Public'] } },
      {
        ...common,
        id: '3',
        type: 'Create',
        object: { ...note, to: ['as:Public'], tag, inReplyTo: 'https://b.example/ap/users/9/statuses/5' },
      },
    ],
  };

  it('knows the owner, answers to oneself and the person answered', () => {
    expect([...mastodonOutbox.read(outbox, UTC)]).toMatchObject([
      { author: { handle: 'fir@new.example' }, repostOf: { author: null } },
      { author: { handle: 'fir@new.example' }, replyTo: { author: { handle: 'fir@new.example' } } },
      { replyTo: { author: { handle: 'a@b.example' } } },
    ]);
  });
});

describe('mastodonActor', () => {
  it('tells what the account says of itself', () => {
    const actor = {
      type: 'Person',
      preferredUsername: 'fir',
      url: 'https://new.example/@fir',
      inbox: 'x',
      outbox: 'outbox.json',
      name: 'Fir',
      summary: '<p>I teach</p>',
    };
    expect(mastodonActor.looksLike(actor)).toBe(true);
    expect([...mastodonActor.read(actor, UTC)]).toEqual([
      { account: { handle: 'fir@new.example', name: 'Fir', bio: 'I teach', bot: false }, on: 'mastodon' },
    ]);
  });
});

describe('mastodonStatus', () => {
  const text = fixture('mastodon/statuses.ndjson');
  const found = readLines(mastodonStatus, text);

  it('knows posts and events of the stream', () => {
    expect(records(text).every((record) => mastodonStatus.looksLike(record))).toBe(true);
  });

  it('gives the post by its uri, with account and counts', () => {
    expect(found[0]).toMatchObject({
      id: 'https://school.example/users/maple/statuses/100',
      author: { handle: 'maple@school.example', bio: 'I teach biology', followers: 10, following: 20, bot: false },
      text: 'Read example.org/p',
      links: ['https://example.org/p'],
      hashtags: ['edu'],
      likes: 3,
      shares: 2,
      comments: 1,
      client: 'Tusky',
    });
  });

  it('finds the address of what is answered where it lives on the collecting server', () => {
    const parent = { post: 'https://school.example/users/maple/statuses/100', author: { handle: 'maple@school.example' } };
    expect(found[1]).toMatchObject({ replyTo: parent });
    // Collected from another server: the number of that server stands, and the person is known.
    expect(found[2]).toMatchObject({ replyTo: { post: '100', author: { handle: 'maple@school.example' } } });
  });

  it('reads a boost as a repost with the words of the original, by the booster', () => {
    expect(found[3]).toMatchObject({
      author: { handle: 'newsbot@school.example', bot: true },
      text: 'Read example.org/p',
      hashtags: ['edu'],
      repostOf: { post: 'https://school.example/users/maple/statuses/100', author: { handle: 'maple@school.example' } },
    });
  });

  it('leaves private posts and events that are no posts out, and refuses a time that cannot be read', () => {
    expect(found.slice(4)).toMatchObject([
      { leftOut: expect.any(String) },
      { code: 'unreadable-time' },
      { id: 'https://school.example/users/maple/statuses/100' },
      { leftOut: expect.stringContaining('deleted') },
      { leftOut: expect.any(String) },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|favourited|bookmarked/);
  });
});

it('mastodonAccounts tells who people are, and no posts', () => {
  const accounts = JSON.parse(fixture('mastodon/accounts.json')) as Parameters<typeof mastodonAccounts.read>[0][];
  expect(accounts.flatMap((record) => [...mastodonAccounts.read(record, UTC)])).toMatchObject([
    { account: { handle: 'willow@school.example', name: 'Willow', bio: 'Teacher of things', followers: 12 }, on: 'mastodon' },
    { account: { handle: 'ash@other.example' } },
  ]);
});
