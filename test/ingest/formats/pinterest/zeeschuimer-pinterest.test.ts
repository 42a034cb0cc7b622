import { expect, it } from 'vitest';
import { zeeschuimerPinterest } from '../../../../src/ingest/formats/pinterest/zeeschuimer-pinterest.ts';
import { fixture, readLines, records } from '../found.ts';

it('zeeschuimerPinterest gives pins from data and from pages, the latter without author and time', () => {
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
