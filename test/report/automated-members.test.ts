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

test('people are told of by contacts, by how surely they are placed and by parts of communities where five are not automated', async () => {
  const of = async (automated: number) => {
    const people = Array.from({ length: 30 }, (_, i) => ({ key: `reddit:p${String(i).padStart(6, '0')}`, hub: i < 8, bot: i < automated }));
    const files = await rendered({
      posts: people.flatMap(({ key }, i) =>
        [0, 1].map((j) =>
          post({ post: `reddit:9${i}${j}`, platform: 'reddit', author: key, time: Date.UTC(2024, 0, 1) + i, kind: 'original' }),
        ),
      ),
      people: people.map(({ key, bot }) => person({ person: key, platform: 'reddit', posts: 2, bot })),
      members: people.map(({ key, hub }) => ({
        person: key,
        community: 1,
        confidence: hub ? 0.6 : 1,
        participation: 0,
        part: hub ? 2 : 1,
      })),
      communities: [{ community: 1, size: 30, inside: 176, outside: 0, stability: 0.8 }],
      parts: [22, 8].map((size, i) => ({ community: 1, part: i + 1, size, modularity: 0.4 })),
      ties: people
        .filter(({ hub }) => !hub)
        .flatMap(({ key }) => people.filter(({ hub }) => hub).map((one) => ({ source: key, target: one.key, kind: 'mention', weight: 1 }))),
    });
    const lines = (name: string) => (files.get(`tables/${name}.csv`) ?? '').split(/\r?\n/);
    return {
      degrees: lines('degrees').filter((line) => /^People who turn to them,17/.test(line)).length,
      confidence: lines('confidence').filter((line) => /,8,/.test(line)).length,
      parts: lines('communities-parts').filter((line) => /22, 8/.test(line)).length,
    };
  };
  expect(await of(3)).toEqual({ degrees: 1, confidence: 1, parts: 1 });
  expect(await of(4)).toEqual({ degrees: 0, confidence: 0, parts: 0 });
});
