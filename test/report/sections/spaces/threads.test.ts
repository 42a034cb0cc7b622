import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { threads } from '../../../../src/report/sections/spaces/threads.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

/** The sizes of conversations of so many posts each, as they are told. */
async function sizes(each: readonly number[]) {
  const found = each.map((posts, i) => ({ thread: `p${i}`, posts, people: 1, depth: posts - 1, missing: 0 }));
  const section = await withTables({ threads: found }, ['threads', 'posts', 'indicators'], async (db) => {
    const rows = each.map((_, i) => `('p${i}', 'p${i}', ${i})`);
    await db.run(`CREATE TABLE "shownPosts" AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(post, thread, teller)`);
    return threads({ db, k: 5 } as unknown as Source);
  });
  const figure = section.figures.find(({ id }) => id === 'thread-size');
  return {
    found: section.findings[0]?.replaceAll('\u00a0', ' '),
    finding: figure?.finding,
    classes: rowsOf<{ class: string; threads: number }>(figure?.table as never),
  };
}

const times = (n: number, posts: number) => Array.from({ length: n }, () => posts);

test('a conversation of which the exports hold the answer alone is one of 1 post, not of 2', async () => {
  const { finding, classes } = await sizes([...times(12, 1), ...times(6, 2)]);
  expect(finding).toBe('66.7% of conversations have 1 post');
  expect(classes).toMatchObject([
    { class: '1', threads: 12 },
    { class: '2', threads: 6 },
  ]);
});

test('where every conversation has an answer, the sizes begin with 2', async () => {
  const { finding, classes } = await sizes([...times(12, 2), ...times(6, 3)]);
  expect(finding).toBe('66.7% of conversations have 2 posts');
  expect(classes.map((row) => row.class)).toEqual(['2', '3']);
});

test('classes without a conversation stand between others, and not behind them', async () => {
  const { classes } = await sizes([...times(12, 2), ...times(6, 8)]);
  expect(classes).toMatchObject([
    { class: '2', threads: 12 },
    { class: '3', threads: 0 },
    { class: '4–5', threads: 0 },
    { class: '6–10', threads: 6 },
  ]);
});

test('the median conversation is the lower of two, which would say how many a class has that is left out', async () => {
  // With 2.5 posts, half would have up to 2, 7 of them 2 and so 2 of them 1, which is left out.
  const { found, classes } = await sizes([...times(2, 1), ...times(7, 2), ...times(6, 3), ...times(3, 4)]);
  expect(classes.map((row) => row.class)).toEqual(['2']);
  expect(found).toBe('18 conversations were found; the median conversation has 2 posts.');
});

test('behind the time until the first answer stand those who waited, not all who joined in', async () => {
  // Conversations of one person each, answered at once or soon; and one, answered late, in which five more took part.
  const waits = [...times(12, 30), ...times(12, 100), 90_000];
  const each = waits.map((firstAnswer, i) => ({ thread: `p${i}`, posts: 2, people: 2, depth: 1, missing: 0, firstAnswer }));
  const section = await withTables({ threads: each }, ['threads', 'posts', 'indicators'], async (db) => {
    const began = each.map(({ thread }, i) => `('${thread}', '${thread}', ${i})`);
    const joined = [30, 31, 32, 33, 34].map((teller) => `('a${teller}', 'p24', ${teller})`);
    await db.run(`CREATE TABLE "shownPosts" AS SELECT * FROM (VALUES ${[...began, ...joined].join(', ')}) AS t(post, thread, teller)`);
    return threads({ db, k: 5 } as unknown as Source);
  });
  const of = (id: string) => rowsOf<{ class: string }>(section.figures.find((one) => one.id === id)?.table as never);
  expect(of('thread-answer').map((row) => row.class)).toEqual(['1–5 min', '5–15 min', '15–60 min', '1–6 h', '6–24 h']);
  expect(of('thread-size')).toMatchObject([{ class: '2', threads: 25 }]);
});

test('where half are an answer alone, no median conversation of one post is told', async () => {
  const { found } = await sizes([...times(12, 1), ...times(6, 2)]);
  expect(found).toBe('18 conversations were found; at least half are one answer alone, to a post that the exports do not hold.');
});

test.each([
  ['the exports say which post is answered', 'c', 2, ['thread-size', 'thread-depth']],
  ['every comment hangs on the first post', 'c', 1, ['thread-size']],
  ['they name the conversation alone', null, 1, ['thread-size']],
])('how deep conversations are is told where some answer an answer: %s', async (_, replyTo, depth, figures) => {
  const found = times(12, 2).map((posts, i) => ({ thread: `c${i}`, posts, people: 1, depth: i % 2 === 0 ? depth : 1, missing: 0 }));
  const posts = found.map(({ thread }, i) => ({ post: `a${i}`, kind: 'reply', thread, replyTo: replyTo && thread }));
  const section = await withTables({ threads: found, posts }, ['threads', 'posts', 'indicators'], async (db) => {
    await db.run('CREATE TABLE "shownPosts" AS SELECT post, thread, post AS teller FROM posts');
    return threads({ db, k: 5 } as unknown as Source);
  });
  expect(section.figures.map(({ id }) => id)).toEqual(figures);
});

test.each([
  [null, 'The exports tell of answers whom they answer, not which post, so there are no conversations.'],
  ['elsewhere', 'No post of this study answers another post of it, so there are no conversations.'],
])('why there are no conversations is said of answers to the post %s', async (replyTo, said) => {
  const posts = [{ post: 'a', kind: 'reply', replyTo, replyToPerson: 'n1' }];
  const section = await withTables({ posts }, ['threads', 'posts', 'indicators'], async (db) => {
    await db.run('CREATE TABLE "shownPosts" AS SELECT post, thread, 1 AS teller FROM posts');
    return threads({ db, k: 5 } as unknown as Source);
  });
  expect(section.introduction).toEqual([said]);
});
