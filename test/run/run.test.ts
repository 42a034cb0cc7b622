import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { sha256, UNFINISHED } from '../../src/disk/disk.ts';
import { UserError } from '../../src/errors.ts';
import type { Key } from '../../src/privacy/key.ts';
import { type RunOptions, run } from '../../src/run/run.ts';
import type { Stage } from '../../src/run/stage.ts';
import { type Difference, kindsOf, verify } from '../../src/run/verify.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import type { Study } from '../../src/study/study.ts';
import { blankPerson, blankPost } from '../blank-rows.ts';

let folder: string;
let ran: string[];
let recorded: string;
let reasons: string[];

const key: Key = { secret: Buffer.alloc(32, 1), id: 'k1', made: null };

/** Two stages as small as they can be: links from the export's lines, and one label for each. */
const first: Stage = {
  name: 'ingest',
  reads: [],
  writes: ['links', 'ledger'],
  settings: ['ingest'],
  load: async () => async (work) => {
    ran.push('ingest');
    const lines = work.study.inputs.flatMap(({ path }) => readFileSync(path, 'utf8').trim().split('\n'));
    await work.writeRows(
      'links',
      lines.map((url, i) => ({ post: `p${i}`, position: 1, url, domain: null })),
    );
    await work.writeRows('ledger', [
      {
        file: 'a.txt',
        format: 'lines',
        bytes: 1,
        sha256: '',
        encoding: 'utf-8',
        rows: lines.length,
        kept: lines.length - 1,
        duplicates: 0,
        rejected: 1,
        blank: 0,
        people: null,
        most: null,
        next: null,
        first: null,
        last: null,
        note: null,
        damage: null,
      },
    ]);
  },
};

const second: Stage = {
  name: 'classify',
  reads: ['links'],
  writes: ['labels'],
  settings: ['classify'],
  load: async () => async (work) => {
    ran.push('classify');
    await work.write('labels', "SELECT post, 'sharing' AS code, url LIKE 'http%' AS value, NULL AS probability FROM links");
  },
};

const third: Stage = {
  name: 'report',
  reads: ['labels'],
  writes: [],
  settings: ['report'],
  load: async () => async (work) => {
    ran.push('report');
    const [row] = await work.db.rows<{ n: number }>('SELECT count(*) AS n FROM labels WHERE value');
    recorded = JSON.stringify(work.record);
    await work.file('index.html', `<p>${row?.n}</p>`);
  },
};

const study = (settings: Partial<Settings> = {}): Study => ({
  name: 'test',
  inputs: [{ path: join(folder, 'a.txt'), name: 'a.txt' }],
  settings: { ...defaultSettings(), ...settings },
  folders: { interim: join(folder, 'interim'), processed: join(folder, 'processed'), report: join(folder, 'report') },
});

const go = (settings: Partial<Settings> = {}, options: Partial<RunOptions> = {}) => {
  ran = [];
  reasons = [];
  const listener = { begin: (stage: string, reason: string) => void reasons.push(`${stage}: ${reason}`), progress() {}, end() {} };
  return run(study(settings), [first, second, third], { key: async () => key, listener, ...options });
};

const bytes = (name: string) => sha256(readFileSync(join(folder, name)));

