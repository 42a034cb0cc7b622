import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { namesBelow, sha256 } from '../../src/disk/disk.ts';
import type { Outcome } from '../../src/run/outcome.ts';
import type { Row } from '../../src/schema/schema.ts';
import { sharedInformation } from '../communities/agreement.ts';
import { command, project } from './command.ts';
import { sample, sampleRun } from './sample-run.ts';
import { typed } from './typed.ts';

interface Truth {
  readonly totals: {
    readonly posts: number;
    readonly people: number;
    readonly files: Record<string, { posts: number; duplicates: number; broken: number }>;
  };
  readonly people: readonly { platform: string; id: string; community: string; role: string }[];
  readonly posts: readonly { platform: string; id: string; codes: readonly string[]; flag: string | null }[];
}

const truth: Truth = JSON.parse(readFileSync(join(project, 'data/sample-truth.json'), 'utf8'));

/** Folder of the second run, and what the first wrote. */
let folder: string;
let out: string;
let one: Outcome;
let two: Outcome;
let db: Database;

/** Hash of every file below a folder but the run log, the one file that may differ. */
async function tree(root: string): Promise<Record<string, string>> {
  const names = (await namesBelow(root)).filter((name) => !name.endsWith('/run.json'));
  return Object.fromEntries(names.map((name) => [name, sha256(readFileSync(join(root, name)))]));
}

const rows = <T extends object>(sql: string) => db.rows<T>(sql);

beforeAll(async () => {
  ({ folder: out, outcome: one } = await sampleRun());
  folder = join(mkdtempSync(join(tmpdir(), 'sample-')), 'weit weg/ünï');
  mkdirSync(folder, { recursive: true });
  const second = command('run', [sample, '--out', 'out', '--json'], {
    cwd: folder,
    env: { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect(second.status, second.stderr).toBe(0);
  two = JSON.parse(second.stdout);
  db = await Database.open();
  for (const table of ['posts', 'people', 'labels', 'ties', 'members', 'ledger', 'measures'])
    await db.view(table, join(out, `interim/${table}.parquet`));
}, 300_000);

afterAll(() => {
  db?.close();
  rmSync(dirname(dirname(folder)), { recursive: true });
});

test('the sample gives the same bytes in another folder, time zone and language', async () => {
  expect(await tree(join(folder, 'out'))).toEqual(await tree(out));
  expect(two.inputs).toEqual(one.inputs);
});

test('the ledger of the sample is what was planted', () => {
  for (const { path, rows, kept, duplicates, rejected, blank } of one.inputs) {
    const planted = truth.totals.files[path];
    expect({ path, posts: kept, duplicates, broken: rejected }).toEqual({ path, ...planted });
    expect(kept + duplicates + rejected + blank).toBe(rows);
  }
  expect(one.posts).toBe(truth.totals.posts);
  expect(one.people).toBe(truth.totals.people);
});

test('every post of the sample has the id that was planted, restored where a spreadsheet had rounded it', async () => {
  const posts = await rows<{ post: string }>('SELECT post FROM posts');
  const planted = new Set(truth.posts.map(({ platform, id }) => `${platform}:${id}`));
  expect(posts.filter(({ post }) => !planted.has(post))).toEqual([]);
});

test('the three codes agree with what was planted', async () => {
  const labels = await rows<Row<'labels'>>('SELECT * FROM labels WHERE value');
  const found = new Set(labels.map(({ post, code }) => `${post} ${code}`));
  const coded = truth.posts.filter(({ flag }) => flag !== 'uncodable');
  for (const code of ['sharing', 'selfpromotion', 'commercial']) {
    const pairs = coded.map(({ platform, id, codes }) => [codes.includes(code), found.has(`${platform}:${id} ${code}`)] as const);
    const share = (value: (pair: readonly [boolean, boolean]) => boolean) => pairs.filter(value).length / pairs.length;
    const agree = share(([a, b]) => a === b);
    const chance = share(([a]) => a) * share(([, b]) => b) + share(([a]) => !a) * share(([, b]) => !b);
    // Cohen's kappa above .6 is "substantial" (Landis & Koch 1977, 10.2307/2529310).
    expect((agree - chance) / (1 - chance), code).toBeGreaterThan(0.6);
  }
});

test('the communities found are those planted', async () => {
  const members = await rows<{ person: string; community: number }>('SELECT person, community FROM members');
  const planted = new Map(truth.people.map(({ platform, id, community }) => [`${platform}:${id}`, `${platform} ${community}`]));
  const pairs = members.filter(({ person }) => planted.has(person) && !planted.get(person)?.endsWith('none'));
  const groups = [...new Set(planted.values())];
  const nmi = sharedInformation(
    Int32Array.from(pairs, ({ community }) => community),
    Int32Array.from(pairs, ({ person }) => groups.indexOf(planted.get(person) as string)),
  );
  expect(nmi).toBeGreaterThan(0.8);
});

test('deleted authors of the sample are nobody, and the bot makes no ties', async () => {
  const [row] = await rows<{ deleted: number; named: number }>(
    "SELECT count(*) FILTER (WHERE author IS NULL) AS deleted, count(*) FILTER (WHERE author ILIKE '%deleted%') AS named FROM posts",
  );
  expect(row?.deleted).toBeGreaterThan(0);
  expect(row?.named).toBe(0);
  const bots = await rows(
    'SELECT * FROM ties WHERE source IN (SELECT person FROM people WHERE bot) OR target IN (SELECT person FROM people WHERE bot)',
  );
  expect(bots).toEqual([]);
});

test('the report of the sample names nobody and quotes nothing', async () => {
  const report = join(out, 'report');
  const people = await rows<{ id: string | null; handles: string[]; name: string | null }>('SELECT id, handles, name FROM people');
  const posts = await rows<{ post: string; text: string | null }>('SELECT post, text FROM posts');
  const names = people
    .flatMap(({ id, handles, name }) => [id, ...handles, name])
    .filter((name): name is string => name !== null && name.length > 4);
  const ids = posts.map(({ post }) => post.slice(post.indexOf(':') + 1).replace(/^t\d_/, ''));
  for (const name of await namesBelow(report)) {
    const content = readFileSync(join(report, name), 'utf8');
    const words = new Set(content.match(/[\p{L}\p{N}_.-]+/gu) ?? []);
    expect(
      [...names, ...ids].filter((identity) => words.has(identity)),
      name,
    ).toEqual([]);
    const flat = content.replace(/\s+/g, ' ');
    const quoted = posts.filter(({ text }) => text !== null && text.length > 60 && flat.includes(text.replace(/\s+/g, ' ').slice(10, 50)));
    expect(quoted, name).toEqual([]);
  }
});

test('nothing changed: every stage is up to date; one setting changed: of the stages up to it the one that reads it runs again', async () => {
  const status = async (args: string[]) => {
    const { stdout } = await typed('run', [sample, '--out', 'out', '--json', ...args], { cwd: folder });
    return (JSON.parse(stdout) as Outcome).stages.filter(({ status }) => status === 'done').map(({ name }) => name);
  };
  expect(await status([])).toEqual([]);
  const settings = join(folder, 'other.yaml');
  const given = readFileSync(join(sample, 'study.yaml'), 'utf8');
  expect(given).not.toContain('communities:');
  writeFileSync(settings, `${given}\ncommunities:\n  resolution: 1.2\n`);
  const reran = await status(['--study', settings, '--until', 'communities']);
  expect(reran).toEqual(['communities']);
});
