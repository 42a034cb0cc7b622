import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { network } from '../../src/network/network.ts';
import type { Post } from '../../src/schema/schema.ts';
import { peopleOf, post, ran } from './small-study.ts';

async function threadsOf(posts: Post[]) {
  const { rows } = await ran([network], { posts, people: peopleOf(posts) });
  const counts = rows('measures').filter(({ measure }) => measure.startsWith('answers'));
  return { threads: rows('threads'), counts: Object.fromEntries(counts.map(({ measure, value }) => [measure, value])) };
}

const row = { platform: 'x', space: null, balance: null, balanceByChance: null, width: 1, ownAnswers: 0, missing: 0, firstAnswer: null };

describe('threads', () => {
  test('have size, people, depth, width, answers of their own author and the seconds to the first answer by somebody else', async () => {
    const { threads } = await threadsOf([
      post({ post: 'q', author: 'a', time: 1_000, space: 'group' }),
      post({ post: '1', author: 'a', time: 2_000, replyTo: 'q' }),
      post({ post: '2', author: 'b', time: 86_400_000 * 400 + 1_999, replyTo: '1' }),
      post({ post: '3', author: 'c', time: 61_999, replyTo: 'q' }),
      post({ post: '4', author: null, time: 1_500, replyTo: 'q', status: 'deleted' }),
    ]);
    expect(threads).toEqual([
      {
        thread: 'q',
        platform: 'x',
        space: 'group',
        posts: 5,
        people: 3,
        balance: 0.946394630357,
        balanceByChance: 0.946394630357,
        depth: 2,
        width: 3,
        ownAnswers: 1,
        missing: 0,
        firstAnswer: 60,
      },
    ]);
  });

  test('are first answered by somebody, which an automated account is not unless it takes part', async () => {
    const posts = [
      post({ post: 'q', author: 'a', time: 0 }),
      post({ post: '1', author: 'welcome', time: 4_000, replyTo: 'q' }),
      post({ post: '2', author: 'b', time: 60_000, replyTo: 'q' }),
    ];
    const tables = { posts, people: peopleOf(posts, ['welcome']) };
    const first = async (bots: boolean) => (await ran([network], tables, { network: { bots } })).rows('threads')[0]?.firstAnswer;
    expect([await first(false), await first(true)]).toEqual([60, 4]);
  });

  test('count a person once each, also where posts of several come in turns', async () => {
    const { threads } = await threadsOf([
      post({ post: '1', author: 'a' }),
      post({ post: '2', author: 'a' }),
      post({ post: '3', author: 'b', replyTo: '1' }),
      post({ post: '4', author: 'b', replyTo: '2' }),
      post({ post: '5', author: 'b', replyTo: '1' }),
    ]);
    expect(threads.map(({ thread, posts, people }) => [thread, posts, people])).toEqual([
      ['1', 3, 2],
      ['2', 2, 2],
    ]);
  });

  test('are as balanced as R has it of the posts x of each person: p <- x / sum(x); -sum(p * log(p)) / log(length(x))', async () => {
    const balance = async (authors: readonly string[], bots = false) => {
      const posts = authors.map((author, i) => post({ post: `${i}`, author, ...(i === 0 ? {} : { replyTo: '0' }) }));
      const { rows } = await ran([network], { posts, people: peopleOf(posts, ['welcome']) }, { network: { bots } });
      return rows('threads')[0]?.balance;
    };
    expect(await balance([...'abab'])).toBe(1);
    expect(await balance([...'aab'])).toBeCloseTo(0.918295834054, 11); // x <- c(2, 1)
    expect(await balance([...'aaaaaaaabc'])).toBeCloseTo(0.581671865718, 11); // x <- c(8, 1, 1)
    // Nobody wrote twice, one person alone wrote, and an automated account takes no turn unless it takes part.
    expect(await balance([...'abc'])).toBeNull();
    expect(await balance([...'aaa'])).toBeNull();
    expect(await balance(['a', 'welcome', 'welcome'])).toBeNull();
    expect(await balance(['a', 'welcome', 'welcome'], true)).toBeCloseTo(0.918295834054, 11);
  });

  // R: the mean over all k^(n - k) ways in which the further posts may fall; x <- 1 + tabulate(way, k).
  test.each([
    [4, 2, 0.90563906223],
    [10, 3, 0.934098873534],
    [9, 4, 0.933166926132],
  ])('are held against what %d posts by %d people would be by chance', async (n, k, expected) => {
    const posts = Array.from({ length: n }, (_, i) => post({ post: `${i}`, author: `${i % k}`, ...(i === 0 ? {} : { replyTo: '0' }) }));
    expect((await threadsOf(posts)).threads[0]?.balanceByChance).toBeCloseTo(expected, 11);
  });

  test('cannot tell answers of their own author where that author is deleted', async () => {
    const { threads } = await threadsOf([post({ post: 'q', author: null }), post({ post: '1', author: 'b', replyTo: 'q' })]);
    expect(threads).toEqual([{ ...row, thread: 'q', posts: 2, people: 1, depth: 1, ownAnswers: null }]);
  });

  test('are none for posts that nobody answers, and for reposts', async () => {
    const { threads } = await threadsOf([
      post({ post: '1', author: 'a' }),
      post({ post: '2', author: 'b', repostOf: '1', repostOfPerson: 'a', replyTo: '1' }),
    ]);
    expect(threads).toEqual([]);
  });

  test('keep their shape where a post is missing: it stands as a gap, and hangs on the first post of the thread', async () => {
    const { threads, counts } = await threadsOf([
      post({ post: 'q', author: 'a', thread: 'q' }),
      post({ post: '1', author: 'b', replyTo: 'gone', thread: 'q' }),
      post({ post: '2', author: 'c', replyTo: 'gone', thread: 'q' }),
    ]);
    expect(threads).toEqual([{ ...row, thread: 'q', posts: 3, people: 3, depth: 2, width: 2, missing: 1 }]);
    expect(counts).toMatchObject({ answers: 2, answersToMissing: 2 });
  });

  test('are held together by a first post that is not in the study', async () => {
    const { threads } = await threadsOf([
      post({ post: '1', author: 'b', replyTo: 'gone', thread: 'first' }),
      post({ post: '2', author: 'c', replyTo: 'first', thread: 'first' }),
      post({ post: '3', author: 'd', replyTo: 'lost' }),
    ]);
    expect(threads).toEqual([
      { ...row, thread: 'first', posts: 2, people: 2, depth: 2, ownAnswers: null, missing: 2 },
      { ...row, thread: 'lost', posts: 1, people: 1, depth: 1, ownAnswers: null, missing: 1 },
    ]);
  });

  test('are held together by it also where nobody in the study answers it', async () => {
    const { threads } = await threadsOf([
      post({ post: '1', author: 'b', replyTo: 'gone', thread: 'first', space: 'group' }),
      post({ post: '2', author: 'c', replyTo: 'lost', thread: 'first' }),
    ]);
    expect(threads).toEqual([
      { ...row, thread: 'first', space: 'group', posts: 2, people: 2, depth: 2, width: 2, ownAnswers: null, missing: 3 },
    ]);
  });

  test('are the first by name of several that a missing post is said to stand in', async () => {
    const { threads } = await threadsOf([
      post({ post: 'p', author: 'a' }),
      post({ post: 'q', author: 'a' }),
      post({ post: '1', author: 'b', replyTo: 'gone', thread: 'q' }),
      post({ post: '2', author: 'c', replyTo: 'gone', thread: 'p' }),
    ]);
    expect(threads).toEqual([{ ...row, thread: 'p', posts: 3, people: 3, depth: 2, width: 2, missing: 1 }]);
  });

  test('hold posts of the thread whose answered post is not stated', async () => {
    const { threads } = await threadsOf([post({ post: 'q', author: 'a', thread: 'q' }), post({ post: '1', author: 'b', thread: 'q' })]);
    expect(threads).toEqual([{ ...row, thread: 'q', posts: 2, people: 2, depth: 1 }]);
  });

  test('leave circles out and count them; a post that answers itself begins a thread', async () => {
    const { threads, counts } = await threadsOf([
      post({ post: '1', author: 'a', replyTo: '2' }),
      post({ post: '2', author: 'b', replyTo: '3' }),
      post({ post: '3', author: 'c', replyTo: '1' }),
      post({ post: '4', author: 'd', replyTo: '1' }),
      post({ post: '5', author: 'e', replyTo: '5' }),
      post({ post: '6', author: 'f', replyTo: '5' }),
    ]);
    expect(threads).toEqual([{ ...row, thread: '5', posts: 2, people: 2, depth: 1 }]);
    expect(counts).toEqual({ answers: 5, answersToMissing: 0, answersToThemselves: 1, answersInCircles: 4 });
  });

  test('with a wrong clock say nothing of the first answer', async () => {
    const { threads } = await threadsOf([
      post({ post: 'q', author: 'a', time: 9_000 }),
      post({ post: '1', author: 'b', time: 8_000, replyTo: 'q' }),
    ]);
    expect(threads).toEqual([{ ...row, thread: 'q', posts: 2, people: 2, depth: 1 }]);
  });

  test('take chains of any length', async () => {
    const chain = Array.from({ length: 30_000 }, (_, i) => post({ post: `${i}`, author: 'a', replyTo: i === 0 ? null : `${i - 1}` }));
    const { threads } = await threadsOf(chain);
    expect(threads).toEqual([{ ...row, thread: '0', posts: 30_000, people: 1, depth: 29_999, ownAnswers: 29_999 }]);
  });
});

test('every answer stands in exactly one thread or in a circle, as walking up post by post finds', async () => {
  const parents = fc.array(fc.option(fc.nat(9), { nil: null }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(parents, async (given) => {
      const posts = given.map((up, i) => post({ post: `${i}`, author: `a${i}`, replyTo: up === null ? null : `${up}` }));
      const expected = new Map<string, { posts: number; depth: number }>();
      let lost = 0;
      for (const start of given.keys()) {
        let at = start;
        let steps = 0;
        for (let up = given[at]; up !== null && up !== undefined && up !== at && steps <= 10; up = given[at], steps++) at = up;
        if (steps > 10) lost += 1;
        else {
          const thread = expected.get(`${at}`) ?? { posts: 0, depth: 0 };
          expected.set(`${at}`, { posts: thread.posts + 1, depth: Math.max(thread.depth, steps) });
        }
      }
      const { threads, counts } = await threadsOf(posts);
      const found = threads.map(({ thread, posts, depth }) => [thread, { posts, depth }]);
      expect(found).toEqual([...expected].filter(([, { depth }]) => depth > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
      expect(counts.answersInCircles).toBe(lost);
    }),
    { numRuns: 20 },
  );
});
