import { describe, expect, test } from 'vitest';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, tellSecondPost } from '../second-post.ts';

describe('fixtures of the Meta Content Library tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'meta-content-library/facebook.csv',
      'meta-content-library-facebook',
      { id: '9600000000000000002', authorId: '88121713', space: 'Maths', repostOf: '9600000000000000001', likes: 1, shares: 2, time: AT },
    ],
    [
      'meta-content-library/instagram.csv',
      'meta-content-library-instagram',
      { platform: 'instagram', authorId: '88121713', authorHandle: 'ash_teacher', likes: 1, comments: 3, views: 100, time: AT },
    ],
    [
      'meta-content-library/comments.json',
      'meta-content-library-comments',
      { platform: 'facebook', authorId: '88121713', thread: '9600000000000000001', replyTo: '9600000000000000011', asComment: false },
    ],
  ]);
});

test('who keeps private in the Meta Content Library is nobody', async () => {
  const { drafts } = await draftsOf(fixtureFile('meta-content-library/comments.json'));
  expect(drafts[0]).toMatchObject({ authorId: null, replyTo: '9600000000000000001', asComment: true });
});
