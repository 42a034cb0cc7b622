import { describe, expect, it } from 'vitest';
import { fourCatInstagram } from '../../../../src/ingest/formats/instagram/four-cat-instagram.ts';
import { fixture, readTable, table, whenOf } from '../found.ts';

const text = fixture('4cat-instagram/posts.csv');
const found = readTable(fourCatInstagram, text);
const posts = found.filter((item) => 'platform' in item);

describe('fourCatInstagram', () => {
  it('is known by its columns', () => {
    expect(fourCatInstagram.columns.all.filter((column) => !table(text).header.includes(column))).toEqual([]);
  });

  it('gives the post by the count of seconds, everyone named in the caption, tagged beside it, and co-authors with their ids', () => {
    expect(posts[0]).toEqual({
      platform: 'instagram',
      id: '2590780725',
      clocks: { timestamp: 1_678_014_000_000 },
      author: { id: '77', handle: 'room12', name: 'Room 12' },
      time: { ms: 1678010400_000, basis: 'epoch' },
      text: 'New #bulletinboard with @mr.oak and @Ms_Elm!',
      mentions: [{ handle: 'mr.oak' }, { handle: 'Ms_Elm' }],
      coauthors: [{ id: '88', handle: 'mr_fir' }],
      phototags: [{ handle: 'ms_elm' }, { handle: 'mx_yew' }],
      likes: 41,
      comments: 3,
      views: null,
    });
  });

  it('takes the clock of the server where there is nothing else, and no hidden counts', () => {
    expect(whenOf(posts[1])).toBe('2023-03-06T11:00:00.000Z assumed');
    expect(posts[1]).toMatchObject({ likes: null, views: null, comments: 0 });
  });

  it('refuses a time that cannot be read, and a row without an id', () => {
    expect(found.slice(2)).toMatchObject([{ code: 'unreadable-time' }, { code: 'no-id' }]);
  });
});
