import { mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sha256OfFile, stateOfFile } from '../../../src/disk/disk.ts';
import { keepHash, takeHash } from '../../../src/disk/hashed.ts';
import { openExport } from '../../../src/ingest/files/container.ts';
import { exportHashes, type HashedExports } from '../../../src/run/record/export-hashes.ts';
import { readLog } from '../../../src/run/record/log.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import type { Study } from '../../../src/study/study.ts';

let folder: string;
let study: Study;
let hashed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
  const inputs = ['a.csv', 'b.csv'].map((name) => ({ name, path: join(folder, name) }));
  for (const { path, name } of inputs) writeFileSync(path, `posts of ${name}`);
  hashed = [];
  const folders = { interim: folder, processed: folder, report: folder };
  study = { name: 's', inputs, base: folder, settings: defaultSettings(), folders } as Study;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The hashes as told an hour after the files were written. */
async function told(known: HashedExports = {}, now = () => Date.now() + 3_600_000) {
  hashed = [];
  const hash = (path: string) => {
    hashed.push(path.slice(-5));
    return sha256OfFile(path);
  };
  return exportHashes(study, known, { hash, now });
}

test('a file in the state in which it was hashed is not hashed again; a file that is new is', async () => {
  const first = await told();
  expect(hashed).toEqual(['a.csv', 'b.csv']);
  const second = await told(first.known);
  expect(hashed).toEqual([]);
  expect(second).toEqual(first);
  study = { ...study, inputs: [...study.inputs, { name: 'c.csv', path: join(folder, 'c.csv') }] };
  writeFileSync(join(folder, 'c.csv'), 'more');
  const third = await told(second.known);
  expect(hashed).toEqual(['c.csv']);
  expect(third.hashes).toEqual({ ...first.hashes, 'c.csv': await sha256OfFile(join(folder, 'c.csv')) });
});

test.each([
  ['is longer', (path: string) => writeFileSync(path, 'posts of a.csv!')],
  [
    'has another text of the same length and its old time again',
    (path: string) => {
      const { atime, mtime } = statSync(path);
      writeFileSync(path, 'POSTS of a.csv');
      utimesSync(path, atime, mtime);
    },
  ],
  [
    'was put in its place by another',
    (path: string) => {
      const { atime, mtime } = statSync(path);
      writeFileSync(`${path}.new`, 'POSTS of a.csv');
      utimesSync(`${path}.new`, atime, mtime);
      renameSync(`${path}.new`, path);
    },
  ],
])('a file that %s is hashed again', async (_, change) => {
  const first = await told();
  change(join(folder, 'a.csv'));
  const second = await told(first.known);
  expect(hashed).toEqual(['a.csv']);
  expect(second.hashes['a.csv']).toBe(await sha256OfFile(join(folder, 'a.csv')));
  expect(second.hashes['a.csv']).not.toBe(first.hashes['a.csv']);
});

test('the hash of a file that was changed a moment before is not kept, since it may change again within one tick of its clock', async () => {
  const first = await told({}, () => statSync(join(folder, 'a.csv')).mtimeMs + 1000);
  expect(first.known).toEqual({});
  expect(Object.keys(first.hashes)).toEqual(['a.csv', 'b.csv']);
});

test('the hash of a file that changes while it is hashed is not kept', async () => {
  const { known } = await exportHashes(
    study,
    {},
    {
      now: () => Date.now() + 3_600_000,
      async hash(path) {
        if (path.endsWith('a.csv')) writeFileSync(path, 'meanwhile');
        return sha256OfFile(path);
      },
    },
  );
  expect(Object.keys(known)).toEqual(['b.csv']);
});

test('a log that is torn, or of an earlier version, tells of no hashes', async () => {
  const log = join(folder, 'run.json');
  const known = async () => (await readLog(study)).exports;
  expect(await known()).toBeUndefined();
  writeFileSync(log, '{"ended": "2020');
  expect(await known()).toBeUndefined();
  writeFileSync(log, '{"ended": "2020-01-01"}');
  expect(await known()).toBeUndefined();
});

test('a file that was read from end to end before is not read again to hash it, unless it may have changed', async () => {
  const [a, b] = study.inputs.map(({ path }) => path) as [string, string];
  const own = async (path: string) => (await stateOfFile(path)) ?? expect.fail();
  const later = Date.now() + 3_600_000;
  keepHash(a, await own(a), 'as read', later);
  // Changed just before it was read: it may change again, and show the same times.
  keepHash(b, await own(b), 'perhaps not that', (await own(b)).changed + 1_000);
  const first = await told();
  expect(hashed).toEqual(['b.csv']);
  expect(first.hashes).toEqual({ 'a.csv': 'as read', 'b.csv': await sha256OfFile(b) });
  expect(first.known['a.csv']).toEqual({ sha256: 'as read', state: (await own(a)).state });
  writeFileSync(a, 'posts of a.csv, and more');
  expect((await told()).hashes['a.csv']).toBe(await sha256OfFile(a));
});

test('the hash of an export that was looked at is told once', async () => {
  const { path } = study.inputs[0] as { path: string };
  const own = (await stateOfFile(path)) ?? expect.fail();
  await openExport(path);
  // Written this moment, it may change again.
  expect(takeHash(path, own)).toBeNull();
  vi.spyOn(Date, 'now').mockReturnValueOnce(Date.now() + 3_600_000);
  await openExport(path);
  expect(takeHash(path, own)).toBe(await sha256OfFile(path));
  expect(takeHash(path, own)).toBeNull();
});
