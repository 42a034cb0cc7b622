import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/schema.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';

/** The second post of every fixture is the same question, and what else its export tells of it. */
const QUESTION = 'Does anyone have a worksheet for grade 4? @rowan77';
const AT = Date.UTC(2021, 2, 11, 13, 13, 57);
const MINUTE = Date.UTC(2021, 2, 11, 13, 13);
const DAY = Date.UTC(2021, 2, 11);

describe('tables and records of collectors tell who wrote what, when, to whom, and how it was received', () => {
  test.each<[file: string, format: string, second: Partial<Draft>]>([
    [
      'mapped-tables/tweet-harvest.csv',
      'tweet-harvest',
      {
        platform: 'twitter',
        id: '1370000040978350080',
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        replyToAuthorHandle: 'rowan77',
        time: AT,
      },
    ],
    [
      'mapped-tables/get-old-tweets.csv',
      'get-old-tweets',
      { platform: 'twitter', id: '1370000040978350080', authorHandle: 'ash_teacher', replyToAuthorHandle: 'rowan77', shares: 1, time: AT },
    ],
    ['mapped-tables/get-old-tweets-semicolon.csv', 'get-old-tweets', { id: '1370000040978350080', likes: 1, time: MINUTE }],
    [
      'mapped-tables/twitter-r.csv',
      'twitter-r',
      { id: '1370000040978350080', replyTo: '1370000000000000000', replyToAuthorHandle: 'rowan77', likes: 1, time: AT },
    ],
    [
      'mapped-tables/tweet-activity.csv',
      'tweet-activity',
      { id: '1370000040978350080', authorHandle: 'willow', likes: 4, shares: 1, comments: 1, views: 1001, time: MINUTE },
    ],
    [
      'mapped-tables/post-activity.csv',
      'post-activity',
      { id: '1370000040978350080', authorHandle: 'willow', likes: 1, shares: 2, views: 101, time: Date.UTC(2021, 2, 11) },
    ],
    ['mapped-tables/twint-pandas.csv', 'twint-pandas', { id: '1370000040978350080', authorId: '88121713', likes: 1, shares: 1 }],
    [
      'mapped-tables/phantombuster-instagram.csv',
      'phantombuster-instagram',
      { platform: 'instagram', id: '2328317237', authorHandle: 'ash_teacher', likes: 1, comments: 1, time: AT },
    ],
    [
      'mapped-tables/phantombuster-linkedin.csv',
      'phantombuster-linkedin',
      { platform: 'linkedin', authorId: 'https://www.linkedin.com/in/ash_teacher', authorName: 'Ash_Teacher', likes: 1, time: AT },
    ],
    ['mapped-tables/linkedin-shares.csv', 'linkedin-shares', { platform: 'linkedin', authorId: null, time: AT }],
    ['mapped-tables/pyktok.csv', 'pyktok', { platform: 'tiktok', authorHandle: 'ash_teacher', likes: 1, views: 100, time: AT }],
    ['mapped-tables/discord-csv.csv', 'discord-csv', { platform: 'discord', authorId: '88121713', time: MINUTE }],
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
      'mapped-tables/4cat-reddit.csv',
      '4cat-reddit',
      { platform: 'reddit', id: 't1_gq00001', replyTo: 't3_m2ab00', thread: 't3_m2ab00', space: 'Teachers', time: AT },
    ],
    ['mapped-tables/discourse-download.csv', 'discourse-download', { title: 'Fractions', likes: 1, comments: 1, time: AT }],
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
    ['mapped-tables/instagram-graph.csv', 'instagram-graph', { platform: 'instagram', id: '3500670928548197229', time: AT }],
    [
      'reddit-table/submissions.csv',
      'reddit-submissions',
      { platform: 'reddit', id: 't3_m2ab01', thread: 't3_m2ab01', authorHandle: 'ash_teacher', space: 'Teachers', likes: 1, time: AT },
    ],
    [
      'reddit-table/comments.csv',
      'reddit-comments',
      { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't1_gq00000', authorHandle: 'ash_teacher', likes: 1, time: AT },
    ],
    [
      'redditextractor/vosonsml.csv',
      'reddit-comment-trees',
      { id: 't3_m2abcd/1_1', thread: 't3_m2abcd', replyTo: 't3_m2abcd/1', authorHandle: 'ash_teacher', title: null, likes: 1, time: AT },
    ],
    ['redditextractor/version-2.csv', 'reddit-comment-trees', { id: 't3_m2abcd/1_1', space: 'Teachers', time: Date.UTC(2021, 2, 11) }],
    [
      'twitter-operations/tweets.csv',
      'twitter-operations',
      {
        authorId: '88121713',
        authorBio: 'Teacher of things',
        replyTo: '1370000000000000000',
        replyToAuthorId: '88123426',
        mentionIds: ['88123426'],
        likes: 2,
        time: MINUTE,
      },
    ],
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
      'facebook/apify-comments.json',
      'apify-facebook-comments',
      { authorId: 'pfbid88121713', authorName: 'Ash_Teacher', replyTo: '1', asComment: true, likes: 1, time: AT },
    ],
    [
      'facebook/apify-posts.json',
      'apify-facebook-posts',
      { id: '4001', authorId: '123', authorHandle: 'maths', likes: 1, comments: 1, time: AT },
    ],
    ['edx-forum/forum.mongo', 'edx-forum', { replyTo: '54f100000000000000000000', space: 'Univ/M101/2015', likes: 1, time: AT + 796 }],
    [
      'discourse/topic.json',
      'discourse',
      { id: '42/2', authorHandle: 'ash_teacher', thread: '42/1', replyTo: '42/1', title: null, likes: 3, time: AT },
    ],
    [
      'hypothesis/notes.json',
      'hypothesis',
      { authorHandle: 'ash_teacher', space: '__world__', replyTo: 'Aq000000000000000000', hashtags: ['edchat'], time: AT },
    ],
    ['4cat-telegram/messages.csv', '4cat-telegram', { id: 'maths-101', replyTo: 'maths-100', space: 'maths', views: 100, time: AT }],
    [
      'apify-reddit/posts.json',
      'apify-reddit',
      { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't3_m2ab00', space: 'Teachers', likes: 1 },
    ],
    [
      'brandwatch/mentions.csv',
      'brandwatch',
      {
        platform: 'twitter',
        id: '1370000040978350080',
        replyTo: '1370000000000000000',
        replyToAuthorHandle: 'willow',
        shares: 1,
        time: AT,
      },
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
    ['mapped-tables/4cat-facebook.csv', '4cat-facebook', { id: '4001', authorHandle: 'ash_teacher', space: 'maths', time: AT }],
    [
      'mapped-tables/minet-facebook-comments.csv',
      'minet-facebook-comments',
      { authorId: 'https://www.facebook.com/ash', authorName: 'Ash', replyTo: 'Y29tMQ==', likes: 1, time: AT },
    ],
    [
      'mapped-tables/4cat-linkedin.csv',
      '4cat-linkedin',
      { authorHandle: 'in/ash', authorBio: 'Teacher', hashtags: ['edchat'], timeBasis: 'id', shares: 2 },
    ],
    [
      'mapped-tables/youtube-data-tools-videos.tab',
      'youtube-data-tools-videos',
      { platform: 'youtube', id: 'vid00000001', authorId: 'UC2', title: 'Grade 4?', views: 100, time: AT },
    ],
    ['mapped-tables/minet-youtube-videos.csv', 'minet-youtube-videos', { id: 'vid00000001', authorName: 'Ash', comments: 3, time: AT }],
    [
      'mapped-tables/atrrr.csv',
      'atrrr',
      {
        platform: 'bluesky',
        authorId: 'did:plc:bbb',
        authorHandle: 'ash.bsky.social',
        replyTo: 'at://did:plc:aaa/app.bsky.feed.post/3k1',
        timeBasis: 'stated',
        time: AT,
      },
    ],
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
      'mastodon/rtoot.csv',
      'rtoot',
      {
        platform: 'mastodon',
        id: 'https://school.example/users/ash/statuses/1102',
        authorHandle: 'ash@school.example',
        replyTo: '1101',
        timeBasis: 'stated',
        shares: 2,
        comments: 3,
        time: AT,
      },
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
      'bdfr/submission.json',
      'bdfr',
      { id: 't1_gq00001', authorHandle: 'ash_teacher', thread: 't3_m2ab00', replyTo: 't3_m2ab00', space: 'Teachers', time: AT },
    ],
    ['bdfr/comment.json', 'bdfr', { id: 't1_gq00002', replyTo: 't1_gq00001', thread: 't3_m2ab00', likes: 1, time: AT }],
    [
      'facepager/nodes.csv',
      'facebook-graph',
      { platform: 'facebook', id: '123_4001', authorId: '123', authorName: 'Maths page', likes: 1, shares: 2, comments: 3, time: AT },
    ],
    [
      'mapped-tables/rtweet-1.csv',
      'rtweet-1',
      { id: '1370000040978350080', replyTo: '1370000000000000000', replyToAuthorHandle: 'willow', likes: 1, shares: 2, time: AT },
    ],
    [
      'youtube/comment-downloader.csv',
      'youtube-comment-downloader-csv',
      { authorHandle: 'ash_teacher', replyTo: 'Ug00000000000000000000000x', likes: 1, time: null },
    ],
  ])('%s', async (file, format, second) => {
    const told = await draftsOf(fixtureFile(file));
    expect(told.format).toBe(format);
    expect(told.reading.rejects).toEqual([]);
    expect(told.drafts[1]).toMatchObject({ text: QUESTION, ...second });
  });
});

