import { describe, expect, it } from 'vitest';
import type { Found, JsonObject } from '../../../../src/ingest/format.ts';
import { isPost } from '../../../../src/ingest/format.ts';
import { redditListing } from '../../../../src/ingest/formats/reddit/reddit-listing.ts';
import { fixture, UTC, whenOf } from '../found.ts';

function read(file: string): Found[] {
  const whole = JSON.parse(fixture(`reddit-listing/${file}`));
  const records: JsonObject[] = Array.isArray(whole) ? whole : [whole];
  expect(records.every((record) => redditListing.looksLike(record))).toBe(true);
  return records.flatMap((record) => [...redditListing.read(record, UTC)]);
}

describe('redditListing', () => {
  const thread = read('thread.json');
  const posts = thread.filter(isPost);

  it('reads a thread of two listings: the submission, and each comment before its answers', () => {
    expect(posts.map(({ id, replyTo, thread }) => [id, replyTo?.post ?? null, thread])).toEqual([
      ['t3_5zz001', null, 't3_5zz001'],
      ['t1_d1', 't3_5zz001', 't3_5zz001'],
      ['t1_d2', 't1_d1', 't3_5zz001'],
      ['t1_d3', 't3_5zz001', 't3_5zz001'],
    ]);
    expect(posts[0]).toMatchObject({
      title: 'First day <3',
      text: 'Bring snacks & pens',
      author: { handle: 'chalk_and_cheese' },
      links: [],
    });
    expect(posts[3]).toMatchObject({ author: null, status: 'deleted', text: null });
    expect(whenOf(posts[1])).toBe('2016-11-24T15:08:20.000Z epoch');
  });

  it('counts the comments that stubs stand for', () => {
    expect(thread.filter((item) => 'missing' in item).map(({ count }) => count)).toEqual([4, 0, 3]);
  });

  it('reads what a user wrote, and leaves out what is no post', () => {
    expect(read('overview.json')).toMatchObject([{ id: 't1_e1' }, { id: 't3_5zz001' }, { leftOut: expect.any(String) }]);
  });

  it('reads the answers to morechildren', () => {
    expect(read('morechildren.json')).toMatchObject([{ id: 't1_d9', replyTo: { post: 't1_d1' } }, { count: 30 }]);
  });

  it('takes eight hours from a time that is told ahead of UTC alone', () => {
    expect(whenOf(read('old.json').filter(isPost)[0])).toBe('2014-05-13T16:53:20.000Z epoch');
  });

  it('passes on nothing of the session, nor of what the collector voted for', () => {
    expect(JSON.stringify(thread)).not.toMatch(/SECRET|saved|collector|visited|"likes":true/);
  });

  it('reads a tree deeper than calls can nest', () => {
    let replies: JsonObject | string = '';
    for (let i = 0; i < 20_000; i += 1) {
      const data: JsonObject = { id: `x${i}`, author: 'a', body: 'b', parent_id: 't1_p', link_id: 't3_l', created_utc: 1, replies };
      replies = { kind: 'Listing', data: { children: [{ kind: 't1', data }] } };
    }
    expect([...redditListing.read(replies as JsonObject, UTC)]).toHaveLength(20_000);
  });
});
