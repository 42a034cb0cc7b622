import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/schema.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';

/** The second post of every fixture is the same question, and what else its export tells of it. */
const QUESTION = 'Does anyone have a worksheet for grade 4? @rowan77';
const AT = Date.UTC(2021, 2, 11, 13, 13, 57);
const MINUTE = Date.UTC(2021, 2, 11, 13, 13);
const TWEET = { platform: 'twitter', id: '1370000040978350080', authorHandle: 'ash_teacher' } as const;

describe('what further collectors keep tells who wrote what, when, to whom, and how it was received', () => {
  test.each<[file: string, format: string, second: Partial<Draft>]>([
    [
      'snscrape/reddit.jsonl',
      'snscrape-reddit',
      { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't1_gq00000', authorHandle: 'ash_teacher', space: 'Teachers', time: AT },
    ],
    ['snscrape/reddit-submissions.csv', 'snscrape-reddit-submissions', { id: 't3_m2ab01', title: 'Grade 4?', links: [], time: AT }],
    ['snscrape/reddit-comments.csv', 'snscrape-reddit-comments', { id: 't1_gq00001', thread: 't3_m2ab00', replyTo: 't1_gq00000' }],
    [
      'snscrape/mastodon.jsonl',
      'snscrape-mastodon',
      {
        id: 'https://school.example/users/ash/statuses/1102',
        authorHandle: 'ash@school.example',
        mentionHandles: ['rowan77@school.example'],
        timeBasis: 'stated',
        time: AT,
      },
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
    [
      'mapped-tables/snscrape-instagram.csv',
      'snscrape-instagram',
      { id: '2328317237', authorHandle: 'ash_teacher', likes: 1, comments: 2, time: AT },
    ],
    ['mapped-tables/snscrape-facebook.csv', 'snscrape-facebook', { id: '4001', links: [], authorHandle: null, time: AT }],
    ['mapped-tables/linkedin-comments.csv', 'linkedin-comments', { replyTo: '6700000000000000000', time: AT }],
    [
      'youtube/minet-comments.csv',
      'minet-youtube-comments',
      { authorHandle: 'ash_teacher', thread: 'dQw4w9WgXcQ', replyTo: 'Ug00000000000000000000000x', asComment: false, likes: 1, time: AT },
    ],
    ['chat-miner/messages.csv', 'chat-miner', { platform: 'other', authorHandle: 'Ash', timeBasis: 'assumed', time: AT }],
    [
      'telethon/messages.json',
      'telethon',
      { id: '1234567-101', authorId: '88121713', replyTo: '1234567-100', likes: 1, shares: 2, comments: 3, views: 100, time: AT },
    ],
    [
      'gallery-dl/tweets.jsonl',
      'gallery-dl-twitter',
      { ...TWEET, authorBio: 'Teacher', replyTo: '1370000000000000000', replyToAuthorHandle: 'willow', views: null, shares: 2, time: AT },
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
    ['mapped-tables/vicinitas.csv', 'vicinitas', { ...TWEET, authorName: 'Ash', likes: 1, shares: 2, time: AT }],
    [
      'mapped-tables/export-comments-facebook.csv',
      'export-comments-facebook',
      { id: '9000_2', authorId: '88121713', thread: '123_9000', replyTo: '9000_1', likes: 1, time: AT },
    ],
    ['talkwalker/mentions.csv', 'talkwalker', { ...TWEET, authorName: 'Ash', authorFollowers: 5, likes: 1, shares: 2, time: AT }],
  ])('%s', async (file, format, second) => {
    const { format: told, drafts, reading } = await draftsOf(fixtureFile(file));
    expect([told, reading.rejects]).toEqual([format, []]);
    expect(drafts[1]).toMatchObject({ text: QUESTION, ...second });
  });
});

describe('account downloads', () => {
  test('of Threads have their letters mended and are no posts of Instagram', async () => {
    const { format, drafts } = await draftsOf(fixtureFile('instagram-download/threads_and_replies.json'));
    expect(format).toBe('threads-download');
    expect(drafts.map(({ platform, text, time }) => [platform, text, time])).toEqual([
      ['threads', 'Colleagues, lesson 0 is about fractions #edchat', AT - 9000],
      ['threads', `${QUESTION} 😀`, AT],
      ['threads', 'Two pictures of my café', AT + 10_000],
    ]);
  });

  test('of Facebook tell comments in groups with the names of the groups', async () => {
    const { drafts } = await draftsOf(fixtureFile('facebook/group-comments.json'));
    expect(drafts[1]).toMatchObject({ text: `${QUESTION} 😀`, space: 'Mathé', time: AT });
  });

  test('of TikTok give public videos and comments, and count what is for others', async () => {
    const { format, drafts, reading } = await draftsOf(fixtureFile('tiktok/user_data_tiktok.json'));
    expect(format).toBe('tiktok-download');
    expect(drafts.filter(({ id }) => id !== null).map(({ text, replyTo, asComment, likes }) => [text, replyTo, asComment, likes])).toEqual([
      ['Colleagues, lesson 0 is about fractions #edchat', null, false, 3],
      [QUESTION, '7300000000000000009', true, null],
      ['Thanks', null, false, null],
    ]);
    expect(drafts[1]).toMatchObject({ authorHandle: 'ash_teacher', authorBio: 'Teacher', timeBasis: 'stated', time: AT });
    expect(reading.notes).toEqual(
      expect.arrayContaining([
        'private messages left out: 3',
        'videos that are not for everyone left out: 1',
        'videos that the owner deleted left out: 1',
      ]),
    );
    expect(JSON.stringify(drafts)).not.toMatch(/Between us|school\.example|SearchTerm/);
  });
});

test('a boost on Mastodon passes on a post without a time of its own; what stands behind a warning is the text', async () => {
  const { drafts } = await draftsOf(fixtureFile('snscrape/mastodon.jsonl'));
  expect(drafts[2]).toMatchObject({
    authorHandle: 'rowan77@school.example',
    repostOf: 'https://school.example/users/willow/statuses/1101',
    time: null,
  });
  expect(drafts[3]).toMatchObject({ title: 'Marking', text: 'I marked forty tests tonight' });
});

test('a time on Weibo that says no date is none', async () => {
  const { drafts } = await draftsOf(fixtureFile('snscrape/weibo.jsonl'));
  expect(drafts.map(({ time, comments }) => [time, comments])).toEqual([
    [AT - 9000, null],
    [AT, 3],
    [null, 3],
  ]);
});

test('Telethon keeps talks between two and notices, which are left out, and tells where messages come from', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('telethon/messages.json'));
  expect(drafts.map(({ id, authorId, repostOf }) => [id, authorId, repostOf])).toEqual([
    ['1234567-100', '1234567', null],
    ['1234567-101', '88121713', null],
    ['1234567-102', '7', '7654321-9'],
  ]);
  expect(reading.notes).toEqual(expect.arrayContaining(['notices of the group left out: 1', 'private messages left out: 1']));
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

test('the repository of an account on Bluesky is read as listed, and named as a file of its own', async () => {
  const record = (key: string, type: string, value: object) => ({
    uri: `at://did:plc:aaa/app.bsky.feed.${type}/${key}`,
    cid: 'bafy',
    value: { $type: `app.bsky.feed.${type}`, createdAt: '2021-03-11T13:13:57.000Z', ...value },
  });
  const posts = [
    record('3k1', 'post', { text: QUESTION }),
    record('3k2', 'like', { subject: { uri: 'at://did:plc:b/app.bsky.feed.post/1' } }),
  ];
  const { format, drafts } = await draftsOf(saved(JSON.stringify({ records: posts, cursor: '3k2' })));
  expect([format, drafts.length]).toEqual(['bluesky-record', 1]);
  expect(drafts[0]).toMatchObject({ id: 'at://did:plc:aaa/app.bsky.feed.post/3k1', authorId: 'did:plc:aaa', text: QUESTION, time: AT });
  const car = saved(Buffer.concat([Buffer.from([0x3a, 0xa2, 0x65]), Buffer.from('roots'), Buffer.from([0x81, 0xd8, 0x2a])]));
  await expect(draftsOf(car)).rejects.toThrow(/repository of a Bluesky account \(CAR; save its records as JSON/);
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
