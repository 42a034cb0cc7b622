import { describe, expect, test } from 'vitest';
import type { FoundPost, JsonObject } from '../../../../src/ingest/format.ts';
import { twarc2, twarc2Compliance, twarc2Counts, twarc2Users } from '../../../../src/ingest/formats/twitter/twarc2.ts';
import { codesOf, fixture, postsOf, readLines, records, UTC, whenOf } from '../found.ts';

const paged = postsOf(readLines(twarc2, fixture('twarc2/pages.jsonl')));
const flattened = postsOf(readLines(twarc2, fixture('twarc2/flattened.jsonl')));

test('a twarc2 page may hold several posts, one post, or none', () => {
  expect(records(fixture('twarc2/pages.jsonl')).map((record) => [...twarc2.read(record, UTC)].length)).toEqual([7, 1, 0]);
});

test('flattened lines give the same posts as the page they come from', () => {
  const told = ({ author, replyTo, repostOf, ...post }: FoundPost) => ({
    ...post,
    author: author?.id,
    replyTo: [replyTo?.post, replyTo?.author?.id, replyTo?.author?.handle],
    repostOf: [repostOf?.post, repostOf?.author?.id],
  });
  expect(flattened.map(told)).toEqual(paged.slice(0, 7).map(told));
});

describe.each([
  ['pages', paged],
  ['flattened lines', flattened],
])('twarc2 %s', (_, [repost, answer, quote, orphan, addressed, note, withheld]) => {
  test('tell author, time and collection', () => {
    expect(answer).toMatchObject({
      platform: 'twitter',
      author: { id: '3003', handle: 'yewlearn', name: 'Yewlearn', bio: 'Teacher & yewlearn', followers: 10, following: 20 },
      collected: Date.UTC(2021, 3, 8, 19, 34, 32),
      likes: 2,
      shares: 4,
      comments: 1,
      status: 'ok',
    });
    expect(whenOf(answer)).toBe('2021-04-08T19:34:16.000Z stated');
  });

  test('take text and entities of a repost from its original, links as Twitter found them and without pictures', () => {
    expect(repost).toMatchObject({
      text: 'A long lesson on poems & rhyme with @yewlearn #Poetry #ELA https://t.co/aaaaaaaaaa',
      repostOf: { author: { id: '3001', handle: 'pineprof' } },
      mentions: [{ id: '3003', handle: 'yewlearn' }],
      hashtags: ['Poetry', 'ELA'],
      links: ['https://poems.example.org/rhyme'],
      likes: null,
      shares: null,
    });
  });

  test('keep the id of an original that is gone, and whose it was', () => {
    expect(orphan?.repostOf).toEqual({ post: expect.stringMatching(/^\d{19}$/), author: { id: '3002', handle: 'RowanReads' } });
    expect(orphan?.mentions?.map(({ handle }) => handle)).toEqual(['pineprof']);
    expect(orphan?.hashtags).toEqual(['Shelf']);
  });

  test('tell the post and person answered, or the person alone', () => {
    expect(answer?.replyTo).toMatchObject({ post: answer?.thread, author: { id: '3001', handle: 'pineprof' } });
    expect(addressed?.replyTo).toMatchObject({ post: null, author: { id: '3002', handle: 'RowanReads' } });
  });

  test('tell the post quoted and its text, once: its address is no link', () => {
    expect(quote).toMatchObject({
      quoteOf: { post: repost?.repostOf?.post, author: { handle: 'pineprof' } },
      quotedText: 'A long lesson on poems & rhyme with @yewlearn #Poetry #ELA https://t.co/aaaaaaaaaa',
      links: [],
    });
  });

  test('take the whole text of a note', () => {
    expect(note).toMatchObject({ text: 'A note longer than 280 characters #Essay', hashtags: ['Essay'] });
  });

  test('mark a withheld post, and keep the id of an author of whom nothing else is told', () => {
    expect(withheld).toMatchObject({ status: 'withheld', author: { id: '9999' } });
  });
});

test('a tweet of API v2 without an id, or with an unreadable time, is refused', () => {
  const good = { id: '11', text: 'a', author_id: '1', created_at: '2021-04-08T19:34:16.000Z' };
  const page: JsonObject = { data: [good, { ...good, id: 'eleven' }, { ...good, created_at: 'today' }] };
  expect(codesOf([...twarc2.read(page, UTC)])).toEqual(['no-id', 'unreadable-time']);
});

test('every record of the API v2 is of one format only', () => {
  const formats = [twarc2, twarc2Counts, twarc2Users, twarc2Compliance];
  const claims = (file: string) =>
    records(fixture(`twarc2/${file}`)).map((record) => formats.filter((format) => format.looksLike(record)).map(({ name }) => name));
  for (const file of ['pages.jsonl', 'flattened.jsonl']) for (const claim of claims(file)) expect(claim).toEqual(['twarc2']);
  expect(claims('aside.jsonl')).toEqual([['twarc2-counts'], ['twarc2-users'], ['twarc2-compliance']]);
});

test('captures of other platforms, and tweets of version 1, are not of the API v2', () => {
  expect(twarc2.looksLike({ source_platform: 'threads.net', data: { id: '11', text: 'a' } })).toBe(false);
  expect(twarc2.looksLike({ id: '11', id_str: '11', text: 'a', created_at: 'Wed Nov 09 23:47:31 +0000 2016', user: {} })).toBe(false);
});
