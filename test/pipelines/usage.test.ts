import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command, project } from './command.ts';
import { typed } from './typed.ts';

let folder: string;

const put = (name: string, content: string | Buffer) => {
  const path = join(folder, 'in', name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'usage-'));
  put('empty/.keep', '');
  put('nothing/a.csv', '');
  put('header/bare.csv', 'id,text\n');
  put('rowless/rowless.csv', 'time,username,text\n');
  put('cut/cut.xlsx', Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(200, 1)]));
  put('binary/photo.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  put('table/stock.csv', 'shelf,title,copies\nA1,Fractions,3\nA2,Decimals,4\n');
  put(
    'table2/forum.csv',
    'msg_id,user,posted,message\n1,ann,2020-01-02 10:00:00,Hello all of you\n2,bob,2020-01-02 10:05:00,Hello Ann and welcome\n',
  );
  put('elsewhere.yaml', 'ingest:\n  sources:\n    - files: "forums*.csv"\n      columns: { text: message }\n');
  put('misspelt/study.yaml', 'title: x\nnetwrok:\n  selfTies: true\n');
  put('misspelt/a.csv', 'time,username,text\n5/10/12 20:01,ann,hello\n');
  put('broken/study.yaml', 'title: [\n');
  put('broken/a.csv', 'time,username,text\n5/10/12 20:01,ann,hello\n');
  for (const [name, setting] of Object.entries({ uncoded: 'coding: nowhere', miscoded: 'coding: codes', misquoted: 'quotes: said.csv' })) {
    put(`${name}/study.yaml`, `report: { ${setting} }\n`);
    put(`${name}/a.csv`, 'time,username,text\n5/10/12 20:01,ann,hello\n');
  }
  for (const table of ['shares', 'agreement', 'performance', 'calibration']) put(`miscoded/codes/${table}.csv`, 'code,share\n');
  put('miscoded/codes/drawn-from.json', '{}');
  put('misquoted/said.csv', 'text,consent,people\n');
  put('users/users.jsonl', `${JSON.stringify({ data: [{ id: '1', name: 'N', username: 'n' }], __twarc: {} })}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a run that ends before the report names the tables, and no report', async () => {
  put('chat/a.csv', 'source,target\nann,bob\n');
  const { stderr, status } = await typed('run', ['in/chat', '--until', 'ingest', '--out', 'early'], { cwd: folder });
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/chat: tables in .*early.interim/);
  expect(stderr).not.toContain('index.html');
});

describe('run ends with status 2, one clear message and nothing written, given', () => {
  const cases: [name: string, args: string[], says: RegExp[]][] = [
    ['a path that is not there', ['in/none'], [/in\/none: missing: no such file or folder/]],
    ['an empty folder', ['in/empty'], [/missing exports/]],
    [
      'a table without rows',
      ['in/rowless'],
      [/missing posts: the one file holds none/, /rowless\.csv: no row stands below the names of the columns/],
    ],
    ['one empty file', ['in/nothing'], [/missing posts: the one file holds none/]],
    [
      'a table of a header alone',
      ['in/header'],
      [/bare\.csv: unknown table with columns id, text: no row below its header/, /export it again/],
    ],
    ['a workbook that is cut off', ['in/cut'], [/cut\.xlsx: unreadable workbook: .*cut off/, /save its sheets as CSV, or export it again/]],
    ['a binary file', ['in/binary/photo.csv'], [/photo\.csv: unknown kind of file: .*PNG/i, /ingest\.skip/]],
    ['a table of no known format', ['in/table'], [/stock\.csv: unknown table with columns shelf, title, copies/, /study\.yaml/]],
    [
      'a table whose columns can be guessed',
      ['in/table2'],
      [/columns msg_id, user, posted, message/, /text: message/, /time: posted/, /author: user/],
    ],
    [
      'a map of columns for a file of another name',
      ['in/table2', '--study', 'in/elsewhere.yaml'],
      [/unknown table/, /the sources in study\.yaml are of other files: forums\*\.csv/],
    ],
    ['a misspelt setting', ['in/misspelt'], [/study\.yaml:2:1: unknown setting: netwrok/, /did you mean network\?/]],
    ['broken settings', ['in/broken'], [/study\.yaml:\d+:\d+: invalid YAML/]],
    ['coding that is not there', ['in/uncoded'], [/report\.coding: missing file: .*shares\.csv/, /from the folder of study\.yaml/]],
    ['coding that is none', ['in/miscoded'], [/shares\.csv: missing columns: .*estimator/, /write it again with pipelines\/agree\.ts/]],
    ['quotes without a column', ['in/misquoted'], [/report\.quotes: said\.csv: missing columns: kind/]],
    ['a file without posts alone', ['in/users'], [/missing posts/]],
    ['an unknown option', ['in/table', '--nmae', 'x'], [/unknown option '--nmae'/, /--name/]],
    ['an unknown stage', ['in/table', '--from', 'cluster'], [/Stages in order: ingest, classify/]],
    ['a name that leaves its folder', ['in/users', '--name', '../../x'], [/invalid study name/]],
    ['a settings file that is not there', ['in/users', '--study', 'none.yaml'], [/none\.yaml: unreadable settings: no such file/]],
  ];
  test.each(cases)('%s', async (_, args, says) => {
    const before = readdirSync(folder, { recursive: true }).sort();
    const { status, stderr, stdout } = await typed('run', [...args, '--out', 'out'], { cwd: folder });
    expect(status, stderr).toBe(2);
    for (const pattern of says) expect(stderr).toMatch(pattern);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stdout).toBe('');
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  });
});

test('of a file that ends within a record even a quiet run says so, for its exit status is 3; of one that went well it says nothing', async () => {
  const [status] = readFileSync(join(project, 'test/ingest/fixtures/mastodon/statuses.ndjson'), 'utf8').split('\n');
  put('whole/toots.ndjson', `${status}\n`);
  put('torn/toots.ndjson', `${status}\n${status?.slice(0, 60)}`);
  const quiet = (name: string) => typed('ingest', [`in/${name}`, '--quiet', '--out', `quiet-${name}`], { cwd: folder });
  const [whole, torn] = [await quiet('whole'), await quiet('torn')];
  expect([whole.status, whole.stderr]).toEqual([0, '']);
  expect([torn.status, torn.stderr]).toEqual([3, expect.stringMatching(/^torn: .*rejects in /s)]);
});

test('what of the settings comes to nothing is told, also by a quiet run and in the object', async () => {
  put('noted/a.csv', 'source,target\nann,bob\n');
  put('noted/study.yaml', 'ingest: { skip: ["*.tsv"] }\n');
  const args = ['in/noted', '--quiet', '--out', 'noted'];
  const note = 'ingest.skip: no file is called so: *.tsv';
  expect(await typed('ingest', args, { cwd: folder })).toMatchObject({ status: 0, stderr: `noted: ${note}\n` });
  expect(JSON.parse((await typed('ingest', [...args, '--json'], { cwd: folder })).stdout).notes).toEqual([note]);
});

test('run --json prints the error as one object too', async () => {
  const { status, stdout } = await typed('run', ['in/none', '--json'], { cwd: folder });
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    exit: 2,
    error: expect.stringContaining('missing'),
    hint: expect.stringContaining('check the path'),
  });
});

const scripts = [
  ...['run', 'ingest', 'classify', 'network', 'communities', 'pln', 'report'],
  ...['agree', 'changes', 'compare', 'evaluate', 'forget', 'mirror', 'rekey', 'sample', 'train', 'verify'],
];

test.each(scripts)('%s answers --help with an example, in 80 columns', async (script) => {
  const { status, stdout } = await typed(script, ['--help']);
  expect(stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('  npx '))).toEqual([]);
  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`Examples?:\n  npx tsx pipelines/${script}\\.ts \\S`));
  expect(stdout).toContain('--version');
});

test('a script answers --version', () => {
  expect(command('run', ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  ['train', ['none.csv', '--about', 'nothing']],
  ['evaluate', ['none.csv']],
  ['evaluate', [join(project, 'data/lists/coded-examples.csv'), '--with', 'none.csv']],
])('%s names a file that is not there: %j', async (script, args) => {
  const { status, stderr } = await typed(script, args, { cwd: folder });
  expect(status).toBe(2);
  expect(stderr).toBe('error: none.csv: missing: no such file\ncheck the path\n');
});

test.each(['mirror', 'agree'])('%s writes nothing below reports, from where it may be sent to anyone', async (name) => {
  const { status, stderr } = await typed(name, ['in/chat', '--out', join(project, 'reports/private')], { cwd: folder });
  expect([status, stderr]).toEqual([2, expect.stringContaining('what lies in reports may leave the machine')]);
  expect(readdirSync(join(project, 'reports'))).not.toContain('private');
});

test('mirror leaves nothing of files whose owner is not known, and tells that a file stands where its folder has to be', async () => {
  put('many/chat.csv', 'time,username,text\n2020-01-02 10:00,ann,hello\n2020-01-02 10:05,bob,hello Ann\n');
  const { status, stderr } = await typed('mirror', ['in/many', '--out', 'mirrored'], { cwd: folder });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: unknown owner: 2 people posted/)]);
  expect(readdirSync(folder)).not.toContain('mirrored');
  const onFile = await typed('mirror', ['in/many', '--out', 'in/many/chat.csv'], { cwd: folder });
  expect([onFile.status, onFile.stderr]).toEqual([
    1,
    expect.stringMatching(/chat\.csv: cannot be made: a file stands where a folder has to be/),
  ]);
});

test.each(['sample', 'forget', 'rekey'])('%s does not take the tables of another study for its own', async (name) => {
  put('first/a.csv', 'source,target\nann,bob\n');
  put('other/a.csv', 'source,target\ncy,dan\n');
  put('other/study.yaml', 'ingest: { forget: .forgotten }\n');
  put('secret', `${'0123456789abcdef'.repeat(4)}\n`);
  const setting = { cwd: folder, env: { STAFFROOM_KEY_FILE: join(folder, 'in/secret') } };
  const { status, stderr } = await typed('ingest', ['in/first', '--quiet', '--out', 'held'], setting);
  expect(status, stderr).toBe(0);
  const before = readdirSync(folder, { recursive: true }).sort();
  const refused = await typed(name, [...(name === 'forget' ? ['cy', '--from'] : []), 'in/other', '--out', 'held'], setting);
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringMatching(/^error: .*interim: holds another study: first, of exports in /),
  ]);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
});

test('forget tells where the list that it names cannot be read', async () => {
  put('listed/study.yaml', 'ingest:\n  forget: a.csv/list\n');
  put('listed/a.csv', 'time,username,text\n2020-01-02 10:00,ann,hello\n');
  const { status, stderr } = await typed('forget', ['ann', '--from', 'in/listed', '--out', 'out'], { cwd: folder });
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /error: ingest\.forget: unreadable list: .*a\.csv\/list: a file stands where a folder has to be\nit has to be a file/,
  );
});

test('a folder in the place of a file is told', async () => {
  const { status, stderr } = await typed('evaluate', ['in/empty'], { cwd: folder });
  expect([status, stderr]).toEqual([2, 'error: in/empty: is a folder: a file is wanted\ncheck the path\n']);
});

test('a file that is not UTF-8 is told', async () => {
  put('ids.txt', Buffer.from([0x61, 0xff, 0x0a]));
  put('forgetting/study.yaml', 'ingest:\n  forget: .forgotten\n');
  put('forgetting/a.csv', 'time,username,text\n5/10/12 20:01,ann,hello\n');
  const { status, stderr } = await typed('forget', ['--file', 'in/ids.txt', '--from', 'in/forgetting', '--out', 'out'], { cwd: folder });
  expect([status, stderr]).toEqual([2, 'error: in/ids.txt: invalid UTF-8\nsave the file as UTF-8\n']);
});

test('an error shows what would steer a terminal as signs that do nothing', async () => {
  expect((await typed('agree', ['a\u001b[2J.csv'], { cwd: folder })).stderr).toMatch(/a\ufffd\[2J\.csv: missing/);
});

test('what is told of files and posts does not steer a terminal either', async () => {
  put('steering/a\u001b[2J.csv', 'time,username,text\n2020-10-05 20:01,ann,"clear \u001b[2J\u009b2J\u202eniaga"\n');
  put('steering/b\u001b]0;x\u0007.csv', 'a\u001b[2J,b\n1,2\n');
  const explained = await typed('ingest', ['in/steering', '--explain'], { cwd: folder });
  expect(explained.stdout).toContain('a\ufffd[2J.csv');
  expect(explained.stdout + explained.stderr).not.toMatch(STEERING);
  expect((await typed('ingest', ['in/steering', '--out', 'steered'], { cwd: folder })).status).toBe(0);
  put('steering/a\u001b[2J.csv', 'time,username,text\n2020-10-05 20:01,ann,"other"\n');
  const verified = await typed('verify', ['in/steering', '--out', 'steered'], { cwd: folder });
  expect(verified.stdout).toContain('a\ufffd[2J.csv');
  expect(verified.stdout + verified.stderr).not.toMatch(STEERING);
});

test('a reader that stops reading, as head does, is no mistake of the program', () => {
  const script = (args: string) => `"${process.execPath}" --import tsx pipelines/sample.ts ${args} | true`;
  const { stderr } = spawnSync('sh', ['-c', script('--help')], { cwd: project, encoding: 'utf8' });
  expect(stderr).toBe('');
});

/** What a terminal does not show but does. */
const STEERING = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;
