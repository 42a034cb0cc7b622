import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { profiles } from '../../../../src/report/sections/people/profiles.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { withTables } from '../../tables.ts';

/** The section on a study of people with these roles, who post in one space and link to nothing, with posts of these texts. */
async function sectionOf(roles: readonly (string | null)[], texts: readonly (string | null)[]) {
  const people = roles.map((_, i) => ({ person: `p${i}`, posts: 1, bot: false }));
  const tables = {
    people,
    profiles: people.map(({ person }) => ({ person, part: 'spaces', kind: 'platform', item: 'twitter', count: 1, weeks: 1 })),
    roles: roles.flatMap((role, i) => (role === null ? [] : [{ person: `p${i}`, role, basis: 'table' }])),
    indicators: [],
    posts: texts.map((text, i) => ({ post: `x:${i}`, text })),
    links: [],
  };
  return withTables(tables, ['people', 'profiles', 'roles', 'indicators', 'posts', 'links'], (db) =>
    profiles({ db, k: 5, people: people.length, glossary: new Glossary([]) } as unknown as Source),
  );
}

/** The figure of roles in a study of people with these roles; nobody has two. */
async function told(roles: readonly (string | null)[]) {
  const section = await sectionOf(roles, []);
  const figure = section.figures.find(({ id }) => id === 'roles');
  return figure === undefined ? null : { finding: figure.finding, rows: rowsOf(figure.table as never) };
}

const times = (n: number, role: string | null) => Array.from({ length: n }, () => role);

test('roles are shares of those who have one', async () => {
  const found = await told([...times(10, 'coach'), ...times(6, 'teacher'), ...times(8, null)]);
  expect(found?.finding).toBe('66.7% of those who posted have a role in the table of the study, most often coach (62.5%)');
  expect(found?.rows).toMatchObject([
    { role: 'Coach', people: 10, share: 10 / 16 },
    { role: 'Teacher', people: 6 },
  ]);
});

test('a role is not said to be the most frequent alone where another is level with it or close behind', async () => {
  const second = async (role: string, n: number) => (await told([...times(10, 'coach'), ...times(n, role), ...times(8, null)]))?.finding;
  expect(await second('teacher', 10)).toMatch(/most often coach \(50\.0%\), level with teacher$/);
  expect((await told(['coach', 'nurse', 'teacher'].flatMap((role) => times(10, role))))?.finding).toMatch(/level with nurse and teacher$/);
  expect(await second('ICT lead', 9)).toMatch(/most often coach \(52\.6%\), with ICT lead close behind \(47\.4%\)$/);
});

test('how few have no role does not follow from the shares of roles', async () => {
  const found = await told([...times(10, 'coach'), ...times(6, 'teacher'), ...times(4, 'nurse'), ...times(1, null)]);
  expect(found?.finding).toBe('Those who posted are most often coach (47.6%)');
  expect(found?.rows).toMatchObject([{ role: 'Coach', share: 0.476 }, { role: 'Teacher' }]);
});

test('how few have none of the roles shown does not follow either', async () => {
  expect((await told([...times(10, 'coach'), ...times(6, 'teacher'), ...times(4, 'nurse')]))?.rows).toMatchObject([{ role: 'Coach' }]);
  expect(await told([...times(8, 'coach'), ...times(4, 'teacher')])).toBeNull();
});

test('that nobody interacts with anybody or links to a tool is said of posts with words alone', async () => {
  const said = async (text: string | null) => (await sectionOf(times(10, null), [text])).findings[0]?.replaceAll('\u00a0', ' ');
  expect(await said('good morning')).toBe('Of 10 people with a profile, nobody interacts with anybody or names or links to a tool.');
  expect(await said(null)).toBeUndefined();
});

test('who has no tool is asked of those alone whose posts have words', async () => {
  const said = async (forum: number) => {
    const of = (platform: string, n: number) => Array.from({ length: n }, (_, i) => ({ person: `${platform}${i}`, platform, posts: 1 }));
    const people = [...of('twitter', 20), ...of('forum', forum)];
    const part = (one: (typeof people)[number], name: string, item: string) => ({
      ...one,
      part: name,
      kind: 'domain',
      item,
      count: 1,
      weeks: 1,
    });
    const profiled = people.flatMap((one, i) => [part(one, 'spaces', one.platform), ...(i < 15 ? [part(one, 'tools', 'a.example')] : [])]);
    const indicators = ['tools', 'alters'].map((indicator) => ({ indicator, scope: 'study', value: 0, people: people.length }));
    const posts = people.map(({ person, platform }) => ({ post: person, platform, text: platform === 'forum' ? null : 'words' }));
    const tables = { people, profiles: profiled.map(({ platform, posts: n, ...row }) => row), indicators, posts };
    const { findings } = await withTables(tables, ['people', 'profiles', 'roles', 'indicators', 'posts', 'links'], (db) =>
      profiles({ db, k: 5, people: people.length, glossary: new Glossary([]) } as unknown as Source),
    );
    return findings[0]?.replaceAll('\u00a0', ' ');
  };
  expect(await said(30)).toBe(
    'Of 50 people with a profile, 25.0% of those whose posts have words name or link to no tool and nobody interacts with anybody.',
  );
  // Of three in a forum it would be told that they are three.
  expect(await said(3)).toBe('Of 23 people with a profile, 34.8% name or link to no tool and nobody interacts with anybody.');
});

