/** What several programs call otherwise is one post, one person and one thread. */
import { expect, test } from 'vitest';
import type { FoundPost } from '../../../src/ingest/format.ts';
import { objectNumber } from '../../../src/ingest/formats/facebook/object-number.ts';
import { habits } from '../../../src/ingest/formats/habits.ts';
import { monitored } from '../../../src/ingest/formats/monitoring/monitored.ts';

const bare = { author: null, time: null, text: null };
const called = (platform: string, post: Partial<FoundPost>): FoundPost | undefined =>
  habits[platform]?.({ platform, id: null, ...bare, ...post });

test('a post or comment of Facebook is its own number, with whatever stands before it', () => {
  const number = '10160000000000001';
  const letters = (pair: string): string => Buffer.from(`comment:${pair}`).toString('base64');
  const addresses = [
    ...[`maths/posts/${number}`, `groups/maths/permalink/${number}/`, `maths/videos/a-title/${number}?x=1`, `groups/1/posts/${number}`],
    ...[`permalink.php?story_fbid=${number}&id=123`, `story.php?id=123&story_fbid=${number}`],
  ].map((path) => `https://www.facebook.com/${path}`);
  for (const name of [number, `123_${number}`, letters(`456_${number}`), ...addresses]) expect(objectNumber(name)).toBe(number);
});

test('the short numbers of early years, and what holds no number, stay as they are', () => {
  for (const name of ['123_456', 'pfbid02abc', 'https://www.facebook.com/maths/posts/pfbid02abc', 'Y29tbWVudDox', null])
    expect(objectNumber(name)).toBe(name);
});

test('a comment below a post of Facebook, TikTok or Instagram answers the post where nothing else is named', () => {
  const found = called('facebook', { id: '9_10160000000000002', thread: '123_10160000000000001' });
  expect(found).toMatchObject({
    id: '10160000000000002',
    thread: '10160000000000001',
    replyTo: { post: '10160000000000001' },
    asComment: true,
  });
  expect(called('facebook', { id: '1_10160000000000001', thread: '1_10160000000000001' })?.replyTo).toBeUndefined();
  const film = 'https://www.tiktok.com/@ash/video/7300000000000000000';
  expect(called('tiktok', { id: '7300000000000000011', thread: film })).toMatchObject({
    thread: '7300000000000000000',
    replyTo: { post: '7300000000000000000' },
    asComment: true,
  });
  expect(called('tiktok', { id: '3', thread: film, replyTo: { post: '2' } })).toMatchObject({ replyTo: { post: '2' }, asComment: false });
  expect(called('instagram', { id: '17', thread: 'CMSKp8Yyb_C' })).toMatchObject({
    replyTo: { post: '2527129203712311234' },
    asComment: true,
  });
});

test('a post of a Discourse forum is its topic and its place there', () => {
  for (const path of ['t/fractions/42/2', 't/42/2', 'forum/t/fractions-in-2021/42/2?u=ash', 't/2021-plans/42/2'])
    expect(called('discourse', { id: `https://forum.example.org/${path}` })).toMatchObject({ id: '42/2', thread: '42/1' });
  expect(called('discourse', { id: 'https://forum.example.org/t/fractions/42' })).toMatchObject({ id: '42/1' });
});

test('an activity of LinkedIn is its number', () => {
  const number = '6775765200000000000';
  for (const name of [
    number,
    `urn:li:activity:${number}`,
    `https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A${number}`,
    `https://www.linkedin.com/feed/update/urn:li:activity:${number}/`,
    `https://www.linkedin.com/posts/ash_fractions-activity-${number}-Ab1C`,
  ])
    expect(called('linkedin', { id: name })).toMatchObject({ id: number, time: { basis: 'id' } });
  const share = `https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A${number}`;
  expect(called('linkedin', { id: share })).toMatchObject({ id: share, time: null });
});

test('what services that watch the media found is called as in other exports', () => {
  const told = { kind: null, author: null, written: 'x', time: { ms: 1, basis: 'stated' as const }, text: 'Hello' };
  const id = (address: string) => (monitored({ ...told, address }) as FoundPost).id;
  expect(id('https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1')).toBe('dQw4w9WgXcQ');
  expect(id('https://youtu.be/dQw4w9WgXcQ')).toBe('dQw4w9WgXcQ');
  expect(id('https://www.tiktok.com/@ash/video/7300000000000000000?lang=en')).toBe('7300000000000000000');
  expect(id('https://www.instagram.com/p/CMSKp8Yyb_C/')).toBe('2527129203712311234');
  expect(id('https://www.facebook.com/maths/posts/10160000000000001')).toBe('10160000000000001');
  expect(id('https://blog.example.org/fractions')).toBe('https://blog.example.org/fractions');
});
