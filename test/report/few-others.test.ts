import { expect, test } from 'vitest';
import type { Row } from '../../src/schema/schema.ts';
import { rendered } from './rendered.ts';
import { person, post } from './tables.ts';

/**
 * So many people with three posts each: the first so many share in two or one of theirs, the last so many promote
 * themselves or sell in all, what else they write is conversation, and the first so many use a hashtag.
 * Where the first who shares nothing also tells of feelings so many times, the last of three posts of the others does.
 * The last also sells so many times more.
 */
async function study(people: number, { sharing = 0, promoting = 0, tagged = 0, feeling = 0, selling = 0 }) {
  const posts = Array.from({ length: people * 3 + feeling + selling }, (_, i) => {
    const number = i < people * 3 ? i % people : i < people * 3 + feeling ? sharing : people - 1;
    return post({ post: `p${i}`, author: `a${number}`, time: i, hashtags: number < tagged ? ['roomchat'] : [] });
  });
  const labels = posts.flatMap(({ post: key, author }, i): Row<'labels'>[] => {
    const number = Number(author?.slice(1));
    const has: Record<string, boolean> = {
      sharing: number < sharing && (i < people || number % 2 === 0),
      selfpromotion: number >= people - promoting && number % 2 === 0,
      commercial: number >= people - promoting && number % 2 === 1,
    };
    const codes = ['sharing', 'selfpromotion', 'commercial'].map((code) => ({ code, value: has[code] === true }));
    const kind = codes.some(({ value }) => value)
      ? []
      : [{ code: feeling > 0 && i >= people * 2 ? 'emotional' : 'conversation', value: true }];
    return [...codes, ...kind].map((label) => ({ post: key, ...label, probability: null }));
  });
  const files = await rendered({
    posts,
    labels,
    people: Array.from({ length: people }, (_, i) => person({ person: `a${i}`, posts: 3 })),
  });
  return (name: string) => files.get(`tables/${name}.csv`) ?? '';
}

test('how many people have a post with a code is not told where fewer than five have none', async () => {
  expect((await study(20, { sharing: 14 }))('codes-overall')).toMatch(/^Sharing,.*,14\r$/m);
  expect((await study(20, { sharing: 17 }))('codes-overall')).toMatch(/^Sharing,.*,\r$/m);
});

test('how many people use a hashtag is not told where fewer than five never do', async () => {
  expect((await study(20, { tagged: 14 }))('hashtags')).toContain('#roomchat,42,14');
  const nearly = (await study(20, { tagged: 17 }))('hashtags');
  expect(nearly).toContain('#roomchat');
  expect(nearly).not.toContain('17');
});

test('a kind of post without a code is not told where posts of neither come from fewer than five people', async () => {
  expect((await study(20, { sharing: 9, promoting: 3 }))('codes-rest')).toBe('');
  expect((await study(20, { sharing: 9, promoting: 6 }))('codes-rest')).toMatch(/conversation/i);
});

test('a kind of post without a code is not told where nearly all such posts are one person’s, nor then the only other', async () => {
  expect((await study(20, { sharing: 9, promoting: 6, feeling: 1 }))('codes-rest')).toContain('Emotional,');
  expect((await study(20, { sharing: 9, promoting: 6, feeling: 150 }))('codes-rest')).toBe('');
});

test('nor is a kind where what is left beside it is nearly all one person’s', async () => {
  expect((await study(20, { sharing: 9, promoting: 6, selling: 150 }))('codes-rest')).toBe('');
});
