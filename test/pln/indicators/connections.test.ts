import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, MONDAY, measured } from '../small.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connections-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The decision that accounts are set aside. */
async function without(...accounts: readonly string[]): Promise<{ audit: string }> {
  const audit = join(folder, `${accounts.join(' ')}.csv`);
  await writeFile(audit, `person,decision\n${accounts.map((account) => `${account},remove\n`).join('')}`);
  return { audit };
}

const WEEKDAY_NOON = MONDAY + DAY / 2;

describe('main results with and without an account set aside', () => {
  const people = ['ada', 'ben', 'cy', 'spam'].map((person) => ({ person }));
  const ties = [
    { source: 'ada', target: 'ben', weight: 2 },
    { source: 'ada', target: 'ben', kind: 'mention', weight: 1 },
    { source: 'ben', target: 'ada', weight: 1 },
    { source: 'ben', target: 'cy', weight: 2 },
    { source: 'spam', target: 'ada', weight: 3 },
    { source: 'spam', target: 'cy', weight: 1 },
    { source: 'ben', target: 'spam', weight: 2 },
  ];
  const members = [
    { person: 'ada', community: 1 },
    { person: 'ben', community: 1 },
    { person: 'cy', community: 2 },
    { person: 'spam', community: 2 },
  ];

  test('ties returned, and interactions within communities', async () => {
    const { value, indicators } = await measured({ people, ties, members, pln: await without('spam') });
    // ada ⇄ ben are two of the six ordered pairs; without spam, of three.
    expect(value('tiesReturned', null)).toBeCloseTo(2 / 6, 12);
    expect(value('tiesReturnedUnflagged', null)).toBeCloseTo(2 / 3, 12);
    // 3 + 1 between ada and ben, 1 from spam to cy, of 12; without spam 4 of 6.
    expect(value('withinCommunities', null)).toBeCloseTo(5 / 12, 12);
    expect(value('withinCommunitiesUnflagged', null)).toBeCloseTo(4 / 6, 12);
    // Beside the other the figure tells of the one account that is set aside.
    expect(indicators.find(({ indicator }) => indicator === 'tiesReturnedUnflagged')).toMatchObject({ people: 3, bearers: 1 });
  });

  test('of accounts set aside those alone bear them whom the result counts', async () => {
    const silent = ['mute', 'quiet', 'still'];
    const posts = ['ada', 'ben', 'spam', ...silent].flatMap((author, p) =>
      Array.from({ length: 10 }, (_, i) => ({ post: `${author} ${i}`, author, time: p < 3 ? MONDAY + 5 * DAY : WEEKDAY_NOON })),
    );
    const aside = await without('spam', ...silent);
    const { indicators } = await measured({
      people: [...people, ...silent.map((person) => ({ person }))],
      ties,
      members,
      posts,
      pln: aside,
    });
    const bearers = (name: string) => indicators.find(({ indicator }) => indicator === name)?.bearers;
    // Three of the four have no tie, and never write after hours.
    expect([bearers('tiesReturnedUnflagged'), bearers('afterHoursShareUnflagged')]).toEqual([1, 1]);
  });

  test('attention to the most addressed', async () => {
    const crowd = Array.from({ length: 100 }, (_, i) => `p${String(i).padStart(3, '0')}`);
    const many = [
      ...crowd.map((target) => ({ source: 'ada', target, weight: 1 })),
      { source: 'ada', target: 'p007', kind: 'mention', weight: 9 },
      { source: 'spam', target: 'p000', weight: 50 },
    ];
    const { value } = await measured({
      people: ['ada', 'spam', ...crowd].map((person) => ({ person })),
      ties: many,
      pln: await without('spam'),
    });
    expect(value('topAttention', null)).toBeCloseTo(51 / 159, 12);
    expect(value('topAttentionUnflagged', null)).toBeCloseTo(10 / 109, 12);
  });

  test('posts after hours, and of the busiest', async () => {
    const crowd = Array.from({ length: 100 }, (_, i) => `p${String(i).padStart(3, '0')}`);
    const posts = [
      ...crowd.map((author) => ({ post: author, author, time: WEEKDAY_NOON })),
      ...Array.from({ length: 100 }, (_, i) => ({ post: `s${i}`, author: 'spam', time: MONDAY + 5 * DAY + DAY / 2 })),
    ];
    const { value } = await measured({ people: ['spam', ...crowd].map((person) => ({ person })), posts, pln: await without('spam') });
    // A Saturday is after hours on every clock; a Monday noon on some clocks.
    expect(value('afterHoursShare', null)).toBeCloseTo((0.5 + 1) / 2, 12);
    expect(value('afterHoursShareUnflagged', null)).toBeCloseTo((0 + 1) / 2, 12);
    expect(value('topShare', null)).toBeCloseTo(101 / 200, 12);
    expect(value('topShareUnflagged', null)).toBeCloseTo(1 / 100, 12);
    expect(value('topOwnShareUnflagged', null)).toBeCloseTo(1 / 100, 12);
  });
});

describe('what few people bear', () => {
  const people = Array.from({ length: 12 }, (_, i) => ({ person: `p${i}` }));
  const ring = (from: number, to: number) => {
    const size = to - from;
    return Array.from({ length: size }, (_, i) => ({ source: `p${from + i}`, target: `p${from + ((i + 1) % size)}`, weight: 1 }));
  };
  const bearers = async (ties: NonNullable<Parameters<typeof measured>[0]['ties']>, indicator: string) => {
    const members = people.map(({ person }, i) => ({ person, community: i < 6 ? 1 : 2 }));
    const { indicators } = await measured({ people, ties, members });
    return indicators.find((one) => one.indicator === indicator)?.bearers;
  };

  test('of interactions within communities are those between them, too', async () => {
    const rings = [...ring(0, 6), ...ring(6, 12)];
    expect(await bearers(rings, 'withinCommunities')).toBe(12);
    expect(await bearers([...rings, { source: 'p0', target: 'p6', weight: 2 }], 'withinCommunities')).toBe(1);
    const manyToOne = [0, 1, 2, 3, 4, 5].map((i) => ({ source: `p${i}`, target: 'p6', weight: 1 }));
    expect(await bearers([...rings, ...manyToOne], 'withinCommunities')).toBe(1);
  });

  test('of ties returned are those that are not, too', async () => {
    const both = ring(0, 12).flatMap((tie) => [tie, { source: tie.target, target: tie.source, weight: 1 }]);
    expect(await bearers(both, 'tiesReturned')).toBe(12);
    expect(await bearers([...both, { source: 'p0', target: 'p6', weight: 1 }], 'tiesReturned')).toBe(1);
  });
});
