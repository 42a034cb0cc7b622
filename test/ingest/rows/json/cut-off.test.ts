import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Found, JsonFormat, JsonObject } from '../../../../src/ingest/format.ts';
import { mastodonOutbox } from '../../../../src/ingest/formats/mastodon/mastodon-outbox.ts';
import { redditListing } from '../../../../src/ingest/formats/reddit/reddit-listing.ts';
import { redditThread } from '../../../../src/ingest/formats/reddit/reddit-thread.ts';
import { twarc2 } from '../../../../src/ingest/formats/twitter/twarc2.ts';
import { twitterV1 } from '../../../../src/ingest/formats/twitter/twitter-v1.ts';
import { type CutOff, cutOff, wholeIn } from '../../../../src/ingest/rows/json/cut-off.ts';

const closed = (bytes: Buffer): CutOff | null =>
  cutOff(
    bytes,
    (part) => part.toString(),
    (text) => {
      try {
        return JSON.parse(text) as JsonObject;
      } catch {
        return null;
      }
    },
  );

describe('cutOff(bytes) keeps what is whole and closes what is open', () => {
  it.each<[string, unknown, (string | number | null)[]]>([
    ['{"a":1,"b":', { a: 1 }, [null]],
    ['{"a":1,"b":12', { a: 1 }, [null]],
    ['{"a":1,"b":"x\\"', { a: 1 }, [null]],
    ['{"a":[1,2,{"b":[true', { a: [1, 2, { b: [] }] }, ['a', 2, 'b', null]],
    ['{"a":{"1":{},"0":{"x":"]"', { a: { 1: {}, 0: { x: ']' } } }, ['a', '0', null]],
    ['{"a":[{"b":1},', { a: [{ b: 1 }] }, ['a', null]],
    ['{', {}, [null]],
  ])('%s', (text, value, keys) => {
    const found = closed(Buffer.from(text));
    expect(found?.value).toEqual(value);
    expect(found?.open.map(({ key }) => key)).toEqual(keys);
  });

  it.each(['{"a":1}', 'x', '{"a":]', '{"a" 1, "b":[', `{"a":${'['.repeat(5000)}`])('and gives nothing for %.20s', (text) => {
    expect(closed(Buffer.from(text))).toBeNull();
  });

  it('wherever the record is cut', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), fc.constantFrom(0, 1), (value, seed, indent) => {
        const bytes = Buffer.from(JSON.stringify(value, null, indent));
        const cut = 1 + (seed % Math.max(1, bytes.length - 1));
        const found = closed(bytes.subarray(0, cut));
        expect(found).not.toBeNull();
        for (const { at } of found?.open ?? []) expect('[{').toContain(String.fromCharCode(bytes[at] as number));
      }),
      { numRuns: 200 },
    );
  });
});

const ids = (found: readonly Found[]): unknown[] => found.map((item) => ('id' in item ? item.id : 'code' in item ? item.code : item));

/** Cuts a record at every byte: what stands whole must be what the record gives at its end, and grow without a gap. */
function cutEverywhere(format: JsonFormat, record: JsonObject, indent?: number): void {
  const all = [...format.read(record, { zone: 'UTC' })];
  const bytes = Buffer.from(JSON.stringify(record, null, indent));
  let most = 0;
  for (let end = 1; end < bytes.length; end += 1) {
    const left = closed(bytes.subarray(0, end));
    if (left === null) throw new Error(`nothing left at ${end}`);
    const { found, cut } = wholeIn(format, left, { zone: 'UTC' });
    expect(cut).toBeGreaterThan(0);
    for (const item of found) expect(all).toContainEqual(item);
    expect(new Set(ids(found)).size).toBe(found.length);
    expect(found.length).toBeGreaterThanOrEqual(most);
    most = found.length;
  }
  expect(most).toBeGreaterThan(0);
}

const comment = (id: string, replies: JsonObject[] = []): JsonObject => ({
  kind: 't1',
  data: {
    link_id: 't3_abc',
    replies: replies.length === 0 ? '' : { kind: 'Listing', data: { children: replies } },
    id,
    author: `ann_${id}`,
    parent_id: 't3_abc',
    created_utc: 1500000000,
    body: `words of ${id}`,
    subreddit: 'Teachers',
  },
});

