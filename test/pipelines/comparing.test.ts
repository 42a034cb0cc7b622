import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typed } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'comparing-'));

/** A report of a study as others are compared with it. */
function report(place: string, posts: number, people = 40, { title = 'A chat', inputs = [place], yes = 20 } = {}): void {
  const numbers = {
    smallest: 5,
    unit: 'people',
    numbers: {
      'platforms / Twitter/X / posts': posts,
      'platforms / Twitter/X / people': people,
      'codes-overall / Sharing / share': 0.2,
      'codes-overall / Sharing / posts': yes,
    },
  };
  const record = { staffroom: '0.1.0', node: 'v20', lockfile: 'l', seed: 1, inputs, settings: {}, stages: {} };
  mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(join(folder, place, 'numbers.json'), JSON.stringify(numbers));
  writeFileSync(join(folder, place, 'manifest.json'), JSON.stringify(record));
  writeFileSync(join(folder, place, 'datapackage.json'), JSON.stringify({ title }));
}

beforeAll(() => {
  report('may/chat', 100);
  report('june/chat', 200);
  report('kelvorn tamrix/report', 100, 60, { title: 'Another chat, of teachers in two countries' });
  writeFileSync(join(folder, 'a-file'), 'x');
});
afterAll(() => rmSync(folder, { recursive: true }));

const listed = () => readdirSync(folder, { recursive: true }).sort();

test.each([
  ['changes', ['a-file', 'may/chat'], 'a-file: missing report: no numbers.json in it'],
  ['changes', ['may/chat/numbers.json', 'may/chat'], 'numbers.json: missing report: no numbers.json in it'],
  ['compare', ['may/chat', 'a-file', '--out', 'page'], 'a-file: missing report: no numbers.json in it'],
  ['compare', ['may/chat', 'may/chat', '--out', 'page'], 'may/chat: named twice'],
])('%s tells a mistake and writes nothing: %j', async (script, args, says) => {
  const before = listed();
  const { status, stderr, stdout } = await typed(script, args, { cwd: folder });
  expect(stderr).toContain(says);
  expect(stderr).not.toMatch(/\n {4}at /);
  expect([status, stdout, listed()]).toEqual([2, '', before]);
});

test('compare tells that a file stands where its folder has to be', async () => {
  const { status, stderr } = await typed('compare', ['may/chat', 'kelvorn tamrix/report', '--out', 'a-file'], { cwd: folder });
  expect(stderr).toMatch(/a-file.*: cannot be written: a file stands where a folder has to be\nchoose another place with --out DIR\n$/);
  expect(status).toBe(1);
});

test('compare calls studies as their reports do, numbers those alike, and tells nothing of folders, which may be called like somebody', async () => {
  report('autumn/chat', 200, 60);
  const { status, stderr, stdout } = await typed('compare', ['may/chat', 'autumn/chat', 'kelvorn tamrix/report', '--out', 'p/q é'], {
    cwd: folder,
  });
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('of A chat (1), A chat (2) and Another chat, of…in two countries compared in');
  const page = join(folder, 'p/q é');
  const files = readdirSync(page, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const written = files.map(({ parentPath, name }) => `${name}\n${readFileSync(join(parentPath, name), 'utf8')}`).join('\n');
  expect(written).toContain('A chat (1)');
  expect(written).not.toMatch(/kelvorn|tamrix|may\/chat|autumn/i);
});

test('compare --by platforms sets the platforms of one report side by side', async () => {
  report('both/chat', 100);
  const numbers = JSON.parse(readFileSync(join(folder, 'both/chat/numbers.json'), 'utf8'));
  for (const [platform, share] of Object.entries({ 'Twitter/X': 0.2, Reddit: 0.6 }))
    numbers.numbers[`codes-platforms / Sharing / ${platform} / share`] = share;
  writeFileSync(join(folder, 'both/chat/numbers.json'), JSON.stringify(numbers));
  const { status, stderr, stdout } = await typed('compare', ['both/chat', '--by', 'platforms', '--out', 'by'], { cwd: folder });
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/^1 measures? of Twitter\/X and Reddit compared in /);
});

test('compare refuses two reports of the same exports that may be posts of few people apart', async () => {
  report('with/chat', 100, 40, { inputs: ['may', 'one'] });
  report('without/chat', 88, 39, { inputs: ['may', 'other'] });
  const { status, stderr, stdout } = await typed('compare', ['with/chat', 'without/chat', '--out', 'apart'], { cwd: folder });
  expect(stderr).toBe(
    'error: with/chat, without/chat: reports of one study that may be posts of fewer than 5 people apart: their numbers side by side would tell of these\nchanges.ts --json prints what moved, for your eyes alone\n',
  );
  expect([status, stdout, existsSync(join(folder, 'apart'))]).toEqual([1, '', false]);
});

test('compare refuses these also where the one export was cleared of somebody, or another key hides which exports are the same', async () => {
  report('before/chat', 100, 40, { inputs: ['as it was'] });
  report('after/chat', 88, 39, { inputs: ['without somebody'] });
  const { status, stderr } = await typed('compare', ['before/chat', 'after/chat', '--out', 'cleared'], { cwd: folder });
  expect(stderr).toContain('before/chat, after/chat: reports of one study that may be posts of fewer than 5 people apart');
  expect([status, existsSync(join(folder, 'cleared'))]).toEqual([1, false]);
});

