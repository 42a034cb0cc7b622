import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nostr } from '../../../src/ingest/formats/others/nostr.ts';
import { tumblr } from '../../../src/ingest/formats/others/tumblr.ts';
import { threadsApi } from '../../../src/ingest/formats/threads/threads-api.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';
import { fixture, readLines, UTC } from './found.ts';
import { AT, MINUTE, QUESTION, tellSecondPost } from './second-post.ts';

const KEY = (pair: string): string => pair.repeat(32);

const TWEET = { platform: 'twitter', id: '1370000040978350080', authorHandle: 'ash_teacher' } as const;
const json = (file: string) => JSON.parse(readFileSync(fixtureFile(file), 'utf8'));

describe('fixtures of other platforms, and of programs that collect from several tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mapped-tables/phantombuster-linkedin.csv',
      'phantombuster-linkedin',
      { platform: 'linkedin', authorId: 'https://www.linkedin.com/in/ash_teacher', authorName: 'Ash_Teacher', likes: 1, time: AT },
    ],
    ['mapped-tables/linkedin-shares.csv', 'linkedin-shares', { platform: 'linkedin', authorId: null, time: AT }],
    ['mapped-tables/discourse-download.csv', 'discourse-download', { title: 'Fractions', likes: 1, comments: 1, time: AT }],
    [
      'hypothesis/notes.json',
      'hypothesis',
      { authorHandle: 'ash_teacher', space: '__world__', replyTo: 'Aq000000000000000000', hashtags: ['edchat'], time: AT },
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
      '4cat-xiaohongshu/notes.csv',
      '4cat-xiaohongshu',
      { platform: 'xiaohongshu', id: '65f100000000000000000002', authorHandle: 'ash', title: 'Grade 4?', likes: null, time: AT },
    ],
    [
      '4cat-douyin/videos.csv',
      '4cat-douyin',
      { platform: 'douyin', authorId: '88121', authorName: 'ash', likes: 4, shares: 1, comments: 2, time: AT },
    ],
    [
      'mapped-tables/4cat-linkedin.csv',
      '4cat-linkedin',
      { authorHandle: 'in/ash', authorBio: 'Teacher', hashtags: ['edchat'], timeBasis: 'id', shares: 2 },
    ],
    [
      'snscrape/weibo.jsonl',
      'snscrape-weibo',
      { authorId: '88121713', repostOf: '4600000000000001', repostOfAuthorHandle: 'willow', likes: 1, shares: 2, comments: 3, time: AT },
    ],
    [
      'mapped-tables/snscrape-telegram.csv',
      'snscrape-telegram',
      { platform: 'telegram', id: 'maths-101', space: 'maths', authorHandle: 'maths', time: AT },
    ],
    ['mapped-tables/snscrape-telegram.jsonl', 'snscrape-telegram', { id: 'maths-101', authorHandle: 'maths', time: AT }],
    ['mapped-tables/minet-telegram.csv', 'minet-telegram', { id: 'maths-101', space: 'maths', views: 100, time: AT }],
    ['mapped-tables/linkedin-comments.csv', 'linkedin-comments', { replyTo: '6700000000000000000', time: AT }],
    ['meltwater/mentions.csv', 'meltwater', { ...TWEET, authorName: 'Ash', likes: 1, shares: 2, comments: 3, views: 100, time: MINUTE }],
    ['meltwater/mentions-old.csv', 'meltwater-old', { ...TWEET, authorBio: 'Teacher', authorFollowers: 5, time: MINUTE }],
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
    ['sprinklr/mentions.csv', 'sprinklr', { ...TWEET, authorId: '88121713', authorFollowers: 5, shares: 2, time: AT }],
    ['talkwalker/mentions.csv', 'talkwalker', { ...TWEET, authorName: 'Ash', authorFollowers: 5, likes: 1, shares: 2, time: AT }],
    [
      'tumblr/posts.json',
      'tumblr',
      { platform: 'tumblr', id: '645000000000000002', authorHandle: 'ash_teacher', time: AT, timeBasis: 'epoch' },
    ],
    [
      'threads-api/posts.json',
      'threads-api',
      {
        platform: 'threads',
        id: 'DA1',
        alias: '18000000000000002',
        authorId: '88121713',
        replyTo: '18000000000000001',
        thread: '18000000000000001',
        time: AT,
      },
    ],
    [
      'mapped-tables/4cat-pinterest.csv',
      '4cat-pinterest',
      { id: '502', authorHandle: 'ash_teacher', authorName: 'Ash', space: 'Grade 4', time: AT },
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

test('first comments are comments below the post, answers are not', async () => {
  for (const file of ['tiktok/comments.ndjson', 'zeeschuimer-instagram/comments.ndjson']) {
    const { drafts } = await draftsOf(fixtureFile(file));
    expect(drafts.map(({ asComment }) => asComment)).toEqual([true, false]);
  }
});

test('nodes of Facepager that hold no post are no rows refused', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('facepager/nodes.csv'));
  expect(drafts).toHaveLength(2);
  expect([reading.rows, reading.rejects]).toEqual([4, []]);
});

