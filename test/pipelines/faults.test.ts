/** Faults in exports, one after the other, against the command a researcher types. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../../src/random.ts';
import type { Outcome } from '../../src/run.ts';
import type { Row, TableName } from '../../src/schema.ts';
import { openStudy } from '../../src/study.ts';
import { Database } from '../../src/table.ts';
import { corpora } from '../ingest/corpora.ts';
import { command } from './command.ts';

let folder: string;
let studies = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'faults-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SETTINGS = `ingest:
  sources:
    - files: "*"
      platform: forum
      columns: { id: id, time: time, text: text, author: author, replyTo: parent }
`;
const HEADER = 'id,time,author,text,parent';

interface Ran {
  readonly status: number | null;
  readonly said: string;
  readonly outcome: Outcome;
  table<T extends TableName>(name: T): Promise<Row<T>[]>;
  readonly hash: (table: TableName) => string;
}

type Content = string | Uint8Array;

/** A folder with some files and, unless told otherwise, settings that map the columns of any table. */
function study(files: Readonly<Record<string, Content>>, settings: string | null = SETTINGS): string {
  studies += 1;
  const path = join(folder, `study${studies}`);
  for (const [name, content] of Object.entries({ ...files, ...(settings === null ? {} : { 'study.yaml': settings }) })) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

function ingest(path: string, env: Record<string, string> = {}): Ran {
  const out = `${path}-out`;
  const { status, stdout, stderr } = command('ingest', [path, '--out', out, '--json', '--quiet'], { env });
  const table = (name: TableName): string => join(out, 'interim', `${name}.parquet`);
  return {
    status,
    said: stdout + stderr,
    outcome: (status === 0 || status === 3 ? JSON.parse(stdout) : null) as Outcome,
    hash: (name) =>
      createHash('sha256')
        .update(readFileSync(table(name)))
        .digest('hex'),
    async table(name) {
      const db = await Database.open();
      await db.view(name, table(name));
      const rows = await db.rows<Row<typeof name>>(`SELECT * FROM "${name}"`);
      db.close();
      return rows as never;
    },
  };
}

function balanced({ inputs }: Outcome): void {
  for (const { path, rows, kept, duplicates, rejected, blank } of inputs) expect(kept + duplicates + rejected + blank, path).toBe(rows);
}

const row = (i: number, text = `Words ${i}, and more`): string =>
  `${i},2020-01-${String((i % 28) + 1).padStart(2, '0')} 10:00:00,p${i % 7},"${text}",${i > 3 ? i - 3 : ''}`;
const rows = (count: number, from = 1): string[] => Array.from({ length: count }, (_, i) => row(from + i));
const csv = (lines: readonly string[], newline = '\n'): string => [HEADER, ...lines, ''].join(newline);

describe('1, 2: of 40 malformed files', () => {
  const good = rows(30);
  const at = (k: number, broken: string): string => csv(good.map((line, i) => (i === k ? broken : line)));
  const variants: Record<string, Content> = {
    'a cell too few': at(5, '6,2020-01-07 10:00:00,p6'),
    'a cell too many': at(5, `${row(6)},x`),
    'ten cells too many': at(5, `${row(6)}${',x'.repeat(10)}`),
    'no cells': at(5, ''),
    'empty cells': at(5, ',,,,'),
    'no id': at(5, ',2020-01-07 10:00:00,p6,Hello,'),
    'no time': at(5, '6,,p6,Hello,'),
    'a time in words': at(5, '6,yesterday,p6,Hello,'),
    'a day that never was': at(5, '6,2021-02-30 10:00:00,p6,Hello,'),
    'an hour that never was': at(5, '6,2021-02-03 25:00:00,p6,Hello,'),
    'an open quote in the text': at(5, '6,2020-01-07 10:00:00,p6,"Hello,3'),
    'an open quote in the id': at(5, '"6,2020-01-07 10:00:00,p6,Hello,3'),
    'an open quote in the last cell': at(5, '6,2020-01-07 10:00:00,p6,Hello,"'),
    'an open quote in the last row': at(29, '30,2020-01-07 10:00:00,p6,"Hello,3'),
    'a stray quote': at(5, '6,2020-01-07 10:00:00,p6,"Hello "you", there",3'),
    'a quote behind the text': at(5, '6,2020-01-07 10:00:00,p6,Hello",3'),
    'line breaks in the text': at(5, '6,2020-01-07 10:00:00,p6,"Hello\n\nthere\r\nand here",3'),
    'a lone CR': at(5, '6,2020-01-07 10:00:00,p6,Hello\rthere,3'),
    'NUL in the text': at(5, '6,2020-01-07 10:00:00,p6,Hello\0there,3'),
    'NUL in the id': at(5, '6\0,2020-01-07 10:00:00,p6,Hello,3'),
    'broken UTF-8': Buffer.concat([
      Buffer.from(csv(good.slice(0, 15))),
      Buffer.from([0xff, 0xfe, 0x2c]),
      Buffer.from(`é😀\n${good.slice(15).join('\n')}`),
    ]),
    'a header twice': [HEADER, ...good.slice(0, 10), HEADER, ...good.slice(10), ''].join('\n'),
    'titles above the header': `My export,,,,\n,,,,\n${csv(good)}`,
    'blank lines between rows': csv(good.flatMap((line) => [line, ''])),
    'no newline at the end': csv(good).trimEnd(),
    'five newlines at the end': `${csv(good)}\n\n\n\n\n`,
    CRLF: csv(good, '\r\n'),
    CR: csv(good, '\r'),
    'CRLF and LF': `${[HEADER, ...good.slice(0, 10)].join('\r\n')}\r\n${good.slice(10).join('\n')}\n`,
    semicolons: csv(good)
      .replaceAll(',2020', ';2020')
      .replace(/^(id|\d+);?([^"\n]*)/gm, (line) => line.replaceAll(',', ';'))
      .replaceAll('",', '";'),
    tabs: csv(good.map((line) => line.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t'))).replace(HEADER, HEADER.replaceAll(',', '\t')),
    'a mark before the header': `\ufeff${csv(good)}`,
    'columns in another order': [`text,author,${'id,time,parent'}`, ...rows(5).map((_, i) => `Hello,p,${i},2020-01-01 10:00:00,`), ''].join(
      '\n',
    ),
    'a column more': csv(good).replace(/$/gm, ',x').replace(`${HEADER},x`, `${HEADER},extra`),
    'a column named twice': csv(good).replace(HEADER, `${HEADER},id`),
    'a row of 20,000 cells': at(5, 'x,'.repeat(20_000)),
    'a text of 100,000 letters': at(5, row(6, 'x'.repeat(100_000))),
    'blanks around cells': csv(good.map((line) => line.replace(/^(\d+),/, ' $1 ,'))),
    'the header alone': csv([]),
    'one row': csv(rows(1)),
  };
  let ran: Ran;
  let path: string;
  beforeAll(() => {
    path = study(Object.fromEntries(Object.entries(variants).map(([name, content]) => [`${name}.csv`, content])));
    ran = ingest(path);
  });

  test('every ledger balances and no row of the others is lost', () => {
    expect(Object.keys(variants)).toHaveLength(40);
    expect(ran.status, ran.said).toBe(3);
    balanced(ran.outcome);
    const short = ran.outcome.inputs.filter(({ rows: count }) => count < 30).map(({ path: name }) => name);
    expect(short).toEqual(['columns in another order.csv', 'one row.csv', 'the header alone.csv']);
    const lost = ran.outcome.inputs.filter(({ rejected }) => rejected > 1).map(({ path: name, rejected }) => [name, rejected]);
    expect(lost).toEqual([]);
  });

  test('every reject is found again at its byte and line', async () => {
    const rejects = await ran.table('rejects');
    expect(rejects.length).toBeGreaterThanOrEqual(8);
    for (const { file, byte, line, hash } of rejects) {
      const bytes = readFileSync(join(path, file));
      const found = bytes.subarray(byte);
      const end = found.indexOf(0x0a);
      const text = end < 0 ? found : found.subarray(0, end);
      expect(createHash('sha256').update(text).digest('hex'), `${file}:${line}`).toBe(hash);
      expect(bytes.subarray(0, byte).toString('latin1').split('\n')).toHaveLength(line);
    }
  });
});

test('3: a quote that opens in one row of 10,000 costs that row at most, and the run ends with status 3', () => {
  for (const k of [4_000, 9_999]) {
    const lines = rows(10_000);
    lines[k] = `${k + 1},2020-01-01 10:00:00,p1,"open,`;
    const { status, outcome } = ingest(study({ 'a.csv': csv(lines) }));
    expect(status).toBe(3);
    expect(outcome.posts).toBeGreaterThanOrEqual(9_999);
    balanced(outcome);
  }
});

test('4: a file cut at any byte ends with status 0 only where a record ends', async () => {
  const whole = Buffer.from(csv(rows(60).map((line, i) => (i % 5 === 0 ? line.replace('Words', 'Wörter\n😀') : line))));
  const random = seeded('faults');
  const cuts = Array.from({ length: 200 }, () => HEADER.length + 1 + Math.floor(random() * (whole.length - HEADER.length - 1)));
  const all = ingest(study(Object.fromEntries(cuts.map((end, i) => [`cut${i}.csv`, whole.subarray(0, end)]))));
  expect([0, 3]).toContain(all.status);
  balanced(all.outcome);
  const lines = [...whole.toString().matchAll(/\n(?=\d+,2020|$)/g)].map(({ index }) =>
    Buffer.byteLength(whole.toString().slice(0, index + 1)),
  );
  const atEnds = ingest(
    study(Object.fromEntries(lines.filter((_, i) => i % 4 === 3).map((end, i) => [`cut${i}.csv`, whole.subarray(0, end)]))),
  );
  expect(atEnds.status, atEnds.said).toBe(0);
  const gz = gzipSync(whole);
  const inside = { 'text.csv': whole.subarray(0, (lines[5] ?? 0) + 40), 'packed.csv.gz': gz.subarray(0, gz.length - 20) };
  for (const [name, content] of Object.entries(inside)) expect(ingest(study({ [name]: content })).status, name).toBe(3);
});

test('5: one content in any encoding and compression gives the same posts', () => {
  const text = csv(rows(20).map((line) => line.replace('Words', 'Wörter – “naïve”')));
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  const windows = Buffer.from(text.replaceAll('–', '\u0096').replaceAll('“', '\u0093').replaceAll('”', '\u0094'), 'latin1');
  const files: Record<string, Uint8Array> = {
    'utf8.csv': Buffer.from(text),
    'mark.csv': Buffer.from(`\ufeff${text}`),
    'little.csv': little,
    'big.csv': Buffer.from(little).swap16(),
    'windows.csv': windows,
    'packed.csv.gz': gzipSync(text),
    'archive.zip': zipSync({ 'posts/all.csv': strToU8(text), 'photo.jpg': new Uint8Array(9) }),
  };
  const hashes = Object.entries(files).map(([name, content]) => [name, ingest(study({ [name]: content })).hash('posts')]);
  expect(new Set(hashes.map(([, hash]) => hash)).size, JSON.stringify(hashes)).toBe(1);
});

test('6: no character is broken at the border of a block', async () => {
  const files = Object.fromEntries(
    [0, 1, 2, 3].map((shift) => [
      `${shift}.csv`,
      `${HEADER}\n${row(0, 'x'.repeat(shift))}\n${Array.from({ length: 60 }, (_, i) => row(10 + i * 4 + shift, '😀'.repeat(2_500))).join('\n')}\n`,
    ]),
  );
  const ran = ingest(study(files));
  expect(ran.status, ran.said).toBe(0);
  const posts = await ran.table('posts');
  expect(posts.length).toBeGreaterThanOrEqual(240);
  expect(posts.filter(({ text }) => text?.includes('\ufffd'))).toEqual([]);
  expect(posts.filter(({ text }) => (text ?? '').length > 9 && text !== '😀'.repeat(2_500))).toEqual([]);
});

test('6: text whose UTF-8 was written as Latin-1 comes out whole', async () => {
  const broken = Buffer.from('Größe 🎒').toString('latin1');
  const escaped = JSON.stringify([{ media: [{ uri: 'media/1.jpg', creation_timestamp: 1577872800, title: broken }] }]).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const ran = ingest(study({ 'posts_1.json': escaped }, null));
  expect(
    (await ran.table('posts')).map(({ text }) => text),
    ran.said,
  ).toEqual(['Größe 🎒']);
});

test('8: a cell of 70 MB and a row of 100,000 columns meet named limits', async () => {
  const long = Buffer.concat([
    Buffer.from(`${csv(rows(3))}4,2020-01-01 10:00:00,p,"`),
    Buffer.alloc(70_000_000, 'x'),
    Buffer.from(`",\n${row(5)}\n`),
  ]);
  const ran = ingest(study({ 'long.csv': long, 'wide.csv': csv([...rows(3, 10), 'x,'.repeat(100_000), row(20)]) }));
  expect(ran.status, ran.said).toBe(3);
  expect((await ran.table('rejects')).map(({ file, code }) => [file, code])).toEqual([
    ['long.csv', 'too-long'],
    ['wide.csv', 'too-many-columns'],
  ]);
  expect(ran.outcome.posts).toBe(8);
});

test('9: a thousand neighbouring ids of 19 digits stay a thousand, from CSV and from JSON numbers', async () => {
  const ids = Array.from({ length: 1_000 }, (_, i) => String(1_300_000_000_000_000_001n + BigInt(i)));
  const tweet = (id: string): string =>
    `{"id":${id},"text":"Hello","author_id":${BigInt(id) + 7n},"created_at":"2020-09-01T10:00:00.000Z","author":{"id":"1","username":"ann"},"public_metrics":{"like_count":1},"__twarc":{}}`;
  const table = `id,time,text,author,parent\n${ids.map((id) => `${id},2020-09-01T10:00:00Z,Hello,ann,${BigInt(id) - 1n}`).join('\n')}\n`;
  for (const [files, settings] of [
    [{ 'a.csv': table }, SETTINGS],
    [{ 'a.jsonl': `${ids.map(tweet).join('\n')}\n` }, null],
  ] as const) {
    const posts = await ingest(study(files, settings)).table('posts');
    expect(posts.map(({ post }) => post.slice(post.indexOf(':') + 1))).toEqual(ids);
  }
});

test('10: ids damaged by a spreadsheet are named, joined on nowhere, and end the run with status 3', async () => {
  const line = (i: number, id: string, parent: string): string =>
    `${id},2020-01-01 10:00:${String(i % 60).padStart(2, '0')},p${i},Text ${i},${parent}`;
  const rounded = Array.from({ length: 40 }, (_, i) => String(Number(1_300_000_000_000_000_000n + BigInt(Math.floor(i / 2)) * 977n)));
  const files = {
    'rounded.csv': csv(rounded.map((id, i) => line(i, id, i > 0 ? (rounded[i - 1] ?? '') : ''))),
    'short.csv': csv(Array.from({ length: 5 }, (_, i) => line(100 + i, '1.3E+18', ''))),
  };
  for (const [name, content] of Object.entries(files)) {
    const ran = ingest(study({ [name]: content }));
    expect(ran.status, ran.said).toBe(3);
    const [ledger] = await ran.table('ledger');
    expect(ledger?.damage).toMatch(/the ids in id are damaged/);
    const posts = await ran.table('posts');
    expect(posts).toHaveLength(ledger?.rows ?? 0);
    expect(posts.filter(({ replyTo }) => replyTo !== null)).toEqual([]);
    balanced(ran.outcome);
  }
});

test('11: times are UTC whatever the machine says, and times that never were are rejected', async () => {
  const times: readonly (readonly [string, string | null])[] = [
    ['2021-03-14 01:59:59', '2021-03-14T06:59:59.000Z'],
    ['2021-03-14 02:30:00', null],
    ['2021-03-14 03:00:00', '2021-03-14T07:00:00.000Z'],
    ['2021-11-07 01:30:00', '2021-11-07T05:30:00.000Z'],
    ['2021-07-01T12:00:00+05:30', '2021-07-01T06:30:00.000Z'],
    ['2021-07-01T12:00:00Z', '2021-07-01T12:00:00.000Z'],
    ['1625140800', '2021-07-01T12:00:00.000Z'],
    ['1625140800.0', '2021-07-01T12:00:00.000Z'],
    ['1625140800000', '2021-07-01T12:00:00.000Z'],
    ['25/12/2021 10:00', '2021-12-25T15:00:00.000Z'],
    ['12/25/2021 10:00', null],
    ['2021-02-29 10:00:00', null],
  ];
  const settings = SETTINGS.replace('ingest:\n', 'ingest:\n  timezone: America/New_York\n').replace(
    'platform: forum',
    'platform: forum\n      dateOrder: dmy',
  );
  const content = csv(times.map(([time], i) => `${String(i).padStart(2, '0')},${time},p,Hello,`));
  const seen = ['UTC', 'Asia/Kolkata'].map((zone) => ingest(study({ 'a.csv': content }, settings), { TZ: zone, LANG: 'de_DE.UTF-8' }));
  const [first, second] = seen;
  const posts = (await first?.table('posts')) ?? [];
  const read = new Map(posts.map(({ post, time }) => [post, time === null ? null : new Date(time).toISOString()]));
  expect(times.map((_, i) => read.get(`forum:${String(i).padStart(2, '0')}`) ?? null)).toEqual(times.map(([, time]) => time));
  expect(first?.hash('posts')).toBe(second?.hash('posts'));
});

test('11: a clock that runs an hour ahead of the ids gives way to them', async () => {
  const at = (i: number): number => Date.UTC(2021, 5, 1, 12, i);
  const id = (i: number): bigint => (BigInt(at(i) - 1_288_834_974_657) << 22n) + 7n;
  const lines = Array.from({ length: 30 }, (_, i) => `${id(i)},${new Date(at(i) + 3_600_000).toISOString().slice(0, 19)},p,Hello,`);
  const ran = ingest(study({ 'a.csv': csv(lines) }, SETTINGS.replace('forum', 'twitter')));
  const posts = await ran.table('posts');
  expect(posts.map(({ time, timeBasis }) => [time, timeBasis])).toEqual(lines.map((_, i) => [at(i), 'id']));
  const audit = await ran.table('audit');
  expect(audit.find(({ check }) => check === 'clock')).toMatchObject({
    passed: false,
    finding: expect.stringMatching(/3600 s ahead in 30 of 30/),
  });
});

test('12: an export, one that overlaps with it, and itself again give the same posts as their union', () => {
  const both = ingest(study({ 'a.csv': csv(rows(30)), 'b.csv': csv(rows(30, 20)), 'again/a.csv': csv(rows(30)) }));
  const union = ingest(study({ 'all.csv': csv(rows(49)) }));
  expect(both.hash('posts')).toBe(union.hash('posts'));
  expect(both.outcome.inputs.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(41);
  balanced(both.outcome);
});

test('13: columns renamed, added or dropped are told, and a missing one that is needed stops the run', async () => {
  const tags = 'id_str,from_user,text,created_at,status_url,entities_str';
  const post = (id: number): string => `${id},ann,Hello,Wed Nov 09 23:47:31 +0000 2016,,`;
  const files = {
    'a.csv': `${tags},user_followers_count\n${post(1)},3\n`,
    'b.csv': `${tags},user_followers_count\n${post(2)},3\n`,
    'c.csv': `${tags},userFollowersCount,mood\n${post(3)},3,good\n`,
  };
  const audit = await ingest(study(files, null)).table('audit');
  expect(audit.filter(({ check }) => check === 'columns').map(({ file, finding }) => [file, finding])).toEqual([
    [
      'c.csv',
      'other than most files of its format it lacks user_followers_count; adds userFollowersCount, mood; user_followers_count may be called userFollowersCount here',
    ],
  ]);
  const stopped = ingest(study({ 'a.csv': csv(rows(3)).replace('text', 'texts') }));
  expect([stopped.status, stopped.said]).toEqual([2, expect.stringMatching(/missing column.*text.*did you mean texts/s)]);
});

test('14: names that mean something to JavaScript are names like any other', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const table = `${HEADER},${names.join(',')}\n${names.map((name, i) => `${name},2020-01-0${i + 1} 10:00:00,${name},${name},__proto__,x,y,z,w`).join('\n')}\n`;
  const posts = await ingest(study({ 'a.csv': table })).table('posts');
  expect(posts.map(({ text }) => text).sort()).toEqual([...names].sort());
  expect(posts.map(({ author }) => author).sort()).toEqual(names.map((name) => `forum:@${name.toLowerCase()}`).sort());
  const record = `{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"id":"abc","link_id":"t3_a","parent_id":"t3_a","body":"Hello","author":"__proto__","created_utc":1577872800,"subreddit":"t","score":1}`;
  const ran = ingest(study({ 'a.ndjson': `${record}\n` }, null));
  expect(
    (await ran.table('posts')).map(({ text }) => text),
    ran.said,
  ).toEqual(['Hello']);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test('15: a bomb of 10 GB is refused within ten seconds', () => {
  const member = gzipSync(Buffer.alloc(1 << 26));
  const began = performance.now();
  const gzip = ingest(study({ 'bomb.csv.gz': Buffer.concat(Array<Buffer>(160).fill(member)) }, null));
  expect([gzip.status, gzip.said]).toEqual([2, expect.stringMatching(/unpacks to more than 200 times its size/)]);
  expect(performance.now() - began).toBeLessThan(10_000);
  const zip = ingest(study({ 'bomb.zip': zipSync({ 'a.csv': new Uint8Array(300_000_000) }, { level: 1 }) }, null));
  expect([zip.status, zip.said]).toEqual([2, expect.stringMatching(/unpacks to more than 200 times its size/)]);
});

describe('16: the run ends with status 2 and writes nothing outside, given', () => {
  const hostile = [
    '..',
    '.',
    '../x',
    '../../x',
    '/etc/x',
    '/',
    '\\',
    'a/b',
    'a\\b',
    'C:\\x',
    'C:x',
    'x\0y',
    '.hidden',
    '-x',
    ' x',
    '',
    'x'.repeat(81),
    'a\nb',
    'a\tb',
    '~',
    '~/x',
    '$HOME',
    '`x`',
    'a;b',
    'a|b',
    'a*b',
    'a?b',
    'a<b',
    'a>b',
    'a"b',
  ];

  test('30 hostile names of the study', async () => {
    expect(hostile).toHaveLength(30);
    const path = study({ 'a.csv': csv(rows(3)) });
    for (const name of hostile)
      await expect(openStudy([path], { home: folder, name }), JSON.stringify(name)).rejects.toThrow(/invalid study name/);
    for (const name of ['../x', '/etc/x']) expect(command('ingest', [path, '--name', name]).status).toBe(2);
  });

  test('archives whose names lead out of them', () => {
    const bad = ['../../evil.csv', '/evil.csv', '..\\evil.csv', 'C:/evil.csv'];
    for (const name of bad) {
      const { status, said } = ingest(study({ 'a.zip': zipSync({ 'good.csv': strToU8(csv(rows(3))), [name]: strToU8('x') }) }));
      expect([status, said]).toEqual([2, expect.stringMatching(/unsafe zip archive: a name that leads out/)]);
    }
  });

  test.skipIf(!existsSync(join(corpora, 'zip-slip')))('the four archives of zip-slip (STAFFROOM_CORPORA)', () => {
    const archives = readdirSync(join(corpora, 'zip-slip'));
    expect(archives).toHaveLength(4);
    for (const name of archives) expect(ingest(study({ [name]: readFileSync(join(corpora, 'zip-slip', name)) })).status, name).toBe(2);
  });

  test('links that lead out of the folder', () => {
    writeFileSync(join(folder, 'secret.csv'), csv(rows(3)));
    const path = study({ 'a.csv': csv(rows(3)) });
    symlinkSync(join(folder, 'secret.csv'), join(path, 'b.csv'));
    const { status, said } = ingest(path);
    expect([status, said]).toEqual([2, expect.stringMatching(/a link that leads out of its folder/)]);
    expect(existsSync(`${path}-out`)).toBe(false);
  });
});
