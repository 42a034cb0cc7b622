import { describe, expect, test } from 'vitest';
import { MONDAY, measured, type Small } from '../small.ts';

const name = (i: number) => `n${String(i % 12).padStart(2, '0')}`;
/** Whom each of twelve people names: the arcs of the graph that igraph and networkx measured. */
const named = (i: number) =>
  [...new Set([i * 3 + 1, i * 5 + 2, ...(i % 2 === 0 ? [i + 1] : []), ...(i % 3 === 1 ? [i + 4] : [])].map(name))].filter(
    (other) => other !== name(i),
  );

/** Fifty posts with a hashtag by twelve people, the first twelve of which name people; outside it everybody names everybody. */
const study: Small = {
  people: [...Array.from({ length: 12 }, (_, i) => name(i)), 'silent', 'robot'].map((person) => ({ person, bot: person === 'robot' })),
  posts: [
    ...Array.from({ length: 50 }, (_, i) => ({
      post: `in ${i}`,
      author: name(i),
      hashtags: ['chat'],
      mentions: i < 12 ? named(i) : i === 12 ? ['silent', 'robot', name(0)] : [],
      time: MONDAY + i,
    })),
    ...Array.from({ length: 12 }, (_, i) => ({
      post: `out ${i}`,
      author: name(i),
      hashtags: [],
      mentions: Array.from({ length: 12 }, (_, j) => name(j)),
      time: MONDAY + i,
    })),
    { post: 'robot', author: 'robot', hashtags: ['chat'], mentions: [name(3)] },
  ],
};

describe('ties of a space', async () => {
  const { value, indicators } = await measured(study);

  test('are those that its posts make, with people who never posted there only as those acted upon', () => {
    expect(value('outTies', '#chat')).toBeCloseTo((32 + 1) / 12, 12);
    expect(value('inTies', '#chat')).toBeCloseTo(32 / 12, 12);
    expect(value('reciprocalTies', '#chat')).toBeCloseTo(20 / 12, 12);
    expect(value('insideDegree', '#chat')).toBeCloseTo((2 * 32) / 12, 12);
    expect(value('insideReciprocity', '#chat')).toBeCloseTo(20 / 32, 11);
  });

  test('are borne by one person where nearly all are theirs', async () => {
    const met = Array.from({ length: 60 }, (_, i) => `met${i}`);
    const bearers = async (most: number) => {
      const posts = (study.posts ?? []).map((post, i) => ({
        ...post,
        mentions: i === 0 ? met.slice(0, most) : met.slice(i, i < 6 ? i + 1 : i),
      }));
      const people = [...(study.people ?? []), ...met.map((person) => ({ person }))];
      const found = await measured({ people, posts });
      return found.indicators.find(({ indicator, item }) => indicator === 'outTies' && item === '#chat')?.bearers;
    };
    expect(await bearers(60)).toBe(1);
    expect(await bearers(40)).toBe(6);
  });

  test('are borne by those of whom they would tell beside each other: who turns to people that do not post there, and who gets nothing back', async () => {
    const bearers = async (mentions: (i: number) => readonly string[]) => {
      const posts = (study.posts ?? []).map((post, i) => ({ ...post, mentions: i < 12 ? mentions(i) : [] }));
      const found = await measured({ ...study, posts });
      return ['outTies', 'inTies', 'reciprocalTies'].map(
        (wanted) => found.indicators.find(({ indicator, item }) => indicator === wanted && item === '#chat')?.bearers,
      );
    };
    const ring = (i: number) => [name(i + 1), name(i + 11)];
    expect(await bearers(ring)).toEqual([12, 12, 12]);
    expect(await bearers((i) => (i < 3 ? [...ring(i), 'silent'] : ring(i)))).toEqual([3, 12, 12]);
    expect(await bearers((i) => (i < 4 ? [...ring(i), name(i + 5)] : ring(i)))).toEqual([12, 12, 4]);
  });

  test('close as igraph 1.0.0 and networkx 3.6.1 have it, and are borne by those in a triangle', () => {
    // igraph: Graph(n=12, edges, directed=True).transitivity_undirected(); networkx: transitivity(Graph(edges))
    expect(value('transitivity', '#chat')).toBeCloseTo(0.2727272727272727, 12);
    expect(indicators.find(({ indicator }) => indicator === 'transitivity')).toMatchObject({ item: '#chat', people: 12, bearers: 10 });
  });

  test('is not told where nobody shares a contact, nor of spaces that are too small to compare', async () => {
    const posts = (study.posts ?? []).map((post, i) => ({ ...post, mentions: i === 0 ? [name(1)] : [] }));
    expect((await measured({ ...study, posts })).value('transitivity', '#chat')).toBeNull();
    const apart = (study.posts ?? []).map((post) => ({ ...post, mentions: ['silent'] }));
    const { value: without } = await measured({ ...study, posts: apart });
    expect([without('insideDegree', '#chat'), without('insideReciprocity', '#chat')]).toEqual([0, null]);
    expect((await measured({ ...study, posts: (study.posts ?? []).slice(10) })).value('outTies', '#chat')).toBeNull();
  });
});