test('a download of an account of Threads have their letters mended and are no posts of Instagram', async () => {
  const { format, drafts } = await draftsOf(fixtureFile('instagram-download/threads_and_replies.json'));
  expect(format).toBe('threads-download');
  expect(drafts.map(({ platform, text, time }) => [platform, text, time])).toEqual([
    ['threads', 'Colleagues, lesson 0 is about fractions #edchat', AT - 9000],
    ['threads', `${QUESTION} 😀`, AT],
    ['threads', 'Two pictures of my café', AT + 10_000],
  ]);
});

test('a time on Weibo that says no date is none', async () => {
  const { drafts } = await draftsOf(fixtureFile('snscrape/weibo.jsonl'));
  expect(drafts.map(({ time, comments }) => [time, comments])).toEqual([
    [AT - 9000, null],
    [AT, 3],
    [null, 3],
  ]);
});

test('mentions from services that watch the media are of the platform that their address leads to', async () => {
  const { drafts } = await draftsOf(fixtureFile('meltwater/mentions.csv'));
  expect(drafts.map(({ platform, id, repostOfAuthorHandle, likes }) => [platform, id, repostOfAuthorHandle, likes])).toEqual([
    ['news', 'https://www.example.org/news/fractions', null, null],
    ['twitter', '1370000040978350080', null, 1],
    ['twitter', '1370000240978350080', 'ash_teacher', 5],
  ]);
  const talkwalker = await draftsOf(fixtureFile('talkwalker/mentions.csv'));
  expect(talkwalker.drafts[0]).toMatchObject({ platform: 'facebook', likes: 4 });
});

test('who keeps private in the Meta Content Library is nobody, and messages in Sprinklr to one alone are left out', async () => {
  const { drafts } = await draftsOf(fixtureFile('meta-content-library/comments.json'));
  expect(drafts[0]).toMatchObject({ authorId: null, replyTo: '9600000000000000001', asComment: true });
  const sprinklr = await draftsOf(fixtureFile('sprinklr/mentions.csv'));
  expect(sprinklr.drafts).toHaveLength(2);
  expect(sprinklr.reading.notes).toContain('private messages left out: 1');
});

test('links in lists that Python shows are whole', async () => {
  const { drafts } = await draftsOf(fixtureFile('mapped-tables/snscrape-telegram.csv'));
  expect(drafts[0]?.links).toEqual(['https://example.org/fractions', 'https://example.org/b']);
});

const mentions = 'SenderScreenName,SenderListedName,Message,MessageType,CreatedTime,Permalink';
const tweet = 'https://x.com/ash_teacher/status/1370000040978350080';
test.each([
  [
    'a date that became a number is that inside the id',
    `ash,Ash,Hello,X Update,44266.55,${tweet}`,
    [Date.UTC(2021, 2, 11, 13, 13, 57, 796)],
    [],
  ],
  ['a date that is none belongs to another column', `ash,Ash,Hello,X Update,Hello,${tweet}`, [], ['unreadable-time']],
  ['a row of another table has no address', '2021-03-11,b,c,d,2021-03-11 13:13:57,Maths page', [], ['no-id']],
  ['a mention elsewhere without a date is none', 'ash,Ash,Hello,Post,,https://www.facebook.com/maths/posts/4000', [], ['no-time']],
])('of mentions that were damaged, %s', async (_, row, times, codes) => {
  const { drafts, reading } = await draftsOf(saved(`${mentions}\n${row}\n`));
  expect([drafts.map(({ time }) => time), reading.rejects.map(({ code }) => code)]).toEqual([times, codes]);
});

