import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { mixingFigure } from '../../../../src/report/sections/people/mixing.ts';
import { toldMixing } from '../../../../src/report/sections/people/told-mixing.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { type Tables, withTables } from '../../tables.ts';

/** How groups of these sizes mix. */
function grouping(name: string, sizes: Record<string, number>, eiIndex: number, p: number) {
  const all = Object.values(sizes).reduce((sum, n) => sum + n, 0);
  return [
    { grouping: name, measure: 'eiIndex', group: null, people: all, value: eiIndex, chance: 0.1, z: 1, p },
    ...Object.entries(sizes).map(([group, people]) => ({
      grouping: name,
      measure: 'homophily',
      group,
      people,
      value: 0.4,
      chance: 0,
      z: 1,
      p,
    })),
  ];
}

/** Ties of so many people, from each to the next. */
const circle = (people: number) =>
  Array.from({ length: people }, (_, i) => ({ source: `p${i}`, target: `p${(i + 1) % people}`, kind: 'reply' }));

/** The figure of a network of so many people, and of people who post in these spaces. */
const figure = (mixing: ReturnType<typeof grouping>, people = 200, posts: Tables['posts'] = []) =>
  withTables({ mixing, ties: circle(people), posts }, ['mixing', 'ties', 'posts', 'people'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('space' || chr(10) || 'reddit/a'), ('space' || chr(10) || 'reddit/b')`);
    return mixingFigure({ k: 5, glossary: new Glossary([]) }, await toldMixing({ db, k: 5 }));
  });

test('groups of enough people are told beside chance, but no space that would name a person', async () => {
  const found = await figure([
    ...grouping('space', { 'reddit/a': 20, 'reddit/b': 30, 'reddit/of_somebody': 25 }, -0.6, 0.01),
    ...grouping('role', { x: 9, y: 9 }, 0.1, 0.8),
  ]);
  expect(found?.finding).toBe(
    'People keep to their own more than chance by the space where they mostly post (E–I index −0.60, by chance 0.10) and no more than chance by role (E–I index 0.10, by chance 0.10)',
  );
  expect(rowsOf<{ group: string }>(found?.table as never).map(({ group }) => group)).toEqual(['All', 'r/b', 'r/a', 'All', 'x', 'y']);
});

test('a grouping is not told where its small groups come to fewer than k people; a small group never is', async () => {
  expect(await figure(grouping('role', { x: 9, y: 9, few: 3 }, 0.1, 0.8))).toBeNull();
  const several = await figure([
    ...grouping('role', { x: 9, y: 9, few: 3, two: 2 }, 0.1, 0.8),
    ...grouping('tiny', { x: 9, few: 1 }, 0.1, 0.8),
  ]);
  // With the 23 of all, 9 and 9 would tell that the small ones are 5.
  expect(rowsOf<{ group: string }>(several?.table as never).map(({ group }) => group)).toEqual(['All', 'y']);
  expect(several?.note).toContain('fewer than 5 people: tiny; merge groups');
});

test('a group of which few have ties within or across is not told of, nor one that would give it back', async () => {
  const groups = async (sizes: Record<string, number>, bearers: Record<string, number>) => {
    const rows = grouping('role', sizes, 0.1, 0.8).map((row) => ({
      ...row,
      bearers: row.group === null ? null : (bearers[row.group] ?? 9),
    }));
    const found = await figure(rows as never);
    return rowsOf<{ group: string }>(found?.table as never).map(({ group }) => group);
  };
  expect(await groups({ x: 9, y: 19 }, { x: 5 })).toEqual(['All', 'y', 'x']);
  expect(await groups({ x: 9, y: 19 }, { x: 1 })).toEqual(['All']);
  expect(await groups({ x: 9, y: 19, z: 12 }, { y: 4 })).toEqual(['All', 'z']);
});

test('how much more often who shares a group has a tie is not told where it gives the sizes of small groups', async () => {
  const shared = async (sizes: Record<string, number>, value: number) => {
    const whole = { grouping: 'role', group: null, people: 30, chance: null, z: null, p: null };
    const mixing = [
      ...grouping('role', sizes, 0.1, 0.8),
      { ...whole, measure: 'tieRatio', value },
      { ...whole, measure: 'sharedGroup', value: 0.2 },
    ];
    const { rows } = await withTables({ mixing }, ['mixing', 'ties'], (db) => toldMixing({ db, k: 5 }));
    return rows.filter(({ measure }) => measure === 'tieRatio' || measure === 'sharedGroup').length;
  };
  expect(await shared({ x: 20, y: 12, z: 8 }, 3.14)).toBe(2);
  // 40 people: 3.14 is rounded by less than one pair of the 256 of all groups, and groups of up to 4 of 8 people are up to 12 pairs.
  expect(await shared({ x: 20, y: 12, few: 4, other: 4 }, 3.14)).toBe(0);
  expect(await shared({ x: 20, y: 12, a: 1, b: 1, c: 1, d: 1, e: 1 }, 3.14)).toBe(0);
  expect(await shared({ x: 200, y: 120, few: 4, other: 4 }, 3.14)).toBe(2);
  // Of what is whole no digit is rounded, of large ratios few are.
  expect(await shared({ x: 200, y: 120, few: 4, other: 4 }, 3)).toBe(2);
  expect(await shared({ x: 200, y: 120, few: 4, other: 4 }, 90.15)).toBe(0);
  expect(await shared({ x: 200, y: 120, few: 4, other: 4 }, 0.9)).toBe(0);
  expect(await shared({ x: 20, y: 12, few: 4, other: 4 }, 0)).toBe(0);
});

test('a grouping is not told in which fewer than k people have ties across groups, or within', async () => {
  const borne = (people: number) => [
    ...grouping('role', { x: 9, y: 9 }, -0.9, 0.8),
    {
      grouping: 'role',
      measure: 'tieRatio',
      group: null as never,
      people,
      value: 20,
      chance: null as never,
      z: null as never,
      p: null as never,
    },
  ];
  expect(await figure(borne(2))).toBeNull();
  expect((await figure(borne(5)))?.finding).toContain('E–I index −0.90');
});

test.each([
  ['nobody', 75, [75, 40, 35]],
  ['four people', 79, [null, null, null]],
  ['five people', 80, [75, 40, 35]],
])('how many people are grouped is told beside the network, of whom %s have no known group', async (_, people, told) => {
  const found = await figure(grouping('role', { x: 40, y: 35 }, 0.1, 0.8), people);
  expect(rowsOf<{ people: number }>(found?.table as never).map((row) => row.people)).toEqual(told);
});

test('how many people of a space have ties is not told beside those who post there where few have none', async () => {
  const told = async (a: number, b: number) => {
    const posts = [...Array(a + b)].map((_, i) => ({ post: `p${i}`, platform: 'reddit', space: i < a ? 'a' : 'b', author: `p${i}` }));
    const found = await figure(grouping('space', { 'reddit/a': 40, 'reddit/b': 35 }, 0.1, 0.8), 200, posts);
    return rowsOf<{ people: number }>(found?.table as never).map((row) => row.people);
  };
  expect(await told(40, 35)).toEqual([75, 40, 35]);
  expect(await told(45, 41)).toEqual([75, 40, 35]);
  // Of 78 people who post in a space 75 have ties; of 39 in one 35.
  expect(await told(40, 38)).toEqual([null, null, null]);
  expect(await told(50, 39)).toEqual([null, null, null]);
});
