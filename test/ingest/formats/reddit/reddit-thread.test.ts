import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Found, type FoundPost, isPost, isRefusal, type JsonObject } from '../../../../src/ingest/format.ts';
import { redditThread } from '../../../../src/ingest/formats/reddit/reddit-thread.ts';

const record: JsonObject = JSON.parse(readFileSync(new URL('../../fixtures/reddit-thread/thread.json', import.meta.url), 'utf8'));
const read = (thread: JsonObject): Found[] => [...redditThread.read(thread, { zone: 'UTC' })];
const found = read(record);
const posts = found.filter(isPost);

describe('redditThread', () => {
  it('gives the submission first', () => {
    expect(posts[0]).toMatchObject({
      platform: 'reddit',
      id: 't3_zz0001',
      thread: 't3_zz0001',
      author: { handle: 'quiet_corridor' },
      time: { ms: 1504000000_000, basis: 'epoch' },
      space: 'AskAcademia',
      title: 'Office hours nobody visits',
      links: ['https://example.org/hours'],
      likes: 41,
    });
  });

  it('gives every comment after what it answers, with the person answered', () => {
    expect(posts.slice(1).map(({ id, replyTo }) => [id, replyTo?.post, replyTo?.author?.handle])).toEqual([
      ['t1_aa0001', 't3_zz0001', 'quiet_corridor'],
      ['t1_aa0002', 't1_aa0001', 'tea_and_tutorials'],
      ['t1_aa0003', 't1_aa0002', undefined],
      ['t1_aa0004', 't1_aa0001', 'tea_and_tutorials'],
      ['t1_aa0005', 't3_zz0001', 'quiet_corridor'],
      ['t1_aa0006', 't3_zz0001', 'quiet_corridor'],
      ['t1_aa0009', 't1_aa0008', 'late_bell'],
    ]);
    expect(new Set(posts.map(({ thread, space }) => `${thread} ${space}`))).toEqual(new Set(['t3_zz0001 AskAcademia']));
  });

  it('never makes one person of deleted authors, and keeps the words they left', () => {
    const byId = new Map(posts.map((post) => [post.id, post]));
    expect(byId.get('t1_aa0002')).toMatchObject({ author: null, text: null, status: 'deleted' });
    expect(byId.get('t1_aa0004')).toMatchObject({ author: null, text: 'I left, my words stayed.', status: 'ok', likes: -4 });
    expect(byId.get('t1_aa0006')).toMatchObject({ author: { handle: 'slide_deck' }, text: null, status: 'removed' });
  });

  it('refuses what is no comment and a time that cannot be read, but not the answers', () => {
    expect(found.filter(isRefusal).map(({ code }) => code)).toEqual(['not-a-post', 'unreadable-time']);
  });

  it('reads a thread of any depth', () => {
    const depth = 50_000;
    let replies: JsonObject = {};
    for (let level = depth; level > 0; level--) replies = { [`c${level}`]: { author: 'a', text: 'x', created: 1, upvotes: 1, replies } };
    expect(read({ ...record, comments: replies })).toHaveLength(depth + 1);
  });

  it('gives every comment of any thread once, as the answer to the one it stands under', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 50 }), (choices) => {
        // Comment i+1 stands under one of the comments before it, or under the submission (0).
        const parents = choices.map((choice, i) => choice % (i + 1));
        const replies: JsonObject[] = [0, ...parents].map(() => ({}));
        for (const [i, parent] of parents.entries()) {
          (replies[parent] as JsonObject)[`c${i + 1}`] = {
            author: null,
            text: 'x',
            created: 1,
            upvotes: 1,
            replies: replies[i + 1] as JsonObject,
          };
        }
        const answers = read({ ...record, comments: replies[0] as JsonObject }).slice(1) as FoundPost[];
        const told = answers.map(({ id, replyTo }) => `${id} ${replyTo?.post}`).sort();
        expect(told).toEqual(parents.map((parent, i) => `t1_c${i + 1} ${parent === 0 ? 't3_zz0001' : `t1_c${parent}`}`).sort());
      }),
    );
  });
});

describe('redditThread.looksLike', () => {
  it('knows a thread, also one without comments', () => {
    expect(redditThread.looksLike(record)).toBe(true);
    expect(redditThread.looksLike({ ...record, comments: {} })).toBe(true);
  });

  it.each<[string, JsonObject]>([
    [
      'a submission of a dump',
      { id: 'a', title: 'x', selftext: '', is_self: true, subreddit: 's', created_utc: 1, upvote_ratio: 1, num_comments: 0 },
    ],
    ['a listing', { kind: 'Listing', data: {} }],
    ['a file with a list of comments', { sid: 'a', comments: [] }],
  ])('does not take %s', (_, other) => {
    expect(redditThread.looksLike(other)).toBe(false);
  });
});
