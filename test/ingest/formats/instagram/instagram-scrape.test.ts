import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import {
  instagramBrandPosts,
  instagramHashtagScrape,
  instagramScreenScrape,
  instagramScreenScrapeJson,
} from '../../../../src/ingest/formats/instagram/instagram-scrape.ts';
import { fixture, readTable, UTC, whenOf } from '../found.ts';

describe('instagramScreenScrape', () => {
  it('reads times by the clock that the settings name', () => {
    const found = readTable(instagramScreenScrape, fixture('instagram-scrape/account.csv'), { zone: 'America/Chicago' }, '\r\n');
    expect(found).toMatchObject([
      { id: '1053769013', author: null, text: 'Books, many', likes: null },
      { code: 'unreadable-time' },
      { code: 'no-id' },
    ]);
    const [first] = found.filter((item) => 'platform' in item);
    expect(whenOf(first)).toBe('2014-08-02T15:00:00.000Z assumed');
  });
});

describe('instagramScreenScrapeJson', () => {
  it('has the same ids, and what the table lost', () => {
    const records: JsonObject[] = JSON.parse(fixture('instagram-scrape/account.json'));
    expect(records.every((record) => instagramScreenScrapeJson.looksLike(record))).toBe(true);
    expect(records.flatMap((record) => [...instagramScreenScrapeJson.read(record, UTC)])).toMatchObject([
      { id: '1053769013', author: { handle: '_shelf' }, time: { ms: 1406998800_000, basis: 'epoch' }, likes: 12, comments: 3 },
      { code: 'unreadable-time' },
    ]);
  });
});

describe('instagramHashtagScrape', () => {
  it('makes no time of "11 hours"', () => {
    expect(readTable(instagramHashtagScrape, fixture('instagram-scrape/hashtag.csv'))).toMatchObject([
      { id: null, author: { handle: 'room12', followers: 1600 }, time: null, text: 'Chart day', hashtags: ['chart', 'teach'], likes: 139 },
    ]);
  });
});

describe('instagramBrandPosts', () => {
  it('knows the account from the id', () => {
    expect(readTable(instagramBrandPosts, fixture('instagram-scrape/brands.csv'))).toMatchObject([
      { id: 'glue_and_co 1', author: { handle: 'glue_and_co' }, time: null, hashtags: ['glue', 'paste', 'paper'] },
      { id: 'glue_and_co 2', text: null },
    ]);
  });
});