beforeEach(() => {
  ran = [];
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  writeFileSync(join(folder, 'a.txt'), 'http://a.example\nplain\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('run runs every stage once, and none when nothing changed', async () => {
  const outcome = await go({ ingest: { ...defaultSettings().ingest, maxRejectedShare: 0.6 } });
  expect(ran).toEqual(['ingest', 'classify', 'report']);
  expect(outcome.exit).toBe(0);
  expect(readFileSync(join(folder, 'report/index.html'), 'utf8')).toBe('<p>1</p>');
  const files = () => ['interim', 'processed'].map((name) => statSync(join(folder, name, 'labels.parquet')).ino);
  const before = files();
  const again = await go({ ingest: { ...defaultSettings().ingest, maxRejectedShare: 0.6 } });
  expect(ran).toEqual([]);
  expect(again.stages.map(({ status }) => status)).toEqual(['up to date', 'up to date', 'up to date']);
  expect([...outcome.stages, ...again.stages].map(({ reason }) => reason)).toEqual(Array(6).fill(null));
  expect(again.inputs).toEqual(outcome.inputs);
  expect(files()).toEqual(before);
});

test('run tells what a stage notes of the settings, also where the stage is up to date, until it runs without', async () => {
  let notes = ['ingest.skip: no file is called so: b.txt'];
  const noting: Stage = {
    ...first,
    load: async () => async (work) => {
      await (await first.load())(work);
      for (const note of notes) work.note(note);
    },
  };
  const told = async (options: Partial<RunOptions> = {}) =>
    (await run(study(), [noting, second], { key: async () => key, ...options })).notes;
  expect([await told(), await told()]).toEqual([notes, notes]);
  expect(await told({ from: 'classify' })).toEqual([]);
  notes = [];
  expect(await told({ force: true })).toEqual([]);
});

test('run says exit 3 where more rows were rejected than allowed', async () => {
  expect((await go()).exit).toBe(3);
});

describe('run repeats just what has to be repeated when', () => {
  beforeEach(async () => void (await go()));

  test('a setting changed that one stage reads', async () => {
    const { stages } = await go({ classify: { ...defaultSettings().classify, domains: { 'a.example': 'news' } } });
    expect(ran).toEqual(['classify']);
    expect(reasons).toEqual(['classify: a setting changed']);
    expect(stages.map(({ reason }) => reason)).toEqual([null, 'a setting changed', null]);
  });

  test('an export changed, up to where the tables come out the same', async () => {
    writeFileSync(join(folder, 'a.txt'), 'http://b.example\nplain\n');
    await go();
    expect(ran).toEqual(['ingest', 'classify']);
    expect(reasons).toEqual(['ingest: the exports changed', 'classify: changed: links']);
  });

  test('the log knows another hash of an export in its state, until it is asked to', async () => {
    const { size, mtimeNs, ctimeNs, ino } = statSync(join(folder, 'a.txt'), { bigint: true });
    const log = join(folder, 'interim/run.json');
    const known = { 'a.txt': { sha256: 'of another', state: [size, mtimeNs, ctimeNs, ino].join(' ') } };
    writeFileSync(log, JSON.stringify({ ...JSON.parse(readFileSync(log, 'utf8')), exports: known }));
    await go();
    expect(reasons).toEqual(['ingest: the exports changed']);
    expect(JSON.parse(readFileSync(log, 'utf8')).exports).toEqual(known);
    await go({}, { force: true });
    expect(JSON.parse(readFileSync(join(folder, 'interim/manifest.json'), 'utf8')).stages.ingest.inputs['a.txt']).toBe(bytes('a.txt'));
  });

  test('an output was changed by someone else', async () => {
    writeFileSync(join(folder, 'interim/labels.parquet'), 'no table');
    await go();
    expect(ran).toEqual(['classify']);
    expect(reasons).toEqual(['classify: labels is missing or was changed']);
  });

  test('the report was removed', async () => {
    rmSync(join(folder, 'report/index.html'));
    await go();
    expect(ran).toEqual(['report']);
  });

  test('it is asked to', async () => {
    await go({}, { force: true, from: 'classify', until: 'classify' });
    expect(ran).toEqual(['classify']);
  });

  test('a table under pseudonyms is missing: only that is made again, with the same bytes', async () => {
    const before = bytes('processed/labels.parquet');
    rmSync(join(folder, 'processed/labels.parquet'));
    await go();
    expect(ran).toEqual([]);
    expect(bytes('processed/labels.parquet')).toBe(before);
  });

  test('the key changed: only the tables under pseudonyms', async () => {
    const before = bytes('processed/labels.parquet');
    await go({}, { key: async () => ({ ...key, secret: Buffer.alloc(32, 2), id: 'k2' }) });
    expect(ran).toEqual([]);
    expect(bytes('processed/labels.parquet')).not.toBe(before);
  });

  test('another number of people is the smallest that is told of: the tables under pseudonyms too', async () => {
    const madeFrom = () => JSON.parse(readFileSync(join(folder, 'interim/manifest.json'), 'utf8')).releases.labels.from;
    const before = madeFrom();
    await go({ report: { ...defaultSettings().report, smallest: 7 } });
    expect(ran).toEqual(['report']);
    expect(madeFrom()).not.toBe(before);
  });
});

test('a table under pseudonyms is made anew where fewer people than before use what it names, though the table is as it was', async () => {
  const posted: Stage = {
    ...first,
    writes: ['posts', 'links', 'people', 'ledger'],
    load: async () => async (work) => {
      const authors = readFileSync(join(folder, 'a.txt'), 'utf8').trim().split('\n');
      await work.writeRows(
        'posts',
        authors.map((author) => ({ ...blankPost(`by ${author}`), author, hashtags: ['owls'] })),
      );
      await work.writeRows('links', []);
      await work.writeRows('ledger', []);
      await work.writeRows('people', authors.map(blankPerson));
    },
  };
  const used: Stage = {
    ...second,
    name: 'network',
    writes: ['uses'],
    load: async () => (work) =>
      work.writeRows('uses', [{ person: 'a', kind: 'hashtag', item: 'owls', posts: 1, first: null, last: null }]).then(() => {}),
  };
  const released = async (authors: string) => {
    writeFileSync(join(folder, 'a.txt'), authors.split('').join('\n'));
    await run(study(), [posted, used], { key: async () => key });
    const db = await Database.open();
    const [row] = await db.rows<{ item: string }>(`SELECT item FROM read_parquet('${join(folder, 'processed/uses.parquet')}')`);
    db.close();
    return row?.item;
  };
  expect(await released('abcde')).toBe('owls');
  expect(await released('abcd')).toMatch(/^[0-9a-f]{20}$/);
  expect(await released('abcdef')).toBe('owls');
});

test('run leaves the outputs of the last good run when a stage fails, and nothing half written', async () => {
  await go();
  const before = bytes('interim/links.parquet');
  writeFileSync(join(folder, 'a.txt'), 'http://c.example\n');
  const failing: Stage = {
    ...first,
    load: async () => async (work) => {
      await work.write('links', "SELECT 'p' AS post, 1 AS position, 'u' AS url, NULL AS domain");
      throw new Error('disk on fire');
    },
  };
  await expect(run(study(), [failing, second, third], { key: async () => key })).rejects.toThrow('disk on fire');
  expect(bytes('interim/links.parquet')).toBe(before);
  expect(readdirSync(join(folder, 'interim')).filter((name) => name.includes('unfinished') || name === '.lock')).toEqual([]);
  await go();
  expect(ran).toContain('ingest');
});

test('run that fails ends only when the tables of the stages before are released, which go on beside it', async () => {
  const failing: Stage = { ...second, load: async () => () => Promise.reject(new Error('disk on fire')) };
  await expect(run(study(), [first, failing], { key: async () => key })).rejects.toThrow('disk on fire');
  expect(readdirSync(join(folder, 'processed'))).toEqual(['links.parquet']);
});

test('run loads the next stage while one is done, tells at its turn what fails there, and loads nothing that is up to date', async () => {
  const loaded: string[] = [];
  const told = (stage: Stage): Stage => ({
    ...stage,
    load() {
      loaded.push(`${stage.name} after ${ran.length}`);
      return stage.load();
    },
  });
  ran.length = 0;
  const broken: Stage = { ...second, load: async () => Promise.reject(new Error('cannot be loaded')) };
  await expect(run(study(), [first, broken, third], { key: async () => key })).rejects.toThrow('cannot be loaded');
  expect(ran).toEqual(['ingest']);
  await run(study(), [first, second, third].map(told), { key: async () => key });
  expect(loaded.filter((stage) => stage.startsWith('ingest'))).toEqual([]);
  expect(loaded).toContain('report after 1');
  loaded.length = 0;
  await run(study(), [first, second, third].map(told), { key: async () => key });
  expect(loaded).toEqual([]);
});

describe('run releases the tables of a stage', () => {
  const released = () => existsSync(join(folder, 'processed/links.parquet'));

  test('while the next stage goes on', async () => {
    const waiting: Stage = {
      ...second,
      load: async () => async (work) => {
        for (let waited = 0; !released() && waited < 10_000; waited += 10) await sleep(10);
        expect(released()).toBe(true);
        await (await second.load())(work);
      },
    };
    await run(study(), [first, waiting, third], { key: async () => key });
    expect(existsSync(join(folder, 'processed/labels.parquet'))).toBe(true);
  });

  test('only after the next stage, where that keeps every core busy', async () => {
    const busy: Stage = {
      ...second,
      alone: true,
      load: async () => async (work) => {
        await sleep(200);
        expect(released()).toBe(false);
        await (await second.load())(work);
      },
    };
    await run(study(), [first, busy, third], { key: async () => key });
    expect(released()).toBe(true);
  });

  test('even where the next stage fails, and tells what fails of itself', async () => {
    const failing: Stage = { ...second, load: async () => async () => Promise.reject(new Error('disk on fire')) };
    await expect(run(study(), [first, failing, third], { key: async () => key })).rejects.toThrow('disk on fire');
    expect(released()).toBe(true);
    mkdirSync(join(folder, 'processed/labels.parquet'));
    await expect(go()).rejects.toThrow();
    expect(ran).toEqual(['classify', 'report']);
  });

  test('or says which cannot be written, without the cause, which may quote the secret', async () => {
    const inTheWay: Stage = {
      ...second,
      load: async () => async (work) => {
        mkdirSync(join(folder, `processed/labels.parquet${UNFINISHED}`), { recursive: true });
        await (await second.load())(work);
      },
    };
    const failed = run(study(), [first, inTheWay, third], { key: async () => key });
    expect(await failed.catch(({ message, cause }) => [message, cause])).toEqual(['labels: cannot be written under pseudonyms', undefined]);
  });
});

test('run spills what does not fit into memory, and leaves nothing of it', async () => {
  const sorting: Stage = {
    ...first,
    load: async () => async (work) => {
      await work.db.run('CREATE TABLE much AS SELECT md5(i::VARCHAR) AS hash FROM range(1000000) t(i) ORDER BY hash');
      await (await first.load())(work);
    },
  };
  await run(study(), [sorting, second, third], { key: async () => key, database: { memory: '40MB', threads: 1 } });
  expect(readdirSync(join(folder, 'interim')).filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('run gives the stages behind ingest one thread of the database where posts are few', async () => {
  const threads: unknown[] = [];
  const telling = (stage: Stage): Stage => ({
    ...stage,
    load: async () => async (work) => {
      threads.push(...(await work.db.rows(`SELECT current_setting('threads')::INTEGER AS "${stage.name}"`)));
      if (stage.writes.includes('posts')) await work.writeRows('posts', [blankPost('p0')]);
      await (await stage.load())(work);
    },
  });
  const posting: Stage = { ...first, writes: ['posts', ...first.writes] };
  await run(study(), [posting, second].map(telling), { key: async () => key, database: { threads: 2 } });
  expect(threads).toEqual([{ ingest: 2 }, { classify: 1 }]);
});

test('run looks at the exports before it writes anything', async () => {
  const refusing: Stage = { ...first, check: async () => Promise.reject(new UserError('a.txt: unknown table')) };
  await expect(run(study(), [refusing, second, third], { key: async () => key })).rejects.toThrow('unknown table');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

describe('run over a folder that holds the tables of a study', () => {
  const [a, b, c] = ['http://a.example\nplain\n', 'http://b.example\nplain\n', 'http://c.example\nplain\n'] as const;
  /** A run over one export in each of these folders. */
  const from = (contents: Readonly<Record<string, string>>, name = 'test'): Promise<unknown> => {
    const inputs = Object.entries(contents).map(([at, content]) => {
      mkdirSync(join(folder, at), { recursive: true });
      const path = join(folder, at, 'a.txt');
      writeFileSync(path, content);
      return { path, name: `${at}/a.txt` };
    });
    return run({ ...study(), name, inputs }, [first, second, third], { key: async () => key });
  };
  beforeEach(() => from({ one: a }));

  test.each([
    ['test', 'two'],
    ['other', 'two'],
    ['other', 'one'],
  ])('refuses another one called %s, of exports in folder %s, before anything is written', async (name, at) => {
    const before = bytes('interim/manifest.json');
    await expect(from({ [at]: b }, name)).rejects.toMatchObject({
      message: `${join(folder, 'interim')}: holds another study: test, of exports in ${join(folder, 'one')}`,
      exit: 2,
    });
    expect(bytes('interim/manifest.json')).toBe(before);
  });

  test('takes the same with other posts in the folder, and one that was moved or called otherwise, with further exports too', async () => {
    await from({ one: b, two: b });
    await from({ moved: b, further: c });
    await from({ moved: b }, 'called otherwise');
  });

  test.each(['run.json', 'manifest.json'])(
    'takes another one in the place of tables of which nobody knows whose they are, by %s',
    async (name) => {
      const record = join(folder, 'interim', name);
      writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, 'utf8')), origin: undefined, stages: {} }));
      await from({ two: b });
    },
  );
});

test('run leaves alone what somebody else calls unfinished', async () => {
  mkdirSync(join(folder, 'report'));
  writeFileSync(join(folder, 'report/letter.unfinished'), 'Dear all');
  await go();
  expect(readFileSync(join(folder, 'report/letter.unfinished'), 'utf8')).toBe('Dear all');
});

test('run refuses to begin at a stage whose tables are missing, and leaves nothing behind', async () => {
  await expect(go({}, { from: 'classify' })).rejects.toThrow('classify: missing table: links');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('run refuses to begin after a stage of which a table is gone that is not released yet', async () => {
  await go();
  rmSync(join(folder, 'interim/links.parquet'));
  rmSync(join(folder, 'processed/links.parquet'));
  await expect(go({}, { from: 'report' })).rejects.toThrow(/ingest: missing file: links\.parquet/);
});

test('run refuses to begin after a stage whose tables another version of the program wrote', async () => {
  await go();
  const manifest = join(folder, 'interim/manifest.json');
  const { code } = JSON.parse(readFileSync(manifest, 'utf8')).stages.ingest;
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(code, 'of a version before'));
  await go({}, { from: 'report' });
  const db = await Database.open();
  await db.copy("SELECT 'p0' AS post, 1 AS position, 'https://a.example' AS link", join(folder, 'interim/links.parquet'));
  db.close();
  await expect(go({}, { from: 'report' })).rejects.toMatchObject({
    message: 'ingest: links.parquet was written by another version of the program: columns that differ: domain, link, position, url',
    hint: 'run the earlier stages again: npx tsx pipelines/run.ts PATH, without --from',
  });
  rmSync(join(folder, 'interim/links.parquet'));
  // A table that is gone and that nothing reads any more is of no version.
  await go({}, { from: 'report' });
});

test('run gives way to another run that holds the study, and takes over from one that died', async () => {
  const lock = join(folder, 'interim/.lock');
  mkdirSync(lock, { recursive: true });
  const began = existsSync('/proc/self/stat') ? (readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')[19] ?? null) : null;
  writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid: process.pid, host: hostname(), began }));
  await expect(go()).rejects.toMatchObject({ exit: 4 });
  expect(ran).toEqual([]);
  writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid: 2 ** 22 - 1, host: hostname(), began: null }));
  await go();
  expect(ran).toEqual(['ingest', 'classify', 'report']);
});

