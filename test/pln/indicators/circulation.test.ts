import { describe, expect, test } from 'vitest';
import { measured, type Small } from '../small.ts';

type Posts = NonNullable<Small['posts']>;

const people = [...Array.from({ length: 40 }, (_, i) => `n${i}`), 'bot'].map((person) => ({ person, bot: person === 'bot' }));
const own = (n: number): Posts => Array.from({ length: n }, (_, i) => ({ post: `p${i}`, author: `n${i % 40}` }));
const passes = (of: string, n: number, by = (i: number) => `n${i % 40}`): Posts =>
  Array.from({ length: n }, (_, i) => ({ post: `r ${of} ${i}`, author: by(i), kind: 'repost', repostOf: of, repostOfPerson: null }));

const told = async (posts: Posts) => {
  const { indicators } = await measured({ people, posts });
  return indicators.find(({ indicator }) => indicator === 'topCirculation');
};

describe('circulation of the top 1% of posts', () => {
  test('counts a post with its reposts, one outside the study by its reposts alone, and nothing by bots', async () => {
    // 400 posts and one outside: five are the first in a hundred, of whose 400 + 60 instances 21 + 20 + 10 + 10 + 3 are.
    const posts = [...own(400), ...passes('p0', 20), ...passes('out', 20), ...passes('p1', 9), ...passes('p2', 9), ...passes('p3', 2)];
    expect(await told([...posts, ...passes('p3', 30, () => 'bot'), { post: 'b', author: 'bot' }])).toMatchObject({
      scope: 'study',
      value: expect.closeTo(64 / 460, 11),
      people: 40,
      bearers: 4,
    });
  });

  test('counts posts that nobody passed on where too few were', async () => {
    expect((await told([...own(300), ...passes('p0', 2)]))?.value).toBeCloseTo(5 / 302, 11);
  });

  test('is borne by those who passed the top on, and by one where nearly all of it is one person’s', async () => {
    const five = ['p0', 'p1', 'p2', 'p3', 'p4'];
    const by = (reposts: Posts) => told([...own(500), ...reposts]);
    expect((await by(five.flatMap((post) => passes(post, 8))))?.bearers).toBe(5);
    expect((await by(five.flatMap((post) => passes(post, 8, (i) => `n${i % 2}`))))?.bearers).toBe(2);
    expect((await by(five.flatMap((post, i) => passes(post, i === 0 ? 90 : 1))))?.bearers).toBe(1);
  });

  test('is not told of few posts, nor where more than one repost in ten does not say what it passes on', async () => {
    const unsaid = (n: number): Posts => Array.from({ length: n }, (_, i) => ({ post: `u${i}`, author: 'n1', kind: 'repost' }));
    expect(await told([...own(99), ...passes('p0', 9)])).toBeUndefined();
    expect(await told([...own(100), ...passes('p0', 9), ...unsaid(2)])).toBeUndefined();
    expect((await told([...own(100), ...passes('p0', 9), ...unsaid(1)]))?.value).toBeCloseTo(10 / 109, 11);
    expect(await told(own(100))).toBeUndefined();
  });
});
