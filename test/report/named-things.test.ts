import { describe, expect, test } from 'vitest';
import { rendered, type Tables } from './invented-study.ts';

/** Twelve people of whom the first writes most: under a hashtag and about a site of their own, which the others pass on. */
const study = (): Tables => {
  const posts = Array.from({ length: 120 }, (_, i) => ({
    post: `twitter:${9_000_000_000 + i}`,
    platform: 'twitter',
    author: `twitter:${i % 3 === 0 ? 7_000_001 + ((i / 3) % 11) : 7_000_000}`,
    time: Date.UTC(2024, 0, 1) + i * 3_600_000,
    hashtags: i % 3 === 0 ? ['chalktalk', 'ownfridays', 'ladybird'] : ['ownfridays'],
  }));
  const space = (item: string) => ({ indicator: 'sharingShare', scope: 'space', item, value: 0.5, people: 12, bearers: 12 });
  return {
    posts,
    people: Array.from({ length: 12 }, (_, i) => ({
      person: `twitter:${7_000_000 + i}`,
      id: `${7_000_000 + i}`,
      handles: [i === 1 ? 'ladybird' : `zq${i}x`],
    })),
    links: posts.map(({ post }, i) => ({
      post,
      number: i,
      url: `https://${i}.invalid`,
      domain: i % 3 === 0 ? 'shared.org' : 'ownsite.org',
    })),
    indicators: ['#chalktalk', '#ownfridays', '#ladybird'].map(space),
    bridges: [{ kind: 'spaces', one: '#chalktalk', other: '#ownfridays', thing: null, people: 11, share: 1 }],
    communities: [{ community: 1, name: null, size: 12, inside: 9, outside: 0, stability: 1 }],
    terms: ['ownfridays', 'chalktalk'].map((term, i) => ({ community: 1, kind: 'hashtag', rank: i + 1, term, people: 12, score: 1 })),
  };
};

describe('a report', async () => {
  const files = await rendered(study());

  test('names what many use alike', () => {
    expect(files.get('tables/hashtags.csv')).toContain('#chalktalk,40');
    expect(files.get('index.html')).toContain('chalktalk');
  });

  test('names nothing that one person uses more than all others, or that is called like an account', () => {
    for (const [name, content] of files) expect(content, name).not.toMatch(/ownfridays|ownsite|ladybird/);
  });

  test('does not call a hashtag or domain the most used where one that is not named is used more', () => {
    expect(files.get('index.html')).toContain('#chalktalk is the most used hashtag of those shown');
  });
});
