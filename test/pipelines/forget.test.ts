import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { project, type Said } from './command.ts';
import { typed } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'forget-'));
const raw = join(folder, 'raw');
const out = join(folder, 'out');
const key = join(folder, 'key');

afterAll(() => rmSync(folder, { recursive: true }));

const given = (args: readonly string[]) => [...args, '--out', out];
const setting = { env: { STAFFROOM_KEY_FILE: key } };

/** Runs a script over the study of this test, with a key of its own. */
const script = (name: string, ...args: string[]): Promise<Said> => typed(name, given(args), setting);

/** Settings of the study. How stable communities are is not asked here. */
const SETTINGS = 'name: forgetful\ncommunities: { runs: 2 }\n';

/** Everything in the tables of a folder as text. */
async function dumped(place: string): Promise<string> {
  const db = await Database.open();
  const parts: string[] = [];
  for (const name of readdirSync(place, { recursive: true }) as string[]) {
    if (!name.endsWith('.parquet')) continue;
    await db.view('any', join(place, name));
    parts.push(JSON.stringify(await db.rows('SELECT * FROM "any"')));
  }
  db.close();
  return parts.join('\n');
}

/** Every file of a folder as text, sheets of workbooks too. */
function texts(place: string): Map<string, string> {
  const names = (readdirSync(place, { recursive: true }) as string[]).filter((name) => /\.\w+$/.test(name));
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(join(place, name));
      const parts = name.endsWith('.xlsx') ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)) : [bytes.toString('utf8')];
      return [basename(name), parts.join('\n')];
    }),
  );
}