test('changes --json prints one object, also where numbers drifted', async () => {
  const { status, stdout } = await typed('changes', ['may/chat', 'june/chat', '--json', '--tolerance', '0.05'], { cwd: folder });
  expect(status).toBe(1);
  expect(JSON.parse(stdout).moved).toEqual([{ number: 'platforms / Twitter/X / posts', before: 100, after: 200, by: 1 }]);
});

test('changes names the counts that two published reports would give away together, and lists no number of the rows they stand in', async () => {
  report('july/chat', 300, 60);
  report('august/chat', 400, 80, { yes: 22 });
  const { status, stderr, stdout } = await typed('changes', ['july/chat', 'august/chat'], { cwd: folder });
  expect(stderr).toBe(
    [
      '1 count moved by fewer than 5: to whoever has both reports it tells of so few people or posts',
      '  codes-overall / Sharing / posts',
      'publish the later report in the place of the earlier one, or wait until more has changed\n',
    ].join('\n'),
  );
  expect(stdout).toContain('platforms / Twitter/X / people: 60 → 80');
  expect(stdout).not.toContain('20 → 22');
  expect(stdout).toContain('1 more that may tell of few is printed by --json, for your eyes alone');
  expect(status).toBe(0);
});

test('changes says that reports with other titles may be of different studies, and that compare is for these', async () => {
  const { status, stderr } = await typed('changes', ['may/chat', 'kelvorn tamrix/report', '--json'], { cwd: folder });
  expect(stderr).toContain(
    'these may be reports of different studies: one is called A chat, the other Another chat, of teachers in two countries\npipelines/compare.ts sets studies side by side\n',
  );
  expect(stderr).not.toContain('kelvorn');
  expect(status).toBe(0);
});

test('changes lists nothing where all that moved may be of few people, but to --json, and all where it is of enough', async () => {
  const told = (later: string, ...more: readonly string[]) => typed('changes', ['may/chat', later, ...more], { cwd: folder });
  const few = await told('june/chat');
  expect(few.stderr).toBe(
    'the studies may be posts of few people apart: then all that moved tells of these; --json prints it, for your eyes alone\n',
  );
  expect(few.stdout).toContain('1 number moved, 3 are the same');
  expect(few.stdout).not.toContain('→');
  expect(JSON.parse((await told('june/chat', '--json')).stdout).moved).toHaveLength(1);
  report('september/chat', 200, 50);
  const enough = await told('september/chat');
  expect(enough.stderr).toBe('');
  expect(enough.stdout).toContain('platforms / Twitter/X / posts: 100 → 200');
});

test('verify tells that a study was not run, and of another study that none of its exports is one of the record', {
  timeout: 120_000,
}, async () => {
  const tweets = (text: string) =>
    `id_str,from_user,text,created_at,status_url,entities_str\n1200000000000000001,ann,${text},Mon Jan 06 10:00:00 +0000 2020,,\n`;
  for (const [name, text] of [
    ['one', 'hello'],
    ['two', 'good day'],
  ] as const) {
    mkdirSync(join(folder, name, 'chat'), { recursive: true });
    writeFileSync(join(folder, name, 'chat', 'tags.csv'), tweets(text));
  }
  const unrun = await typed('verify', ['one/chat', '--out', 'out'], { cwd: folder });
  expect(unrun.stderr).toMatch(/^error: chat: missing record: no run of this study in .*out\/interim\nrun it first/);
  expect(unrun.status).toBe(2);
  const { status, stderr } = await typed('run', ['one/chat', '--until', 'ingest', '--quiet', '--out', 'out'], { cwd: folder });
  expect(status, stderr).toBe(0);
  const other = await typed('verify', ['two/chat', '--out', 'out'], { cwd: folder });
  expect(other.status).toBe(1);
  expect(other.stdout).toBe('exports: tags.csv: changed\n');
  expect(other.stderr).toContain(
    'chat: 1 difference from the record: none of the exports is one of the record\nthe record may be that of another study',
  );
  const json = await typed('verify', ['two/chat', '--out', 'out', '--json'], { cwd: folder });
  expect([json.status, JSON.parse(json.stdout)]).toEqual([1, [{ place: 'exports', name: 'tags.csv', what: 'changed' }]]);
  const key = join(folder, 'key');
  writeFileSync(key, `${'0123456789abcdef'.repeat(4)}\n`);
  const rekeyed = await typed('rekey', ['one/chat', '--out', 'out'], { cwd: folder, env: { STAFFROOM_KEY_FILE: key } });
  expect(rekeyed.status, rekeyed.stderr).toBe(0);
  expect(rekeyed.stdout).toMatch(/^new key .*\nchat: all pseudonyms are new; other studies under this key/);
  // It runs no stage that the study was not run through.
  expect(Object.keys(JSON.parse(readFileSync(join(folder, 'out/interim/manifest.json'), 'utf8')).stages)).toEqual(['ingest']);
});
