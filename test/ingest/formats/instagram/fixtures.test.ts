import { describe, expect, test } from 'vitest';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, tellSecondPost } from '../second-post.ts';

describe('fixtures of Instagram tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mapped-tables/phantombuster-instagram.csv',
      'phantombuster-instagram',
      { platform: 'instagram', id: '2328317237', authorHandle: 'ash_teacher', likes: 1, comments: 1, time: AT },
    ],
    ['mapped-tables/instagram-graph.csv', 'instagram-graph', { platform: 'instagram', id: '3500670928548197229', time: AT }],
    [
      'minet-instagram/user-posts.csv',
      'minet-instagram',
      { platform: 'instagram', authorHandle: 'ash_teacher', mentionHandles: ['willow', 'hazel_b', 'oak', 'rowan77'], likes: 1, time: AT },
    ],
    ['minet-instagram/hashtag.csv', 'minet-instagram-found', { authorId: '88121713', likes: 1, comments: 2, time: AT }],
    [
      'minet-instagram/comments.csv',
      'minet-instagram-comments',
      { authorId: '88121713', authorHandle: 'ash_teacher', replyTo: '17900000000000000', time: AT },
    ],
    [
      'instaloader/2021-03-11_13-13-48_UTC_comments.json',
      'instaloader-comments',
      { authorId: '88121713', authorHandle: 'ash_teacher', replyTo: '17900000000000000', likes: 1, time: AT },
    ],
    [
      'zeeschuimer-instagram/comments.ndjson',
      'zeeschuimer-instagram-comments',
      {
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        thread: '3300000000000000000',
        replyTo: '17900000000000000',
        likes: 1,
        time: AT,
      },
    ],
    [
      'instagrapi/medias.json',
      'instagrapi',
      { authorId: '88121713', authorHandle: 'ash_teacher', mentionHandles: ['hazel_b', 'rowan77'], likes: 1, views: null, time: AT },
    ],
    [
      'mapped-tables/snscrape-instagram.csv',
      'snscrape-instagram',
      { id: '2328317237', authorHandle: 'ash_teacher', likes: 1, comments: 2, time: AT },
    ],
    [
      'gallery-dl/25000000000000000.json',
      'gallery-dl-instagram',
      { id: '2500000000000000001', authorId: '88121713', mentionHandles: ['hazel_b', 'rowan77'], likes: 1, time: AT },
    ],
    [
      'instaloader/posts.jsonl',
      'instaloader',
      { id: '2500000000000000001', authorHandle: 'ash_teacher', mentionHandles: ['rowan77'], likes: 1, comments: 2, time: AT },
    ],
    [
      'mapped-tables/4cat-instagram-old.csv',
      '4cat-instagram-old',
      { id: '17900000000000001', thread: '2527129203712311234', replyTo: '2527129203712311234', asComment: true, likes: 1, time: AT },
    ],
  ]);
});

test('minet tells no likes of posts of Instagram that hide them', async () => {
  const { drafts } = await draftsOf(fixtureFile('minet-instagram/user-posts.csv'));
  expect(drafts[0]?.likes).toBeNull();
});

test('Instaloader keeps posts without caption, stories, hashtags and profiles too', async () => {
  const posts = await draftsOf(fixtureFile('instaloader/posts.jsonl'));
  expect(posts.drafts.map(({ id, text }) => [id?.slice(-1), text === null])).toEqual([
    ['0', false],
    ['1', false],
    ['2', true],
  ]);
  expect(posts.reading.notes.join()).toMatch(
    /stories, which are gone after a day left out: 1.*pages of Instagram that are no posts left out: 1/,
  );
  const profile = await draftsOf(fixtureFile('instaloader/ash_teacher_88121713.json'));
  expect(profile.drafts).toMatchObject([{ id: null, authorHandle: 'ash_teacher', authorBio: 'Teacher', authorFollowers: 5 }]);
});

test('first comments are comments below the post, answers are not', async () => {
  const { drafts } = await draftsOf(fixtureFile('zeeschuimer-instagram/comments.ndjson'));
  expect(drafts.map(({ asComment }) => asComment)).toEqual([true, false]);
});
