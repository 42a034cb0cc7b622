import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mappedTwitter } from '../../../../src/ingest/formats/twitter/mapped-twitter.ts';
import { ntscraper } from '../../../../src/ingest/formats/twitter/ntscraper.ts';
import { waybackTweets } from '../../../../src/ingest/formats/twitter/wayback-tweets.ts';
import type { Draft } from '../../../../src/schema/schema.ts';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { csvRow, UTC } from '../found.ts';
import { AT, MINUTE, QUESTION, tellSecondPost } from '../second-post.ts';

const TWEET = { platform: 'twitter', id: '1370000040978350080', authorHandle: 'ash_teacher' } as const;
const NAMED = { ...TWEET, authorName: 'Ash', comments: 3 } as const;
const LIKED = { ...NAMED, likes: 1, shares: 2, time: AT, timeBasis: 'stated' } as const;
/** The same told with whom and what it answers. */
const ANSWER: Partial<Draft> = {
  ...LIKED,
  authorId: '88121713',
  thread: '1370000003229614080',
  replyToAuthorHandle: 'willow',
  mentionHandles: ['rowan77'],
};
const FIRST = '1370000003229614080';
const json = (file: string) => JSON.parse(readFileSync(fixtureFile(file), 'utf8'));

describe('fixtures of Twitter/X tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
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
    ['mapped-tables/snscrape-tutorial.csv', 'snscrape-tutorial', { ...TWEET, time: AT, timeBasis: 'stated' }],
    [
      'mapped-tables/twitter-v2-tutorial.csv',
      'twitter-v2-tutorial',
      { id: TWEET.id, authorId: '88121713', likes: 1, shares: 2, comments: 3, time: AT, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/tweepy-months.csv',
      'tweepy-months',
      {
        ...TWEET,
        authorId: '88121713',
        authorBio: 'Teacher',
        replyTo: FIRST,
        replyToAuthorHandle: 'willow',
        repostOf: null,
        quoteOf: null,
        likes: 1,
        shares: 2,
        time: AT,
        timeBasis: 'stated',
      },
    ],
    ['mapped-tables/tweepy-tutorial.csv', 'tweepy-tutorial', { authorHandle: 'ash_teacher', authorBio: 'Teacher', shares: 2, time: AT }],
    ['rtweet/selected.csv', 'rtweet', { ...TWEET, replyTo: FIRST, replyToAuthorHandle: 'willow', likes: 1, shares: 2, time: AT }],
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
      'mapped-tables/rtweet-1.csv',
      'rtweet-1',
      { id: '1370000040978350080', replyTo: '1370000000000000000', replyToAuthorHandle: 'willow', likes: 1, shares: 2, time: AT },
    ],
    [
      'gallery-dl/tweets.jsonl',
      'gallery-dl-twitter',
      { ...TWEET, authorBio: 'Teacher', replyTo: '1370000000000000000', replyToAuthorHandle: 'willow', views: null, shares: 2, time: AT },
    ],
    ['mapped-tables/vicinitas.csv', 'vicinitas', { ...TWEET, authorName: 'Ash', likes: 1, shares: 2, time: AT }],
    [
      'mapped-tables/scweet.csv',
      'scweet',
      { ...NAMED, authorId: '88121713', replyTo: FIRST, replyToAuthorHandle: 'willow', likes: 1, shares: 2, views: 100, time: AT },
    ],
    ['mapped-tables/scweet-pages.csv', 'scweet-pages', { ...NAMED, likes: null, shares: null, time: AT }],
    [
      'mapped-tables/twitter-scraper-selenium.csv',
      'twitter-scraper-selenium',
      { ...NAMED, likes: 1, shares: 2, time: AT, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/twitter-archiver.csv',
      'twitter-archiver',
      { ...NAMED, comments: null, authorBio: 'Teacher', likes: 1, shares: 2, time: AT + 796, timeBasis: 'id' },
    ],
    ['mapped-tables/twapper-keeper.csv', 'twapper-keeper', { ...TWEET, authorId: null, language: 'en', time: AT, timeBasis: 'epoch' }],
    [
      'ntscraper/tweets.json',
      'ntscraper',
      { ...NAMED, replyToAuthorHandle: 'willow', likes: 1, shares: 2, time: MINUTE, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/twitter-web-exporter.csv',
      'twitter-web-exporter',
      { ...NAMED, replyTo: FIRST, likes: 1, shares: 2, views: 100, time: AT, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/social-feed-manager.csv',
      'social-feed-manager',
      { ...NAMED, authorName: null, comments: null, replyToAuthorHandle: 'willow', likes: 1, shares: 2, time: AT },
    ],
    ['mapped-tables/twitterscraper.csv', 'twitterscraper', ANSWER],
    ['mapped-tables/twitterscraper.json', 'twitterscraper', ANSWER],
    ['mapped-tables/twitterscraper-old.csv', 'twitterscraper-old-csv', LIKED],
    ['mapped-tables/twitterscraper-old.json', 'twitterscraper-old', LIKED],
    [
      'mapped-tables/tweet-scraper.jsonl',
      'tweet-scraper',
      { ...LIKED, authorId: '88121713', authorName: null, replyToAuthorHandle: null, timeBasis: 'assumed' },
    ],
    [
      'mapped-tables/stweet.csv',
      'stweet',
      {
        id: '1370000040978350080',
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        authorName: 'Ash',
        replyTo: '1370000003229614080',
        likes: 1,
        shares: 2,
        comments: 3,
        time: AT,
      },
    ],
    [
      'mapped-tables/hydrator.csv',
      'hydrator',
      {
        ...TWEET,
        mentionHandles: ['rowan77'],
        authorId: '88121713',
        authorBio: 'Teacher',
        replyTo: FIRST,
        replyToAuthorHandle: 'willow',
        likes: 1,
        shares: 2,
        time: AT,
      },
    ],
    [
      'mapped-tables/twexportly.csv',
      'twexportly',
      { ...TWEET, mentionHandles: ['rowan77'], authorHandle: null, likes: 1, shares: 2, views: 100, time: AT, timeBasis: 'assumed' },
    ],
    [
      'mapped-tables/twitter-export-bot.csv',
      'twitter-export-bot',
      { ...TWEET, mentionHandles: ['rowan77'], authorName: 'Ash', likes: 1, shares: 2, time: AT },
    ],
    [
      'mapped-tables/tw-search-export.csv',
      'tw-search-export',
      { ...TWEET, mentionHandles: ['rowan77'], authorName: 'Ash', authorBio: 'Teacher', likes: 1, time: AT },
    ],
    [
      'mapped-tables/octoparse.csv',
      'octoparse-twitter',
      { ...TWEET, mentionHandles: ['rowan77'], authorId: '88121713', likes: 1, shares: 2, views: 100, time: AT },
    ],
    [
      'mapped-tables/wayback-tweets.csv',
      'wayback-tweets',
      { ...TWEET, mentionHandles: ['rowan77'], likes: null, time: AT + 796, timeBasis: 'id' },
    ],
  ]);
});

