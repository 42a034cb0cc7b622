/** Posts without ids of the platform, and the same posts from a file that has them. */
import { expect, test } from 'vitest';
import type { Row } from '../../../src/schema/schema.ts';
import { type Ingested, ingestedFiles } from '../ingested.ts';

const URL = 'https://www.reddit.com/r/Teachers/comments/m2abcd/fractions/';
const AT = Date.UTC(2021, 2, 11, 13, 13, 48) / 1000;
/** Name, words, and the place of the comment above, from 1. */
const COMMENTS = [
  ['willow', 'I fold paper with my class, twice', 0],
  ['ash', 'Thank you, I shall try that on Monday', 1],
  ['rowan', '[removed]', 0],
  ['oak', 'Pizza works better than paper for mine', 0],
] as const;

/** A table of RedditExtractoR in which comments stand at these places. */
const extracted = (places: readonly string[]): string =>
  [
    ',url,author,date,timestamp,score,upvotes,downvotes,golds,comment,comment_id',
    ...COMMENTS.map(([author, words], i) => `${i},${URL},${author},2021-03-11,${AT + i},1,1,0,0,"${words}",${places[i]}`),
    '',
  ].join('\n');

/** The same as an archive keeps them. */
const archived = COMMENTS.map(([author, body, above], i) =>
  JSON.stringify({
    ...{
      id: `gq000${i}`,
      author,
      author_fullname: `t2_${i}`,
      body,
      created_utc: AT + i,
      link_id: 't3_m2abcd',
      subreddit: 'Teachers',
      score: 1,
    },
    parent_id: above === 0 ? 't3_m2abcd' : `t1_gq000${above - 1}`,
  }),
).join('\n');

const told = async ({ table }: Ingested): Promise<unknown[]> =>
  (await table('posts'))
    .toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0))
    .map(({ text, replyTo }: Row<'posts'>, _, all) => [text, all.find(({ post }) => post === replyTo)?.text ?? replyTo]);
const TREE = COMMENTS.map(([, words, above]) => [
  words === '[removed]' ? null : words,
  above === 0 ? 'reddit:t3_m2abcd' : COMMENTS[above - 1]?.[1],
]);

test('of comments of RedditExtractoR collected twice, none is lost where their places have changed, and each answers the same', async () => {
  const study = await ingestedFiles({ 'a.csv': extracted(['1', '1_1', '2', '3']), 'b.csv': extracted(['2', '2_1', '3', '1']) });
  expect(await told(study)).toEqual(TREE);
  expect(study.outcome.inputs.map(({ kept, duplicates }) => kept + duplicates)).toEqual([4, 4]);
});

test('comments of RedditExtractoR are those of an archive, as far as words tell', async () => {
  const study = await ingestedFiles({ 'a.csv': extracted(['1', '1_1', '2', '3']), 'b.ndjson': archived });
  const posts = await study.table('posts');
  expect(
    posts
      .filter(({ text }) => text !== null)
      .map(({ post }) => post)
      .sort(),
  ).toEqual(['reddit:t1_gq0000', 'reddit:t1_gq0001', 'reddit:t1_gq0003']);
  expect(posts.find(({ post }) => post === 'reddit:t1_gq0001')?.replyTo).toBe('reddit:t1_gq0000');
});

test('so are those whose author was deleted, by long words of the same second alone', async () => {
  const [oak, short] = [/Pizza works better than paper for mine/, 'Pizza works'];
  const anonymous = extracted(['1', '1_1', '2', '3'])
    .replaceAll(/,(?:willow|ash|rowan|oak),/g, ',[deleted],')
    .replace(oak, short);
  const { table } = await ingestedFiles({ 'a.csv': anonymous, 'b.ndjson': archived.replace(oak, short) });
  const posts = (await table('posts')).filter(({ text }) => text !== null);
  expect(posts.map(({ author, text }) => [author, text]).sort()).toEqual([
    [null, short],
    ['reddit:t2_0', COMMENTS[0][1]],
    ['reddit:t2_1', COMMENTS[1][1]],
    ['reddit:t2_3', short],
  ]);
});

test('so are those of an early version, which tells the day alone, if they are long', async () => {
  const header =
    'id,structure,post_date,comm_date,num_comments,subreddit,upvote_prop,post_score,author,user,comment_score,controversiality,comment,title,post_text,link,domain,URL';
  const rows = COMMENTS.map(
    ([author, words, above], i) =>
      `${i},${above === 0 ? i + 1 : `${above}_1`},11-03-21,11-03-21,2,Teachers,0.98,100,willow,${author},0,0,"${words}",Fractions?,How,,self.Teachers,${URL}`,
  );
  const { table } = await ingestedFiles({ 'a.csv': [header, ...rows, ''].join('\n'), 'b.ndjson': archived });
  const posts = (await table('posts')).filter(({ text }) => text !== null);
  expect(posts.map(({ post, replyTo }) => [post, replyTo]).sort()).toEqual([
    ['reddit:t1_gq0000', 'reddit:t3_m2abcd'],
    ['reddit:t1_gq0001', 'reddit:t1_gq0000'],
    ['reddit:t1_gq0003', 'reddit:t3_m2abcd'],
  ]);
});
