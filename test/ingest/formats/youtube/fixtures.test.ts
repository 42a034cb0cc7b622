import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, tellSecondPost } from '../second-post.ts';

describe('fixtures of YouTube tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'youtube/tuber.csv',
      'tuber',
      {
        platform: 'youtube',
        authorId: 'UCaaaaaaaaaaaaaaaaaaaaa1',
        replyTo: 'Ug00000000000000000000000x',
        asComment: false,
        likes: 1,
        time: AT,
      },
    ],
    [
      'youtube/voson.csv',
      'voson-youtube',
      { replyTo: 'Ug00000000000000000000000x', thread: 'dQw4w9WgXcQ', likes: 1, comments: 1, time: AT },
    ],
    ['youtube/takeout.csv', 'youtube-takeout', { authorId: 'UCcccccccccccccccccccccc', replyTo: 'dQw4w9WgXcQ', asComment: true, time: AT }],
    [
      'youtube/comment-downloader.json',
      'youtube-comment-downloader',
      { authorHandle: 'ash_teacher', replyTo: 'Ug00000000000000000000000x', likes: 1, time: null },
    ],
    [
      'mapped-tables/youtube-data-tools-videos.tab',
      'youtube-data-tools-videos',
      { platform: 'youtube', id: 'vid00000001', authorId: 'UC2', title: 'Grade 4?', views: 100, time: AT },
    ],
    ['mapped-tables/minet-youtube-videos.csv', 'minet-youtube-videos', { id: 'vid00000001', authorName: 'Ash', comments: 3, time: AT }],
    [
      'youtube/comment-downloader.csv',
      'youtube-comment-downloader-csv',
      { authorHandle: 'ash_teacher', replyTo: 'Ug00000000000000000000000x', likes: 1, time: null },
    ],
    [
      'youtube/minet-comments.csv',
      'minet-youtube-comments',
      { authorHandle: 'ash_teacher', thread: 'dQw4w9WgXcQ', replyTo: 'Ug00000000000000000000000x', asComment: false, likes: 1, time: AT },
    ],
    [
      'youtube/takeout-live.csv',
      'youtube-takeout-live',
      { platform: 'youtube', id: 'LCC.1', authorId: 'UCcccccccccccccccccccccc', thread: 'dQw4w9WgXcQ', asComment: true, time: AT },
    ],
    [
      'youtube/apify-comments.csv',
      'apify-youtube-comments',
      {
        id: 'UgxA.1',
        authorHandle: 'ash_teacher',
        thread: 'dQw4w9WgXcQ',
        replyTo: 'UgxA',
        asComment: false,
        likes: 3,
        comments: 0,
        time: AT,
      },
    ],
    [
      'youtube/chat-downloader.json',
      'chat-downloader',
      { platform: 'youtube', id: 'ChwKGkNPExample00001', authorId: 'UCexample000000000000001A', authorName: 'Ash', time: AT + 250 },
    ],
  ]);
});

test('comments from Google Takeout are the same with the names of columns in another language', async () => {
  const english = await draftsOf(fixtureFile('youtube/takeout.csv'));
  const german = await draftsOf(fixtureFile('youtube/takeout-german.csv'));
  expect(german.format).toBe('youtube-takeout');
  expect(german.drafts).toEqual(english.drafts);
  const rows = readFileSync(fixtureFile('youtube/takeout-german.csv'), 'utf8');
  await expect(draftsOf(saved(rows.replace('UCcccccccccccccccccccccc', 'somebody')))).rejects.toThrow('unknown table');
});

test('the text of a comment from Google Takeout is put together from its pieces', async () => {
  const { drafts } = await draftsOf(fixtureFile('youtube/takeout.csv'));
  expect(drafts[0]?.text).toBe('Colleagues, lesson 0 is about fractions #edchatmore');
  expect(drafts[0]).toMatchObject({ replyTo: 'Ug00000000000000000000050x', asComment: false });
});

test('yt-dlp tells of the video, of its comments without a time, and of those not collected', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('youtube/yt-dlp.json'));
  expect(drafts.map(({ id, replyTo, asComment, time }) => [id?.slice(-4), replyTo?.slice(-4), asComment, time])).toEqual([
    ['gXcQ', undefined, false, Date.UTC(2021, 2, 1, 10)],
    ['000x', 'gXcQ', true, null],
    ['0001', '000x', false, null],
    ['0002', '000x', false, null],
  ]);
  expect(reading.notes).toContain('comments that were not collected missing from the file: 1');
});

test('the words of a live chat may stand in a list with a name', async () => {
  const { drafts } = await draftsOf(fixtureFile('youtube/takeout-live.csv'));
  expect(drafts[2]?.text).toBe('Sharing my slides, number 2');
});

test('the chat beside a live film belongs to the film that the file is called after', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('youtube/Maths live [vIdeo000001].live_chat.json'));
  expect(format).toBe('youtube-live-chat');
  expect(drafts[1]).toMatchObject({ authorName: 'Ash', text: 'Does anyone have a worksheet for grade 4? :wave:', time: AT + 250 });
  expect(reading.notes).toContain('notices of the chat left out: 1');
});
