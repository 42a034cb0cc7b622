import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Found, FoundPost, JsonObject } from '../../../../src/ingest/format.ts';
import { zeeschuimerInstagram } from '../../../../src/ingest/formats/instagram/zeeschuimer-instagram.ts';

const text = (file: string) => readFileSync(new URL(`../../fixtures/zeeschuimer-instagram/${file}`, import.meta.url), 'utf8');
const records: JsonObject[] = text('posts.ndjson')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const single: JsonObject = JSON.parse(text('item.json'));

const read = (record: JsonObject): Found[] => [...zeeschuimerInstagram.read(record, { zone: 'UTC' })];
const found = records.flatMap(read) as FoundPost[];
const choi = { id: '5002', handle: 'mr_choi' };
const kim = { id: '5004', handle: 'kim.reads' };

describe('zeeschuimerInstagram', () => {
  it('gives the post, its author and when it was collected', () => {
    expect(found[0]).toEqual({
      platform: 'instagram',
      id: '3800000000000000001',
      author: {
        id: '5001',
        handle: 'ms.rivera.teaches',
        name: 'Ms Rivera 🍎',
        bio: null,
        followers: null,
        following: null,
        bot: false,
      },
      time: { ms: 1770700000_000, basis: 'epoch' },
      text: 'New centers! 🎉 #mathcenters #TeachersOfInstagram with @Mr_Choi and @new.friend https://example.org/centers',
      mentions: [{ handle: 'Mr_Choi' }, { handle: 'new.friend' }],
      coauthors: [],
      phototags: [choi],
      likes: 10,
      views: 900,
      comments: 2,
      shares: 3,
      collected: 1770770000123,
      adLabel: null,
    });
  });

  it('takes a carousel as one post, with everyone tagged in its pictures, and its co-authors', () => {
    expect(found[1]).toMatchObject({ text: null, mentions: [], coauthors: [kim], phototags: [choi, choi, kim] });
  });

  it('does not take the number that stands in place of hidden likes', () => {
    expect(found.slice(0, 5).map(({ likes, comments }) => [likes, comments])).toEqual([
      [10, 2],
      [null, 2],
      [10, 2],
      [10, 2],
      [null, 4],
    ]);
  });

  it('takes the labels of advertising, and the sponsor as mentioned', () => {
    expect(found.slice(0, 5).map(({ adLabel }) => adLabel)).toEqual([null, null, 'paid partnership', 'affiliate', null]);
    expect(found[2]?.mentions).toEqual([{ id: '5003', handle: 'pencil_shop' }, { handle: 'pencil_shop' }]);
  });

  it('reads the older shape', () => {
    expect(found[4]).toMatchObject({
      id: '1900000000000000009',
      author: { id: '5002', handle: 'mr_choi', name: 'Mr Choi' },
      time: { ms: 1483228800_000 },
      text: 'Old days with @kim.reads',
      mentions: [{ handle: 'kim.reads' }],
      phototags: [kim, { id: '5001', handle: 'ms.rivera.teaches' }],
      views: 321,
    });
  });

  it('refuses what is not a post, what has no id, and a time that cannot be read', () => {
    expect(found.slice(5)).toMatchObject([
      { code: 'not-a-post', reason: expect.stringContaining('story') },
      { code: 'not-a-post' },
      { code: 'not-a-post' },
      { code: 'unreadable-time' },
      { code: 'no-id' },
    ]);
  });

  it('passes on nothing of the person who collected, and no place', () => {
    expect(JSON.stringify(found)).not.toMatch(/collector|TOKEN|follow(?:ing|ed)":(?:true|false)|liked|Mozilla|Staff room/);
  });

  it('reads a single item without its envelope', () => {
    expect(zeeschuimerInstagram.looksLike(single)).toBe(true);
    expect(read(single)).toMatchObject([{ id: '3800000000000000008', text: 'Reading corner, “a < b & c”', collected: null }]);
  });
});

describe('zeeschuimerInstagram.looksLike', () => {
  it('knows every envelope of its files', () => {
    expect(records.every((record) => zeeschuimerInstagram.looksLike(record))).toBe(true);
  });

  it.each<[string, JsonObject]>([
    ['a capture of TikTok', { source_platform: 'tiktok.com', timestamp_collected: 1, data: { id: '1', desc: 'x' } }],
    ['a capture of X', { source_platform: 'twitter.com', timestamp_collected: 1, data: { rest_id: '1', legacy: {} } }],
    ['a capture of Threads', { source_platform: 'threads.net', timestamp_collected: 1, data: single }],
    ['an item of Threads', { ...single, text_post_app_info: {} }],
    ['a row of the Apify scraper', { inputUrl: 'x', shortCode: 'y', ownerUsername: 'z', caption: '', id: '1' }],
    ['a page of tweets', { data: [{ id: '1', text: 'x' }], includes: {} }],
    ['a Mastodon status', { id: '1', uri: 'x', content: '', account: {}, reblogs_count: 0, visibility: 'public' }],
  ])('does not take %s', (_, record) => {
    expect(zeeschuimerInstagram.looksLike(record)).toBe(false);
  });
});
