import { describe, expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { AT, DAY, MINUTE, tellSecondPost } from '../second-post.ts';

describe('fixtures of Reddit tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mapped-tables/4cat-reddit.csv',
      '4cat-reddit',
      { platform: 'reddit', id: 't1_gq00001', replyTo: 't3_m2ab00', thread: 't3_m2ab00', space: 'Teachers', time: AT },
    ],
    [
      'reddit-download/reddit-download-comments.csv',
      'reddit-download-comments',
      { platform: 'reddit', id: 't1_gq00001', replyTo: 't1_gq00001', thread: 't3_m2abcd', space: 'Teachers', time: AT },
    ],
    [
      'reddit-download/reddit-download-posts.csv',
      'reddit-download-posts',
      { id: 't3_m2ab01', replyTo: null, thread: 't3_m2ab01', title: 'Fractions 1?', time: AT },
    ],
    [
      'reddit-table/submissions.csv',
      'reddit-submissions',
      { platform: 'reddit', id: 't3_m2ab01', thread: 't3_m2ab01', authorHandle: 'ash_teacher', space: 'Teachers', likes: 1, time: AT },
    ],
    [
      'reddit-table/universal-reddit-scraper.csv',
      'reddit-submissions',
      {
        id: 't3_m2ab01',
        authorHandle: 'ash_teacher',
        space: 'Teachers',
        title: 'Grade 4?',
        likes: 1,
        comments: 3,
        links: [],
        time: AT,
        timeBasis: 'assumed',
      },
    ],
    [
      'reddit-table/comments.csv',
      'reddit-comments',
      { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't1_gq00000', authorHandle: 'ash_teacher', likes: 1, time: AT },
    ],
    [
      'redditextractor/vosonsml.csv',
      'reddit-comment-trees',
      {
        id: 't1_gq00001',
        alias: 't3_m2abcd/1_1',
        thread: 't3_m2abcd',
        replyTo: 't3_m2abcd/1',
        authorHandle: 'ash_teacher',
        title: null,
        likes: 1,
        time: AT,
      },
    ],
    ['redditextractor/version-2.csv', 'reddit-comment-trees', { alias: 't3_m2abcd/1_1', space: 'Teachers', time: Date.UTC(2021, 2, 11) }],
    [
      'apify-reddit/posts.json',
      'apify-reddit',
      { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't3_m2ab00', space: 'Teachers', likes: 1 },
    ],
    [
      'mapped-tables/dump-submissions.csv',
      'dump-submissions',
      {
        platform: 'reddit',
        id: 't3_m2ab01',
        authorHandle: 'ash_teacher',
        space: 'Teachers',
        title: 'Grade 4?',
        links: [],
        likes: 1,
        time: MINUTE,
      },
    ],
    [
      'mapped-tables/dump-comments.csv',
      'dump-comments',
      { id: 't1_gq00001', thread: 't3_m2ab00', authorHandle: 'ash_teacher', space: 'Teachers', replyTo: null, time: MINUTE },
    ],
    ['mapped-tables/dump-filter-submissions.csv', 'dump-filter-submissions', { id: 't3_m2ab01', authorHandle: 'ash_teacher', time: DAY }],
    ['mapped-tables/dump-filter-comments.csv', 'dump-filter-comments', { id: 't1_gq00001', thread: 't3_m2ab00', likes: 1, time: DAY }],
    ['mapped-tables/redditextractor-found.csv', 'redditextractor-found', { id: 't3_m2ab01', space: 'Teachers', comments: 1, time: AT }],
    ['mapped-tables/redditextractor-found-days.csv', 'redditextractor-found-days', { id: 't3_m2ab01', title: 'Grade 4?', time: DAY }],
    [
      'mapped-tables/redditextractor-user-threads.csv',
      'redditextractor-user-threads',
      { id: 't3_m2ab01', authorHandle: 'ash_teacher', links: [], time: DAY },
    ],
    [
      'mapped-tables/redditextractor-user-comments.csv',
      'redditextractor-user-comments',
      { authorHandle: 'ash_teacher', thread: 't3_m2ab00', space: 'Teachers', title: null, time: DAY },
    ],
    ['mapped-tables/minet-reddit-posts.csv', 'minet-reddit-posts', { id: 't3_m2ab01', authorHandle: 'ash_teacher', comments: 1, time: AT }],
    ['mapped-tables/minet-reddit-user-posts.csv', 'minet-reddit-user-posts', { id: 't3_m2ab01', authorHandle: null, likes: 1, time: AT }],
    [
      'mapped-tables/minet-reddit-comments.csv',
      'minet-reddit-comments',
      { id: 't1_gq00001', replyTo: 't1_gq00000', thread: 't3_m2ab00', authorHandle: 'ash_teacher', time: AT },
    ],
    [
      'mapped-tables/minet-reddit-user-comments.csv',
      'minet-reddit-user-comments',
      { id: 't1_gq00001', thread: 't3_m2ab00', authorHandle: null, time: AT },
    ],
    [
      'bdfr/submission.json',
      'bdfr',
      { id: 't1_gq00001', authorHandle: 'ash_teacher', thread: 't3_m2ab00', replyTo: 't3_m2ab00', space: 'Teachers', time: AT },
    ],
    ['bdfr/comment.json', 'bdfr', { id: 't1_gq00002', replyTo: 't1_gq00001', thread: 't3_m2ab00', likes: 1, time: AT }],
    [
      'snscrape/reddit.jsonl',
      'snscrape-reddit',
      { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't1_gq00000', authorHandle: 'ash_teacher', space: 'Teachers', time: AT },
    ],
    ['snscrape/reddit-submissions.csv', 'snscrape-reddit-submissions', { id: 't3_m2ab01', title: 'Grade 4?', links: [], time: AT }],
    ['snscrape/reddit-comments.csv', 'snscrape-reddit-comments', { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't1_gq00000' }],
    ['snscrape/reddit-both.csv', 'snscrape-reddit-table', { id: 't3_m2ab01', title: 'Grade 4?', links: [], time: AT }],
  ]);
});

