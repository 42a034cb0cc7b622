/** Discussions with numbers of their own: the thread of their posts is the first post. */
import { expect, test } from 'vitest';
import { ingestedFiles } from '../ingested.ts';

const HEADER =
  'forum_id,forum_name,discussion_id,discussion_poster,discussion_reference,parent_id,post_date,post_id,post_title,post_content';
const row = (discussion: number, parent: number, id: number): string =>
  `1,Plans,${discussion},${500 + id},,${parent},15/10/05 20:13:4${id % 10},${id},Plan,Words of ${id}`;

/** The thread of each post, in the order of their keys. */
async function threads(rows: readonly string[]): Promise<[string, string | null][]> {
  const { table } = await ingestedFiles({ 'forum.csv': `${[HEADER, ...rows].join('\n')}\n` });
  return (await table('posts')).map(({ post, thread }) => [post, thread]);
}

test('the first post is the one that answers nothing, and its number may be that of another discussion', async () => {
  expect(await threads([row(12, 0, 11), row(12, 11, 13), row(12, 99, 14), row(11, 0, 12)])).toEqual([
    ['forum:11', 'forum:11'],
    ['forum:12', 'forum:12'],
    ['forum:13', 'forum:11'],
    ['forum:14', 'forum:11'],
  ]);
});

test('where several posts answer nothing, or none does, the discussion keeps its number', async () => {
  expect(await threads([row(7, 0, 21), row(7, 0, 22), row(8, 90, 23)])).toEqual([
    ['forum:21', 'forum:discussion-7'],
    ['forum:22', 'forum:discussion-7'],
    ['forum:23', 'forum:discussion-8'],
  ]);
});
