import { describe, expect, it } from 'vitest';
import { principalComponents } from '../../../src/stats/pca.ts';
import { MONDAY, measured } from '../small.ts';

const names = (n: number) => Array.from({ length: n }, (_, i) => `n${String(i).padStart(2, '0')}`);

describe('bridges', async () => {
  const twice = (author: string, tag: string, platform = 'twitter') =>
    [0, 1].map((i) => ({ post: `${platform} ${author} ${tag} ${i}`, author, platform, hashtags: [tag], time: MONDAY + i }));
  const people = names(8);
  const { bridges } = await measured({
    people: [...people, 'm1', 'm2', 'm3'].map((person) => ({ person })),
    posts: [
      // Six at home in a, five in b, three of them in both; one only passes through.
      ...people.slice(0, 6).flatMap((author) => twice(author, 'a')),
      ...people.slice(3, 8).flatMap((author) => twice(author, 'b')),
      { post: 'once', author: 'n00', hashtags: ['b'] },
      ...['m1', 'm2', 'm3'].flatMap((author) => twice(author, 'a', 'mastodon')),
    ],
    links: people
      .slice(0, 4)
      .map((author) => ({ post: `twitter ${author} a 0`, position: 1, url: 'https://x.example', domain: 'x.example' })),
  });

  it('join spaces by people who are at home in both', () => {
    expect(bridges.filter(({ kind }) => kind === 'spaces')).toEqual([
      { kind: 'spaces', one: '#a', other: '#b', thing: null, people: 3, share: 3 / 5 },
    ]);
  });

  it('join spaces and tools by those who link to them there', () => {
    expect(bridges.filter(({ kind }) => kind === 'tool')).toEqual([
      { kind: 'tool', one: '#a', other: 'x.example', thing: null, people: 4, share: 4 / 18 },
    ]);
  });

  it('join platforms by what both use', () => {
    expect(bridges.filter(({ kind }) => kind === 'platforms')).toEqual([
      { kind: 'platforms', one: 'mastodon', other: 'twitter', thing: '#a', people: 3, share: null },
    ]);
  });
});

describe('components', async () => {
  /** Sixteen hashtags of 50 posts by ten people or more, more and more reposts, links and likes in each. */
  const spaces = Array.from({ length: 16 }, (_, s) => s);
  const posts = spaces.flatMap((s) =>
    Array.from({ length: 50 + 3 * ((s * 7) % 16) }, (_, i) => ({
      post: `s${s} ${i}`,
      author: names(10 + (s % 5))[i % (10 + (s % 5))] as string,
      kind: i % 20 < s ? 'repost' : i % 3 === 0 ? 'reply' : 'original',
      hashtags: [`s${s}`, ...(i % 4 === s % 4 ? ['more'] : [])],
      likes: (i * s) % 13,
      time: MONDAY + i,
    })),
  );
  const found = await measured({
    people: names(14).map((person) => ({ person })),
    posts,
    links: posts.filter((_, i) => i % 7 < 3).map(({ post }) => ({ post, position: 1, url: 'https://x.example', domain: 'x.example' })),
    ties: names(14).flatMap((source, i) => names(i).map((target) => ({ source, target }))),
  });

  it('are the principal components of the measures in the table, counts as logarithms', () => {
    const measures = [...new Set(found.components.map(({ measure }) => measure))];
    // Nobody quotes or mentions: these do not vary and are left out, as is what all spaces have alike.
    expect(measures).not.toContain('quoteShare');
    expect(measures.length).toBeGreaterThan(7);
    const logs = ['posts', 'people', 'postsPerPerson', 'inTies', 'outTies', 'reciprocalTies', 'likesPerPost'];
    const tags = [...new Set(found.indicators.filter(({ indicator }) => indicator === 'component1').map(({ item }) => item as string))];
    const rows = tags.map((tag) =>
      measures.map((name) => {
        const value = found.value(name, tag) as number;
        return logs.includes(name) ? Math.log1p(value) : value;
      }),
    );
    const { variances, weights, scores } = principalComponents(rows);
    for (const { component, measure, weight, variance, spaces: n } of found.components) {
      const c = component - 1;
      expect(weight).toBeCloseTo((weights[c]?.[measures.indexOf(measure)] as number) * Math.sqrt(variances[c] as number), 6);
      expect(variance).toBeCloseTo((variances[c] as number) / measures.length, 6);
      expect(n).toBe(tags.length);
    }
    for (const [row, tag] of tags.entries())
      expect(found.value('component2', tag)).toBeCloseTo((scores[row]?.[1] as number) / Math.sqrt(variances[1] as number), 6);
  });

  it('are none where there are few spaces', async () => {
    const few = await measured({
      people: names(14).map((person) => ({ person })),
      posts: posts.filter(({ hashtags }) => !['s3', 's4', 's5'].includes(hashtags[0] as string)),
    });
    expect(few.components).toEqual([]);
  });
});
