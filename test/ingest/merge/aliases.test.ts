/** Posts that others refer to by another name than that by which they are known. */
import { expect, test } from 'vitest';
import { ingestedFiles } from '../ingested.ts';

const status = (id: string, person: string, server: string, more: object = {}): object => ({
  id,
  uri: `https://${server}/users/${person}/statuses/9${id}`,
  url: `https://${server}/@${person}/9${id}`,
  created_at: '2021-03-11T13:13:57.000Z',
  visibility: 'public',
  content: `<p>${person}</p>`,
  reblogs_count: 0,
  in_reply_to_id: null,
  in_reply_to_account_id: null,
  account: { id: `7${person}`, acct: `${person}@${server}`, url: `https://${server}/@${person}` },
  mentions: [],
  tags: [],
  ...more,
});

test('an answer on Mastodon leads to the post that the collecting server calls by a number of its own', async () => {
  const { table } = await ingestedFiles({
    'a.jsonl': [status('101', 'ash', 'one.example')],
    'b.jsonl': [
      status('102', 'willow', 'two.example', { in_reply_to_id: '101', in_reply_to_account_id: '7ash' }),
      status('103', 'elm', 'two.example', { in_reply_to_id: '99', in_reply_to_account_id: '7oak' }),
    ],
  });
  const ash = 'mastodon:https://one.example/users/ash/statuses/9101';
  expect((await table('posts')).map(({ author, replyTo }) => [author, replyTo])).toEqual([
    ['mastodon:@ash@one.example', null],
    ['mastodon:@elm@two.example', 'mastodon:99'],
    ['mastodon:@willow@two.example', ash],
  ]);
});

test('a number that two servers gave is nobody’s', async () => {
  const { table } = await ingestedFiles({
    'a.jsonl': [status('101', 'ash', 'one.example'), status('101', 'oak', 'three.example')],
    'b.jsonl': [status('102', 'willow', 'two.example', { in_reply_to_id: '101', in_reply_to_account_id: '7ash' })],
  });
  expect((await table('posts')).map(({ replyTo }) => replyTo)).toEqual([null, null, 'mastodon:101']);
});

test('posts of Threads are one in its interface and in captures, and answers lead to them', async () => {
  const post = (id: string, shortcode: string, username: string, more: object = {}): object => ({
    ...{ id, shortcode, username, media_product_type: 'THREADS', timestamp: '2021-03-11T13:13:57+0000', text: username },
    permalink: `https://www.threads.net/@${username}/post/${shortcode}`,
    ...more,
  });
  const captured = {
    pk: '1',
    code: 'DA0',
    taken_at: 1615468437,
    user: { pk: '77', username: 'willow' },
    caption: { text: 'willow' },
    text_post_app_info: {},
  };
  const { table } = await ingestedFiles({
    'api.jsonl': [
      post('18000000000000001', 'DA0', 'willow'),
      post('18000000000000002', 'DA1', 'ash', { replied_to: { id: '18000000000000001' } }),
    ],
    'z.ndjson': [{ source_platform: 'threads.net', timestamp_collected: 1615554828000, data: captured }],
  });
  expect((await table('posts')).map(({ post: key, author, replyTo, thread }) => [key, author, replyTo, thread])).toEqual([
    ['threads:DA0', 'threads:77', null, 'threads:DA0'],
    ['threads:DA1', 'threads:@ash', 'threads:DA0', 'threads:DA1'],
  ]);
});