test.runIf(existsSync('/proc/self/stat'))('run takes over from one that was killed, also before its parent has noticed', async () => {
  // The shell becomes a sleep, which never asks after the child that has ended.
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const pid = Number(String((await once(parent.stdout, 'data'))[0]).trim());
    const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    await vi.waitFor(() => expect(stat()[0]).toBe('Z'), 60_000);
    const lock = join(folder, 'interim/.lock');
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid, host: hostname(), began: stat()[19] }));
    await go();
    expect(ran).toEqual(['ingest', 'classify', 'report']);
  } finally {
    parent.kill();
  }
});

test('run says in one sentence that nothing can be written there', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'x');
  const folders = { interim: join(file, 'interim'), processed: join(file, 'processed'), report: join(file, 'report') };
  await expect(run({ ...study(), folders }, [first, second, third], { key: async () => key })).rejects.toMatchObject({
    message: expect.stringMatching(/file.interim.*: cannot be (?:made|written): a file stands where a folder has to be$/),
    hint: 'choose another place with --out DIR',
    exit: 1,
  });
});

test('run says in one sentence that the disk is full, and where a table could not be written', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  for (const error of [full, new Error('IO Error: Could not write all bytes to file "a": No space left on device')]) {
    const failing: Stage = { ...first, load: async () => () => Promise.reject(error) };
    await expect(run(study(), [failing, second, third], { key: async () => key })).rejects.toMatchObject({
      message: `${join(folder, 'interim')}: cannot be written: no space is left on the disk`,
      hint: 'free some, or choose another place with --out DIR; the next run goes on from what is done',
      cause: error,
    });
  }
});

