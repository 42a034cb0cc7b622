import { describe, expect, test } from 'vitest';
import { rendered } from './rendered.ts';
import type { Tables } from './tables.ts';

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
    expect(files.get('index.html')).toContain('#chalktalk is the only hashtag shown');
  });
});

/** Twenty people, seven of whom pass on what the first wrote, and eight of whom name the second in their own words. */
const fans = (): Tables => {
  const people = Array.from({ length: 20 }, (_, i) => `twitter:${7_000_000 + i}`);
  const posts = people.flatMap((author, i) =>
    [0, 1, 2].map((n) => ({
      post: `twitter:${9_100_000_000 + 10 * i + n}`,
      platform: 'twitter',
      author,
      kind: n === 2 && i > 0 && i < 8 ? 'repost' : 'original',
      time: Date.UTC(2024, 0, 1) + (3 * i + n) * 3_600_000,
      hashtags: ['chalktalk', ...(n === 2 && i < 8 ? ['crewofone'] : [])],
    })),
  );
  const passedOn = posts.filter(({ hashtags }) => hashtags.includes('crewofone'));
  return {
    posts,
    people: people.map((person, i) => ({
      person,
      id: `${7_000_000 + i}`,
      handles: [`zq${i}x`],
      name: i === 1 ? 'Velmira Oxcombe' : i === 2 ? 'Lesson Studio' : `Vx ${i}`,
    })),
    links: [
      ...passedOn.map(({ post }) => ({ post, position: 1, url: `https://roomofone.org/${post}`, domain: 'roomofone.org' })),
      ...posts.slice(0, 30).map(({ post }) => ({ post, position: 2, url: `https://shared.org/${post}`, domain: 'shared.org' })),
    ],
    ties: people.map((source, i) => ({
      source,
      target: people[(i + 1) % 20] as string,
      kind: 'reply',
      weight: 2,
      first: null,
      last: null,
    })),
    communities: [{ community: 1, name: null, size: 20, inside: 40, outside: 0, stability: 1 }],
    members: people.map((person) => ({ person, community: 1 })),
    terms: [
      ...['velmira', 'rubrics', 'oxcombe', 'lesson'].map((term, i) => ({
        community: 1,
        kind: 'word',
        rank: i + 1,
        term,
        people: 8,
        score: 1,
      })),
      { community: 1, kind: 'hashtag', rank: 1, term: 'crewofone', people: 8, score: 1 },
      { community: 1, kind: 'domain', rank: 1, term: 'roomofone.org', people: 8, score: 1 },
    ],
  };
};

describe('a report of people who pass on and name each other', async () => {
  const files = await rendered(fans());

  test('names no site or hashtag that only its author uses and others pass on', () => {
    expect(files.get('tables/hashtags.csv')).toContain('#chalktalk');
    expect(files.get('tables/domains.csv')).toContain('shared.org');
    for (const [name, content] of files) expect(content, name).not.toMatch(/crewofone|roomofone/);
  });

  test('gives no word that is part of a name, unless it is a word of this program as well', () => {
    expect(files.get('tables/communities-terms.csv')).toContain('rubrics, lesson');
    for (const [name, content] of files) expect(content, name).not.toMatch(/velmira|oxcombe/i);
  });
});
