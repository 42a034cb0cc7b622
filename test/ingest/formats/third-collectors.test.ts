import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lemmy } from '../../../src/ingest/formats/forums/lemmy.ts';
import { threadsApi } from '../../../src/ingest/formats/threads-api.ts';
import { tumblr } from '../../../src/ingest/formats/tumblr.ts';
import { ntscraper } from '../../../src/ingest/formats/twitter/ntscraper.ts';
import type { Draft } from '../../../src/schema.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';
import { UTC } from './found.ts';

/** The second post of every fixture is the same question, and what else its export tells of it. */
const QUESTION = 'Does anyone have a worksheet for grade 4? @rowan77';
const AT = Date.UTC(2021, 2, 11, 13, 13, 57);
const MINUTE = Date.UTC(2021, 2, 11, 13, 13);
const FIRST = '1370000003229614080';
const TWEET = { platform: 'twitter', id: '1370000040978350080', authorHandle: 'ash_teacher', authorName: 'Ash', comments: 3 } as const;

const json = (file: string) => JSON.parse(readFileSync(fixtureFile(file), 'utf8'));

describe('what collectors of the third round keep tells who wrote what, when, to whom, and how it was received', () => {
  test.each<[file: string, format: string, second: Partial<Draft>]>([
    [
      'mapped-tables/scweet.csv',
      'scweet',
      { ...TWEET, authorId: '88121713', replyTo: FIRST, replyToAuthorHandle: 'willow', likes: 1, shares: 2, views: 100, time: AT },
    ],
    ['mapped-tables/scweet-pages.csv', 'scweet-pages', { ...TWEET, likes: null, shares: null, time: AT }],
    [
      'mapped-tables/twitter-scraper-selenium.csv',
      'twitter-scraper-selenium',
      { ...TWEET, likes: 1, shares: 2, time: AT, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/twitter-archiver.csv',
      'twitter-archiver',
      { ...TWEET, comments: null, authorBio: 'Teacher', likes: 1, shares: 2, time: AT + 796, timeBasis: 'id' },
    ],
    [
      'ntscraper/tweets.json',
      'ntscraper',
      { ...TWEET, replyToAuthorHandle: 'willow', likes: 1, shares: 2, time: MINUTE, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/twitter-web-exporter.csv',
      'twitter-web-exporter',
      { ...TWEET, replyTo: FIRST, likes: 1, shares: 2, views: 100, time: AT, timeBasis: 'stated' },
    ],
    [
      'mapped-tables/social-feed-manager.csv',
      'social-feed-manager',
      { ...TWEET, authorName: null, comments: null, replyToAuthorHandle: 'willow', likes: 1, shares: 2, time: AT },
    ],
    [
      'youtube/takeout-live.csv',
      'youtube-takeout-live',
      { platform: 'youtube', id: 'LCC.1', authorId: 'UCcccccccccccccccccccccc', thread: 'dQw4w9WgXcQ', asComment: true, time: AT },
    ],
    [
      'lemmy/posts.json',
      'lemmy',
      {
        platform: 'lemmy',
        id: 'post-11',
        title: 'Grade 4?',
        authorId: 'https://lemmy.example/u/ash_teacher',
        authorHandle: 'ash_teacher@lemmy.example',
        authorBio: 'Teacher',
        space: 'teachers@lemmy.example',
        likes: 1,
        comments: 3,
        time: AT,
      },
    ],
    ['lemmy/comments.json', 'lemmy', { id: 'comment-21', replyTo: 'comment-20', thread: 'post-10', asComment: false, time: AT }],
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
      'bluesky/python.json',
      'bluesky-post',
      {
        id: 'at://did:plc:ashteacher/app.bsky.feed.post/3k1',
        authorName: 'Ash',
        replyTo: 'at://did:plc:willow/app.bsky.feed.post/3k0',
        likes: 1,
        shares: 2,
        comments: 3,
        time: AT,
      },
    ],
  ])('%s', async (file, format, second) => {
    const { format: told, drafts, reading } = await draftsOf(fixtureFile(file));
    expect([told, reading.rejects]).toEqual([format, []]);
    expect(drafts[1]).toMatchObject({ text: QUESTION, ...second });
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

test('lemmy tells what was removed or deleted, whom comments answer, and where a post leads', async () => {
  const posts = await draftsOf(fixtureFile('lemmy/posts.json'));
  expect(posts.drafts[2]?.links).toEqual(['https://example.org/s2']);
  const comments = await draftsOf(fixtureFile('lemmy/comments.json'));
  expect(comments.drafts.map(({ replyTo, asComment, status }) => [replyTo, asComment, status])).toEqual([
    ['post-10', true, 'ok'],
    ['comment-20', false, 'ok'],
    ['post-10', true, 'removed'],
  ]);
  const [view] = json('lemmy/posts.json').posts;
  const read = (change: object) => [...lemmy.read({ ...view, post: { ...view.post, ...change } }, UTC)];
  expect(read({ deleted: true })).toMatchObject([{ status: 'deleted' }]);
  expect(read({ id: null })).toMatchObject([{ code: 'no-id' }]);
  expect(read({ published: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
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

test('a page passed on in Bluesky is told from the kit for Python as from the interface itself', async () => {
  const { drafts } = await draftsOf(fixtureFile('bluesky/python.json'));
  expect(drafts[2]).toMatchObject({ repostOf: 'at://did:plc:ashteacher/app.bsky.feed.post/3k2', authorHandle: 'willow.bsky.social' });
});

test.each([
  [
    'google-activity',
    JSON.stringify([
      {
        header: 'YouTube',
        title: 'Watched a film',
        titleUrl: 'https://www.youtube.com/watch?v=x',
        time: '2021-03-11T13:13:57.000Z',
        products: ['YouTube'],
      },
    ]),
  ],
  [
    'discord-package',
    JSON.stringify([{ ID: '900000000000000001', Timestamp: '2021-03-11 13:13:57', Contents: 'Between us', Attachments: '' }]),
  ],
  ['discord-package', 'ID,Timestamp,Contents,Attachments\n900000000000000001,2021-03-11 13:13:57.123000+00:00,Between us,\n'],
])('what is private in downloads is named and not read: %s', async (format, content) => {
  const found = await draftsOf(saved(content));
  expect([found.format, found.drafts]).toEqual([format, []]);
});

test('the words of a live chat may stand in a list with a name', async () => {
  const { drafts } = await draftsOf(fixtureFile('youtube/takeout-live.csv'));
  expect(drafts[2]?.text).toBe('Sharing my slides, number 2');
});

test.each([
  [
    'reddit-private',
    'id,permalink,thread_id,date,ip,from,to,subject,body',
    'a,https://x,t,2021-03-11 13:13:57 UTC,1.2.3.4,ash,willow,re,Between us',
  ],
  ['reddit-private', 'id,permalink,thread_id,date,ip,from,to', 'a,https://x,t,2021-03-11 13:13:57 UTC,1.2.3.4,ash,willow'],
  [
    'reddit-private',
    'message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url,subreddit,channel_name,conversation_type',
    'a,2021-03-11 13:13:57 UTC,,ash,Between us,,https://x,,,direct',
  ],
  ['reddit-private', 'id,permalink,direction', 'a,https://www.reddit.com/r/Teachers/comments/a/,up'],
  ['reddit-private', 'id,permalink', 'a,https://www.reddit.com/r/Teachers/comments/a/'],
  [
    'reddit-private',
    'id,permalink,date,ip,subreddit,gildings,link,parent',
    'a,https://x,2021-03-11 13:13:57 UTC,1.2.3.4,Teachers,0,https://x,',
  ],
  [
    'linkedin-private',
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER',
    '2-a,,Ash,https://x,Willow,https://y,2021-03-11 13:13:57 UTC,,Between us,INBOX',
  ],
  [
    'linkedin-private',
    'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl',
    'Ash,Willow,"3/11/21, 1:13 PM",Hi,OUTGOING,x,y',
  ],
  [
    'linkedin-private',
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    'Ash,Grove,https://x,,School,Teacher,11 Mar 2021',
  ],
  ['linkedin-private', 'Date,Type,Link', '2021-03-11 13:13:57,LIKE,https://www.linkedin.com/feed/update/x'],
  ['youtube-private', 'Channel Id,Channel Url,Channel Title', 'UCc,http://www.youtube.com/channel/UCc,Maths'],
  ['youtube-private', 'Video ID,Playlist Video Creation Timestamp', 'dQw4w9WgXcQ,2021-03-11T13:13:57+00:00'],
])('what a download of an account holds between people is not read: %s, %s', async (format, header, row) => {
  const found = await draftsOf(saved(`${header}\n${row}\n${row}\n`));
  expect([found.format, found.drafts]).toEqual([format, []]);
});

test('posts of Mastodon that Python kept as a table tell their authors', async () => {
  const cells = {
    id: '109',
    created_at: '2021-03-11 13:13:57.123000+00:00',
    in_reply_to_id: '',
    in_reply_to_account_id: '',
    visibility: 'public',
    uri: 'https://m.example/users/ash/statuses/109',
    url: 'https://m.example/@ash/109',
    replies_count: '3',
    reblogs_count: '2',
    favourites_count: '1',
    content: `<p>${QUESTION}</p>`,
    account: `{'id': 1, 'username': 'ash', 'acct': 'ash', 'display_name': 'Ash', 'bot': False, 'note': '<p>Teacher</p>', 'url': 'https://m.example/@ash'}`,
    mentions: '[]',
    tags: '[]',
  };
  const line = (texts: readonly string[]): string => texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
  const table = [
    Object.keys(cells),
    Object.values(cells),
    Object.values({ ...cells, id: '110', uri: 'https://m.example/users/ash/statuses/110' }),
  ];
  const { format, drafts } = await draftsOf(saved(`${table.map(line).join('\n')}\n`));
  expect(format).toBe('mastodon-status');
  expect(drafts[0]).toMatchObject({
    authorHandle: 'ash@m.example',
    authorBio: 'Teacher',
    text: QUESTION,
    likes: 1,
    shares: 2,
    comments: 3,
    time: AT + 123,
  });
});

test.each([
  'WEBVTT\n\n1\n00:00:07.000 --> 00:00:09.000\nAsh: Hello\n',
  'WEBVTT - spoken\r\n\r\n',
  '1\r\n00:00:07,000 --> 00:00:09,000\r\nHello\r\n',
])('what was said aloud is named: %j', async (content) => {
  expect((await draftsOf(saved(content))).reading.notes).toEqual([
    'subtitles, or what was said aloud in a meeting (VTT, SRT; give the saved chat): no posts',
  ]);
});

test('a download of TikTok as text is named with what to ask for', async () => {
  const content =
    'Comment\n\nDate: 2021-03-11 13:13:57 UTC\nComment: Does anyone have a worksheet?\n\nDate: 2021-03-11 13:14:57 UTC\nComment: thanks\n';
  await expect(draftsOf(saved(content))).rejects.toThrow('download from TikTok as text (ask for the download again in the format JSON)');
});
