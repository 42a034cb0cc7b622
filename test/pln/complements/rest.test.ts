import { describe, expect, it } from 'vitest';
import { measured } from '../small.ts';

/** People with so many posts in a group or elsewhere on its platform, of which the first so many are reposts. */
interface Crowd {
  readonly from: number;
  readonly people: number;
  readonly space?: string | null;
  readonly hashtags?: string[];
  readonly platform?: string;
  readonly reposts: number;
}

/** Who bears the share of reposts of a place: each person posts four times. */
async function bearers(place: string, ...crowds: readonly Crowd[]) {
  const posts = crowds.flatMap(({ from, people, space = null, hashtags = [], platform = 'reddit', reposts }, c) =>
    Array.from({ length: people * 4 }, (_, i) => ({
      post: `${platform}:${c}-${i}`,
      platform,
      author: `${platform} ${from + (i % people)}`,
      space,
      hashtags,
      kind: i < reposts ? ('repost' as const) : ('original' as const),
    })),
  );
  const people = [...new Set(posts.map(({ author }) => author))].map((person) => ({ person }));
  const { indicators } = await measured({ people, posts });
  return indicators.find(({ indicator, item, period }) => indicator === 'repostShare' && item === place && period === null)?.bearers;
}

describe('a share of a place is borne by no more people', () => {
  const here = { from: 0, people: 8, space: 'chalk', reposts: 16 };

  it('than wrote such posts elsewhere on its platform', async () => {
    const elsewhere = { platform: 'twitter', from: 0, people: 20, reposts: 40 };
    expect(await bearers('reddit/chalk', here, { from: 0, people: 9, space: 'desk', reposts: 2 }, elsewhere)).toBe(2);
    expect(await bearers('reddit/chalk', here, { from: 0, people: 9, space: 'desk', reposts: 18 }, elsewhere)).toBe(8);
  });

  it('than wrote such posts elsewhere, in a study of many people', async () => {
    const many = { platform: 'twitter', from: 0, people: 300, reposts: 600 };
    expect(await bearers('reddit/chalk', here, { from: 0, people: 9, space: 'desk', reposts: 2 }, many)).toBe(2);
    expect(await bearers('twitter', many, { from: 0, people: 9, space: 'desk', reposts: 2 })).toBe(2);
  });

  it('than wrote such posts elsewhere in the study', async () => {
    const tag = { ...here, space: null, hashtags: ['chalk'], platform: 'twitter' };
    expect(await bearers('#chalk', tag, { from: 4, people: 9, space: 'desk', reposts: 3 })).toBe(3);
  });

  it('than in the whole study where its posts are of two platforms', async () => {
    const tag = { ...here, space: null, hashtags: ['chalk'] };
    const elsewhere = { from: 10, people: 9, reposts: 18 };
    expect(await bearers('#chalk', tag, { ...tag, platform: 'twitter' }, elsewhere)).toBe(9);
  });

  it('than wrote the other posts elsewhere', async () => {
    expect(await bearers('reddit/chalk', here, { from: 0, people: 9, space: 'desk', reposts: 33 })).toBe(3);
  });

  it('but by as many as before where it has no such posts, or all of them', async () => {
    expect(await bearers('reddit/chalk', { ...here, reposts: 0 }, { from: 0, people: 9, space: 'desk', reposts: 2 })).toBeNull();
    expect(await bearers('reddit/chalk', here, { from: 0, people: 9, space: 'desk', reposts: 0 })).toBe(8);
  });
});