test('indicators of people and tools are left out where no post has words', async () => {
  const names = async (text: string | null) => {
    const people = Array.from({ length: 10 }, (_, i) => ({ person: `p${i}`, posts: 1 }));
    const tables = {
      people,
      profiles: people.map(({ person }) => ({ person, part: 'spaces', kind: 'platform', item: 'x', count: 1, weeks: 1 })),
      indicators: ['alters', 'reciprocalAlters', 'tools', 'newTools', 'products', 'siteKinds', 'weeksActive'].map((indicator) => ({
        indicator,
        scope: 'study',
        value: 0,
        people: 10,
      })),
      posts: [{ post: 'x:1', text }],
    };
    const { figures } = await withTables(tables, ['people', 'profiles', 'roles', 'indicators', 'posts', 'links'], (db) =>
      profiles({ db, k: 5, people: 10, glossary: new Glossary([]) } as unknown as Source),
    );
    return rowsOf<{ name: string }>(figures.find(({ id }) => id === 'indicators')?.table as never).map(({ name }) => name);
  };
  expect(await names('words')).toHaveLength(7);
  expect(await names(null)).toEqual(['Weeks active']);
});

test('a median that would tell how many a few people of a merged class have is not among the indicators', async () => {
  const names = async (spaces: readonly number[], median: number) => {
    const tables = {
      people: [{ person: 'p0' }],
      posts: [{ post: 'x:1', text: 'words' }],
      profiles: spaces.flatMap((n, i) =>
        Array.from({ length: n }, (_, j) => ({ person: `p${i}`, part: 'spaces', kind: 'hashtag', item: `#${j}`, count: 1, weeks: 1 })),
      ),
      indicators: ['spaces', 'alters'].map((indicator) => ({ indicator, scope: 'study', value: median, people: spaces.length })),
    };
    const { figures } = await withTables(tables, ['people', 'profiles', 'roles', 'indicators', 'posts', 'links'], (db) =>
      profiles({ db, k: 5, people: spaces.length, glossary: new Glossary([]) } as unknown as Source),
    );
    return rowsOf<{ name: string }>(figures.find(({ id }) => id === 'indicators')?.table as never).map(({ name }) => name);
  };
  // So many people have 1, 2, 3 and 4.
  const of = (counts: readonly number[]) => counts.flatMap((n, i) => Array.from({ length: n }, () => i + 1));
  expect(await names(of([7, 7, 5]), 2)).toEqual(['Alters', 'Spaces']);
  expect(await names(of([3, 6, 5]), 2)).toEqual(['Alters']);
  expect(await names(of([5, 5, 3, 13]), 3.5)).toEqual(['Alters']);
});

test('work after hours is not among the indicators where all that is known are the bounds of all clocks', async () => {
  const names = async (low: number, high: number) => {
    const indicators = [
      { indicator: 'alters', scope: 'study', value: 2, people: 20 },
      { indicator: 'afterHoursShare', scope: 'study', value: 0.5, low, high, people: 20 },
    ];
    const profiled = Array.from({ length: 20 }, (_, i) => ({
      person: `p${i}`,
      part: 'spaces',
      kind: 'platform',
      item: 'x',
      count: 1,
      weeks: 1,
    }));
    const { figures } = await withTables(
      { people: [{ person: 'p0' }], posts: [{ post: 'x:1', text: 'words' }], profiles: profiled, indicators },
      ['people', 'profiles', 'roles', 'indicators', 'posts', 'links'],
      (db) => profiles({ db, k: 5, people: 20, glossary: new Glossary([]) } as unknown as Source),
    );
    return rowsOf(figures.find(({ id }) => id === 'indicators')?.table as never).length;
  };
  expect(await names(0.02, 0.98)).toBe(1);
  expect(await names(0.5, 0.5)).toBe(2);
});

test('a class of contacts does not begin where it would follow how few of those who have so many turn to fewer', async () => {
  const classesOf = async (turningToFewer: number, [one, other] = ['outDegree', 'inDegree']) => {
    // Ten people have nine contacts, twenty have three; nobody is turned to by as many (or the other way round).
    const contacts = Array.from({ length: 30 }, (_, i) => (i < 10 ? 9 : 3));
    const people = contacts.map((_, i) => ({ person: `p${i}`, posts: 1, bot: false }));
    const tables = {
      people,
      profiles: contacts.flatMap((n, i) =>
        Array.from({ length: n }, (_, j) => ({ person: `p${i}`, part: 'people', kind: 'reply', item: `q${j}`, alter: `q${j}`, count: 1 })),
      ),
      measures: contacts.flatMap((n, i) => [
        { measure: one, person: `p${i}`, value: i < turningToFewer ? n - 1 : n },
        { measure: other, person: `p${i}`, value: 1 },
      ]),
    };
    const section = await withTables(tables as never, ['people', 'profiles', 'roles', 'indicators', 'posts', 'links', 'measures'], (db) =>
      profiles({ db, k: 5, people: people.length, glossary: new Glossary([]) } as unknown as Source),
    );
    const rows = rowsOf<{ part: string; class: string; people: number }>(
      section.figures.find(({ id }) => id === 'pln-sizes')?.table as never,
    );
    return rows.filter((row) => row.part === 'People' && row.people > 0).map((row) => row.class);
  };
  expect(await classesOf(0)).toEqual(['3–4', '9+']);
  expect(await classesOf(5)).toEqual(['3–4', '9+']);
  expect(await classesOf(2)).not.toContain('9+');
  expect(await classesOf(2, ['inDegree', 'outDegree'])).not.toContain('9+');
});