const listing: JsonObject = {
  kind: 'Listing',
  data: {
    children: [comment('c1'), comment('c2', [comment('c3'), comment('c4', [comment('c5'), comment('c6')])]), comment('c7')],
    after: null,
  },
};

describe('wholeIn(format, left) gives the posts that stand whole before the end of the file', () => {
  it.each<[string, JsonFormat, JsonObject]>([
    ['of a listing of Reddit with comments nested in comments', redditListing, listing],
    [
      'of a thread with comments by their ids',
      redditThread,
      {
        sid: 'abc',
        link: '/r/Teachers/comments/abc',
        'title:': 'Grading',
        author: 'ann',
        created: 1500000000,
        upvote_ratio: 0.9,
        comments: {
          77: { text: 'one', author: 'bob', created: 1500000001, replies: {} },
          c2: {
            text: 'two',
            author: 'cyd',
            created: 1500000002,
            replies: {
              c3: { text: 'three', author: 'dan', created: 1500000003, replies: {} },
              c4: { text: 'four', author: 'eve', created: 1500000004, replies: {} },
            },
          },
          5: { text: 'five', author: 'bob', created: 1500000005, replies: {} },
        },
      },
    ],
    [
      'of a page of tweets',
      twarc2,
      {
        data: [1, 2, 3].map((i) => ({
          id: `90000000000000000${i}`,
          text: `tweet ${i} #a #b`,
          author_id: '7',
          created_at: '2016-11-09T23:47:31.000Z',
          entities: { hashtags: [{ tag: 'a' }, { tag: 'b' }] },
        })),
      },
    ],
    [
      'of an account archive, where a list says who may read',
      mastodonOutbox,
      {
        type: 'OrderedCollection',
        orderedItems: [1, 2].map((i) => ({
          id: `https://one.example/users/ann/statuses/${i}/activity`,
          type: 'Create',
          actor: 'https://one.example/users/ann',
          published: '2022-11-09T23:47:31Z',
          to: ['https://www.w3.org/ns/activitystreams#Public'],
          cc: [],
          object: {
            to: ['https://www.w3.org/ns/activitystreams#Public'],
            id: `https://one.example/users/ann/statuses/${i}`,
            type: 'Note',
            published: '2022-11-09T23:47:31Z',
            attributedTo: 'https://one.example/users/ann',
            cc: [],
            content: `<p>post ${i}</p>`,
            tag: [],
          },
        })),
      },
    ],
  ])('%s', (_, format, record) => {
    cutEverywhere(format, record);
    cutEverywhere(format, record, 2);
  });

  it('and none of a single post, whatever lists it holds', () => {
    const tweet = {
      id_str: '900000000000000001',
      created_at: 'Wed Nov 09 23:47:31 +0000 2016',
      full_text: 'one #a #b',
      user: { id_str: '7', screen_name: 'ann' },
      entities: {
        hashtags: [
          { text: 'a', indices: [4, 6] },
          { text: 'b', indices: [7, 9] },
        ],
      },
      lang: 'en',
    };
    const bytes = Buffer.from(JSON.stringify(tweet));
    for (let end = 1; end < bytes.length; end += 1) {
      const left = wholeIn(twitterV1, closed(bytes.subarray(0, end)) as CutOff, { zone: 'UTC' });
      expect(left.found).toEqual([]);
      expect(left.cut).toBe(1);
    }
  });

  it('and counts the posts around them that are not', () => {
    const text = JSON.stringify(listing);
    const { found, cut, at } = wholeIn(redditListing, closed(Buffer.from(text.slice(0, text.indexOf('of c6')))) as CutOff, { zone: 'UTC' });
    expect(ids(found)).toEqual(['t1_c1', 't1_c3', 't1_c5']);
    expect(cut).toBe(3);
    expect(text.slice(at)).toMatch(/^{"kind":"t1","data":{"link_id":"t3_abc","replies":{/);
  });
});
