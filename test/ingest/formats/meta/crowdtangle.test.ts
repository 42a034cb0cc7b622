import { describe, expect, it } from 'vitest';
import { crowdtangleFacebook, crowdtangleGroups } from '../../../../src/ingest/formats/facebook/crowdtangle-facebook.ts';
import { crowdtangleInstagram } from '../../../../src/ingest/formats/instagram/crowdtangle-instagram.ts';
import { crowdtangleTime, idInUrl } from '../../../../src/ingest/formats/meta/crowdtangle.ts';
import { crowdtangleJson } from '../../../../src/ingest/formats/meta/crowdtangle-json.ts';
import { fixture, postsOf, readTable, UTC, whenOf } from '../found.ts';

describe('crowdtangleTime(written)', () => {
  it.each([
    ['2023-11-05 22:56:36 EST', '2023-11-06T03:56:36.000Z'],
    ['2023-07-05 22:56:36 EDT', '2023-07-06T02:56:36.000Z'],
    ['2023-07-05 22:56:36 CEST', '2023-07-05T20:56:36.000Z'],
  ])('reads the letters of the zone in %s', (written, expected) => {
    const time = crowdtangleTime(written, { zone: 'Asia/Tokyo' });
    expect('ms' in time && `${new Date(time.ms).toISOString()} ${time.basis}`).toBe(`${expected} stated`);
  });

  it('guesses no zone from letters that stand for several', () => {
    expect(crowdtangleTime('2023-07-05 22:56:36 IST', UTC)).toMatchObject({ code: 'unreadable-time' });
  });
});

describe('idInUrl(url)', () => {
  it.each([
    ['https://www.facebook.com/1001/posts/2002', '2002'],
    ['https://www.instagram.com/p/CMzz02aBc/?x=1', 'CMzz02aBc'],
    ['https://www.facebook.com/', null],
    [null, null],
  ])('of %j is %j', (url, id) => {
    expect(idInUrl(url)).toBe(id);
  });
});

describe('crowdtangleInstagram', () => {
  const found = readTable(crowdtangleInstagram, fixture('crowdtangle/instagram.csv'));

  it('gives the post, its counts without their commas, and the sponsor as a label', () => {
    expect(found[0]).toMatchObject({
      id: '619286852116572',
      author: { handle: 'msbirch', name: 'Ms. Birch Teaches', followers: 12_345 },
      text: 'Fractions with #pizza 🍕',
      likes: 1234,
      adLabel: null,
    });
    expect(found[1]).toMatchObject({ id: '619286852378716', adLabel: 'sponsored' });
    expect(found[2]).toMatchObject({ code: 'unreadable-time' });
  });
});

describe('crowdtangleFacebook', () => {
  it('gives the post, the page, and where its link leads', () => {
    const found = readTable(crowdtangleFacebook, fixture('crowdtangle/facebook.csv'));
    expect(found[0]).toMatchObject({
      platform: 'facebook',
      id: '2002',
      author: { id: '1001', handle: 'stafflounge', name: 'Staff Lounge', followers: 5000 },
      links: ['https://example.org/long', 'https://example.org/inside'],
      likes: 1001,
    });
    expect(found[1]).toMatchObject({ author: { id: '1001', handle: null }, links: [], adLabel: 'sponsored' });
    expect(found[2]).toMatchObject({ code: 'no-time' });
  });

  it('reads a table cut to five columns, the page by the number in the address', () => {
    const [post] = postsOf(readTable(crowdtangleFacebook, fixture('crowdtangle/cut.csv')));
    expect(post).toMatchObject({ id: '2005', author: { id: '1001', name: 'Staff Lounge' }, shares: 7, likes: null });
    expect(whenOf(post)).toBe('2023-11-06T03:56:36.000Z stated');
  });
});

describe('crowdtangleGroups', () => {
  it('gives posts of a group without an author', () => {
    expect(readTable(crowdtangleGroups, fixture('crowdtangle/groups.csv'))).toMatchObject([
      { id: '4004', author: null, space: 'Maths Teachers' },
    ]);
  });
});

describe('crowdtangleJson', () => {
  it('reads a whole answer and a single post, in UTC', () => {
    const answer = JSON.parse(fixture('crowdtangle/api.json'));
    expect(crowdtangleJson.looksLike(answer)).toBe(true);
    const found = [...crowdtangleJson.read(answer, { zone: 'Asia/Tokyo' })];
    expect(found[0]).toMatchObject({
      platform: 'facebook',
      id: '1001_2002',
      author: { id: '1001', handle: 'stafflounge', followers: 11 },
      time: { ms: Date.UTC(2021, 0, 14, 15, 0, 1), basis: 'stated' },
      text: 'Read before class',
      links: ['https://example.org/a'],
      likes: 7,
      shares: 2,
    });
    expect(found[1]).toMatchObject({ code: 'unreadable-time' });
    expect([...crowdtangleJson.read(answer.result.posts[0], UTC)]).toHaveLength(1);
  });
});
