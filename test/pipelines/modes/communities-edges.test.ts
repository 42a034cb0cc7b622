import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { typed } from '../typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'edges-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'ties.csv');
writeFileSync(file, 'from,to,times\na,b,1\nb,c,1\nc,a,1\nx,y,1\ny,z,1\nz,x,1\nc,x,9\n');

test('communities --edges FILE --json prints one object, and nothing else', async () => {
  const { status, stdout, stderr } = await typed('communities', ['--edges', file, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  const found = JSON.parse(stdout);
  expect(found).toMatchObject({ nodes: 6, edges: 7, communities: 2, stability: 1, members: { a: 1, b: 1, c: 1, x: 2, y: 2, z: 2 } });
  expect(found.modularity).toBeCloseTo(70 / 196, 12);
  expect(Object.keys(found)).toEqual(['nodes', 'edges', 'communities', 'modularity', 'stability', 'z', 'p', 'warnings', 'members']);
});

test('communities --edges takes directions, weights, seed and resolution', async () => {
  const members = async (...args: string[]) =>
    JSON.parse((await typed('communities', ['--edges', file, '--json', ...args])).stdout).members;
  const { c, x } = await members('--weight', 'times', '--seed', '5');
  expect(c).toBe(x);
  expect(new Set(Object.values(await members('--resolution', '50'))).size).toBe(6);
  expect(await members('--directed')).toMatchObject({ a: 1, b: 1, c: 1 });
});

test('communities --edges FILE prints a short table', async () => {
  const { stdout } = await typed('communities', ['--edges', file]);
  expect(stdout).toMatch(/^nodes {11}6\nties {12}7\ncommunities {5}2\nmodularity {6}0\.357143\n/);
});

test('communities --edges says what it does with directions that the table tells', async () => {
  const gephi = join(folder, 'gephi.csv');
  writeFileSync(gephi, 'Source,Target,Type\na,b,Undirected\nb,c,Directed\nc,a,Directed\n');
  expect((await typed('communities', ['--edges', gephi])).stdout).toContain('2 ties are Directed by column Type; taken without direction');
  expect((await typed('communities', ['--edges', gephi, '--directed'])).stdout).toContain('1 tie is Undirected by column Type');
});

test('communities --edges takes the ends from the columns it is told', async () => {
  const found = JSON.parse((await typed('communities', ['--edges', file, '--json', '--source', 'to', '--target', 'times'])).stdout);
  expect(Object.keys(found.members).sort()).toEqual(['1', '9', 'a', 'b', 'c', 'x', 'y', 'z']);
});

test.each([
  [['--edges', file, '--source', 'from'], /--source: names one end of a tie/],
  [['--edges', 'none.csv'], /none\.csv: missing: no such file/],
  [['--edges', file, '--weight', 'count'], /unknown column: count/],
  [['--edges', file, 'exports'], /--edges: takes no exports beside it/],
  [['--edges', file, '--resolution', '0'], /A number above 0/],
  [['--directed'], /--directed: only with --edges/],
])('communities %j ends with status 2 and says why', async (args, says) => {
  const { status, stdout, stderr } = await typed('communities', args);
  expect(status).toBe(2);
  expect(stderr).toMatch(says);
  expect(stdout).toBe('');
});
