import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import type { Row } from '../../../src/schema/schema.ts';
import { project } from '../../pipelines/command.ts';
import { sampleRun } from '../../pipelines/sample-run.ts';
import { typed } from '../../pipelines/typed.ts';

interface Truth {
  readonly sessions: readonly { start: number; end: number; moderator: string; questions: readonly string[] }[];
  readonly people: readonly { platform: string; handle: string; role: string }[];
}

const truth: Truth = JSON.parse(readFileSync(join(project, 'data/sample-truth.json'), 'utf8'));
const MINUTE = 60_000;

let sessions: Row<'sessions'>[];
let questions: { session: string; post: string; number: number }[];
let handles: Map<string, string>;
let flagged: string[];

/** How much of what was found is right, and how much of what is right was found. */
function scored(name: string, found: Iterable<string>, planted: Iterable<string>) {
  const [is, should] = [new Set(found), new Set(planted)];
  const right = [...is].filter((one) => should.has(one)).length;
  const score = { precision: right / is.size, recall: right / should.size };
  console.log(`sample: ${name}: precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)} (${should.size} planted)`);
  return score;
}

beforeAll(async () => {
  const { folder } = await sampleRun();
  const db = await Database.open();
  for (const table of ['sessions', 'turns', 'people', 'indicators'] as const)
    await db.view(table, join(folder, `interim/${table}.parquet`));
  sessions = await db.rows('SELECT * FROM sessions');
  questions = await db.rows(`SELECT session, post, number FROM turns WHERE role = 'question'`);
  handles = new Map(
    (await db.rows<{ person: string; handle: string }>('SELECT person, handle FROM people')).map(({ person, handle }) => [person, handle]),
  );
  flagged = (await db.rows<{ person: string }>(`SELECT person FROM indicators WHERE indicator = 'auditFlags'`)).map(({ person }) => person);
  db.close();
});

describe('the chats of the sample', () => {
  it('sessions are those that were planted, by start within 15 minutes', () => {
    const names = sessions.map(({ start }) =>
      String(truth.sessions.find((one) => Math.abs(one.start - start) <= 15 * MINUTE)?.start ?? 'none'),
    );
    expect(names.length).toBe(new Set(names).size);
    expect(
      scored(
        'sessions',
        names,
        truth.sessions.map(({ start }) => String(start)),
      ),
    ).toEqual({ precision: 1, recall: 1 });
    for (const { zone, slot } of sessions) expect(`${zone} ${slot}`).toBe('America/New_York Tue 20:00');
  });

  it('questions are the posts that were planted', () => {
    const planted = truth.sessions.flatMap(({ questions: ids }) => ids.map((id, i) => `twitter:${id} ${i + 1}`));
    const score = scored(
      'questions',
      questions.map(({ post, number }) => `${post} ${number}`),
      planted,
    );
    expect(score.precision).toBeGreaterThanOrEqual(0.99);
    expect(score.recall).toBeGreaterThanOrEqual(0.99);
  });

  it('moderators are those who were planted, session by session', () => {
    const found = sessions.flatMap(({ start, moderators }) => {
      const session = truth.sessions.find((one) => Math.abs(one.start - start) <= 15 * MINUTE);
      return moderators.map((person) => `${session?.start} ${handles.get(person)}`);
    });
    const score = scored(
      'moderators',
      found,
      truth.sessions.map(({ start, moderator }) => `${start} ${moderator}`),
    );
    expect(score).toEqual({ precision: 1, recall: 1 });
  });

  it('the audit finds the account that repeats itself', () => {
    const repeaters = truth.people.filter(({ role }) => role === 'repeater').map(({ handle }) => handle);
    const score = scored(
      'accounts that repeat themselves',
      flagged.map((person) => handles.get(person) as string),
      repeaters,
    );
    expect(score.recall).toBe(1);
    expect(score.precision).toBeGreaterThanOrEqual(0.5);
  });
});

/** Folder with exports of real chats; without it the tests on them are left out. */
const exports = process.env.STAFFROOM_EXPORTS;

describe.skipIf(exports === undefined)('real exports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chats-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async (path: string) => {
    const out = mkdtempSync(join(folder, 'real-'));
    const made = await typed('run', [join(exports as string, path), '--until', 'pln', '--out', out]);
    expect(made.status, made.stderr).toBe(0);
    const db = await Database.open();
    await db.view('sessions', join(out, 'interim/sessions.parquet'));
    const rows = await db.rows<Row<'sessions'>>('SELECT * FROM sessions');
    db.close();
    return rows;
  };

  it('the transcripts of a chat hold its sessions, with moderators, questions and answers', async () => {
    const found = await read('storify-csv/ngsschat-first-half.csv');
    // 34 by eye; one evening of announcements and one that breaks off after three minutes are not found.
    expect(found.length).toBeGreaterThanOrEqual(32);
    expect(found.length).toBeLessThanOrEqual(35);
    for (const { posts, people, end, start } of found) {
      expect(posts).toBeGreaterThan(25);
      expect(people).toBeGreaterThan(2);
      expect(end - start).toBeLessThan(2 * 3_600_000);
    }
    const sum = (of: 'questions' | 'answers') => found.reduce((total, row) => total + row[of], 0);
    // All 169 by eye that stand there under a number; three more have none, and of four there are answers only.
    expect(sum('questions')).toBeGreaterThanOrEqual(168);
    // More than half of the transcript is other people's words again, which are no answers.
    expect(sum('answers')).toBeGreaterThan(850);
    expect(sum('answers')).toBeLessThan(1000);
    expect(new Set(found.flatMap(({ moderators }) => moderators)).size).toBeLessThanOrEqual(8);
  });

  it('tweets of a conference without a chat hold none', async () => expect(await read('tags-csv')).toEqual([]));
});
