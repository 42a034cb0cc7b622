import { describe, expect, test } from 'vitest';
import { directed } from '../../src/graph/graph.ts';
import { definitions } from '../../src/network/definitions.ts';
import { network } from '../../src/network/network.ts';
import { triadRows } from '../../src/network/triads.ts';
import { integer, seeded } from '../../src/random.ts';
import { peopleOf, post, ran } from './small-study.ts';

/** The rows by the way they tell of. */
const by = (rows: ReturnType<typeof triadRows>) => Object.fromEntries(rows.map(({ triad, ...rest }) => [triad, rest]));

/** Everybody turns to the next, and the last to the first. */
const ring = (n: number) =>
  directed(
    n,
    [...Array(n).keys()],
    [...Array(n).keys()].map((i) => (i + 1) % n),
  );

describe('triadRows(graph)', () => {
  test('holds each way against the mean over all networks in which everybody keeps their ties, where they can be counted', () => {
    // Six people who each turn to one and are turned to by one, nobody back: 120 rings and 40 pairs of circles of three.
    const of = by(triadRows(ring(6), seeded(1), { networks: 3000 }));
    expect(of['030C']).toMatchObject({ number: 0, people: 0, most: null });
    expect(Math.abs((of['030C']?.chance ?? 0) - (2 * 40) / 160)).toBeLessThan(0.05);
    expect(of['021C']).toMatchObject({ number: 6, people: 6, most: 1, next: 1 });
    expect(Math.abs((of['021C']?.chance ?? 0) - (6 * 120) / 160)).toBeLessThan(0.15);
    // Who exchanges keeps exchanging: by chance there is no returned tie here.
    for (const name of ['102', '111D', '201', '300']) expect(of[name]).toMatchObject({ number: 0, chance: 0, p: 1 });
  });

  test('tells circles from chance, and seldom any way in networks that are random', () => {
    const random = seeded(2);
    const threes = Array.from({ length: 20 }, (_, i) => 3 * i);
    const circles = directed(
      60,
      threes.flatMap((i) => [i, i + 1, i + 2]),
      threes.flatMap((i) => [i + 1, i + 2, i]),
    );
    expect(by(triadRows(circles, random, { networks: 50 }))['030C']).toMatchObject({ number: 20, people: 60, p: 1 / 51 });
    let said = 0;
    for (let round = 0; round < 60; round++) {
      const someone = () => Math.floor(60 * random() ** 2);
      const any = directed(
        60,
        Array.from({ length: 200 }, someone),
        Array.from({ length: 200 }, () => integer(random, 60)),
      );
      if (triadRows(any, random, { networks: 50 }).some(({ p }) => p !== null && p <= 0.05)) said += 1;
    }
    expect(said).toBeLessThan(9);
  });

  test('is not held against chance where it is not asked to be, and the same each time', () => {
    expect(by(triadRows(ring(6), seeded(1), { networks: 0 }))['021C']).toMatchObject({ number: 6, chance: null, p: null });
    expect(triadRows(ring(9), seeded(7))).toEqual(triadRows(ring(9), seeded(7)));
  });
});

test('the stage writes the census of its network, and says what each way in contact means', async () => {
  const posts = [post({ post: '1', author: 'ada', mentions: ['ben', 'cy', 'ada'] }), post({ post: '2', author: 'ben', mentions: ['cy'] })];
  const triads = (await ran([network], { posts, people: peopleOf(posts) })).rows('triads');
  expect(triads.filter(({ number }) => number > 0)).toMatchObject([{ triad: '030T', number: 1, people: 3 }]);
  const told = definitions.filter(({ name }) => triads.some(({ triad }) => triad === name)).map(({ name }) => name);
  expect(new Set(told)).toEqual(new Set(triads.filter(({ people }) => people !== null).map(({ triad }) => triad)));
  expect(told.indexOf('030T')).toBeLessThan(told.indexOf('201'));
});

test('automated accounts that take part are in no threes of people, so that they hide nobody', async () => {
  const posts = [1, 2, 3].map((i) => post({ post: `${i}`, author: i === 1 ? 'bot' : 'ada', mentions: [`${i}a`, `${i}b`] }));
  const study = { posts, people: peopleOf(posts, ['bot']) };
  const [with021D] = (await ran([network], study, { network: { bots: true } })).rows('triads').filter(({ triad }) => triad === '021D');
  expect(with021D).toMatchObject({ number: 7, people: 1, most: 6, next: 0 });
});
