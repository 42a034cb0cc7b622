/** Two programs that collected the same posts: one post each, with what either tells, by the same people. */
import { expect, test } from 'vitest';
import { forgetting, ingestedFiles } from '../ingested.ts';

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\n`).join('');

const TWEET = '1370000040978350081';
const ANSWER = '1370000040978350082';
const at = (second: number): string => `Thu Mar 11 13:13:${second} +0000 2021`;
const user = (id: string, name: string): object => ({ id_str: id, screen_name: name, name, description: `Teacher ${name}` });
const tweets = [
  {
    id_str: TWEET,
    created_at: at(57),
    full_text: 'Fractions with paper',
    user: user('7', 'Ash'),
    favorite_count: 1,
    retweet_count: 0,
    entities: {},
  },
  {
    id_str: ANSWER,
    created_at: at(58),
    full_text: '@Ash Thanks',
    user: user('8', 'Willow'),
    favorite_count: 0,
    retweet_count: 0,
    entities: {},
    in_reply_to_status_id_str: TWEET,
    in_reply_to_user_id_str: '7',
    in_reply_to_screen_name: 'Ash',
  },
];

test('of tweets of twarc and 4CAT, the post answered stays where the newer row tells the person alone', async () => {
  const columns =
    'id,thread_id,timestamp,unix_timestamp,link,body,author,author_id,retweet_count,reply_count,like_count,is_retweet,retweeted_user,is_quote_tweet,is_reply,replied_author,hashtags,urls,mentions';
  const row = (id: string, body: string, who: readonly string[], likes: number, replied: string): string[] => [
    ...[id, TWEET, '2021-03-11 13:13:57', '1615468437', `https://x.com/i/status/${id}`, body, ...who, '0', '0', String(likes)],
    ...['no', '', 'no', replied === '' ? 'no' : 'yes', replied, '', '', replied],
  ];
  const { table, outcome } = await ingestedFiles({
    'tweets.jsonl': tweets,
    '4cat.csv': csv([
      columns.split(','),
      row(TWEET, 'Fractions with paper', ['Ash', '7'], 9, ''),
      row(ANSWER, '@Ash Thanks', ['Willow', '8'], 5, 'Ash'),
    ]),
  });
  expect(
    (await table('posts')).map(({ post, author, likes, replyTo, replyToPerson }) => [post, author, likes, replyTo, replyToPerson]),
  ).toEqual([
    [`twitter:${TWEET}`, 'twitter:7', 9, null, null],
    [`twitter:${ANSWER}`, 'twitter:8', 5, `twitter:${TWEET}`, 'twitter:7'],
  ]);
  expect((await table('people')).map(({ person, bio }) => [person, bio])).toEqual([
    ['twitter:7', 'Teacher Ash'],
    ['twitter:8', 'Teacher Willow'],
  ]);
  expect(outcome.inputs.map(({ kept, duplicates }) => [kept, duplicates])).toEqual([
    [2, 0],
    [0, 2],
  ]);
});

const submission = {
  id: 'abc1',
  author: 'ash',
  author_fullname: 't2_7',
  created_utc: 1615468437,
  subreddit: 'Teachers',
  title: 'Fractions',
  selftext: 'Who folds paper?',
  is_self: true,
  score: 1,
  num_comments: 0,
  permalink: '/r/Teachers/comments/abc1/fractions/',
};
const PRAW =
  'created_utc,score,domain,id,title,ups,downs,num_comments,permalink,selftext,link_flair_text,over_18,thumbnail,subreddit_id,edited,link_flair_css_class,author_flair_css_class,is_self,name,url,distinguished'.split(
    ',',
  );
const later = [
  ...[
    '1615468437.0',
    '31',
    'self.Teachers',
    'abc1',
    'Fractions',
    '31',
    '0',
    '12',
    submission.permalink,
    submission.selftext,
    '',
    'False',
    '',
  ],
  ...['t5_1', 'False', '', '', 'True', 't3_abc1', `https://www.reddit.com${submission.permalink}`, ''],
];

test('a submission of Pushshift keeps its author where the table of PRAW has newer counts and no authors', async () => {
  const { table } = await ingestedFiles({ 'posts.ndjson': [submission], 'top.csv': csv([PRAW, later]) });
  expect((await table('posts')).map(({ post, author, likes, comments, space }) => [post, author, likes, comments, space])).toEqual([
    ['reddit:t3_abc1', 'reddit:t2_7', 31, 12, 'Teachers'],
  ]);
});

test('what its author deleted is not told again from an older export; where it stood is', async () => {
  const comment = {
    body: 'I do',
    link_id: 't3_abc1',
    parent_id: 't3_abc1',
    id: 'c1',
    author: 'willow',
    created_utc: 1615468500,
    subreddit: 'Teachers',
    score: 4,
  };
  const { table } = await ingestedFiles({
    'old.ndjson': [comment],
    'new.ndjson': [{ ...comment, body: '[deleted]', author: '[deleted]', score: 4, parent_id: null, retrieved_on: 1700000000 }],
  });
  expect((await table('posts')).map(({ author, text, status, replyTo }) => [author, text, status, replyTo])).toEqual([
    [null, null, 'deleted', 'reddit:t3_abc1'],
  ]);
});