test('a table of submissions and comments from snscrape gives what a table of each gives', async () => {
  const drafts = async (file: string) => {
    const { drafts } = await draftsOf(fixtureFile(`snscrape/reddit-${file}.csv`));
    return drafts.map(({ row: _, ...draft }) => draft);
  };
  expect(await drafts('both')).toEqual([...(await drafts('submissions')), ...(await drafts('comments'))]);
});

test('a Reddit post of text does not link to its own page', async () => {
  const { drafts } = await draftsOf(fixtureFile('reddit-table/submissions.csv'));
  expect(drafts.map(({ links }) => links)).toEqual([['https://example.org/fractions'], [], []]);
});

test('what a submission leads to stands among its links, wherever the dumps gave it', async () => {
  for (const file of ['dump-submissions', 'dump-filter-submissions']) {
    const { drafts } = await draftsOf(fixtureFile(`mapped-tables/${file}.csv`));
    expect(drafts[0]).toMatchObject({ text: null, title: 'Fractions', links: ['https://example.org/lesson'] });
  }
});

test('the address of what a submission leads to is no id of it', async () => {
  const { drafts } = await draftsOf(fixtureFile('mapped-tables/redditextractor-user-threads.csv'));
  expect(drafts[0]?.id).toMatch(/^made-/);
});

test('comments that answer no other answer the submission', async () => {
  const { drafts } = await draftsOf(fixtureFile('mapped-tables/minet-reddit-comments.csv'));
  expect(drafts[0]).toMatchObject({ id: 't1_gq00000', replyTo: 't3_m2ab00' });
});

test('deleted people and texts of the dumps are nobody and nothing', async () => {
  const { drafts } = await draftsOf(fixtureFile('mapped-tables/dump-comments.csv'));
  expect(drafts[2]).toMatchObject({ authorHandle: null, text: null, status: 'deleted' });
});

test('the Bulk Downloader for Reddit names those who are gone DELETED, who is nobody', async () => {
  const { drafts } = await draftsOf(fixtureFile('bdfr/submission.json'));
  expect(drafts.map(({ id, authorHandle }) => [id, authorHandle])).toEqual([
    ['t3_m2ab00', 'willow'],
    ['t1_gq00001', 'ash_teacher'],
    ['t1_gq00002', null],
    ['t1_gq00003', 'rowan77'],
  ]);
});

test('comments say whose submission they answer, where their file tells it', async () => {
  const trees = (await draftsOf(fixtureFile('redditextractor/version-2.csv'))).drafts;
  expect(trees.map(({ replyTo, replyToAuthorHandle }) => [replyTo, replyToAuthorHandle])).toEqual([
    ['t3_m2abcd', 'willow'],
    ['t3_m2abcd/1', null],
    ['t3_m2abcd', 'willow'],
  ]);
  const comment = (id: string, parent: string): object => ({
    kind: 't1',
    data: {
      id,
      name: `t1_${id}`,
      body: 'With paper',
      author: 'ash',
      link_id: 't3_m2ab',
      parent_id: parent,
      link_author: 'willow',
      created_utc: 1615468428,
    },
  });
  const listing = { kind: 'Listing', data: { children: [comment('gq01', 't3_m2ab'), comment('gq02', 't1_gq00')] } };
  const { format, drafts } = await draftsOf(saved(JSON.stringify(listing)));
  expect([format, ...drafts.map(({ replyTo, replyToAuthorHandle }) => [replyTo, replyToAuthorHandle])]).toEqual([
    'reddit-listing',
    ['t3_m2ab', 'willow'],
    ['t1_gq00', null],
  ]);
});
