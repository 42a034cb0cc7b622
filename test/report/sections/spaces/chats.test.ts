import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/report/figure.ts';
import { chats } from '../../../../src/report/sections/spaces/chats.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { hourOf } from '../../../../src/report/source/told-chats.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { settingsSchema } from '../../../../src/settings/settings.ts';
import { withTables } from '../../tables.ts';

test.each([
  [undefined, true],
  ['America/Chicago', false],
])('a zone that was found from sessions is said to stand for others, one that the study gives (%s) is not', async (timezone, said) => {
  const zone = timezone ?? 'America/New_York';
  const sessions = [0, 1, 2].map((week) => ({
    session: `#lab ${week}`,
    space: '#lab',
    start: week * 604_800_000,
    end: week * 604_800_000 + 3_600_000,
    zone,
    slot: 'Tue 20:00',
    basis: 'weekly',
    posts: 20,
    people: 9,
    moderators: [],
    questions: 0,
    answers: 0,
    perMinute: 1,
  }));
  const settings = settingsSchema.parse({ pln: { chats: { timezone } } });
  const tables = ['sessions', 'turns', 'indicators', 'posts', 'people'] as const;
  const turns = Array.from({ length: 9 }, (_, i) => ({ session: '#lab 0', post: `p${i}`, role: 'other' }));
  const section = await withTables({ sessions, turns }, tables, async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'lab')`);
    await db.run(`CREATE TABLE "shownPosts" AS SELECT 'p' || i AS post, i AS teller FROM range(9) t(i)`);
    return chats({ db, k: 5, top: 15, settings, glossary: new Glossary([]) } as unknown as Source);
  });
  const note = section.figures.find(({ id }) => id === 'chats-table')?.note ?? '';
  expect(note.includes('may stand for')).toBe(said);
  expect(hourOf({ slot: 'Tue 20:00', zone })).toBe(`Tue 20:00 ${zone}`);
});

/** A post of a session: who says it, the question it belongs to, and whether it asks, answers or may answer it. */
type Said = readonly [teller: number, number: number | null, as: 'question' | 'answer' | 'time'];

/** What is told of a chat with these sessions. */
async function told(...sessions: readonly (readonly Said[])[]) {
  const said = sessions.flatMap((own, s) => own.map(([teller, number, as], i) => ({ s, teller, number, as, post: `p${s}-${i}` })));
  const tables = {
    sessions: sessions.map((own, s) => ({
      session: `#lab ${s}`,
      space: '#lab',
      slot: 'Tue 20:00',
      posts: own.length,
      people: new Set(own.map(([teller]) => teller)).size,
      moderators: ['a0'],
      perMinute: 1,
    })),
    turns: said.map(({ s, post, number, as }) => ({
      session: `#lab ${s}`,
      post,
      number,
      role: as === 'time' || number === null ? 'other' : as,
      linkedBy: number === null ? null : as === 'time' ? 'time' : 'number',
    })),
    posts: said.map(({ post, teller }) => ({ post, author: `a${teller}` })),
  };
  const section = await withTables(tables, ['sessions', 'turns', 'indicators', 'posts', 'people'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'lab')`);
    await db.run(`CREATE TABLE "shownPosts" AS SELECT post, CAST(substr(author, 2) AS INTEGER) AS teller FROM posts`);
    return chats({ db, k: 5, top: 15, settings: settingsSchema.parse({}), glossary: new Glossary([]) } as unknown as Source);
  });
  const figures = (id: string) => section.figures.filter((one) => one.id === id);
  return Object.assign((id: string) => figures(id).flatMap(({ table }) => rowsOf<Record<string, unknown>>(table)), {
    finding: (id: string) => figures(id)[0]?.finding,
  });
}

/** A host who asks two questions, and people of whom so many answer both, so many say something else, and so many greet. */
function session({ answer, talk = 0, greet = 0 }: { answer: number; talk?: number; greet?: number }): Said[] {
  const from = (first: number, n: number) => Array.from({ length: n }, (_, i) => first + i);
  return [1, 2].flatMap((number): Said[] => [
    [0, number, 'question'],
    ...from(1, answer).map((teller): Said => [teller, number, 'answer']),
    ...from(1 + answer, talk).map((teller): Said => [teller, number, 'time']),
    ...from(1 + answer + talk, greet).map((teller): Said => [teller, null, 'answer']),
  ]);
}

test('how many of those present answer is not told where fewer than five do not', async () => {
  const shares = async (...sessions: Parameters<typeof session>) =>
    (await told(session(...sessions)))('questions').map(({ least, most }) => [least, most]);
  expect(await shares({ answer: 8, talk: 6, greet: 6 })).toEqual([
    [0.4, 0.7],
    [0.4, 0.7],
  ]);
  expect(await shares({ answer: 16, talk: 4 })).toEqual([]);
  // Who says something else, or nothing, is told where these are enough.
  expect(await shares({ answer: 8, talk: 8, greet: 4 })).toEqual([
    [0.4, null],
    [0.4, null],
  ]);
  expect(await shares({ answer: 8, talk: 4, greet: 8 })).toEqual([
    [0.4, null],
    [0.4, null],
  ]);
  expect(await shares({ answer: 20 })).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test.each([
  [{ answer: 20 }, '100% of those present answer question 1, and 100% question 2'],
  [{ answer: 8, talk: 6, greet: 6 }, 'At least 40.0% of those present answer question 1, and 40.0% question 2; at most 70.0% and 70.0% do'],
  [{ answer: 8, talk: 4, greet: 8 }, 'At least 40.0% of those present answer question 1, and 40.0% question 2'],
])('how many answer is told of the questions shown, at most where that is known: %o', async (one, said) => {
  expect((await told(session(one))).finding('questions')).toBe(said);
});

test('a chat of which nearly all is the host’s is not told', async () => {
  const own = (n: number): Said[] => Array.from({ length: n }, () => [0, null, 'question']);
  expect((await told([...session({ answer: 8 }), ...own(30)]))('chats-table')).toHaveLength(1);
  expect((await told([...session({ answer: 8 }), ...own(200)]))('chats-table')).toHaveLength(0);
});

test('how many people came to two sessions is not told where fewer than five came to both, or to one only', async () => {
  const people = (first: number, n: number): Said[] => Array.from({ length: n }, (_, i) => [first + i, null, 'answer']);
  const all = async (...sessions: Said[][]) => (await told(...sessions))('chats-table')[0]?.people;
  expect(await all(people(0, 10), people(9, 10))).toBeNull();
  expect(await all(people(0, 10), people(5, 10))).toBe(15);
  expect(await all(people(0, 10), people(1, 10))).toBeNull();
  expect(await all(people(0, 10), people(0, 10))).toBe(10);
  expect(await all(people(0, 10), people(9, 10), people(18, 10))).toBe(28);
});

test('the middle session is not told of where it has fewer than five people', async () => {
  const people = (first: number, n: number): Said[] => Array.from({ length: n }, (_, i) => [first + i, null, 'answer']);
  expect((await told(people(0, 9), people(0, 3), people(0, 3)))('chats-table')[0]).toMatchObject({
    people: 9,
    middle: null,
    perMinute: null,
  });
  expect((await told(people(0, 9), people(0, 5), people(0, 3)))('chats-table')[0]).toMatchObject({ middle: 5, perMinute: 1 });
});
