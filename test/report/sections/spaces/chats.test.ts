import { expect, test } from 'vitest';
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