test('the title of a post that its author deleted is not taken from an older export', async () => {
  const post = {
    id: 'abc1',
    name: 't3_abc1',
    subreddit: 'Teachers',
    created_utc: 1600000000,
    score: 4,
    num_comments: 0,
    permalink: '/r/Teachers/comments/abc1/',
  };
  const { table } = await ingestedFiles({
    'old.ndjson': [{ ...post, author: 'ann', title: 'A hard week', selftext: 'I may leave', retrieved_on: 1600000100 }],
    'new.ndjson': [{ ...post, author: '[deleted]', title: null, selftext: '[deleted]', retrieved_on: 1700000000 }],
  });
  expect((await table('posts')).map(({ author, title, text, status }) => [author, title, text, status])).toEqual([
    [null, null, null, 'deleted'],
  ]);
});

test('who is forgotten is forgotten in the exports, too, that do not tell whose a post is', async () => {
  const { table } = await ingestedFiles({
    'posts.ndjson': [submission, { ...submission, id: 'abc2', author: 'elm', author_fullname: 't2_8' }],
    'top.csv': csv([PRAW, later]),
    ...forgetting(['reddit:t2_7']),
  });
  expect((await table('posts')).map(({ post }) => post)).toEqual(['reddit:t3_abc2']);
});

test('posts of Instagram are one by number, by short code and by address', async () => {
  const number = '2527129203712311234';
  const code = 'CMSKp8Yyb_C';
  const user = { pk: '77', username: 'room12', full_name: 'Room 12' };
  const item = { pk: number, code, taken_at: 1615468437, media_type: 1, caption: { text: 'New board' }, user, like_count: 3 };
  const columns = 'id,thread_id,parent_id,body,author,author_id,media_type,num_media,usertags,num_likes,num_comments,unix_timestamp';
  const { table } = await ingestedFiles({
    'z.ndjson': [{ source_platform: 'instagram.com', timestamp_collected: 1615554828000, data: item }],
    '4cat.csv': csv([columns.split(','), [code, code, code, 'New board', 'room12', '77', 'photo', 1, '', 3, 0, 1615468437]]),
    'ct.csv': csv([
      'Account,User Name,Followers at Posting,Post Created,Likes,Comments,URL,Description'.split(','),
      ['Room 12', 'room12', 5, '2021-03-11 08:13:57 EST', 2, 0, `https://www.instagram.com/p/${code}/`, 'New board'],
    ]),
    'phantom.csv': csv([
      'postUrl,description,likeCount,commentCount,pubDate,profileUrl,username'.split(','),
      [`https://www.instagram.com/p/${code}/`, 'New board', 2, 0, '2021-03-11T13:13:57.000Z', 'https://www.instagram.com/room12', 'room12'],
    ]),
  });
  expect((await table('posts')).map(({ post, author }) => [post, author])).toEqual([[`instagram:${number}`, 'instagram:77']]);
});

test('a channel of Discord saved as JSON and as a table gives each message once', async () => {
  const message = (id: string, second: string, content: string, more: object = {}): object => ({
    id,
    type: 'Default',
    timestamp: `2024-03-01T10:00:${second}+00:00`,
    content,
    author: { id: '7', name: 'ash', nickname: 'Ash', isBot: false },
    mentions: [],
    reactions: [],
    ...more,
  });
  const names = { guild: { id: '1', name: 'School' }, channel: { id: '9', type: 'GuildTextChat', category: 'General', name: 'staffroom' } };
  const { table } = await ingestedFiles({
    'a/channel.json': [
      {
        ...names,
        messages: [
          message('900', '01.123', 'Hello'),
          message('901', '02.5', 'ok'),
          message('902', '02.9', 'ok', { type: 'Reply', reference: { messageId: '900' } }),
          message('903', '30', 'Only here'),
        ],
      },
    ],
    'b/School - General - staffroom [9].csv': csv([
      ['AuthorID', 'Author', 'Date', 'Content', 'Attachments', 'Reactions'],
      ['7', 'ash', '2024-03-01T10:00:01.1230000+00:00', 'Hello', '', ''],
      ['7', 'ash', '2024-03-01T10:00:02.5000000+00:00', 'ok', '', ''],
      ['7', 'ash', '2024-03-01T10:00:02.9000000+00:00', 'ok', '', ''],
      ['7', 'ash', '2024-03-01T10:00:40.0000000+00:00', 'Only there', '', ''],
    ]),
  });
  const posts = await table('posts');
  expect(posts.map(({ post, text, space, replyTo }) => [post.replace(/made-.*/, 'made'), text, space, replyTo])).toEqual([
    ['discord:900', 'Hello', 'School / General / staffroom', null],
    ['discord:901', 'ok', 'School / General / staffroom', null],
    ['discord:902', 'ok', 'School / General / staffroom', 'discord:900'],
    ['discord:903', 'Only here', 'School / General / staffroom', null],
    ['discord:made', 'Only there', 'School / General / staffroom', null],
  ]);
});
