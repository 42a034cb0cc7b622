import { describe, expect, test } from 'vitest';
import { rendered } from './rendered.ts';
import { person, post, type Tables } from './tables.ts';

const HOUR = 3_600_000;
const people = Array.from({ length: 14 }, (_, i) => `discord:${i}`);

/**
 * Fourteen people: all but two in two communities of six; three channels, the third with posts of one person alone; one of
 * them answers once, and quotes.
 */
function study(): Tables {
  const posts = Array.from({ length: 280 }, (_, i) => {
    const n = i % 14;
    const only = n === 13 && i > 200;
    return post({
      post: `discord:${1000 + i}`,
      platform: 'discord',
      author: people[n] as string,
      ...(i === 13 ? { kind: 'reply', replyTo: 'discord:1000' } : { kind: 'original' }),
      space: only ? 'zebraroom' : i % 3 === 0 ? 'yakroom' : 'xerusroom',
      time: Date.UTC(2024, 0, 1) + i * HOUR,
    });
  });
  const labels = posts.flatMap(({ post: key, author }, i) =>
    ['sharing', 'selfpromotion', 'commercial'].map((code) => ({
      post: key,
      code,
      value: code === 'sharing' && (i % 5 < 2 || author === people[12]),
    })),
  );
  const ties = people.slice(0, 12).flatMap((source, i) => {
    const target = people[i < 6 ? (i + 1) % 6 : 6 + ((i + 1) % 6)] as string;
    return [
      { source, target, kind: 'mention', weight: 3 },
      ...(i === 0 ? [{ source, target, kind: 'quote', weight: 2 }] : []),
      ...(i % 2 === 0 ? [{ source, target, kind: 'reply', weight: 1 }] : []),
    ];
  });
  const space = (item: string, indicator: string, value: number, n: number) => ({
    indicator,
    scope: 'space',
    item: `discord/${item}`,
    value,
    people: n,
    bearers: n,
  });
  return {
    posts,
    labels,
    ties,
    people: people.map((one) => person({ person: one, platform: 'discord', posts: 20 })),
    members: people.slice(0, 12).map((one, i) => ({ person: one, community: i < 6 ? 1 : 2, confidence: 1 })),
    communities: [1, 2].map((community) => ({ community, size: 6, inside: 24, outside: 0, stability: 1 })),
    measures: [
      { measure: 'interactions', person: null, value: 44 },
      { measure: 'answers', person: null, value: 17 },
      { measure: 'answersInCircles', person: null, value: 0 },
    ],
    indicators: ['xerusroom', 'yakroom', 'zebraroom'].flatMap((item) =>
      ['posts', 'people', 'sharingShare', 'outTies'].map((name) => space(item, name, 9, item === 'zebraroom' ? 1 : 13)),
    ),
  };
}

describe('what a report leaves out cannot be found by taking what it tells from what it tells elsewhere', async () => {
  const files = await rendered(study());
  const table = (name: string) => (files.get(`tables/${name}.csv`) ?? '').split(/\r?\n/).filter((line) => line !== '');

  test('a group of one person is not what is left of all groups, in any section', () => {
    // The next smaller is left out as well, and so is what needs two groups to be told.
    expect(table('groups').filter((line) => /xerusroom|yakroom|zebraroom/.test(line))).toHaveLength(1);
    for (const [name, content] of files) expect(/zebraroom|yakroom/.test(content), name).toBe(false);
  });

  test('posts of people outside the communities are not what is left of all posts', () => {
    const shares = table('communities-codes').filter((line) => line.startsWith('Sharing'));
    // Were both told, 280 less both would be the posts of the two people.
    const told = shares.filter((line) => /^Sharing,\d,\d*,\d+/.test(line));
    expect(told.length).toBeLessThan(2);
  });

  test('kinds of post that are withheld do not follow from the measures of published studies', () => {
    expect(table('kinds').filter((line) => /,\d/.test(line))).toEqual([]);
    const original = table('beside-greenhalgh2017').find((line) => line.startsWith('Original tweets'));
    expect(original?.split(',')[1] ?? '').toBe('');
  });

  test('answers of few people, withheld among the kinds of post, are not counted among the measures of the network', () => {
    const told = table('measures').map((line) => line.split(',').slice(0, 2));
    expect(told).toContainEqual(['Interactions', '44']);
    expect(told).toContainEqual(['Answers in circles', '0']);
    expect(told.filter(([, value]) => value === '17')).toEqual([]);
  });

  test('interactions of a kind of few people are not what is left of all interactions', () => {
    const told = table('tie-kinds').filter((line) => line.startsWith('Interactions'));
    expect(told).toEqual(['Interactions,Mention,36']);
  });
});

/** Which shares of a code are told, of communities on platforms: of so many people with two posts each, of whom so many share once. */
async function sharesTold(...groups: readonly (readonly [platform: string, size: number, sharing: number])[]) {
  const people = groups.flatMap(([platform, size, sharing], c) =>
    Array.from({ length: size }, (_, i) => ({ key: `${platform}:${c}${String(i).padStart(6, '0')}`, platform, c, i, sharing })),
  );
  const posts = people.flatMap(({ key, platform, c, i, sharing }) =>
    [0, 1].map((j) => ({ post: `${platform}:9${c}${i + 10}${j}`, platform, author: key, shares: j === 0 && i < sharing })),
  );
  const files = await rendered({
    posts: posts.map(({ post, platform, author }, i) => ({ post, platform, author, kind: 'original', time: Date.UTC(2024, 0, 1) + i })),
    people: people.map(({ key, platform }, i) => ({ person: key, platform, handles: [`vq${i}zw`], posts: 2 })),
    labels: posts.flatMap(({ post, shares }) =>
      ['sharing', 'selfpromotion'].map((code) => ({ post, code, value: code === 'sharing' && shares })),
    ),
    members: people.map(({ key, c }) => ({ person: key, community: c + 1 })),
    communities: groups.map(([, size], c) => ({ community: c + 1, name: null, size, inside: 20, outside: 0, stability: 1 })),
    ties: people.map(({ key, c }, i) => ({
      source: key,
      target: (people[i + 1]?.c === c ? people[i + 1]?.key : people.find((one) => one.c === c)?.key) as string,
      kind: 'mention',
      weight: 1,
      first: null,
      last: null,
    })),
  });
  const lines = (name: string) => (files.get(`tables/${name}.csv`) ?? '').split(/\r?\n/).filter((line) => line.startsWith('Sharing'));
  return (name: string) => lines(name).flatMap((line) => (/^Sharing,[^,]+,\d+/.test(line) ? [line.split(',')[1]] : []));
}

test('posts with a code of a community are not what the others of its platform leave of those of the platform', async () => {
  const told = await sharesTold(['twitter', 14, 14], ['twitter', 8, 8], ['reddit', 16, 16], ['reddit', 8, 2]);
  expect(told('codes-platforms')).toHaveLength(2);
  expect(told('communities-codes')).toEqual(['1', '2']);
});

test('communities in which few people have a code hide each other where these are enough together', async () => {
  const platforms = [
    ['twitter', 14, 14],
    ['twitter', 8, 8],
    ['reddit', 16, 16],
  ] as const;
  expect((await sharesTold(...platforms, ['reddit', 9, 2], ['reddit', 8, 3]))('communities-codes')).toEqual(['1', '2', '3']);
  expect((await sharesTold(...platforms, ['reddit', 9, 2], ['reddit', 8, 2]))('communities-codes')).toEqual(['1', '2']);
});
