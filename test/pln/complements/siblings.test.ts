import { expect, test } from 'vitest';
import { measured } from '../small.ts';

/** People with four posts each in a group (null: in none) of a platform, of which the first so many are reposts. */
type Crowd = readonly [space: string | null, people: number, reposts: number, platform?: string];

/** How many people bear the share of reposts of each place. */
async function bearers(...crowds: readonly Crowd[]) {
  const posts = crowds.flatMap(([space, people, reposts, platform = 'reddit'], c) =>
    Array.from({ length: people * 4 }, (_, i) => ({
      post: `${platform}:${c}-${i}`,
      platform,
      author: `${platform} ${c} ${i % people}`,
      space,
      kind: i < reposts ? ('repost' as const) : ('original' as const),
    })),
  );
  const people = [...new Set(posts.map(({ author }) => author))].map((person) => ({ person }));
  const { indicators } = await measured({ people, posts });
  const found = indicators.filter(({ indicator, scope, period }) => indicator === 'repostShare' && scope === 'space' && period === null);
  return Object.fromEntries(found.map(({ item, bearers: n }) => [item, n]));
}

test('shares of several groups do not together leave posts of few of those of their platform', async () => {
  // Two people of the desk pass on, each of whom could tell the other: the next smaller number of reposts hides theirs from all.
  expect(await bearers(['chalk', 9, 12], ['lounge', 9, 9], ['desk', 9, 2])).toMatchObject({
    'reddit/chalk': 9,
    'reddit/lounge': 1,
    'reddit/desk': 1,
  });
  expect(await bearers(['chalk', 9, 12], ['lounge', 9, 9], ['desk', 9, 7])).toMatchObject({
    'reddit/chalk': 9,
    'reddit/lounge': 7,
    'reddit/desk': 7,
  });
});

test('nor do they where few posts stand in no group', async () => {
  const found = await bearers(['chalk', 9, 12], ['lounge', 9, 10], [null, 3, 5]);
  expect(found).toMatchObject({ 'reddit/chalk': 9, 'reddit/lounge': 3 });
  // Of all that stands there two posts are no reposts.
  const others = await bearers(['chalk', 9, 24], ['lounge', 9, 27], [null, 9, 34]);
  expect(others).toMatchObject({ 'reddit/chalk': 9, 'reddit/lounge': 1 });
});

test('they stay as they are where all are told, or what is left is of as many', async () => {
  expect(await bearers(['chalk', 9, 12], ['lounge', 9, 11], ['desk', 9, 10])).toMatchObject({
    'reddit/chalk': 9,
    'reddit/lounge': 9,
    'reddit/desk': 9,
  });
  // Of fewer than five people neither of two small groups is told; four pass on in both, and the reports of five hide nothing more.
  const two = await bearers(['chalk', 9, 12], ['lounge', 9, 11], ['desk', 9, 4], ['nook', 9, 3]);
  expect(two['reddit/chalk']).toBe(9);
  expect(two['reddit/lounge']).toBeGreaterThanOrEqual(5);
});

test('shares of platforms do not together leave posts of few of those of the study', async () => {
  const found = await bearers([null, 9, 12], [null, 9, 10, 'twitter'], [null, 9, 2, 'instagram']);
  expect(found).toMatchObject({ reddit: 9, twitter: 1, instagram: 1 });
});

test('nor do they leave what is nearly all one person’s, or what one group has alone', async () => {
  const found = await bearers(['chalk', 9, 12], ['lounge', 9, 10], ['desk', 9, 2], ['nook', 9, 9]);
  expect(found).toMatchObject({ 'reddit/chalk': 9, 'reddit/nook': 1, 'reddit/desk': 1 });
});

test('nor in a small place of a study of many people, most of whom are not told apart', async () => {
  const many: Crowd = [null, 300, 600, 'twitter'];
  expect(await bearers(['chalk', 9, 12], ['lounge', 9, 9], ['desk', 9, 2], many)).toMatchObject({
    twitter: 20,
    'reddit/chalk': 9,
    'reddit/lounge': 1,
    'reddit/desk': 1,
  });
});
