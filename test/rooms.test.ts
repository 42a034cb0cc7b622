import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { HALL } from '../src/run/stage-hashes.ts';
import { settingsSchema } from '../src/settings/settings.ts';
import { stages } from '../src/stages.ts';

const src = new URL('../src/', import.meta.url).pathname;
/** The list of the stages, and the front doors: they know every room. */
const lists = ['stages.ts', 'index.ts'];

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(src.length));

const imports = (file: string) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name as string);

const room = (file: string) => (file.includes('/') ? (file.split('/')[0] as string) : null);

test('a room imports itself and the hall, never another room', () => {
  const strangers = files.flatMap((file) =>
    imports(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(file), name)))
      .filter((target) => room(target) !== null && room(target) !== room(file) && !HALL.includes(room(target) as string))
      .filter(() => !lists.includes(file))
      .map((target) => `${file} imports ${target}`),
  );
  expect(strangers).toEqual([]);
});

test('src never prints, reads arguments or exits', () => {
  const loud = files.filter((file) =>
    /\bconsole\.|process\.(argv|exit|exitCode|stdout|stderr)/.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(loud).toEqual([]);
});

test('natural is imported file by file: its front door loads databases, reads .env and prints', () => {
  const offenders = files.filter((file) => imports(file).includes('natural'));
  expect(offenders).toEqual([]);
});

test('only one room knows the database', () => {
  const rooms = files.filter((file) => imports(file).includes('@duckdb/node-api')).map((file) => file.split('/')[0]);
  expect([...new Set(rooms)]).toEqual(['database']);
});

test.each(stages.map((stage) => [stage.name, stage.settings] as const))(
  '%s runs again when a setting changes that it reads, and with another seed where it leaves something to chance',
  (name, told) => {
    const code = files
      .filter((file) => room(file) === name)
      .map((file) => readFileSync(join(src, file), 'utf8'))
      .join('\n');
    const read = [...code.matchAll(/\bsettings\.(\w+)/g)]
      .map(([, section]) => section as string)
      .filter((section) => section in settingsSchema.shape);
    const chance = /\bwork\.random\b|\brandom\b[^=\n]*\} = work\b/.test(code) ? ['seed'] : [];
    expect(told).toEqual(expect.arrayContaining([...read, ...chance]));
  },
);
