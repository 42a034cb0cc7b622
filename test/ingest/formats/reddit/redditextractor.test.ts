import { describe, expect, it } from 'vitest';
import { redditExtractorComments, redditExtractorThreads } from '../../../../src/ingest/formats/reddit/redditextractor.ts';
import { fixture, postsOf, readTable, whenOf } from '../found.ts';

describe('redditExtractorThreads', () => {
  it('gives the submission, its id out of its address', () => {
    const [post] = postsOf(readTable(redditExtractorThreads, fixture('redditextractor/threads.csv')));
    expect(post).toMatchObject({
      id: 't3_1azz01',
      space: 'ELATeachers',
      author: { handle: 'inkwell_9' },
      mentions: [{ handle: 'two_words' }],
      links: ['https://example.org/poem'],
      comments: 4,
    });
    expect(whenOf(post)).toBe('2024-02-20T11:53:20.000Z epoch');
  });
});

describe('redditExtractorComments', () => {
  const found = readTable(redditExtractorComments, fixture('redditextractor/comments.csv'));

  it('finds what is answered from the place in the thread', () => {
    expect(postsOf(found.slice(0, 3)).map(({ alias, replyTo }) => [alias, replyTo?.post])).toEqual([
      ['t3_1azz01/1', 't3_1azz01'],
      ['t3_1azz01/1_1', 't3_1azz01/1'],
      ['t3_1azz01/2', 't3_1azz01'],
    ]);
    expect(found[2]).toMatchObject({ author: null, status: 'removed' });
  });

  it('refuses a comment without a place', () => {
    expect(found[3]).toMatchObject({ code: 'no-id' });
  });
});
