import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../src/schema/schema.ts';
import { openStudy } from '../../src/study/study.ts';
import { ingested } from './ingested.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bios-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function bios(name: string, rows: readonly string[]): Promise<Row<'bios'>[]> {
  const csv = join(folder, `${name}.csv`);
  writeFileSync(csv, `${['nr,posted,user,about,message', ...rows].join('\n')}\n`);
  const yaml = join(folder, `${name}.yaml`);
  writeFileSync(
    yaml,
    `ingest:\n  sources:\n    - files: "${name}.csv"\n      platform: forum\n      columns: { id: nr, time: posted, author: user, bio: about, text: message }\n`,
  );
  const study = await openStudy([csv], { home: folder, out: join(folder, name), settings: yaml });
  const { table } = await ingested(study);
  return table('bios');
}

const day = (n: number) => `2020-01-0${n}T10:00:00Z`;
const rows = [
  `1,${day(1)},ann,Teacher,hello`,
  `2,${day(2)},ann,Teacher,again`,
  `3,${day(4)},ann,Coach,and more`,
  `4,${day(3)},bo,Librarian,hi`,
  `5,${day(5)},bo,Librarian,hi there`,
  `6,${day(6)},cy,,hm`,
];

test('the self-descriptions of people who changed them are kept, with when they were seen', async () => {
  const found = await bios('one', rows);
  expect(found).toEqual([
    { person: 'forum:@ann', number: 1, bio: 'Teacher', first: Date.parse(day(1)), last: Date.parse(day(2)) },
    { person: 'forum:@ann', number: 2, bio: 'Coach', first: Date.parse(day(4)), last: Date.parse(day(4)) },
  ]);
});

test('the order of rows makes no difference to them', async () => {
  expect(await bios('two', [...rows].reverse())).toEqual(await bios('three', rows));
});
