import { describe, expect, it } from 'vitest';
import { rateRatio } from '../../../src/stats/rates.ts';
import { DAY, MONDAY, measured } from '../small.ts';

const MINUTE = 60_000;
const people = Array.from({ length: 12 }, (_, i) => `n${String(i).padStart(2, '0')}`);

/** A session of an hour with 72 posts, and 60 posts of the same people over the two months after it. */
const inside = Array.from({ length: 72 }, (_, i) => ({
  post: `in${i}`,
  author: people[i % 12] as string,
  time: MONDAY + 20 * 60 * MINUTE + Math.floor((i * 55) / 71) * MINUTE,
  text: i % 12 === 0 ? `Q${i / 12 + 1}: what next?` : 'so it goes',
  kind: i % 4 === 1 ? 'reply' : 'original',
  hashtags: ['artchat'],
}));
const outside = Array.from({ length: 60 }, (_, i) => ({
  post: `out${i}`,
  author: people[i % 12] as string,
  time: MONDAY + (i + 1) * DAY,
  text: 'look at this',
  kind: i % 10 === 1 ? 'reply' : 'original',
  hashtags: i % 2 === 0 ? ['artchat'] : ['artchat', 'more', 'most'],
}));
const links = outside.slice(0, 30).map(({ post }) => ({ post, position: 1, url: 'https://a.example', domain: 'a.example' }));

describe('contrasts of sessions with other times', async () => {
  const small = {
    people: people.map((person) => ({ person })),
    posts: [...inside, ...outside],
    links: [...links, { ...links[0], post: 'in1' } as never],
  };
  const { sessions, indicators } = await measured(small);
  const ratio = (name: string) => indicators.find(({ indicator, item }) => indicator === name && item === '#artchat');

  it('are rate ratios of posts inside to posts outside, clustered by person', () => {
    expect(sessions.length).toBe(1);
    const expected = rateRatio(
      people.map((person) => {
        const count = (posts: typeof inside) => posts.filter(({ author, kind }) => author === person && kind === 'reply').length;
        return { events: count(inside), of: 6, otherEvents: count(outside), otherOf: 5 };
      }),
    );
    const found = ratio('sessionReplyRatio');
    expect(found?.value).toBeCloseTo(2.5, 9);
    expect([found?.value, found?.low, found?.high]).toEqual([expected?.ratio, expected?.low, expected?.high]);
    expect(found?.people).toBe(12);
    expect(ratio('sessionLinkRatio')?.value).toBeCloseTo(1 / 72 / 0.5, 9);
  });

  it('are absent where a side has no such post', () => {
    expect([ratio('sessionHashtagRatio'), ratio('sessionRepostRatio'), ratio('sessionCommercialRatio')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are absent with few posts outside', async () => {
    const few = await measured({ ...small, posts: [...inside, ...outside.slice(0, 49)], links: [] });
    expect(few.sessions.length).toBe(1);
    expect(few.indicators.filter(({ indicator }) => /^session\w+Ratio$/.test(indicator))).toEqual([]);
  });
});
