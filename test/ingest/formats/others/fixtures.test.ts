import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { mastodonAccounts, mastodonStatus } from '../../../../src/ingest/formats/mastodon/mastodon-status.ts';
import { fourCatVk } from '../../../../src/ingest/formats/others/four-cat-vk.ts';
import { nostr } from '../../../../src/ingest/formats/others/nostr.ts';
import { truthSocial } from '../../../../src/ingest/formats/others/truth-social.ts';
import { tumblr } from '../../../../src/ingest/formats/others/tumblr.ts';
import { ingestedFiles } from '../../ingested.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { fixture, readLines, readTable, records, UTC } from '../found.ts';
import { AT, QUESTION, tellSecondPost } from '../second-post.ts';

const KEY = (pair: string): string => pair.repeat(32);

describe('fixtures of other platforms tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mapped-tables/phantombuster-linkedin.csv',
      'phantombuster-linkedin',
      { platform: 'linkedin', authorId: 'https://www.linkedin.com/in/ash_teacher', authorName: 'Ash_Teacher', likes: 1, time: AT },
    ],
    ['mapped-tables/linkedin-shares.csv', 'linkedin-shares', { platform: 'linkedin', authorId: null, time: AT }],
    [
      'hypothesis/notes.json',
      'hypothesis',
      { authorHandle: 'ash_teacher', space: '__world__', replyTo: 'Aq000000000000000000', hashtags: ['edchat'], time: AT },
    ],
    [
      '4cat-xiaohongshu/notes.csv',
      '4cat-xiaohongshu',
      { platform: 'xiaohongshu', id: '65f100000000000000000002', authorHandle: 'ash', title: 'Grade 4?', likes: null, time: AT },
    ],
    [
      '4cat-xiaohongshu/comments.csv',
      '4cat-xiaohongshu-comments',
      { authorHandle: 'ash', thread: '65f100000000000000000001', replyTo: '65f100000000000000000001', asComment: true, likes: 4, time: AT },
    ],
    [
      '4cat-douyin/videos.csv',
      '4cat-douyin',
      { platform: 'douyin', authorId: '88121', authorName: 'ash', likes: 4, shares: 1, comments: 2, time: AT },
    ],
    [
      '4cat-gab/posts.csv',
      '4cat-gab',
      {
        platform: 'gab',
        authorId: '88121',
        authorHandle: 'ash_teacher',
        authorBio: 'Teacher',
        space: 'Grade 4',
        likes: 4,
        shares: 0,
        time: AT,
      },
    ],
    [
      '4cat-truth-social/posts.csv',
      '4cat-truth-social',
      { platform: 'truth-social', authorId: '88121', mentionHandles: ['rowan77'], space: 'Grade 4', shares: 1, comments: 2, time: AT },
    ],
    [
      'truth-social/statuses.ndjson',
      'truth-social',
      {
        ...{ platform: 'truth-social', id: '112070000000000002', authorId: '88121', authorHandle: 'ash_teacher', authorBio: 'Teacher' },
        ...{ mentionHandles: ['rowan77'], space: 'Grade 4', likes: 4, shares: 1, comments: 2, time: AT },
      },
    ],
    [
      'social-feed-manager/tumblr.csv',
      'social-feed-manager-tumblr',
      {
        platform: 'tumblr',
        id: '645000000000000002',
        authorHandle: 'ash_teacher',
        mentionHandles: ['rowan77'],
        time: AT,
        timeBasis: 'stated',
      },
    ],
    [
      'social-feed-manager/weibo.csv',
      'social-feed-manager-weibo',
      {
        ...{ platform: 'weibo', id: '4613000000000002', authorId: '88121', authorHandle: 'ash_teacher', authorFollowers: 5 },
        ...{ authorFollowing: 6, replyToAuthorHandle: 'willow', shares: 1, likes: null, time: AT, timeBasis: 'stated' },
      },
    ],
    [
      'social-feed-manager/flickr.csv',
      'social-feed-manager-flickr',
      { platform: 'flickr', authorId: '88121@N00', authorHandle: 'ash_teacher', title: 'Worksheets', time: AT, timeBasis: 'stated' },
    ],
    [
      '4cat-tumblr/posts.csv',
      '4cat-tumblr',
      { platform: 'tumblr', id: '645000000000000002', authorHandle: 'ash_teacher', authorBio: 'Teacher', time: AT, timeBasis: 'epoch' },
    ],
    [
      '4cat-tumblr-old/posts.csv',
      '4cat-tumblr-old',
      { platform: 'tumblr', id: '645000000000000002', authorHandle: 'ash_teacher', authorBio: 'Teacher', time: AT, timeBasis: 'epoch' },
    ],
    [
      '4cat-vk/posts.csv',
      '4cat-vk',
      {
        platform: 'vk',
        id: '-34?reply=102',
        authorId: '88121',
        authorHandle: 'ash_teacher',
        thread: '-34_101',
        replyTo: '-34_101',
        time: AT,
      },
    ],
    [
      '4cat-parler/posts.csv',
      '4cat-parler',
      { platform: 'parler', authorHandle: 'ash_teacher', likes: 4, shares: 1, comments: 2, views: 90, time: AT, timeBasis: 'assumed' },
    ],
    [
      'mapped-tables/4cat-linkedin.csv',
      '4cat-linkedin',
      { authorHandle: 'in/ash', authorBio: 'Teacher', hashtags: ['edchat'], timeBasis: 'id', shares: 2 },
    ],
    [
      'mapped-tables/4cat-linkedin-likes.csv',
      '4cat-linkedin-likes',
      { authorHandle: 'in/ash', authorBio: 'Teacher', hashtags: ['edchat'], timeBasis: 'id', likes: 1, shares: 2 },
    ],
    [
      'mapped-tables/4cat-imgur.csv',
      '4cat-imgur',
      { platform: 'imgur', authorId: '88121713', title: 'Lesson 1', likes: 4, comments: 2, views: 90, time: AT, timeBasis: 'stated' },
    ],
    ['mapped-tables/4cat-9gag.csv', '4cat-9gag', { platform: '9gag', authorHandle: 'ash_teacher', likes: 4, comments: 2, time: AT }],
    [
      'mapped-tables/4cat-lihkg.csv',
      '4cat-lihkg',
      { platform: 'lihkg', authorHandle: 'ash_teacher', space: 'Education', thread: '2500000', likes: 4, time: AT },
    ],
    [
      'mapped-tables/4cat-douban.csv',
      '4cat-douban',
      { platform: 'douban', authorId: '88121713', authorName: 'Ash', thread: '300000001', replyTo: '300000001', likes: 4, time: AT },
    ],
    [
      'snscrape/weibo.jsonl',
      'snscrape-weibo',
      { authorId: '88121713', repostOf: '4600000000000001', repostOfAuthorHandle: 'willow', likes: 1, shares: 2, comments: 3, time: AT },
    ],
    ['mapped-tables/linkedin-comments.csv', 'linkedin-comments', { replyTo: '6700000000000000000', time: AT }],
    [
      'tumblr/posts.json',
      'tumblr',
      { platform: 'tumblr', id: '645000000000000002', authorHandle: 'ash_teacher', time: AT, timeBasis: 'epoch' },
    ],
    [
      'nostr/events.jsonl',
      'nostr',
      {
        platform: 'nostr',
        id: KEY('02'),
        authorId: KEY('b2'),
        mentionIds: [KEY('c3')],
        mentionHandles: [''],
        thread: KEY('01'),
        replyTo: KEY('01'),
        replyToAuthorId: KEY('a1'),
        time: AT,
      },
    ],
  ]);
});

