import { describe, expect, it } from 'vitest';
import { zeeschuimerPinterest } from '../../../src/ingest/formats/zeeschuimer-pinterest.ts';
import { zeeschuimerThreads } from '../../../src/ingest/formats/zeeschuimer-threads.ts';
import { fixture, readLines, records } from './found.ts';

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

describe('zeeschuimerPinterest', () => {
  it('gives pins from data and from pages, the latter without author and time', () => {
    const text = fixture('zeeschuimer-pinterest/pins.ndjson');
    expect(records(text).every((record) => zeeschuimerPinterest.looksLike(record))).toBe(true);
    expect(readLines(zeeschuimerPinterest, text)).toMatchObject([
      {
        id: '10000000000000001',
        author: { id: '5', handle: 'room12', name: 'Room 12' },
        time: { ms: Date.UTC(2024, 2, 5, 10), basis: 'stated' },
        title: 'Door signs',
        space: 'Classroom',
        repostOf: { author: { handle: 'mr.oak' } },
        links: ['https://example.org/signs'],
        adLabel: 'promoted',
      },
      { id: '10000000000000002', author: null, time: null, text: 'and no time' },
      { code: 'not-a-post' },
    ]);
  });
});
