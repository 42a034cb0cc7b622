import { describe, expect, test } from 'vitest';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, QUESTION, tellSecondPost } from '../second-post.ts';

describe('fixtures of Facebook tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mapped-tables/netvizz-posts.csv',
      'netvizz-posts',
      { platform: 'facebook', id: '123_9001', authorId: 'post_page_123', likes: 1, comments: 1, time: AT },
    ],
    [
      'mapped-tables/netvizz-comments.csv',
      'netvizz-comments',
      { id: '9000_501', replyTo: '123_9000', thread: '123_9000', likes: 1, time: AT },
    ],
    [
      'mapped-tables/facebook-scraper.csv',
      'facebook-scraper',
      { id: '4000000001', authorId: '123', authorName: 'Maths page', likes: 1, time: AT },
    ],
    [
      'facebook/apify-comments.json',
      'apify-facebook-comments',
      { authorId: 'pfbid88121713', authorName: 'Ash_Teacher', replyTo: '1', asComment: true, likes: 1, time: AT },
    ],
    [
      'facebook/apify-posts.json',
      'apify-facebook-posts',
      { id: '4001', authorId: '123', authorHandle: 'maths', likes: 1, comments: 1, time: AT },
    ],
    ['mapped-tables/4cat-facebook.csv', '4cat-facebook', { id: '4001', authorHandle: 'ash_teacher', space: 'maths', time: AT }],
    [
      'mapped-tables/minet-facebook-comments.csv',
      'minet-facebook-comments',
      { authorId: 'https://www.facebook.com/ash', authorName: 'Ash', replyTo: 'Y29tMQ==', likes: 1, time: AT },
    ],
    [
      'facepager/nodes.csv',
      'facebook-graph',
      { platform: 'facebook', id: '123_4001', authorId: '123', authorName: 'Maths page', likes: 1, shares: 2, comments: 3, time: AT },
    ],
    ['mapped-tables/snscrape-facebook.csv', 'snscrape-facebook', { id: '4001', links: [], authorHandle: null, time: AT }],
    [
      'mapped-tables/export-comments-facebook.csv',
      'export-comments-facebook',
      { id: '9000_2', authorId: '88121713', thread: '123_9000', replyTo: '9000_1', likes: 1, time: AT },
    ],
    [
      'mapped-tables/facebook-page-post-scraper.csv',
      'facebook-page-post-scraper',
      { id: '123_401', authorHandle: 'Ash Alder', space: '123', likes: 2, shares: 1, comments: 3, time: AT, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/facebook-page-post-scraper-page.csv',
      'facebook-page-post-scraper',
      { id: '123_401', authorId: '123', space: null, time: AT },
    ],
    [
      'mapped-tables/facebook-page-post-scraper-comments.csv',
      'facebook-page-post-scraper-comments',
      { id: '400_2', authorHandle: 'Ash Alder', thread: '123_400', replyTo: '400_1', asComment: false, likes: 2, time: AT },
    ],
    [
      'mapped-tables/fbcrawl.csv',
      'fbcrawl',
      { platform: 'facebook', id: '4000000001', authorHandle: 'Maths page', likes: 4, comments: 1, time: AT },
    ],
    [
      'mapped-tables/fbcrawl-comments.csv',
      'fbcrawl-comments',
      {
        authorHandle: 'Ash',
        thread: '4000000000',
        replyTo: null,
        asComment: false,
        replyToAuthorHandle: 'Willow',
        likes: 1,
        time: Date.UTC(2021, 2, 11),
      },
    ],
  ]);
});

test('comments of the Graph interface stand below the posts that hold them', async () => {
  const { format, drafts } = await draftsOf(fixtureFile('facebook/graph.json'));
  expect(format).toBe('facebook-graph');
  expect(drafts.map(({ id, replyTo, thread }) => [id, replyTo, thread])).toEqual([
    ['123_900', null, '123_900'],
    ['900_0', '123_900', '123_900'],
    ['123_901', null, '123_901'],
    ['901_1', '123_901', '123_901'],
  ]);
  expect(drafts[2]).toMatchObject({ text: QUESTION, authorId: '88121713', likes: 4, shares: 2, time: AT });
});

test('a download from Facebook has its letters mended, and private messages are set aside', async () => {
  const { format, drafts } = await draftsOf(fixtureFile('facebook/download.json'));
  expect([format, drafts[1]?.text, drafts[1]?.time]).toEqual(['facebook-download', `${QUESTION} 😀`, AT]);
  expect(await draftsOf(fixtureFile('facebook/messages.json'))).toMatchObject({ format: 'private-messages', drafts: [] });
});

test('a download of an account of Facebook tell comments in groups with the names of the groups', async () => {
  const { drafts } = await draftsOf(fixtureFile('facebook/group-comments.json'));
  expect(drafts[1]).toMatchObject({ text: `${QUESTION} 😀`, space: 'Mathé', time: AT });
});
