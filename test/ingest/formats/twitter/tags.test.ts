import { expect, test } from 'vitest';
import type { FoundPost } from '../../../../src/ingest/format.ts';
import { isRefusal } from '../../../../src/ingest/format.ts';
import { tags } from '../../../../src/ingest/formats/twitter/tags.ts';
import { snowflakeTime } from '../../../../src/ingest/times/time.ts';
import { codesOf, fixture, readTable, whenOf } from '../found.ts';

const found = readTable(tags, fixture('tags/sheet.csv'));
const posts = found.filter((item): item is FoundPost => !isRefusal(item));
const [plan, answer, repost, damaged, rounded, timeless] = posts;

test('a TAGS row gives a post with its author, time, text, hashtags and links', () => {
  expect(plan).toMatchObject({
    platform: 'twitter',
    author: { id: '1001', handle: 'MsAcorn', followers: 206, following: null },
    text: 'Fractions & pizza: free plan #MathChat #Year5 https://t.co/aaaaaaaaaa',
    client: 'Class & Web',
    replyTo: null,
    repostOf: null,
    mentions: [],
    hashtags: ['MathChat', 'Year5'],
    links: ['https://plans.example.org/pizza'],
  });
  expect(whenOf(plan)).toBe('2016-11-09T23:47:31.000Z stated');
});

test('a TAGS reply names the post and the person answered, and keeps ids as text', () => {
  expect(answer?.replyTo).toEqual({ post: plan?.id, author: { id: '1001', handle: 'MsAcorn' } });
  expect(answer?.mentions?.map(({ id }) => id)).toEqual(['1001', '777777777777777331']);
});

test('a TAGS repost names the author passed on, who is no mention, and keeps its text', () => {
  expect(repost?.repostOf).toEqual({ author: { id: '1001', handle: 'MsAcorn', name: 'Ms Acorn' } });
  expect(repost?.mentions?.map(({ handle }) => handle)).toEqual(['mr_birch']);
  expect(repost?.hashtags).toEqual(['MathChat']);
  expect(repost?.text).toMatch(/^RT @msacorn: Fractions & pizza/);
});

test('an id that a spreadsheet damaged is restored from the address, and other damaged ids of the row are absent', () => {
  expect(damaged?.id).toMatch(/^\d{18}$/);
  expect(damaged?.author).toMatchObject({ id: null, handle: 'DrCedar' });
  expect(snowflakeTime(damaged?.id ?? '')?.ms).toBe(damaged?.time?.ms);
  expect(rounded?.replyTo).toEqual({ post: null, author: { id: '1001', handle: 'MsAcorn' } });
});

test('broken entities of a TAGS repost are found in its text, without what is cut at its end', () => {
  expect(damaged).toMatchObject({
    repostOf: { author: { handle: 'MsAcorn' } },
    mentions: [{ handle: 'mr_birch' }],
    hashtags: ['mathchat'],
    links: ['https://t.co/bbbbbbbbbb'],
  });
});

test('broken entities of any other TAGS row are left to be found in the text', () => {
  const [post] = readTable(tags, 'id_str,from_user,text,status_url,entities_str\n1,Ann,#one,,"{""hashtags"":7}"');
  expect(post).not.toHaveProperty('hashtags');
});

test('the time of a TAGS row comes from created_at, else from the id', () => {
  expect(whenOf(repost)).toBe('2016-11-10T00:01:02.000Z stated');
  expect(whenOf(rounded)).toBe('2016-07-10T08:00:00.000Z id');
  expect(whenOf(timeless)).toBe('2016-11-11T08:00:00.000Z id');
});

test.each(['10/07/2009 09:00:00', '2009-07-10T09:00:00Z'])(
  'the clock of a sheet, %s, counts where the id holds no time; a Z at its end is not believed',
  (clock) => {
    const text = `id_str,from_user,text,time,status_url,entities_str\n1,Ann,hello,${clock},,`;
    const [post] = readTable(tags, text, { zone: 'Europe/London' });
    expect(whenOf(post as FoundPost)).toBe('2009-07-10T08:00:00.000Z assumed');
  },
);

test('a link of a TAGS row to its own uncut text is no link', () => {
  expect(timeless?.links).toEqual([]);
});

test('a TAGS row without an id is refused, and one with a day that never was is dated by its id', () => {
  expect(codesOf(found)).toEqual(['no-id']);
  const last = posts.at(-1);
  expect(last?.time).toEqual(snowflakeTime(last?.id ?? ''));
  expect(last?.flaws).toContain('damaged-time');
});
