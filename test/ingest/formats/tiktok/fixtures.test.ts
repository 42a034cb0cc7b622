import { describe, expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, QUESTION, tellSecondPost } from '../second-post.ts';

describe('fixtures of TikTok tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    ['mapped-tables/pyktok.csv', 'pyktok', { platform: 'tiktok', authorHandle: 'ash_teacher', likes: 1, views: 100, time: AT }],
    [
      'mapped-tables/traktok.csv',
      'traktok',
      {
        platform: 'tiktok',
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        authorBio: 'Teacher',
        timeBasis: 'stated',
        views: 100,
        time: AT,
      },
    ],
    ['mapped-tables/traktok-search.csv', 'traktok-search', { authorHandle: 'ash_teacher', authorName: 'Ash', shares: 2, time: AT }],
    ['mapped-tables/traktok-research.csv', 'traktok-research', { authorHandle: 'ash_teacher', comments: 3, timeBasis: 'stated', time: AT }],
    [
      'mapped-tables/minet-tiktok.csv',
      'minet-tiktok',
      { authorId: '88121713', quoteOf: '7300000000000000000', quoteOfAuthorHandle: 'willow', likes: 1, time: AT },
    ],
    [
      'mapped-tables/4cat-tiktok-comments.csv',
      '4cat-tiktok-comments',
      { replyTo: '7300000000000000000', thread: '7300000000000000000', asComment: true, comments: 2, time: AT },
    ],
    [
      'tiktok/comments.ndjson',
      'tiktok-comments',
      {
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        thread: '7300000000000000000',
        replyTo: '7300000000000000010',
        asComment: false,
        comments: 2,
        time: AT,
        collected: Date.UTC(2021, 2, 12, 13, 13, 48),
      },
    ],
    ['tiktok/comments-bare.ndjson', 'tiktok-comments', { authorHandle: 'ash_teacher', replyTo: '7300000000000000010', likes: 1, time: AT }],
    ['tiktok/bare.ndjson', 'zeeschuimer-tiktok', { authorHandle: 'ash_teacher', authorBio: 'Teacher', shares: 2, views: 100, time: AT }],
  ]);
});

test('comments on TikTok from Apify keep their long ids', async () => {
  const { format, drafts } = await draftsOf(fixtureFile('mapped-tables/apify-tiktok-comments.csv'));
  expect(format).toBe('apify-tiktok-comments');
  expect(drafts[1]).toMatchObject({
    id: '7205000000000000102',
    authorId: '6801',
    authorHandle: 'acorn',
    mentionHandles: ['mrbirch'],
    likes: 3,
  });
});

test('a download of an account of TikTok give public videos and comments, and count what is for others', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('tiktok/user_data_tiktok.json'));
  expect(format).toBe('tiktok-download');
  expect(drafts.filter(({ id }) => id !== null).map(({ text, replyTo, asComment, likes }) => [text, replyTo, asComment, likes])).toEqual([
    ['Colleagues, lesson 0 is about fractions #edchat', null, false, 3],
    [QUESTION, '7300000000000000009', true, null],
    ['Thanks', null, false, null],
  ]);
  expect(drafts[1]).toMatchObject({ authorHandle: 'ash_teacher', authorBio: 'Teacher', timeBasis: 'stated', time: AT });
  expect(reading.notes).toEqual(
    expect.arrayContaining([
      'private messages left out: 3',
      'videos that are not for everyone left out: 1',
      'videos that the owner deleted left out: 1',
    ]),
  );
  expect(JSON.stringify(drafts)).not.toMatch(/Between us|school\.example|SearchTerm/);
});

test('a download of TikTok as text is named with what to ask for', async () => {
  const content =
    'Comment\n\nDate: 2021-03-11 13:13:57 UTC\nComment: Does anyone have a worksheet?\n\nDate: 2021-03-11 13:14:57 UTC\nComment: thanks\n';
  await expect(draftsOf(saved(content))).rejects.toThrow('download from TikTok as text (ask for the download again in the format JSON)');
});

test('a download of TikTok without posts has none', async () => {
  const owner = { 'Profile And Settings': { 'Profile Info': { ProfileMap: { userName: 'ash' } } } };
  const watched = { ...owner, 'Your Activity': { 'Watch History': { VideoList: [{ Date: '2021-03-11 13:13:57', Link: 'x' }] } } };
  expect(await draftsOf(saved(JSON.stringify(watched)))).toMatchObject({ format: 'tiktok-download', drafts: [{ id: null }] });
});

test('first comments are comments below the video, answers are not', async () => {
  const { drafts } = await draftsOf(fixtureFile('tiktok/comments.ndjson'));
  expect(drafts.map(({ asComment }) => asComment)).toEqual([true, false]);
});
