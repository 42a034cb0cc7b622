import { describe, expect, it } from 'vitest';
import { zeeschuimerThreads } from '../../../../src/ingest/formats/threads/zeeschuimer-threads.ts';
import { fixture, readLines, records } from '../found.ts';

describe('zeeschuimerThreads', () => {
  const text = fixture('zeeschuimer-threads/posts.ndjson');
  const found = readLines(zeeschuimerThreads, text);

  it('gives the post, where its card leads, and whom it answers and quotes', () => {
    expect(records(text).every((record) => zeeschuimerThreads.looksLike(record))).toBe(true);
    expect(found[0]).toMatchObject({
      platform: 'threads',
      id: 'Tzz01',
      author: { id: '77', handle: 'room12' },
      time: { ms: 1709632800_000, basis: 'epoch' },
      links: ['https://example.org/card', 'https://example.org/a'],
      replyTo: { author: { id: '88', handle: 'mr.oak' } },
      quoteOf: { post: 'Tzz00' },
      repostOf: null,
      shares: 1,
      comments: 2,
      collected: 1709700000123,
    });
  });

  it('takes the label of advertising, and refuses what is no post', () => {
    expect(found.slice(1)).toMatchObject([{ text: null, adLabel: 'paid partnership' }, { code: 'not-a-post' }]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|has_liked/);
  });
});
