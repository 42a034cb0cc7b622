import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typed } from './typed.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coding-'));
  writeFileSync(join(folder, 'chat.csv'), 'time,username,text\n5/10/12 20:01,ann,hello\n');
  writeFileSync(join(folder, 'ann.csv'), 'item,sharing,selfpromotion,commercial,subflag\nr1p1,1,0,0,\nr1p2,0,0,0,request\n');
  writeFileSync(join(folder, 'bo.csv'), '\ufeffitem;sharing;selfpromotion;commercial;subflag\r\nr1p1;1;0;0;\r\nr1p2;1;0;0;\r\n');
  writeFileSync(join(folder, 'excel.csv'), 'item,sharing,selfpromotion,commercial\n1.63297E+18,1,0,0\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a mistake ends with status 2 and one clear message, given', () => {
  const cases: [name: string, script: string, args: string[], says: RegExp][] = [
    [
      'a study that was not run',
      'sample',
      ['chat.csv', '--out', 'out'],
      /the study has not been run\nfirst: npx tsx pipelines\/run\.ts chat\.csv/,
    ],
    ['two coders of one name', 'sample', ['chat.csv', '--coders', 'ann,ann'], /a name of their own/],
    ['a coder with a path for a name', 'sample', ['chat.csv', '--coders', '../ann'], /Names have letters, digits/],
    ['half a post', 'sample', ['chat.csv', '--size', '1.5'], /A whole number from 2 to 100000/],
    ['a file that is not there', 'agree', ['none.csv'], /none\.csv: missing: no such file/],
    ['ids damaged by a spreadsheet', 'agree', ['excel.csv'], /excel\.csv: row 2: id damaged by a spreadsheet: 1\.63297E\+18/],
    ['something else for a sample', 'agree', ['ann.csv', '--sample', 'bo.csv'], /bo\.csv: invalid sample/],
  ];
  test.each(cases)('%s', async (_name, script, args, says) => {
    const before = readdirSync(folder).sort();
    const { status, stderr, stdout } = await typed(script, args, { cwd: folder });
    expect(status, stderr).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stdout).toBe('');
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

test('agree reads what Excel and the coder page saved, prints agreement and writes what is to be settled', async () => {
  const { status, stdout, stderr } = await typed('agree', ['ann.csv', 'bo.csv', '--out', 'agreement'], { cwd: folder });
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/sharing +2 +2 +0\.50/);
  expect(stdout).toMatch(/commercial +2 +2 +1\.00 \[–\] +undefined/);
  expect(stdout).toContain('1 post to settle');
  expect(stdout).toContain('No sample.json: shares cannot be corrected. Name it with --sample.');
  expect(readdirSync(join(folder, 'agreement')).sort()).toEqual(['agreement.csv', 'disagreements.csv', 'readings.csv']);
  // Filled in where it lies, the table is given back, and not lost; what is no longer true is not left lying.
  const table = join(folder, 'agreement/disagreements.csv');
  writeFileSync(table, readFileSync(table, 'utf8').replace(/,,,,,,\r\n$/, ',1,0,0,0,,mine\r\n'));
  writeFileSync(join(folder, 'agreement/shares.csv'), 'of an earlier run');
  const lost = await typed('agree', ['ann.csv', 'bo.csv', '--out', 'agreement'], { cwd: folder });
  expect([lost.status, lost.stderr]).toEqual([
    2,
    expect.stringMatching(/disagreements\.csv: filled in, and not given as settled: r1p2\ngive it with --settled/),
  ]);
  const settled = await typed('agree', ['ann.csv', 'bo.csv', '--out', 'agreement', '--settled', 'agreement/disagreements.csv'], {
    cwd: folder,
  });
  expect(settled.status, settled.stderr).toBe(0);
  expect(readFileSync(table, 'utf8')).toMatch(/,1,0,0,0,,mine\r\n$/);
  expect(readdirSync(join(folder, 'agreement')).sort()).toEqual(['agreement.csv', 'disagreements.csv', 'readings.csv']);
});

describe('a round that is drawn again', () => {
  const round = () => readdirSync(join(folder, 'out/interim/coding/round-1')).sort();
  const draw = (...args: string[]) => typed('sample', ['in é', '--out', 'out', '--size', '12', ...args], { cwd: folder });

  beforeAll(async () => {
    mkdirSync(join(folder, 'in é'));
    const lines = Array.from({ length: 40 }, (_, i) => `5/${(i % 28) + 1}/12 20:01,user${i % 9},a lesson of day ${i} for my class`);
    writeFileSync(join(folder, 'in é/chat.csv'), `time,username,text\n${lines.join('\n')}\n`);
    writeFileSync(join(folder, 'in é/study.yaml'), 'ingest:\n  sources:\n    - files: chat.csv\n      dateOrder: mdy\n');
    const unrun = await draw();
    expect(unrun.stderr).toContain('first: npx tsx pipelines/run.ts "in é"');
    const { status, stderr } = await typed('run', ['in é', '--out', 'out', '--until', 'classify', '--quiet'], { cwd: folder });
    expect(status, stderr).toBe(0);
  });

  test('leaves nothing of coders who are not asked any more, and what is not its own', async () => {
    const { status, stderr } = await draw('--coders', 'ann,bo');
    expect(status, stderr).toBe(0);
    writeFileSync(join(folder, 'out/interim/coding/round-1/notes.txt'), 'mine');
    expect(round().filter((name) => name.includes('-bo.'))).toHaveLength(5);
    expect((await draw('--coders', 'ann,cy', '--force')).status).toBe(0);
    expect(round().filter((name) => name.includes('-bo.'))).toEqual([]);
    expect(round().filter((name) => name.includes('-cy.'))).toHaveLength(5);
    expect(round()).toContain('notes.txt');
  });

  test('is refused with other posts where codes of those drawn before stand, and changes nothing', async () => {
    writeFileSync(join(folder, 'out/interim/coding/round-1/readings.csv'), 'item\n');
    const sampled = () => readFileSync(join(folder, 'out/interim/coding/round-1/sample.json'), 'utf8');
    const before = [round(), sampled()];
    const { status, stderr } = await draw('--coders', 'ann,bo', '--force', '--seed', 'other');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/round-1: codes of the posts drawn before stand there: readings\.csv\n/)]);
    expect([round(), sampled()]).toEqual(before);
    // The same posts for other coders: what is coded stays true.
    expect((await draw('--coders', 'ann,bo', '--force')).status).toBe(0);
  });

  test('says so where fewer posts are left to code than were asked for', async () => {
    const { status, stderr, stdout } = await draw('--size', '400');
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/^in é: round 2, 28 posts \(all that are left to code: 400 were asked for\) from \d+ strata/);
  });
});
