import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStudy, studyFolders } from '../../src/study/study.ts';

let home: string;

const put = (name: string, content = 'x') => {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'study-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test('openStudy takes every file of a folder, by name, without documentation and hidden files', async () => {
  const beside = [
    'README.md',
    'LICENSE',
    '.DS_Store',
    '.hidden/x.csv',
    'study.yaml',
    '~$b.xlsx',
    'Thumbs.db',
    'a/desktop.ini',
    'clean.R',
    'a/count.py',
  ];
  for (const name of ['b.csv', 'a/c.json', ...beside]) put(`chat/${name}`, '');
  const study = await openStudy([join(home, 'chat')], { home });
  expect(study.inputs.map(({ name }) => name)).toEqual(['a/c.json', 'b.csv']);
  expect(study.name).toBe('chat');
  expect(study.folders.report).toBe(join(home, 'reports', 'chat'));
});

test('openStudy tells files of several folders apart by folder, and by number where that is not enough', async () => {
  for (const name of ['one/x/t.csv', 'two/x/t.csv']) put(name);
  const study = await openStudy([join(home, 'one/x'), join(home, 'two/x')], { home });
  expect(study.inputs.map(({ name }) => name)).toEqual(['x/t.csv', 'x/t.csv (2)']);
  expect(study.name).toBe('x-and-1-more');
});

test('openStudy refuses to write among the exports, where the next run would read it', async () => {
  put('chat/a.csv');
  await expect(openStudy([join(home, 'chat')], { home, out: join(home, 'chat/out') })).rejects.toThrow(
    'chat: invalid place for exports: the tables and the report would lie among them',
  );
  await expect(openStudy([home], { home })).rejects.toThrow('invalid place for exports');
  put('data/b.csv');
  await expect(openStudy([join(home, 'data')], { home })).rejects.toThrow('the report would lie among them');
  symlinkSync(join(home, 'chat'), join(home, 'link'));
  await expect(openStudy([join(home, 'chat')], { home, out: join(home, 'link') })).rejects.toThrow('invalid place for exports');
  await expect(openStudy([join(home, 'link')], { home, out: join(home, 'chat/deep/er') })).rejects.toThrow('invalid place for exports');
  const beside = await openStudy([join(home, 'chat/a.csv')], { home, out: join(home, 'chat/out') });
  expect(beside.folders.report).toBe(join(home, 'chat/out/report'));
});

test('openStudy refuses to write names and texts of people below reports, from where they may be sent to anyone', async () => {
  put('chat/a.csv');
  for (const place of ['reports', 'reports/chat', 'reports/../reports/x'])
    await expect(openStudy([join(home, 'chat')], { home, out: join(home, place) })).rejects.toThrow(
      /reports.*: invalid place for what is written: it holds names or texts of people/,
    );
  expect((await openStudy([join(home, 'chat')], { home, out: join(home, 'reports-of-may') })).name).toBe('chat');
});

test.each(['interim', 'interim/by/hand', 'report/raw', 'processed'])(
  'a study refuses exports that lie where it writes: %s',
  async (place) => {
    const folder = dirname(put(`written/${place}/a.csv`));
    const says = 'invalid place for exports: what is written goes there, in the place of what was there before';
    await expect(openStudy([folder], { home, out: join(home, 'written') })).rejects.toThrow(says);
    await expect(openStudy([join(folder, 'a.csv')], { home, out: join(home, 'written') })).rejects.toThrow(says);
    expect((await openStudy([folder], { home, out: join(home, 'elsewhere') })).inputs).toHaveLength(1);
  },
);

test('openStudy takes a file given twice once', async () => {
  const file = put('chat/a.csv');
  const study = await openStudy([file, join(home, 'chat', '.', 'a.csv')], { home });
  expect(study.inputs).toHaveLength(1);
});

test('openStudy takes an empty path for no place at all, not for the folder it runs in', async () => {
  await expect(openStudy([''], { home })).rejects.toMatchObject({ name: 'UserError', message: 'missing exports: a path is empty' });
});

test('openStudy reads study.yaml beside the exports, unless another file is named', async () => {
  put('chat/a.csv');
  put('chat/skipped.csv');
  put('chat/study.yaml', 'name: from-beside\ningest: { skip: ["skip*"] }\n');
  const beside = await openStudy([join(home, 'chat')], { home });
  expect(beside.name).toBe('from-beside');
  expect(beside.inputs.map(({ name }) => name)).toEqual(['a.csv']);
  const other = await openStudy([join(home, 'chat')], { home, settings: put('other.yaml', 'name: from-other\n') });
  expect(other.name).toBe('from-other');
  expect((await openStudy([join(home, 'chat/a.csv')], { home })).name).toBe('from-beside');
});