test('nobody is 9GAGGER, and the topic of a discussion on Douban answers nothing', async () => {
  const [nineGag, douban] = await Promise.all(['9gag', 'douban'].map((name) => draftsOf(fixtureFile(`mapped-tables/4cat-${name}.csv`))));
  expect(nineGag?.drafts.map(({ authorHandle }) => authorHandle)).toEqual(['willow', 'ash_teacher', null]);
  expect(douban?.drafts.map(({ replyTo }) => replyTo)).toEqual([null, '300000001', '300000001']);
});

test('a time on Weibo that says no date is none', async () => {
  const { drafts } = await draftsOf(fixtureFile('snscrape/weibo.jsonl'));
  expect(drafts.map(({ time, comments }) => [time, comments])).toEqual([
    [AT - 9000, null],
    [AT, 3],
    [null, 3],
  ]);
});

test('tumblr tells what is passed on from what is passed on with words of its own, and reads the newer shape', async () => {
  const { drafts } = await draftsOf(fixtureFile('tumblr/posts.json'));
  expect(drafts[0]).toMatchObject({ title: 'Lesson 0', hashtags: ['edchat'] });
  expect(drafts[2]?.links).toEqual(['https://example.org/s2']);
  expect(drafts[3]).toMatchObject({ repostOf: '645000000000000001', repostOfAuthorHandle: 'willow', quoteOf: null });
  expect(drafts[4]).toMatchObject({
    repostOf: null,
    quoteOf: '645000000000000001',
    text: 'Try this',
    quotedText: expect.stringContaining('lesson 0'),
  });
  const [post] = JSON.parse(fixture('tumblr/posts.json')).response.posts;
  const read = (change: object) => [...tumblr.read({ ...post, ...change }, UTC)];
  expect(
    read({ body: undefined, content: [{ type: 'text', text: 'one' }, { type: 'image' }, { type: 'text', text: 'two' }] }),
  ).toMatchObject([{ text: 'one\ntwo' }]);
  expect(read({ id: null, id_string: null })).toMatchObject([{ code: 'no-id' }]);
  expect(read({ timestamp: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
});

test('events of Nostr that are no posts are left out; profiles tell of people, and early threads have no marks', () => {
  const found = readLines(nostr, fixture('nostr/events.jsonl'));
  expect(found.slice(2)).toMatchObject([
    { id: KEY('03'), repostOf: { post: KEY('01'), author: { id: KEY('a1') } }, text: null },
    { leftOut: 'reactions, lists and other events' },
    { account: { id: KEY('b2'), handle: 'ash', bio: 'Teacher' }, on: 'nostr' },
  ]);
  const [, answer = ''] = fixture('nostr/events.jsonl').split('\n');
  const unmarked = {
    ...JSON.parse(answer),
    tags: [
      ['e', KEY('01')],
      ['e', KEY('09')],
    ],
  };
  expect([...nostr.read(unmarked, UTC)]).toMatchObject([{ thread: KEY('01'), replyTo: { post: KEY('09') } }]);
});

test('a post of Gab in the table of 4CAT leads where its card leads, and where its words do', async () => {
  const { drafts } = await draftsOf(fixtureFile('4cat-gab/posts.csv'));
  expect(drafts.map(({ links, time, timeBasis }) => [links, time, timeBasis])).toEqual([
    [['https://example.org/fractions'], AT - 9000, 'stated'],
    [[], AT, 'stated'],
    [['https://example.org/worksheet'], AT + 9250, 'stated'],
  ]);
});

test('what a post of Truth Social in the table of 4CAT answers or quotes is not told apart, and is not taken', async () => {
  const { drafts } = await draftsOf(fixtureFile('4cat-truth-social/posts.csv'));
  expect(drafts.map(({ hashtags }) => hashtags)).toEqual([['edchat'], [], []]);
  expect(drafts[2]).toMatchObject({
    thread: null,
    replyTo: null,
    quoteOf: null,
    mentionHandles: ['ash_teacher', 'willow'],
    links: ['https://example.org/worksheet'],
  });
});

test('posts of Tumblr in tables of 4CAT, earlier and later ones, lead where they say, and have tags of several words', async () => {
  const [now, before] = await Promise.all(['4cat-tumblr', '4cat-tumblr-old'].map((name) => draftsOf(fixtureFile(`${name}/posts.csv`))));
  expect(now?.drafts.map(({ links }) => links)).toEqual([
    ['https://example.org/a,b', 'https://example.org/c'],
    [],
    ['https://example.org/worksheet'],
  ]);
  expect(before?.drafts.map(({ links }) => links)).toEqual([[], [], ['https://example.org/worksheet']]);
  for (const told of [now, before])
    expect(told?.drafts[0]).toMatchObject({
      text: 'Colleagues, lesson 0 is about fractions #edchat',
      authorBio: 'Teaches fractions',
      hashtags: ['edchat', 'lesson plans'],
    });
});

test('posts and comments of VK are numbered on their wall, and words show whom they name as readers see it', async () => {
  const { drafts } = await draftsOf(fixtureFile('4cat-vk/posts.csv'));
  expect(drafts.map(({ id, authorId, replyTo, asComment }) => [id, authorId, replyTo, asComment])).toEqual([
    ['-34_101', '-34', null, false],
    ['-34?reply=102', '88121', '-34_101', true],
    ['-34?reply=103', '88122', '-34?reply=102', false],
    ['88121_101', '88121', null, false],
  ]);
  expect(drafts[0]).toMatchObject({
    links: ['https://example.org/fractions', 'https://example.org/more'],
    likes: 12,
    comments: 3,
    views: 90,
  });
  expect(drafts[2]).toMatchObject({
    text: 'Ash, see https://example.org/worksheet from Fractions',
    mentionIds: ['88121', '-34'],
    replyToAuthorId: '88121',
    authorName: null,
    links: ['https://example.org/worksheet'],
  });
  const named = fixture('4cat-vk/posts.csv').replace('[id88121|Ash]', '[id88121|@ash_teacher]');
  expect(readTable(fourCatVk, named)[2]).toMatchObject({
    text: '@ash_teacher, see https://example.org/worksheet from Fractions',
    mentions: [
      { id: '88121', handle: 'ash_teacher' },
      { id: '-34', name: 'Fractions' },
    ],
  });
  const noWall = fixture('4cat-vk/posts.csv').replaceAll('/wall-34_', '/wallNone_');
  expect(readTable(fourCatVk, noWall).slice(0, 3)).toMatchObject(Array(3).fill({ code: 'no-id' }));
});

test('what somebody echoed on Parler is their repost in the table of 4CAT, and a post of nobody else', async () => {
  const { drafts } = await draftsOf(fixtureFile('4cat-parler/posts.csv'));
  expect(drafts.map(({ authorHandle, repostOfAuthorHandle, views }) => [authorHandle, repostOfAuthorHandle, views])).toEqual([
    ['willow', null, 3300],
    ['ash_teacher', null, 90],
    ['willow', 'rowan77', null],
  ]);
  expect(drafts[2]).toMatchObject({ repostOf: '00000000000000000000000000abc003', text: 'A worksheet' });
});

describe('truthSocial', () => {
  test('tells answers, reposts, quotes and what was paid for, and leaves out what is not for everyone', () => {
    const found = readLines(truthSocial, fixture('truth-social/statuses.ndjson'));
    expect(found.slice(2)).toMatchObject([
      {
        replyTo: { post: '112070000000000002', author: { id: '88121', handle: 'ash_teacher' } },
        links: ['https://example.org/worksheet'],
        adLabel: null,
      },
      { text: QUESTION, repostOf: { post: '112070000000000002', author: { id: '88121' } }, space: 'Grade 4' },
      { quoteOf: { post: '112070000000000001', author: { handle: 'willow' } }, adLabel: 'sponsored' },
      { leftOut: 'posts to followers or to named people only' },
    ]);
    expect(found[3]).not.toHaveProperty('likes');
  });

  test('leaves out what only the members of a group see', () => {
    const [, inGroup = {}] = records(fixture('truth-social/statuses.ndjson'));
    const closed = { ...inGroup, group: { group_visibility: 'members_only' } };
    expect([...truthSocial.read(closed, UTC)]).toMatchObject([{ leftOut: 'posts to followers or to named people only' }]);
  });

  test('knows the author of what is answered by id alone where the post is not there', () => {
    const [, , answer = {}] = records(fixture('truth-social/statuses.ndjson'));
    const [found] = [...truthSocial.read({ ...answer, in_reply_to: null }, UTC)];
    expect(found).toMatchObject({ replyTo: { post: '112070000000000002', author: { id: '88121' } } });
  });

  test('is no post of Mastodon, and its accounts are none there', async () => {
    const [status = {}] = records(fixture('truth-social/statuses.ndjson'));
    expect([mastodonStatus.looksLike(status), mastodonAccounts.looksLike(status.account as JsonObject)]).toEqual([false, false]);
    expect((await draftsOf(fixtureFile('truth-social/accounts.json'))).format).toBe('truth-social-accounts');
  });

  test('posts are the same ones, captured with Zeeschuimer or in a table of 4CAT', async () => {
    const files = ['truth-social/captured.ndjson', '4cat-truth-social/posts.csv'];
    const { table } = await ingestedFiles(Object.fromEntries(files.map((name) => [name, fixture(name)])));
    expect((await table('posts')).map(({ post, author }) => [post, author])).toEqual([
      ['truth-social:112070000000000001', 'truth-social:88120'],
      ['truth-social:112070000000000002', 'truth-social:88121'],
      ['truth-social:112070000000000003', 'truth-social:88122'],
    ]);
  });
});

test('Social Feed Manager tells tags of several words, links behind words, and the summary of a question', async () => {
  const { drafts } = await draftsOf(fixtureFile('social-feed-manager/tumblr.csv'));
  expect(drafts.map(({ hashtags, links, text }) => [hashtags, links, text])).toEqual([
    [['edchat', 'lesson plans'], ['https://example.org/fractions'], 'Colleagues, lesson 0 is about fractions #edchat'],
    [[], [], QUESTION],
    [['slides'], ['https://example.org/s2'], 'Sharing my slides, number 2: https://example.org/s2'],
  ]);
  const weibo = (await draftsOf(fixtureFile('social-feed-manager/weibo.csv'))).drafts;
  expect(weibo.map(({ hashtags, links }) => [hashtags, links])).toEqual([
    [['教育', '分数'], ['http://t.cn/Aaaaaaa']],
    [[], []],
    [[], ['http://t.cn/Aaaaaab', 'http://t.cn/Aaaaaac']],
  ]);
});