test('run removes from the report what an earlier run wrote and this one did not, and leaves what others put there', async () => {
  await go();
  for (const name of ['old.svg', 'thesis.docx', 'manifest.json'])
    writeFileSync(join(folder, 'report', name), JSON.stringify({ files: { 'old.svg': 'x', '../a.txt': 'x' } }));
  await go({ report: { ...defaultSettings().report, top: 7 } });
  expect(readdirSync(join(folder, 'report')).sort()).toEqual(['index.html', 'manifest.json', 'thesis.docx']);
  expect(readdirSync(folder)).toContain('a.txt');
});

test('verify names each output of which one byte was flipped, each export, and settings that are others', async () => {
  await go();
  const all = [first, second, third];
  expect(await verify(study(), all)).toEqual([]);
  const places = ['interim', 'processed', 'report'] as const;
  const names = places.flatMap((place) => readdirSync(join(folder, place)).map((name) => [place, name] as const));
  const outputs = names.filter(([, name]) => /\.(?:parquet|html)$/.test(name));
  expect(outputs.length).toBeGreaterThanOrEqual(4);
  for (const [place, name] of outputs) {
    const path = join(folder, place, name);
    const before = readFileSync(path);
    const flipped = Buffer.from(before);
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, flipped);
    expect(await verify(study(), all)).toEqual([{ place, name: name.replace('.parquet', ''), what: 'changed' }]);
    writeFileSync(path, before);
  }
  appendFileSync(join(folder, 'a.txt'), 'x');
  expect(await verify(study(), all)).toEqual([{ place: 'exports', name: 'a.txt', what: 'changed' }]);
  writeFileSync(join(folder, 'a.txt'), 'http://a.example\nplain\n');
  expect(await verify(study({ report: { ...defaultSettings().report, top: 7 } }), all)).toEqual([
    { place: 'settings', name: 'report', what: 'changed' },
  ]);
});

