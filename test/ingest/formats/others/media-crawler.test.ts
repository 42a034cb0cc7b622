import { describe, expect, test } from 'vitest';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, tellSecondPost } from '../second-post.ts';

const NOTE = '65f100000000000000000001';

describe('tables of MediaCrawler tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'media-crawler/xiaohongshu.csv',
      'media-crawler-xiaohongshu',
      { platform: 'xiaohongshu', id: NOTE, authorId: 'u88121', title: 'Grade 4?', likes: null, comments: 2, shares: 1, time: AT },
    ],
    [
      'media-crawler/xiaohongshu-comments.csv',
      'media-crawler-xiaohongshu-comments',
      { id: '66a1', authorName: 'ash_teacher', thread: NOTE, replyTo: '66a0', asComment: false, likes: 3, time: AT },
    ],
    [
      'media-crawler/douyin.csv',
      'media-crawler-douyin',
      { platform: 'douyin', authorHandle: 'ash_teacher', authorBio: 'Teacher', likes: 4, comments: 2, time: AT },
    ],
    [
      'media-crawler/douyin-comments.csv',
      'media-crawler-douyin-comments',
      { thread: '6930000000000000001', replyTo: '6940000000000000000', asComment: false, time: AT },
    ],
    ['media-crawler/weibo.csv', 'media-crawler-weibo', { platform: 'weibo', authorId: 'u88121', likes: 4, shares: 1, time: AT }],
    [
      'media-crawler/weibo-comments.csv',
      'media-crawler-weibo-comments',
      { thread: '4614000000000001', replyTo: '4615000000000000', likes: 3, time: AT },
    ],
    [
      'media-crawler/zhihu.csv',
      'media-crawler-zhihu',
      { platform: 'zhihu', id: 'answer-1780000001', thread: 'question-450000001', replyTo: 'question-450000001', likes: 4, time: AT },
    ],
    [
      'media-crawler/zhihu-comments.csv',
      'media-crawler-zhihu-comments',
      { id: 'comment-980000001', thread: 'answer-1780000001', replyTo: 'comment-980000000', asComment: false, time: AT },
    ],
  ]);
});

test.each([
  ['xiaohongshu', NOTE],
  ['douyin', '6930000000000000001'],
  ['weibo', '4614000000000001'],
  ['zhihu', 'answer-1780000001'],
])('a comment of MediaCrawler on %s that answers no other stands below the post', async (platform, post) => {
  const { drafts } = await draftsOf(fixtureFile(`media-crawler/${platform}-comments.csv`));
  expect(drafts.map(({ replyTo, asComment }) => [replyTo === post, asComment])).toEqual([
    [true, true],
    [false, false],
    [true, true],
  ]);
});
