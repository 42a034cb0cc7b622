import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { tiktokResearch } from '../../../../src/ingest/formats/tiktok/tiktok-research.ts';
import { tiktokTable, timeInId } from '../../../../src/ingest/formats/tiktok/tiktok-table.ts';
import { zeeschuimerTiktok } from '../../../../src/ingest/formats/tiktok/zeeschuimer-tiktok.ts';
import { parseLossless } from '../../../../src/ingest/rows/json/lossless.ts';
import { fixture, readLines, readTable, records, UTC } from '../found.ts';

function read(file: string) {
  const answer = parseLossless(fixture(`tiktok/${file}`)) as JsonObject;
  expect(tiktokResearch.looksLike(answer)).toBe(true);
  return [...tiktokResearch.read(answer, UTC)];
}

describe('tiktokResearch', () => {
  it('gives videos, their ids exact though they are bare numbers', () => {
    expect(read('videos.json')).toMatchObject([
      {
        id: '7300000000000000001',
        author: { handle: 'teach.er' },
        time: { ms: 1709632800_000, basis: 'epoch' },
        hashtags: ['desk'],
        likes: 5,
        shares: 1,
        comments: 2,
        views: 900,
      },
      { code: 'unreadable-time' },
    ]);
  });

  it('gives comments, which answer the video or another comment', () => {
    expect(read('comments.json')).toMatchObject([
      { id: '7300000000000000003', thread: '7300000000000000001', replyTo: { post: '7300000000000000001' }, text: 'Wow 🥰' },
      { id: '7300000000000000004', replyTo: { post: '7300000000000000003' } },
    ]);
  });
});

describe('zeeschuimerTiktok', () => {
  const text = fixture('tiktok/capture.ndjson');
  const found = readLines(zeeschuimerTiktok, text);

  it('gives the video, people and hashtags from beside the text', () => {
    expect(records(text).every((record) => zeeschuimerTiktok.looksLike(record))).toBe(true);
    expect(found[0]).toEqual({
      platform: 'tiktok',
      id: '7300000000000000001',
      author: { id: '6900000000000000001', handle: 'teach.er', name: 'Ms T', bio: '3rd grade 🍎', followers: 10, following: 20 },
      time: { ms: 1709632800_000, basis: 'epoch' },
      text: '😀 #desk with @Mr Oak',
      mentions: [{ id: '6900000000000000002', handle: 'mr.oak' }],
      hashtags: ['desk', 'desk', 'teachertok'],
      quoteOf: { post: '7200000000000000009' },
      likes: 5,
      shares: 1,
      comments: 2,
      views: 900,
      collected: 1709700000123,
      adLabel: null,
    });
  });

  it('reads the older shape, and the label of advertising', () => {
    expect(found[1]).toMatchObject({ author: { id: '6900000000000000001', handle: 'teach.er' }, quoteOf: null, adLabel: 'advertisement' });
  });

  it('refuses what is no video or has no id, and passes on nothing of the collector', () => {
    expect(found.slice(2)).toMatchObject([{ code: 'not-a-post' }, { code: 'no-id' }]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|digged|relation/);
  });
});

describe('tiktokTable', () => {
  it('takes the time from the id, where the id is long enough to hold one', () => {
    expect(timeInId(String((1709632800n << 32n) + 5n))).toEqual({ ms: 1709632800_000, basis: 'id' });
    expect(readTable(tiktokTable, fixture('tiktok/flat.csv'))).toMatchObject([
      { author: { handle: 'teach.er', name: 'Ms T' }, time: { ms: 1709632800_000, basis: 'id' }, likes: 5, views: 900 },
      { id: '12', time: null },
    ]);
  });
});