test.each(['study.yml', 'Study.yaml', 'study.yaml.txt'])('openStudy does not take settings called %s for an export', async (name) => {
  put('chat/a.csv');
  const file = put(`chat/${name}`, 'title: A chat\n');
  await expect(openStudy([join(home, 'chat')], { home })).rejects.toThrow(`${name}: settings under another name than study.yaml`);
  expect((await openStudy([join(home, 'chat')], { home, settings: file })).settings.title).toBe('A chat');
});

test.each(['utf16le', 'latin1'] as const)('openStudy refuses settings that a program saved as %s', async (encoding) => {
  put('chat/a.csv');
  writeFileSync(put('chat/study.yaml'), Buffer.from('\ufefftitle: Über', encoding));
  await expect(openStudy([join(home, 'chat')], { home })).rejects.toThrow('study.yaml: invalid UTF-8');
});

test('openStudy takes no file for an export that the settings name', async () => {
  for (const name of ['a.csv', 'quotes.csv', 'tables/audit.csv', 'coded/shares.csv', 'coded.csv']) put(`chat/${name}`);
  put('chat/study.yaml', 'pln: { audit: tables/audit.csv }\nreport: { quotes: ./quotes.csv, coding: coded }\n');
  const study = await openStudy([join(home, 'chat')], { home });
  expect(study.inputs.map(({ name }) => name)).toEqual(['a.csv', 'coded.csv']);
});

test('openStudy writes everything below --out where it is given', async () => {
  put('chat/a.csv');
  const study = await openStudy([join(home, 'chat')], { home, out: join(home, 'out') });
  expect(study.folders).toEqual({
    interim: join(home, 'out/interim'),
    processed: join(home, 'out/processed'),
    report: join(home, 'out/report'),
  });
});