test('the reposts of the archive of information operations name post and person', async () => {
  const { drafts } = await draftsOf(fixtureFile('twitter-operations/tweets.csv'));
  expect(drafts[0]).toMatchObject({
    repostOf: '1370004097835008000',
    repostOfAuthorId: '88121713',
    repostOfAuthorHandle: 'ash_teacher',
    hashtags: ['edchat'],
  });
  expect(drafts[2]).toMatchObject({ quoteOf: '1370000000000000000', links: ['http://example.org/s'] });
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

test('answers inside answers of a Canvas discussion are posts, with names from beside them', async () => {
  const { format, drafts } = await draftsOf(fixtureFile('canvas/topic.json'));
  expect(format).toBe('canvas');
  expect(drafts.map(({ id, replyTo, thread, authorName, text }) => [id, replyTo, thread, authorName, text])).toEqual([
    ['700', null, '700', 'Willow', 'Colleagues, lesson 0 is about fractions #edchat'],
    ['701', '700', '700', 'Ash_Teacher', 'Yes'],
    ['710', null, '710', 'Ash_Teacher', QUESTION],
    ['711', '710', '710', 'Rowan77', 'Yes'],
  ]);
});

test('posts on later pages of a Discourse topic are counted as missing', async () => {
  const { reading } = await draftsOf(fixtureFile('discourse/topic.json'));
  expect(reading.notes).toContain('posts on other pages of the topic missing from the file: 1');
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

test('what a spreadsheet leaves of tweets is read: ids from addresses, times from ids, counts with a comma', async () => {
  const header = 'conversation_id_str;created_at;favorite_count;full_text;id_str;tweet_url;user_id_str;username';
  const row = '1,37E+18;Donnerstag;4,0;Hello;1,37E+18;https://x.com/willow/status/1370000040978350080;7;willow';
  const shifted = row.replace('Donnerstag', 'see below');
  const { drafts, reading } = await draftsOf(
    saved(`${header}\n${row.replace('Donnerstag', '11.03.2021 13:13')}\n${row.replace('Donnerstag', '########')}\n${shifted}\n`),
  );
  expect(drafts.map(({ id, time, likes }) => [id, time, likes])).toEqual([
    ['1370000040978350080', MINUTE, 4],
    ['1370000040978350080', AT + 796, 4],
  ]);
  expect(reading.rejects.map(({ code }) => code)).toEqual(['unreadable-time']);
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

test('rtoot leaves out boosts whose post is not told, and posts that are not for everyone', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('mastodon/rtoot.csv'));
  expect(drafts).toHaveLength(2);
  expect(reading.rejects).toEqual([]);
});

test('minet tells no likes of posts of Instagram that hide them', async () => {
  const { drafts } = await draftsOf(fixtureFile('minet-instagram/user-posts.csv'));
  expect(drafts[0]?.likes).toBeNull();
});

test('first comments are comments below the post, answers are not', async () => {
  for (const file of ['tiktok/comments.ndjson', 'zeeschuimer-instagram/comments.ndjson']) {
    const { drafts } = await draftsOf(fixtureFile(file));
    expect(drafts.map(({ asComment }) => asComment)).toEqual([true, false]);
  }
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

test('nodes of Facepager that hold no post are no rows refused', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('facepager/nodes.csv'));
  expect(drafts).toHaveLength(2);
  expect([reading.rows, reading.rejects]).toEqual([4, []]);
});
