import { expect, test } from 'vitest';
import { DAY, MONDAY, measured } from '../small.ts';

/** People of a subreddit with four posts each, this many days after the first (null: nobody knows when), of which the first so many are reposts. */
type Crowd = readonly [day: number | null, people: number, reposts: number];

/** How many people bear the share of reposts of the subreddit in each half-year. */
async function bearers(...crowds: readonly Crowd[]) {
  const posts = crowds.flatMap(([day, people, reposts], c) =>
    Array.from({ length: people * 4 }, (_, i) => ({
      post: `reddit:${c}-${i}`,
      platform: 'reddit',
      author: `${c} ${i % people}`,
      space: 'desk',
      time: day === null ? null : MONDAY + day * DAY,
      kind: i < reposts ? ('repost' as const) : ('original' as const),
    })),
  );
  const { indicators } = await measured({ people: [...new Set(posts.map(({ author }) => author))].map((person) => ({ person })), posts });
  const found = indicators.filter(
    ({ indicator, item, period }) => indicator === 'repostShare' && item === 'reddit/desk' && period !== null,
  );
  return Object.fromEntries(found.map(({ period, bearers: n }) => [period, n]));
}

test('half-years do not leave posts of few of all time where some have no known time', async () => {
  expect(await bearers([0, 9, 12], [150, 8, 9], [null, 3, 4])).toEqual({ '2022-H2': 9, '2023-H1': 3 });
  // Twenty posts there are no reposts, nearly all of them of nobody but one.
  expect(await bearers([0, 9, 12], [150, 8, 9], [null, 1, 2])).toEqual({ '2022-H2': 9, '2023-H1': 1 });
});

test('they stay as they are where as many wrote such posts at no known time, or nobody did', async () => {
  expect(await bearers([0, 9, 12], [150, 8, 9], [null, 9, 14])).toEqual({ '2022-H2': 9, '2023-H1': 8 });
  expect(await bearers([0, 9, 12], [150, 8, 9])).toEqual({ '2022-H2': 9, '2023-H1': 8 });
  expect(await bearers([0, 9, 12], [150, 8, 9], [null, 9, 0])).toEqual({ '2022-H2': 9, '2023-H1': 8 });
});