test('openStudy follows a link to a file, and goes round no circle of folders', async () => {
  put('chat/a.csv');
  symlinkSync(join(home, 'chat'), join(home, 'chat', 'again'));
  symlinkSync(join(home, 'chat/a.csv'), join(home, 'chat', 'b.csv'));
  const study = await openStudy([join(home, 'chat')], { home });
  expect(study.inputs.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
});

describe('openStudy refuses', () => {
  test('a path that is not there', async () => {
    await expect(openStudy([join(home, 'none')], { home })).rejects.toThrow('none: missing: no such file or folder');
  });
  test.each([
    ['data/sampel', (folder: string) => `check the path: ${join(folder, 'data')} holds sample, other`],
    ['daat/sample', (folder: string) => `check the path: there is no folder ${join(folder, 'daat')}`],
    ['bare/sample', (folder: string) => `check the path: ${join(folder, 'bare')} is empty`],
  ])('a path that is not there, and what is: %s', async (path, hint) => {
    put('data/other/a.csv');
    put('data/sample/a.csv');
    mkdirSync(join(home, 'bare'));
    await expect(openStudy([join(home, path)], { home })).rejects.toMatchObject({ hint: hint(home) });
  });
  test('an empty folder', async () => {
    mkdirSync(join(home, 'empty'));
    put('one.csv');
    await expect(openStudy([join(home, 'empty')], { home })).rejects.toThrow('missing exports');
    await expect(openStudy([join(home, 'empty'), join(home, 'one.csv')], { home })).rejects.toThrow(
      `${join(home, 'empty')}: missing exports`,
    );
  });
  test('a folder with files of which none is an export, and why', async () => {
    put('chat/README.md');
    put('chat/a.csv');
    put('chat/study.yaml', 'ingest: { skip: ["*.csv"] }\n');
    await expect(openStudy([join(home, 'chat')], { home })).rejects.toMatchObject({
      message: `${join(home, 'chat')}: missing exports: none among README.md, a.csv`,
      hint: 'left out are documents and scripts, such as README.md, and what ingest.skip names in study.yaml',
    });
  });
  test('a folder of studies', async () => {
    put('all/one/a.csv');
    put('all/one/study.yaml');
    await expect(openStudy([join(home, 'all')], { home })).rejects.toThrow('is a folder of studies');
  });
  test('a link that leads nowhere', async () => {
    put('chat/a.csv');
    symlinkSync(join(home, 'gone.csv'), join(home, 'chat', 'b.csv'));
    await expect(openStudy([join(home, 'chat')], { home })).rejects.toThrow('a link that leads nowhere');
  });
  test('what is neither a file nor a folder, in a folder or by its name', async () => {
    put('chat/a.csv');
    const socket = createServer().listen(join(home, 'chat/b.csv'));
    await once(socket, 'listening');
    const refused = 'chat/b.csv: invalid export: neither a file nor a folder';
    await expect(openStudy([join(home, 'chat')], { home })).rejects.toThrow(refused);
    await expect(openStudy([join(home, 'chat/b.csv')], { home })).rejects.toThrow('chat/b.csv: invalid: neither a file nor a folder');
    socket.close();
  });
  test.each<[string, string, string]>([
    ['out', '', 'invalid place for what is written: --out is empty'],
    ['out', 'chat/a.csv', 'chat/a.csv: invalid place for what is written: a file stands where a folder has to be'],
    ['out', 'chat/a.csv/x/y', 'chat/a.csv/x/y: invalid place for what is written: a file stands where a folder has to be'],
    ['out', 'x'.repeat(300), `${'x'.repeat(300)}: invalid place for what is written: the name is too long`],
    ['out', 'circle', 'circle: invalid place for what is written: a link leads to itself'],
    ['settings', '', 'invalid settings file: --study is empty'],
    ['settings', 'chat', 'chat: unreadable settings: a folder stands in the place of the file'],
  ])('--%s %j', async (option, given, message) => {
    put('chat/a.csv');
    symlinkSync(join(home, 'circle'), join(home, 'circle'));
    const place = given === '' ? '' : join(home, given);
    await expect(openStudy([join(home, 'chat')], { home, [option]: place })).rejects.toMatchObject({
      name: 'UserError',
      message: given === '' ? message : `${home}/${message}`,
    });
  });
  test.skipIf(process.getuid?.() === 0)('a folder that may not be read', async () => {
    put('chat/a.csv');
    put('chat/shut/b.csv');
    chmodSync(join(home, 'chat/shut'), 0);
    await expect(openStudy([join(home, 'chat')], { home })).rejects.toThrow('chat/shut: unreadable: permission denied');
    chmodSync(join(home, 'chat/shut'), 0o700);
  });
  test('a name in a folder that is no text', async () => {
    put('chat/a.csv');
    writeFileSync(Buffer.concat([Buffer.from(join(home, 'chat/b')), Buffer.from([0xff]), Buffer.from('.csv')]), 'x');
    await expect(openStudy([join(home, 'chat')], { home })).rejects.toThrow('chat/b\ufffd.csv: unreadable name: it is no UTF-8');
  });
  test('two settings files at once', async () => {
    for (const name of ['one', 'two']) {
      put(`${name}/a.csv`);
      put(`${name}/study.yaml`);
    }
    await expect(openStudy([join(home, 'one'), join(home, 'two')], { home })).rejects.toThrow('several study.yaml');
  });
  test.each(['../x', '..', '.hidden', 'a/b', 'a\\b', 'C:', 'nul\u0000', '', 'a\nb', '-rf', ' ', 'x'.repeat(81)])(
    'the name %j',
    async (name) => {
      put('chat/a.csv');
      await expect(openStudy([join(home, 'chat')], { home, name })).rejects.toThrow('invalid study name');
    },
  );
});

test.each([
  ['exports (1)', 'exports 1'],
  ['Ann’s chat, 2019–2020 ✨', 'Ann s chat 2019 2020'],
  ['[old] chat', 'old chat'],
  ['cafe\u0301s', 'cafés'.normalize('NFC')],
  ['a  b', 'a  b'],
  ['हिंदी', 'हिंदी'],
  ['x'.repeat(120), 'x'.repeat(80)],
])('a study without a name is called like its folder as far as a folder of its own may be: %j as %j', async (given, name) => {
  put(`${given}/a.csv`);
  expect((await openStudy([join(home, given)], { home })).name).toBe(name);
});

test('a folder without a letter gives no name', async () => {
  put('(-)/a.csv');
  await expect(openStudy([join(home, '(-)')], { home })).rejects.toThrow('invalid study name: ""');
});

test('studyFolders gives the folders below data/raw in order', async () => {
  for (const name of ['b/x.csv', 'a/x.csv', '.git/x', 'file.txt']) put(`data/raw/${name}`);
  expect(await studyFolders(home)).toEqual([join(home, 'data/raw/a'), join(home, 'data/raw/b')]);
});
