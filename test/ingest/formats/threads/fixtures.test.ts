import { describe, expect, test } from 'vitest';
import { threadsApi } from '../../../../src/ingest/formats/threads/threads-api.ts';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { fixture, UTC } from '../found.ts';
import { AT, QUESTION, tellSecondPost } from '../second-post.ts';

describe('fixtures of Threads tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'threads-api/posts.json',
      'threads-api',
      {
        platform: 'threads',
        id: 'DA1',
        alias: '18000000000000002',
        authorId: '88121713',
        replyTo: '18000000000000001',
        thread: '18000000000000001',
        time: AT,
      },
    ],
  ]);
});

test('letters in the download of an account of Threads are mended, and its posts are none of Instagram', async () => {
  const { format, drafts } = await draftsOf(fixtureFile('instagram-download/threads_and_replies.json'));
  expect(format).toBe('threads-download');
  expect(drafts.map(({ platform, text, time }) => [platform, text, time])).toEqual([
    ['threads', 'Colleagues, lesson 0 is about fractions #edchat', AT - 9000],
    ['threads', `${QUESTION} 😀`, AT],
    ['threads', 'Two pictures of my café', AT + 10_000],
  ]);
});

test('a record of Threads without words is no post', async () => {
  const threads = [{ media: null }, { media: [{ uri: '', creation_timestamp: 1615468437, title: 'Hi', text_app_post: {} }] }];
  const { drafts, reading } = await draftsOf(saved(JSON.stringify({ text_post_app_text_posts: threads })));
  expect([drafts.map(({ text }) => text), reading.rejects.map(({ code }) => code)]).toEqual([['Hi'], ['not-a-post']]);
});

test('threads tells what is passed on; an id alone inside a record makes no list of tweets of it', async () => {
  const { drafts } = await draftsOf(fixtureFile('threads-api/posts.json'));
  expect(drafts[2]).toMatchObject({ repostOf: '18000000000000001', text: null });
  const [post] = JSON.parse(fixture('threads-api/posts.json')).data;
  const read = (change: object) => [...threadsApi.read({ ...post, ...change }, UTC)];
  expect(read({ username: undefined })).toMatchObject([{ author: { handle: 'willow' } }]);
  expect(read({ timestamp: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
  const unknown = { data: [1, 2, 3].map((i) => ({ number: i, owner: { id: '1370000040978350080' }, words: QUESTION })) };
  await expect(draftsOf(saved(JSON.stringify(unknown)))).rejects.toThrow('unknown JSON');
});
