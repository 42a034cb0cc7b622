import { expect, test } from 'vitest';
import { databaseShare, littleMemory, thisMachine, threadsOver } from '../../src/database/machine.ts';

const GB = 1e9;

test.each([
  ['a laptop of two cores', { cores: 2, memory: 16 * GB }, { memory: '400MB', most: '8000MB', threads: 2 }],
  ['a workstation of 32 cores', { cores: 32, memory: 128 * GB }, { memory: '4000MB', most: '64000MB', threads: 32 }],
  ['a container of 2 GB on it', { cores: 32, memory: 2 * GB }, { memory: '500MB', most: '1000MB', threads: 4 }],
  ['the smallest of machines', { cores: 1, memory: 0.4 * GB }, { memory: '100MB', most: '200MB', threads: 1 }],
])('databaseShare gives %s as much as it can bear', (_, machine, share) => {
  expect(databaseShare(machine)).toEqual(share);
});

test('thisMachine has cores and memory', () => {
  const { cores, memory } = thisMachine();
  expect(cores).toBeGreaterThanOrEqual(1);
  expect(memory).toBeGreaterThan(1e8);
});

test('littleMemory warns below 500 MB alone', () => {
  expect(littleMemory({ cores: 2, memory: 400e6 })).toBe(
    'memory: 400 MB for this container or machine: below 500 MB the system may end the run without a word',
  );
  expect(littleMemory({ cores: 2, memory: 512 * 2 ** 20 })).toBeNull();
});

test.each([
  [0, 1],
  [122_880, 1],
  [122_881, 2],
  [1_000_000, 9],
])('threadsOver %i posts are as many as there are row groups, and one at least', (posts, threads) => {
  expect(threadsOver(posts)).toBe(threads);
});