test('kindsOf says in kind what differs: exports, settings, version, files', () => {
  const found: Difference[] = [
    { place: 'exports', name: 'a.csv', what: 'changed' },
    { place: 'settings', name: 'network', what: 'changed' },
    { place: 'settings', name: 'report', what: 'changed' },
    { place: 'code', name: 'ingest', what: 'changed' },
    { place: 'report', name: 'index.html', what: 'missing' },
  ];
  expect(kindsOf(found, 2)).toEqual({
    kinds: [
      'some exports are others',
      'settings of network, report are others',
      'another version of this program, or of Node, ran ingest',
      'files that the run wrote were changed, removed or added',
    ],
    hint: 'run the study again',
  });
  expect(kindsOf([{ place: 'exports', name: 'b.csv', what: 'not in the record' }], 2).kinds).toEqual(['some exports are others']);
});

test('the manifest holds no path and no clock, and the record of the report no name of a file', async () => {
  await go();
  const text = readFileSync(join(folder, 'interim/manifest.json'), 'utf8');
  expect(text).not.toContain(folder);
  expect(text).not.toMatch(/20\d\d-\d\d-\d\d/);
  expect(recorded).toContain('"lockfile"');
  expect(recorded).not.toContain('a.txt');
  expect(recorded).not.toContain(folder);
});

