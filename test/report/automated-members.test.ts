import { expect, test } from 'vitest';
import { rendered } from './rendered.ts';
import { person, post } from './tables.ts';

/** What is told of the communities of a study: three of twelve people, and one of which so many members are automated. */
async function study(size: number, automated: number) {
  const people = [12, 12, 12, size].flatMap((n, c) =>
    Array.from({ length: n }, (_, i) => ({ key: `reddit:${c}${String(i).padStart(6, '0')}`, c, bot: c === 3 && i < automated })),
  );
  const files = await rendered({
    posts: people.flatMap(({ key }, i) =>
      [0, 1].map((j) =>
        post({ post: `reddit:9${i}${j}`, platform: 'reddit', author: key, time: Date.UTC(2024, 3 * j, 1) + i, kind: 'original' }),
      ),
    ),
    people: people.map(({ key, bot }) => person({ person: key, platform: 'reddit', posts: 2, bot })),
    members: people.map(({ key, c }) => ({ person: key, community: c + 1, confidence: 1, participation: 0 })),
    communities: [12, 12, 12, size].map((n, c) => ({ community: c + 1, size: n, inside: 2 * n, outside: 0, stability: 1 })),
    slices: people.flatMap(({ key, c }) => ['2024-Q1', '2024-Q2'].map((quarter) => ({ quarter, person: key, community: c + 1 }))),
    terms: [1, 2, 3, 4].map((community) => ({ community, kind: 'word', rank: 1, term: `zimble${community}`, people: 5, score: 1 })),
    ties: people.map(({ key, c }, i) => ({
      source: key,
      target: (people[i + 1]?.c === c ? people[i + 1]?.key : people.find((one) => one.c === c)?.key) as string,
      kind: c === 3 ? 'quote' : 'mention',
      weight: 2,
    })),
  });
  return (name: string) => (files.get(`tables/${name}.csv`) ?? '').split(/\r?\n/).filter((line) => /(^|,)4( ·|,)|Quote/.test(line));
}

test('a community, and a kind of tie, is told of where at least five of those in it are not automated', async () => {
  const [five, four] = [await study(9, 4), await study(9, 5)];
  for (const name of ['communities-size', 'communities-people', 'communities-time', 'tie-kinds']) {
    expect(five(name), name).not.toEqual([]);
    expect(four(name), name).toEqual([]);
  }
  // What it is marked by is used by five, of whom four may be automated.
  expect(five('communities-terms').join()).not.toContain('zimble4');
});
