import { describe, expect, test } from 'vitest';
import { wilson } from '../../../src/stats/wilson.ts';
import { measured } from '../small.ts';

describe('sellers', async () => {
  const codes: Record<string, readonly string[]> = {
    // Ada sells her own in one post of four and has something free in her store; Ben sells what is others'; Cy promotes.
    a1: ['selfpromotion', 'commercial'],
    a2: ['selfpromotion'],
    a3: [],
    a4: [],
    b1: ['commercial'],
    b2: ['commercial'],
    c1: ['selfpromotion'],
  };
  const { value, indicators } = await measured({
    people: ['ada', 'ben', 'cy'].map((person) => ({ person })),
    posts: [
      ...Object.keys(codes).map((post) => ({ post, author: { a: 'ada', b: 'ben', c: 'cy' }[post[0] as string] as string })),
      { post: 'r', author: 'ada', kind: 'repost', repostOf: 'b1' },
      { post: 'undecided', author: 'ada' },
    ],
    links: [
      { post: 'a2', position: 1, url: 'https://www.teacherspayteachers.com/Store/Ada', domain: 'teacherspayteachers.com' },
      { post: 'a3', position: 1, url: 'https://www.teacherspayteachers.com/Store/Ben', domain: 'teacherspayteachers.com' },
    ],
    labels: [...Object.entries(codes), ['r', ['selfpromotion', 'commercial']] as const].flatMap(([post, yes]) =>
      ['sharing', 'selfpromotion', 'commercial'].map((code) => ({ post, code, value: (yes as readonly string[]).includes(code) })),
    ),
  });

  test('offer something of their own, in their words or by a link to a marketplace', () => {
    expect(['ada', 'ben', 'cy'].map((name) => value('ownOffers', name))).toEqual([0.5, 0, 0]);
    const { low, high } = wilson(2, 4) as { low: number; high: number };
    const ada = indicators.find(({ indicator, person }) => indicator === 'ownOffers' && person === 'ada');
    expect(ada?.low).toBeCloseTo(low, 11);
    expect(ada?.high).toBeCloseTo(high, 11);
  });

  test('are told as a share of the people, borne by themselves', () => {
    expect(indicators.find(({ indicator }) => indicator === 'sellerShare')).toMatchObject({ scope: 'study', people: 3, bearers: 1 });
    expect(value('sellerShare', null)).toBeCloseTo(1 / 3, 12);
  });
});