describe('further files of a release', () => {
  let made: number;
  const releasing: Stage = {
    ...second,
    releases: {
      reads: ['labels'],
      files: ['labels.txt', 'about.txt'],
      async write({ db, table, file }) {
        made += 1;
        const rows = await db.rows<{ post: string }>(`SELECT post FROM ${table('labels')} ORDER BY post`);
        await file(
          'labels.txt',
          rows.map(({ post }) => `${post}\n`),
        );
        await file('about.txt', ['labels\n']);
      },
    },
  };
  const release = (from: Key = key) => run(study(), [first, releasing], { key: async () => from });

  test('are made from tables under pseudonyms alone', async () => {
    made = 0;
    await release();
    const lines = readFileSync(join(folder, 'processed/labels.txt'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^[0-9a-f]{20}$/);
  });

  test('are made again only where the tables, the key or the files themselves changed', async () => {
    made = 0;
    await release();
    const before = bytes('processed/labels.txt');
    await release();
    expect(made).toBe(1);
    rmSync(join(folder, 'processed/labels.txt'));
    await release();
    expect([made, bytes('processed/labels.txt')]).toEqual([2, before]);
    await release({ ...key, secret: Buffer.alloc(32, 2), id: 'k2' });
    expect(made).toBe(3);
    expect(bytes('processed/labels.txt')).not.toBe(before);
  });
});

test('what an interrupted run did not release of earlier stages is released by a run from a later one', async () => {
  await run(study(), [first, second], { key: async () => key });
  const before = bytes('processed/links.parquet');
  rmSync(join(folder, 'processed/links.parquet'));
  await run(study(), [first, second], { from: 'classify', key: async () => key });
  expect(bytes('processed/links.parquet')).toEqual(before);
});

test('a stage runs again when a file that the settings name changed, and names a file that is missing', async () => {
  const named = join(folder, 'groups.csv');
  const reading: Stage = { ...second, files: () => ({ 'communities.groups': named }) };
  const again = () => {
    ran = [];
    return run(study(), [first, reading], { key: async () => key });
  };
  await expect(again()).rejects.toThrow(/communities\.groups: missing file/);
  writeFileSync(named, 'person,role\n');
  await again();
  await again();
  expect(ran).toEqual([]);
  writeFileSync(named, 'person,role\na,teacher\n');
  await again();
  expect(ran).toEqual(['classify']);
});
