import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { apifyInstagram } from '../../../../src/ingest/formats/instagram/apify-instagram.ts';
import { fixture, UTC } from '../found.ts';

const records: JsonObject[] = JSON.parse(fixture('apify-instagram/posts.json'));
const found = records.flatMap((record) => [...apifyInstagram.read(record, UTC)]);

describe('apifyInstagram', () => {
  it('gives the post, and no count that is hidden', () => {
    expect(records.every((record) => apifyInstagram.looksLike(record))).toBe(true);
    expect(found[0]).toMatchObject({
      id: '3300000000000000001',
      author: { id: '77', handle: 'room12', name: 'Room 12' },
      time: { ms: Date.UTC(2024, 2, 5, 10), basis: 'stated' },
      mentions: [{ handle: 'mr.oak' }],
      coauthors: [{ id: '88', handle: 'mr_fir' }],
      phototags: [{ id: null, handle: 'ms_elm' }],
      hashtags: ['deskgoals'],
      likes: null,
      comments: 4,
      views: 90,
      adLabel: null,
    });
  });

  it('takes the label of advertising', () => {
    expect(found[1]).toMatchObject({ likes: 12, adLabel: 'sponsored', text: null });
  });

  it('leaves out notices of the scraper, and refuses a time that cannot be read', () => {
    expect(found.slice(2)).toMatchObject([{ leftOut: expect.any(String) }, { code: 'unreadable-time' }]);
  });
});