test('what TwapperKeeper writes as JSON, or a spreadsheet saved of its table, gives the same posts', async () => {
  const table = readFileSync(fixtureFile('mapped-tables/twapper-keeper.csv'), 'utf8');
  const { drafts } = await draftsOf(fixtureFile('mapped-tables/twapper-keeper.csv'));
  expect(drafts[2]).toMatchObject({ repostOfAuthorHandle: 'willow' });
  const [header = [], ...rows] = table.split('\n').map((row) => row.split('|'));
  const tweets = rows.map((row) => Object.fromEntries([['archivesource', 'twitter-search'], ...row.map((cell, i) => [header[i], cell])]));
  const json = await draftsOf(saved(JSON.stringify({ archive_info: { id: '1', keyword: '#edchat' }, tweets })));
  const sheet = [header.map((name) => name.toUpperCase()), ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  for (const found of [json, await draftsOf(saved(sheet))]) expect(found).toMatchObject({ format: 'twapper-keeper', drafts });
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

test('gallery-dl names as author of a retweet the one who is passed on', async () => {
  const { drafts } = await draftsOf(fixtureFile('gallery-dl/tweets.jsonl'));
  expect(drafts[2]).toMatchObject({
    authorHandle: 'ash_teacher',
    repostOf: '1370000000000000000',
    repostOfAuthorHandle: 'willow',
    text: 'Colleagues, lesson 0 is about fractions #edchat',
    likes: null,
  });
});

test('what the pages of X receive is read as Zeeschuimer captures it, without the envelope', async () => {
  const captured = readFileSync(fixtureFile('zeeschuimer-twitter/posts.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).data)
    .filter((item) => item?.legacy?.full_text !== undefined);
  const own = await draftsOf(fixtureFile('zeeschuimer-twitter/posts.ndjson'));
  const found = await draftsOf(saved(captured.map((item) => JSON.stringify(item)).join('\n')));
  expect(found.format).toBe('twitter-graphql');
  const bare = (drafts: readonly Draft[]) => drafts.map((draft) => ({ ...draft, row: 0, collected: null }));
  const ids = new Set(found.drafts.map(({ id }) => id));
  expect(ids.size).toBeGreaterThan(1);
  expect(bare(found.drafts)).toEqual(bare(own.drafts.filter(({ id }) => ids.has(id))));
});

test('twitter-scraper-selenium keeps tweets by their ids where it writes JSON', async () => {
  const rows = await draftsOf(fixtureFile('mapped-tables/twitter-scraper-selenium.csv'));
  const record = (id: string, text: string) => ({
    tweet_id: id,
    username: 'ash_teacher',
    name: 'Ash',
    profile_picture: '',
    replies: 3,
    retweets: 2,
    likes: 1,
    is_retweet: false,
    posted_time: '2021-03-11T13:13:57+00:00',
    content: text,
    hashtags: [],
    mentions: [],
    images: [],
    videos: [],
    tweet_url: `https://twitter.com/ash_teacher/status/${id}`,
    link: '',
  });
  const found = await draftsOf(saved(JSON.stringify({ '1370000040978350080': record('1370000040978350080', QUESTION) })));
  expect(found.drafts).toEqual([{ ...rows.drafts[1], row: 1 }]);
});

test('ntscraper tells quotes and threads; a record without an address is refused', async () => {
  const { drafts } = await draftsOf(fixtureFile('ntscraper/tweets.json'));
  expect(drafts[2]).toMatchObject({ quoteOf: FIRST, quoteOfAuthorHandle: 'willow', links: ['https://example.org/s2'] });
  const [tweet] = json('ntscraper/tweets.json').tweets;
  const read = (change: object) => [...ntscraper.read({ tweets: [{ ...tweet, ...change }] }, UTC)];
  expect(read({ link: 'https://twitter.com/' })).toMatchObject([{ code: 'no-id' }]);
  expect(read({ date: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
  expect(read({ date: '' })).toMatchObject([{ time: { basis: 'id' } }]);
});

test('copies of pages that are no tweets are left out, and what was passed on is by whose name stands beside', () => {
  const names = waybackTweets.columns.all;
  const row = (told: Readonly<Record<string, string>>) =>
    waybackTweets.read(
      csvRow(
        [...names, 'available_tweet_is_RT', 'available_tweet_info'],
        [...names.map((name) => told[name] ?? ''), told.rt ?? '', told.info ?? ''],
      ),
      UTC,
    );
  expect(row({ original_tweet_url: 'https://twitter.com/willow' })).toEqual({ leftOut: 'copies of pages that are no tweets' });
  const passed = {
    original_tweet_url: `https://twitter.com/willow/status/${FIRST}`,
    available_tweet_text: 'Hello',
    rt: 'True',
    info: 'Ash (@ash_teacher) March 11, 2021',
  };
  expect(row(passed)).toMatchObject({ id: FIRST, author: { handle: 'willow' }, repostOf: { author: { handle: 'ash_teacher' } } });
});

test('posts that tell of their authors by id, name and username are no accounts of Twitter', async () => {
  const record = { id: 5, name: 'Ash', username: 'ash', cooked_by: 'x', message: 'Hello all of you in the staff room' };
  await expect(draftsOf(saved(JSON.stringify([record, record])))).rejects.toThrow('unknown JSON');
});

test('links of twitterscraper are those behind its words, from a list of Python or of JSON', async () => {
  for (const name of ['twitterscraper.csv', 'twitterscraper.json']) {
    const { drafts } = await draftsOf(fixtureFile(`mapped-tables/${name}`));
    expect(drafts.map(({ links, hashtags }) => [links, hashtags])).toEqual([
      [[], ['edchat']],
      [[], []],
      [['https://example.org/s2'], []],
    ]);
  }
});

test('an answer from TweetScraper is to whom it begins with, where the record says that it answers', () => {
  const record = {
    usernameTweet: 'ash',
    ID: '1370000040978350080',
    text: '@willow yes',
    datetime: '2021-03-11 13:13:57',
    is_reply: 'True',
  };
  const read = (cells: Record<string, string>) =>
    mappedTwitter.find(({ name }) => name === 'tweet-scraper')?.read(csvRow(Object.keys(cells), Object.values(cells)), UTC);
  expect(read(record)).toMatchObject({ replyTo: { author: { handle: 'willow' } } });
  expect(read({ ...record, is_reply: 'False' })).not.toHaveProperty('replyTo.author');
});
