import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { makeFolder, readJson, sha256OfFile, UNFINISHED, writeWhole } from '../../src/disk/disk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(inject('runFolder'), 'disk-'));
});

/** A place where the system takes no folders, and says that something is not there. */
const NOWHERE = '/proc/staffroom';

describe('makeFolder(path)', () => {
  test('makes the folders above it, and takes those that are there', async () => {
    await makeFolder(join(folder, 'a/b/c'), 0o700);
    await makeFolder(join(folder, 'a/b/c'));
    expect(statSync(join(folder, 'a/b/c')).mode & 0o777).toBe(0o700);
    symlinkSync(join(folder, 'a'), join(folder, 'link'));
    await makeFolder(join(folder, 'link/b/d'));
    expect(existsSync(join(folder, 'a/b/d'))).toBe(true);
  });

  test.each<[string, (path: string) => string, string]>([
    ['a file', (path) => path, 'a file stands where a folder has to be'],
    ['a place below a file', (path) => `${path}/a/b`, 'a file stands where a folder has to be'],
    ['a name that is too long', (path) => `${path}${'x'.repeat(300)}/a`, 'the name is too long'],
    [
      'a link that leads to itself',
      (path) => {
        symlinkSync(`${path}-link`, `${path}-link`);
        return `${path}-link/a`;
      },
      'a link leads to itself',
    ],
  ])('tells what hinders it at %s', async (_, placeOf, why) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const path = placeOf(file);
    await expect(makeFolder(path)).rejects.toMatchObject({ name: 'UserError', message: `${path}: cannot be made: ${why}` });
  });

  test.skipIf(!existsSync('/proc/self'))('ends where the system takes no folder and does not say why', { timeout: 2_000 }, async () => {
    const message = `${NOWHERE}/a: cannot be made: the system takes no folder here`;
    await expect(makeFolder(`${NOWHERE}/a`)).rejects.toMatchObject({ name: 'UserError', message });
  });
});

describe('writeWhole(path, content)', () => {
  test('makes the folder of the file', async () => {
    await writeWhole(join(folder, 'a/b.txt'), 'x');
    expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('x');
  });

  test('tells that a folder stands in the place of the file, and leaves nothing beside it', async () => {
    const path = join(folder, 'a.txt');
    mkdirSync(path);
    await expect(writeWhole(path, 'x')).rejects.toMatchObject({
      message: `${path}: cannot be written: a folder stands where a file has to be`,
    });
    expect(existsSync(path + UNFINISHED)).toBe(false);
  });
});

test.each([sha256OfFile, readJson])('%o tells why something that is there cannot be read', async (read) => {
  const message = `${folder}: unreadable: a folder stands in the place of the file`;
  await expect(read(folder)).rejects.toMatchObject({ name: 'UserError', message });
  expect(await read(join(folder, 'none'))).toBe(null);
});