describe('a study from which somebody is to be forgotten', () => {
  let person: { person: string; id: string; handle: string; posts: number };

  beforeAll(async () => {
    mkdirSync(raw);
    for (const name of ['chat.csv', 'instagram.ndjson']) copyFileSync(join(project, 'data/raw/sample', name), join(raw, name));
    writeFileSync(join(raw, 'study.yaml'), SETTINGS);
    writeFileSync(key, `${'0123456789abcdef'.repeat(4)}\n`);
    const { status, stderr } = await script('run', raw, '--quiet');
    expect(status, stderr).toBe(0);
    const db = await Database.open();
    await db.view('people', join(out, 'interim/people.parquet'));
    // Somebody known by id, whom others mention.
    [person] = (await db.rows(
      `SELECT person, id, handle, posts FROM people WHERE platform = 'twitter' AND id IS NOT NULL AND handle IS NOT NULL ORDER BY posts DESC LIMIT 1 OFFSET 3`,
    )) as unknown as [typeof person];
    db.close();
  });

  test('is as recorded, until a byte changes', async () => {
    expect((await script('verify', raw)).stdout).toBe('forgetful: everything is as recorded\n');
    const table = join(out, 'report/tables/kinds.csv');
    const before = readFileSync(table);
    appendFileSync(table, 'x');
    writeFileSync(join(out, 'report/stray.txt'), 'x');
    const { status, stdout } = await script('verify', raw);
    expect(status).toBe(1);
    expect(stdout).toBe('report: tables/kinds.csv: changed\nreport: stray.txt: not in the record\n');
    writeFileSync(table, before);
    for (let i = 10; i < 22; i++) writeFileSync(join(out, `report/stray${i}.txt`), 'x');
    const many = (await script('verify', raw)).stdout.trimEnd().split('\n');
    expect([many.length, many.at(-1)]).toEqual([11, 'report: and 3 others; --json names all']);
    expect(JSON.parse((await script('verify', raw, '--json')).stdout)).toHaveLength(13);
    for (let i = 10; i < 22; i++) rmSync(join(out, `report/stray${i}.txt`));
    rmSync(join(out, 'report/stray.txt'));
  });

  test('holds no trace of them in any table once they are forgotten, and everybody else', async () => {
    const traces = async () => {
      const all = `${await dumped(join(out, 'interim'))}\n${await dumped(join(out, 'processed'))}`.toLowerCase();
      return traced(all);
    };
    const traced = (text: string) =>
      [person.id, person.handle.toLowerCase()].filter((trace) =>
        new RegExp(`(?<![a-z0-9_])${trace}(?![a-z0-9_])`).test(text.toLowerCase()),
      );
    expect(await traces()).toHaveLength(2);
    const before = JSON.parse(readFileSync(join(out, 'interim/manifest.json'), 'utf8')).stages.ingest.outputs;
    /** Rows, kept, duplicates, rejected and blank, file by file, as the report prints them. */
    const account = () =>
      readFileSync(join(out, 'report/tables/ledger.csv'), 'utf8')
        .split('\r\n')
        .map((line) => line.split(',').slice(-5));
    const accounted = account();
    // Two coders were given all posts; one has begun.
    expect((await script('sample', raw, '--coders', 'ann,bo', '--size', '100000', '--overlap', '1')).status).toBe(0);
    const sheet = join(out, 'interim/coding/round-1/forgetful-round-1-ann.csv');
    const begun = readFileSync(sheet, 'utf8');
    writeFileSync(sheet, begun.replace(/,,,,,,\r\n/, ',1,0,0,,,\r\n'));
    const handed = () => texts(join(out, 'interim/coding'));
    expect(traced(handed().get('sample.json') ?? '')).toHaveLength(2);
    writeFileSync(join(raw, 'study.yaml'), `${SETTINGS}ingest:\n  forget: .forgotten\n`);
    const { status, stderr, stdout } = await script('forget', person.person, '--from', raw);
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/\d+ posts remain; \d+ people/);
    // What coders were given loses them too, all but the sheet that one has begun, which is named with its rows.
    const files = handed();
    expect(files.size).toBe(12);
    for (const [name, text] of files) expect(traced(text).length > 0, name).toBe(name === 'forgetful-round-1-ann.csv');
    expect(stdout).toMatch(/coding: \d+ posts? taken out of the samples of human coders/);
    expect(stdout).toMatch(/forgetful-round-1-ann\.csv: not touched, because somebody worked in it .*: delete what it holds of r1/);
    rmSync(join(out, 'interim/coding'), { recursive: true });
    expect(stderr).toBe('');
    expect(await traces()).toEqual([]);
    const after = JSON.parse(readFileSync(join(out, 'interim/manifest.json'), 'utf8')).stages.ingest.outputs;
    // With somebody go those whom only their posts led to.
    expect(before.people.rows - after.people.rows).toBeGreaterThanOrEqual(1);
    expect(before.people.rows - after.people.rows).toBeLessThan(10);
    expect(before.posts.rows - after.posts.rows).toBeGreaterThanOrEqual(person.posts);
    expect(before.posts.rows - after.posts.rows).toBeLessThan(person.posts + 60);
    // The account of rows is as if theirs had not been there: rejected and blank ones are as many as before.
    expect(account().map((cells) => cells.slice(-2))).toEqual(accounted.map((cells) => cells.slice(-2)));
    expect(account()).not.toEqual(accounted);
    expect(await dumped(join(out, 'interim'))).toContain('more rows are left out, because the study forgets who wrote them');
    expect(readFileSync(join(out, 'report/index.html'), 'utf8')).not.toMatch(/forgets who|Forgotten/);
    expect(readFileSync(join(raw, '.forgotten'), 'utf8')).toMatch(/^salt [0-9a-f]{32}\n[0-9a-f]{64}\n$/);
    expect((await script('verify', raw)).stdout).toBe('forgetful: everything is as recorded\n');
  });

  test('says of an id that it stands for nobody, so that no slip leaves somebody in', async () => {
    const { status, stderr } = await script('forget', 'https://example.org/nobody', '--from', raw);
    expect(status, stderr).toBe(0);
    expect(stderr).toMatch(/^https:\/\/example\.org\/nobody: nobody and no post of the study is called so/);
  });

  test('says of an id that it stands on the list already', async () => {
    const before = readFileSync(join(raw, '.forgotten'), 'utf8');
    const { status, stderr } = await script('forget', person.person, '--from', raw);
    expect(status, stderr).toBe(0);
    expect(stderr.split('\n')[0]).toBe(`${person.person}: stands on the list already`);
    expect(readFileSync(join(raw, '.forgotten'), 'utf8')).toBe(before);
  });

  test('stays without them when it is run again', async () => {
    const { status, stderr } = await script('run', raw);
    expect(status, stderr).toBe(0);
    expect(stderr).toMatch(/ingest +up to date/);
  });

  test('is not made while the list that it names is missing, or they would return', async () => {
    const list = join(raw, '.forgotten');
    renameSync(list, `${list}.elsewhere`);
    const { status, stderr } = await script('run', raw);
    const elsewhere = await typed('run', [raw, '--out', join(folder, 'fresh')], setting);
    renameSync(`${list}.elsewhere`, list);
    expect(status, stderr).toBe(2);
    // Nor is anything of theirs written where the study was not made before.
    expect([elsewhere.status, existsSync(join(folder, 'fresh'))]).toEqual([2, false]);
    expect(stderr).toContain(`ingest.forget: no such list: ${list}`);
    expect((await script('run', raw)).status).toBe(0);
  });

  test('has all pseudonyms anew after rekeying, under a key that is nowhere in it', async () => {
    const old = await dumped(join(out, 'processed'));
    const pseudonyms = new Set(old.match(/"[0-9a-f]{20}"/g));
    expect(pseudonyms.size).toBeGreaterThan(100);
    const own = join(out, 'processed/analysis/own.R');
    mkdirSync(dirname(own));
    writeFileSync(own, 'read_parquet("../posts.parquet")\n');
    const { status, stderr, stdout } = await script('rekey', raw);
    expect(status, stderr).toBe(0);
    expect(existsSync(own)).toBe(true);
    const secret = readFileSync(key, 'utf8').trim();
    expect(secret).not.toBe('0123456789abcdef'.repeat(4));
    expect(stdout + stderr).not.toContain(secret);
    expect(existsSync(`${key}.${/\.([0-9a-f]{12})\.old/.exec(stdout)?.[1]}.old`)).toBe(true);
    const now = await dumped(join(out, 'processed'));
    expect((now.match(/"[0-9a-f]{20}"/g) ?? []).filter((pseudonym) => pseudonyms.has(pseudonym))).toEqual([]);
    expect((await script('verify', raw)).stdout).toBe('forgetful: everything is as recorded\n');
  });
});
