/** Posts that a file tells of and does not count among its own: whose they are, and what they say. */
import { expect, test } from 'vitest';
import type { Row } from '../../../src/schema/schema.ts';
import { forgetting, ingestedFiles } from '../ingested.ts';

const PLAN = '1237078823531446273';
const QUOTE = '1237081969259446276';
const REPOST = '1237081969259446277';
const WHOLE = `A plan for fractions and pizza that goes on and on, ${'with more to say '.repeat(5)}#MathChat for @mr_birch`;
const person = (id: string, username: string): object => ({ id, username, name: username, description: '', public_metrics: {} });
const tweet = (id: string, author: string, words: string, more: object = {}): object => ({
  id,
  author_id: author,
  text: words,
  created_at: '2020-03-09T18:25:00.000Z',
  entities: { mentions: {}, hashtags: {}, urls: {} },
  public_metrics: { retweet_count: 0, reply_count: 0, like_count: 2, quote_count: 0 },
  conversation_id: id,
  referenced_tweets: {},
  ...more,
});
const data = [
  tweet(QUOTE, '1002', 'Try this', { referenced_tweets: [{ type: 'quoted', id: PLAN }] }),
  tweet(REPOST, '1003', `RT @MsAcorn: ${WHOLE.slice(0, 120)}…`, { referenced_tweets: [{ type: 'retweeted', id: PLAN }] }),
];
const plan = tweet(PLAN, '1001', WHOLE, {
  created_at: '2020-03-09T18:12:30.000Z',
  entities: { mentions: [{ username: 'mr_birch', id: '1002' }], hashtags: [{ tag: 'MathChat' }], urls: {} },
});
const users = {
  users: [person('1001', 'MsAcorn'), person('1002', 'mr_birch'), person('1003', 'DrCedar')],
  tweets: [plan],
};

async function read(files: Record<string, unknown>, forgotten: readonly string[] = []): Promise<Row<'posts'>[]> {
  const written = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]));
  return (await ingestedFiles(forgotten.length > 0 ? { ...written, ...forgetting(forgotten) } : written)).table('posts');
}

const ending = (posts: readonly Row<'posts'>[], id: string): Row<'posts'> | undefined => posts.find(({ post }) => post.endsWith(id));

test('a tweet that an academictwitteR folder tells of beside its own says whom others quote, and what they pass on', async () => {
  const posts = await read({ 'data_1.json': data, 'users_1.json': users });
  expect(posts.map(({ post }) => post).sort()).toEqual([`twitter:${QUOTE}`, `twitter:${REPOST}`]);
  expect(ending(posts, QUOTE)).toMatchObject({ quoteOf: `twitter:${PLAN}`, quoteOfPerson: 'twitter:1001', quotedText: WHOLE });
  expect(ending(posts, REPOST)).toMatchObject({
    repostOf: `twitter:${PLAN}`,
    repostOfPerson: 'twitter:1001',
    text: WHOLE,
    hashtags: ['mathchat'],
    mentions: ['twitter:1002'],
  });
});

test('a tweet told of in two files, which the study has too, is one post', async () => {
  const posts = await read({ 'data_1.json': [...data, plan], 'users_1.json': users, 'users_2.json': { ...users, places: [] } });
  expect(posts).toHaveLength(3);
  expect(ending(posts, REPOST)).toMatchObject({ text: WHOLE });
  expect(ending(posts, QUOTE)).toMatchObject({ quoteOfPerson: 'twitter:1001' });
});

test.each([
  ['@MsAcorn', { quoteOfPerson: null }],
  [PLAN, { quoteOf: null }],
])('a tweet told of is forgotten with %s', async (whom, gone) => {
  const posts = await read({ 'data_1.json': data, 'users_1.json': users }, [whom]);
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({ ...gone, quotedText: null });
  expect(JSON.stringify(posts)).not.toContain('fractions and pizza');
});
