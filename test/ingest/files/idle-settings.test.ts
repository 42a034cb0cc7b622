import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, expect, inject, test } from 'vitest';
import { idleSkips } from '../../../src/ingest/files/idle-settings.ts';
import { recogniseAll } from '../../../src/ingest/files/look-into.ts';
import { openStudy } from '../../../src/study/study.ts';

let folder: string;

const CHAT = 'time,username,text\n2020-01-02 20:01,ann,hello\n';

beforeEach(() => {
  folder = mkdtempSync(join(inject('runFolder'), 'idle-'));
  mkdirSync(join(folder, 'in'));
  for (const name of ['posts.csv', 'more.csv', 'README.md']) writeFileSync(join(folder, 'in', name), CHAT);
});

/** What is said of these settings where the whole folder is given, or these files of it. */
const looked = async (ingest: object, ...files: string[]) => {
  writeFileSync(join(folder, 'in/study.yaml'), JSON.stringify({ ingest }));
  const paths = files.length === 0 ? [join(folder, 'in')] : files.map((file) => join(folder, 'in', file));
  return recogniseAll(await openStudy(paths, { home: folder, out: join(folder, 'out') }));
};

test.each<[string, object, string, string]>([
  [
    'how to read a file',
    { sources: [{ files: 'pots.csv', timezone: 'Asia/Tokyo' }] },
    'ingest.sources: no file is called so: pots.csv',
    'did you mean posts.csv?',
  ],
  ['what to leave out', { skip: ['*.tsv', 'mroe.csv'] }, 'ingest.skip: no file is called so: mroe.csv', 'did you mean more.csv?'],
  [
    'how to read a file like none of these',
    { sources: [{ files: '*.tsv' }] },
    'ingest.sources: no file is called so: *.tsv',
    'files here: more.csv, posts.csv',
  ],
])('a name of %s that no file has is refused', async (_, ingest, message, hint) => {
  await expect(looked(ingest)).rejects.toMatchObject({ message, hint: expect.stringContaining(hint) });
});

test('what is to be left out and may come yet is no mistake, and told', async () => {
  writeFileSync(join(folder, 'in/study.yaml'), JSON.stringify({ ingest: { skip: ['*.tsv', 'more.csv', 'notes on coding.docx'] } }));
  const study = await openStudy([join(folder, 'in')], { home: folder, out: join(folder, 'out') });
  await recogniseAll(study);
  expect(await idleSkips(study)).toEqual(['*.tsv', 'notes on coding.docx']);
});

test('a source whose files all belong to sources before it is refused', async () => {
  const ingest = { sources: [{ files: '*.csv' }, { files: 'posts.csv', timezone: 'Asia/Tokyo' }] };
  await expect(looked(ingest)).rejects.toThrow('ingest.sources: without effect: posts.csv');
});

test('patterns count for files that are left out anyway and for those in archives; where single files are given nobody knows the others', async () => {
  writeFileSync(join(folder, 'in/a.zip'), zipSync({ 'old.csv': strToU8(CHAT), 'new.csv': strToU8(CHAT) }));
  const ingest = { skip: ['README*', 'more.csv', 'old.csv'], sources: [{ files: 'p*.csv' }, { files: 'new.csv' }] };
  expect(await looked(ingest)).toHaveLength(2);
  expect(await looked({ sources: [{ files: 'posts.csv' }] }, 'more.csv')).toHaveLength(1);
});