test('a download of TikTok without posts, and a record of Threads without words, are no posts', async () => {
  const owner = { 'Profile And Settings': { 'Profile Info': { ProfileMap: { userName: 'ash' } } } };
  const watched = { ...owner, 'Your Activity': { 'Watch History': { VideoList: [{ Date: '2021-03-11 13:13:57', Link: 'x' }] } } };
  expect(await draftsOf(saved(JSON.stringify(watched)))).toMatchObject({ format: 'tiktok-download', drafts: [{ id: null }] });
  const threads = [{ media: null }, { media: [{ uri: '', creation_timestamp: 1615468437, title: 'Hi', text_app_post: {} }] }];
  const { drafts, reading } = await draftsOf(saved(JSON.stringify({ text_post_app_text_posts: threads })));
  expect([drafts.map(({ text }) => text), reading.rejects.map(({ code }) => code)]).toEqual([['Hi'], ['not-a-post']]);
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
  const [post] = json('tumblr/posts.json').response.posts;
  const read = (change: object) => [...tumblr.read({ ...post, ...change }, UTC)];
  expect(
    read({ body: undefined, content: [{ type: 'text', text: 'one' }, { type: 'image' }, { type: 'text', text: 'two' }] }),
  ).toMatchObject([{ text: 'one\ntwo' }]);
  expect(read({ id: null, id_string: null })).toMatchObject([{ code: 'no-id' }]);
  expect(read({ timestamp: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
});

test('threads tells what is passed on; an id alone inside a record makes no list of tweets of it', async () => {
  const { drafts } = await draftsOf(fixtureFile('threads-api/posts.json'));
  expect(drafts[2]).toMatchObject({ repostOf: '18000000000000001', text: null });
  const [post] = json('threads-api/posts.json').data;
  const read = (change: object) => [...threadsApi.read({ ...post, ...change }, UTC)];
  expect(read({ username: undefined })).toMatchObject([{ author: { handle: 'willow' } }]);
  expect(read({ timestamp: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
  const unknown = { data: [1, 2, 3].map((i) => ({ number: i, owner: { id: '1370000040978350080' }, words: QUESTION })) };
  await expect(draftsOf(saved(JSON.stringify(unknown)))).rejects.toThrow('unknown JSON');
});

test('who is not to be known is nobody, and what is private is left out', async () => {
  const ed = await draftsOf(fixtureFile('ed-discussion/thread.json'));
  expect(ed.drafts.map(({ id, authorId, replyTo }) => [id, authorId, replyTo]).slice(2)).toEqual([
    ['comment-102', '88120', 'comment-101'],
    ['comment-103', null, 'thread-100'],
  ]);
  expect(ed.reading.notes).toContain('private comments left out: 1');
  const piazza = await draftsOf(fixtureFile('piazza/post.json'));
  expect(piazza.drafts.map(({ id, authorId, replyTo, asComment }) => [id, authorId, replyTo, asComment])).toEqual([
    ['kabc1', 'u88120', null, false],
    ['kabc2', 'u88121', 'kabc1', false],
    ['kabc3', 'u88122', 'kabc1', true],
    ['kabc4', null, 'kabc3', false],
  ]);
  const slack = await draftsOf(saved(readFileSync(fixtureFile('slack/slackdump.json'), 'utf8').replace('C0123ABCDEF', 'D0123ABCDEF')));
  expect([slack.drafts, slack.reading.notes.find((note) => note.startsWith('private'))]).toEqual([[], 'private messages left out: 4']);
});

test('what is no export of posts is named as what it is', async () => {
  for (const [file, format] of [
    ['asides/moodle-log.csv', 'moodle-log'],
    ['asides/substack-posts.csv', 'substack-posts'],
    ['discourse/latest.json', 'discourse-topics'],
  ])
    expect((await draftsOf(fixtureFile(file as string))).format).toBe(format);
});

test('posts that tell of their authors by id, name and username are no accounts of Twitter', async () => {
  const record = { id: 5, name: 'Ash', username: 'ash', cooked_by: 'x', message: 'Hello all of you in the staff room' };
  await expect(draftsOf(saved(JSON.stringify([record, record])))).rejects.toThrow('unknown JSON');
});

test('a text file of Discord, a page of Medium and a flat spreadsheet are told what to do with them', async () => {
  for (const [content, words] of [
    [
      `${'='.repeat(62)}\nGuild: School\nChannel: General / staffroom\n${'='.repeat(62)}\n\n[01-Mar-24 10:00 AM] ash\nHello\n`,
      'export it again as JSON',
    ],
    ['<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">', 'save it as ODS'],
  ])
    await expect(draftsOf(saved(content as string))).rejects.toThrow(words);
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
