import { describe, expect, it } from 'vitest';
import { rateRatio } from '../../../src/stats/rates.ts';
import { MONDAY, measured } from '../small.ts';

const names = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${String(i).padStart(2, '0')}`);

/** A lounge of sixteen, where most first posts are answered, and a desk of twelve, four of them of the lounge, where few are. */
const lounge = names('a', 16);
const desk = [...lounge.slice(0, 4), ...names('b', 8)];
const begun = (space: string, people: readonly string[], n: number, answered: (i: number) => boolean, platform = 'reddit') =>
  Array.from({ length: n }, (_, i) => [
    {
      post: `${space} ${i}`,
      author: people[i % people.length] as string,
      platform,
      space,
      thread: `${space} ${i}`,
      time: MONDAY + i,
    },
    ...(answered(i)
      ? [
          {
            post: `${space} ${i} answer`,
            author: people[(i + 1) % people.length] as string,
            platform,
            space,
            kind: 'reply',
            replyTo: `${space} ${i}`,
            thread: `${space} ${i}`,
            time: MONDAY + i,
          },
        ]
      : []),
  ]).flat();

describe('contrasts of groups', async () => {
  const posts = [...begun('Lounge', lounge, 48, (i) => i % 16 < 9), ...begun('Desk', desk, 60, (i) => i % 5 === 0)];
  const { indicators } = await measured({ people: [...new Set([...lounge, ...desk])].map((person) => ({ person })), posts });
  const found = (name: string) => indicators.find(({ indicator }) => indicator === name);

  it('are rate ratios against the group with most people, clustered by person', () => {
    const firsts = (space: string, person: string) =>
      posts.filter((post) => post.space === space && post.author === person && post.kind === undefined);
    const answered = (space: string, person: string) =>
      firsts(space, person).filter(({ post }) => posts.some(({ replyTo }) => replyTo === post));
    const expected = rateRatio(
      [...new Set([...lounge, ...desk])].map((person) => ({
        events: answered('Desk', person).length,
        of: firsts('Desk', person).length,
        otherEvents: answered('Lounge', person).length,
        otherOf: firsts('Lounge', person).length,
      })),
    );
    expect(expected?.ratio).toBeCloseTo(0.2 / (9 / 16), 12);
    const ratio = found('groupAnsweredRatio');
    const bearers = ['Desk', 'Lounge'].map(
      (space) => [...lounge, ...desk.slice(4)].filter((person) => answered(space, person).length > 0).length,
    );
    expect(ratio).toMatchObject({ item: 'reddit/Desk', people: 24, bearers: Math.min(...bearers) });
    expect(bearers).toEqual([12, 9]);
    for (const [is, should] of [
      [ratio?.value, expected?.ratio],
      [ratio?.low, expected?.low],
      [ratio?.high, expected?.high],
    ] as const)
      expect(is).toBeCloseTo(should as number, 12);
  });

  it('compare groups of fifty posts and ten people with the largest of their platform', async () => {
    const some = (i: number) => i % 4 === 0;
    const all = [
      ...begun('Lounge', lounge, 48, some),
      ...begun('Nook', names('c', 10), 40, some),
      ...begun('Shed', names('d', 9), 60, some),
      ...begun('Hut', names('e', 12), 40, (i) => i < 36 && some(i)),
      ...begun('Hall', names('f', 12), 48, some, 'lemmy'),
      ...begun('Room', names('g', 11), 48, some, 'lemmy'),
    ];
    const people = [...new Set(all.map(({ author }) => author))].map((person) => ({ person }));
    const told = (await measured({ people, posts: all })).indicators.filter(({ indicator }) => indicator === 'groupAnsweredRatio');
    expect(told.map(({ item }) => item).sort()).toEqual(['lemmy/Room', 'reddit/Nook']);
  });

  it('are absent where a side has no such post', () => expect(found('groupDistressRatio')).toBeUndefined());
});
