import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corrections } from '../../../src/pln/chats/session-table.ts';
import { MONDAY, measured } from '../small.ts';

const MINUTE = 60_000;
const crowd = ['ben', 'cy', 'dot', 'eve'];
const at = (minute: number) => MONDAY + 20 * 60 * MINUTE + minute * MINUTE;
/** An hour with five questions, and a talk of another evening that nobody asks in. */
const posts = [
  ...[1, 2, 3, 4, 5].map((n) => ({
    post: `q${n}`,
    author: 'mod',
    time: at(10 * n - 5),
    text: `Q${n}: what would you paint?`,
    hashtags: ['artchat'],
  })),
  ...Array.from({ length: 30 }, (_, i) => ({
    post: `t${i}`,
    author: crowd[i % 4] as string,
    time: at(2 * i),
    text: `so many brushes ${i}`,
    hashtags: ['artchat'],
  })),
  ...Array.from({ length: 8 }, (_, i) => ({
    post: `e${i}`,
    author: crowd[i % 4] as string,
    time: at(1440 + i),
    text: 'hm',
    hashtags: ['artchat'],
  })),
];
const people = [...crowd, 'mod'].map((person) => ({ person }));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sessions-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const table = (...rows: string[]) => {
  const path = join(folder, 'sessions.csv');
  writeFileSync(path, ['session,space,start,end,decision', ...rows].join('\n'));
  return path;
};

describe('the table of sessions', () => {
  it('holds the sessions found, and read back unchanged changes nothing', async () => {
    const found = await measured({ people, posts });
    expect(found.corrections.split('\n')[1]).toBe(
      '#artchat 2022-09-05T20:00Z,#artchat,2022-09-05T20:00Z,2022-09-05T20:58Z,Mon 20:00,questions,35,5,5,0,,',
    );
    const path = join(folder, 'unchanged.csv');
    writeFileSync(path, found.corrections);
    expect((await measured({ people, posts, pln: { chats: { table: path } } })).sessions).toEqual(found.sessions);
    writeFileSync(path, found.corrections.replace(',,\n', ',keep,\n'));
    const [kept] = (await measured({ people, posts, pln: { chats: { table: path } } })).sessions;
    expect(kept).toMatchObject({ ...found.sessions[0], basis: 'given', perMinute: expect.anything() });
  });

  it('corrected, removes, shortens and adds sessions', async () => {
    const session = '#artchat 2022-09-05T20:00Z';
    const corrected = async (...rows: string[]) => (await measured({ people, posts, pln: { chats: { table: table(...rows) } } })).sessions;
    expect(await corrected(`${session},#artchat,2022-09-05T20:00Z,2022-09-05T20:58Z,remove`)).toEqual([]);
    const [shorter] = await corrected(`${session},#artchat,2022-09-05T20:00Z,2022-09-05T20:30Z,keep`);
    expect(shorter).toMatchObject({ session, basis: 'given', questions: 3 });
    const all = await corrected(',#artchat,2022-09-06T20:00:00+00:00,2022-09-06T20:10Z,');
    expect(all.map(({ basis, posts: n }) => [basis, n])).toEqual([
      ['questions', 35],
      ['given', 8],
    ]);
  });

  it('says of a row to be removed that its session has another name now, but not that it is gone', async () => {
    const run = (...rows: string[]) => measured({ people, posts, pln: { chats: { table: table(...rows) } } });
    await expect(run('#artchat 2022-09-05T20:01Z,#artchat,2022-09-05T20:01Z,2022-09-05T20:58Z,remove')).rejects.toMatchObject({
      message: expect.stringMatching(/sessions\.csv: row 2: no session was found of this name: #artchat 2022-09-05T20:01Z$/),
      hint: 'at that time there is #artchat 2022-09-05T20:00Z: name that, or leave the row out',
    });
    await expect(run('#artchat 2022-09-05T20:01Z,,,,remove')).rejects.toMatchObject({
      hint: 'did you mean #artchat 2022-09-05T20:00Z? the row takes nothing out',
    });
    expect((await run('#artchat 2022-08-01T20:00Z,#artchat,2022-08-01T20:00Z,2022-08-01T20:58Z,remove')).sessions).toHaveLength(1);
    // One that the table puts in its place is another session.
    const { sessions } = await run(
      '#artchat 2022-09-05T19:59Z,#artchat,2022-09-05T19:59Z,2022-09-05T20:58Z,remove',
      ',#artchat,2022-09-05T20:00Z,2022-09-05T20:30Z,keep',
    );
    expect(sessions.map(({ basis }) => basis)).toEqual(['given']);
  });

  it.each([
    ['x,#artchat,5/9/22 20:00,2022-09-05T20:58Z,keep', /: row 2: invalid time: 5\/9\/22 20:00/],
    ['x,#artchat,2022-09-05T20:58Z,2022-09-05T20:00Z,keep', /: row 2: invalid session: it ends before it begins/],
    ['x,,2022-09-05T20:00Z,2022-09-05T20:58Z,keep', /: row 2: missing space/],
    ['x,#artchat,2022-09-05T20:00Z,2022-09-05T20:58Z,perhaps', /: row 2: invalid decision: perhaps/],
  ])('%s is refused with its line', (row, message) => expect(corrections(table(row))).rejects.toThrow(message));
});
