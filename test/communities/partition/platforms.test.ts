import { expect, test } from 'vitest';
import { communities } from '../../../src/communities/communities.ts';
import { integer, seeded } from '../../../src/random.ts';
import { peopleOf, post, ran } from '../../network/small-study.ts';

/** People of each of these platforms who mention each other at random. */
async function parted(platforms: readonly string[], ties: number) {
  const random = seeded(5);
  const person = (platform: string) => `${platform}:${integer(random, 60)}`;
  const all = platforms.flatMap((platform) => Array.from({ length: ties }, () => [person(platform), person(platform)] as const));
  const drawn = [...new Map(all.filter(([source, target]) => source !== target).map((tie) => [tie.join(' '), tie])).values()];
  const posts = drawn.map(([author, target], i) => post({ post: `p${i}`, author, mentions: [target] }));
  const people = peopleOf(posts).map((one) => ({ ...one, platform: one.person.split(':')[0] as string }));
  const rows = drawn.map(([source, target]) => ({ source, target, kind: 'mention', weight: 1, first: null, last: null }));
  const partition = (await ran([communities], { posts, people, ties: rows })).rows('partition');
  return Object.fromEntries(partition.map(({ measure, value }) => [measure, value]));
}

test('people of several platforms, who interact at random on each, are not grouped beyond chance for that alone', async () => {
  const { p, z, chanceModularity, comparedModularity } = await parted(['reddit', 'twitter', 'instagram'], 90);
  expect(p).toBeGreaterThan(0.05);
  expect(z).toBeLessThan(2);
  expect(Math.abs((chanceModularity ?? 0) - (comparedModularity ?? 1))).toBeLessThan(0.03);
});
