import { expect, test } from 'vitest';
import { saved } from '../../saved.ts';
import { draftsOf } from '../drafts.ts';

test.each([
  ['Between us,-,Yes', 0],
  ['Between us,-,Ja', 0],
  ['Fractions,Maths,Ja', 1],
  ['Fractions,Maths,No', 1],
  ['Fractions,Maths,true', 0],
])('messages of a download from Discourse are left out, in the language of the forum too: %s', async (row, posts) => {
  const header = 'topic_title,categories,is_pm,post_raw,post_cooked,like_count,reply_count,url,created_at';
  const rest = 'Hello all,<p>Hello all</p>,0,0,https://forum.example.org/t/x/43/1,2021-03-11 13:15:00 UTC';
  const read = async (text: string) => (await draftsOf(saved(text))).drafts.length;
  expect(await read(`${header}\n${row},${rest}\n`)).toBe(posts);
  // Without the categories only a plain no is open.
  const bare = (line: string): string => line.split(',').toSpliced(1, 1).join(',');
  expect(await read(`${bare(header)}\n${bare(`${row},${rest}`)}\n`)).toBe(row.endsWith(',No') ? 1 : 0);
});
