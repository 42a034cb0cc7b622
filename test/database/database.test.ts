import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { atOnce, sorted } from '../../src/database/sql.ts';
import { sha256OfFile } from '../../src/disk/disk.ts';
import type { Row } from '../../src/schema/schema.ts';

let folder: string;
let db: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'table-'));
  db = await Database.open();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const label = (post: string, value = true): Row<'labels'> => ({ post, code: 'sharing', value, probability: null });

test('batches reads on while the same database writes a long table and answers other queries', async () => {
  await db.run("CREATE TABLE numbers AS SELECT range AS n, 'p' || lpad(range::VARCHAR, 7, '0') AS post FROM range(300000)");
  const writer = await db.writer('labels', join(folder, 'labels.parquet'));
  let read = 0;
  for await (const batch of db.batches<{ n: number; post: string }>('SELECT n, post FROM numbers ORDER BY n')) {
    for (const { n, post } of batch) {
      expect(n).toBe(read);
      read += 1;
      await writer.add(label(post));
    }
    if (read % 51_200 === 0) await db.rows('SELECT count(*) FROM numbers');
  }
  expect(read).toBe(300_000);
  expect(await writer.close()).toBe(300_000);
  await db.view('labels', join(folder, 'labels.parquet'));
  expect(await db.rows('SELECT count(*) AS rows, count(DISTINCT post) AS posts FROM labels')).toEqual([{ rows: 300_000, posts: 300_000 }]);
});

test('writer keeps every value as it is: lists, absent values, times, emoji, NUL', async () => {
  const person: Row<'people'> = {
    person: 'forum:1',
    platform: 'forum',
    id: '1200000000000000001',
    handle: "o'neil",
    handles: ['a', '', 'b,c', '\u0000'],
    name: '😀 \u0000 \u202e',
    bio: null,
    followers: 2 ** 40,
    following: null,
    posts: 0,
    firstPost: 1_600_000_000_123,
    lastPost: -1,
    bot: false,
  };
  const writer = await db.writer('people', join(folder, 'people.parquet'));
  await writer.add(person);
  await writer.add({ ...person, person: 'forum:0', handles: [], name: null, firstPost: null });
  await writer.close();
  await db.view('people', join(folder, 'people.parquet'));
  expect(await db.rows('SELECT * FROM people')).toEqual([
    { ...person, person: 'forum:0', handles: [], name: null, firstPost: null },
    person,
  ]);
});

test('writer refuses an absent value where the column must have one', async () => {
  const writer = await db.writer('labels', join(folder, 'labels.parquet'));
  const refused = async () => {
    await writer.add({ ...label('p'), post: null as unknown as string });
    await writer.close();
  };
  await expect(refused()).rejects.toThrow('missing post');
});

test('write sorts rows by the key, by code point, whatever order they came in', async () => {
  const rows = ['b', 'a', 'Z', 'é', '😀', 'a'].map((post, i) => `('${post}', 'c${i}', true, NULL)`).join(', ');
  await db.write('labels', `SELECT * FROM (VALUES ${rows}) AS t(post, code, value, probability)`, join(folder, 'labels.parquet'));
  await db.view('labels', join(folder, 'labels.parquet'));
  expect((await db.rows<{ post: string }>('SELECT post FROM labels')).map(({ post }) => post)).toEqual(['Z', 'a', 'a', 'b', 'é', '😀']);
});

test('a wide answer is made and written by two threads as by one', async () => {
  const columns = Array.from({ length: 45 }, (_, i) => `sha256(concat(i, ${i})) AS c${i}`);
  const written: string[] = [];
  for (const threads of [1, 2]) {
    const own = await Database.open({ threads });
    await own.copyWide(`SELECT ${columns.join(', ')} FROM range(60000) t(i)`, join(folder, `wide${threads}.parquet`), columns.length);
    written.push((await sha256OfFile(join(folder, `wide${threads}.parquet`))) as string);
    own.close();
  }
  expect(new Set(written).size).toBe(1);
});

test('rows of a view have their place in the file, whichever thread reads them', async () => {
  await db.copy('SELECT hash(i) AS h, i FROM range(300000) t(i)', join(folder, 'places.parquet'));
  await db.view('places', join(folder, 'places.parquet'));
  await db.run(`CREATE OR REPLACE TABLE placed AS SELECT number, i FROM ${db.numbered('places')} WHERE h % 3 <> 0`);
  const [row] = await db.rows<{ rows: number; right: number }>(
    'SELECT count(*) AS rows, count(*) FILTER (number = i + 1) AS right FROM placed',
  );
  expect(row?.rows).toBeGreaterThan(190_000);
  expect(row?.right).toBe(row?.rows);
  expect(() => db.numbered('nothing')).toThrow('no view of a file');
});

test('a view of a little file holds what is in the file now, also where it is opened again', async () => {
  const path = join(folder, 'again.parquet');
  for (const written of [1, 2]) {
    await db.copy(`SELECT ${written} AS written`, path);
    for (const _ of ['opened', 'opened again']) {
      await db.view('again', path);
      expect(await db.rows('FROM again')).toEqual([{ written }]);
    }
  }
});

test('write refuses an answer that lacks a column', async () => {
  await expect(db.write('labels', "SELECT 'p' AS post", join(folder, 'labels.parquet'))).rejects.toThrow('code');
});

test('row gives the numbers of the one row of an answer, absent ones as 0', async () => {
  expect(await db.row('SELECT count(*) AS n, max(range) AS most, 0.5 AS half FROM range(0)')).toEqual({ n: 0, most: 0, half: 0.5 });
  await expect(db.row('SELECT 1 AS n WHERE false')).rejects.toThrow('without an answer');
});

test('integers gives columns as typed arrays over many chunks', async () => {
  const [even, odd] = await db.integers('SELECT range * 2 AS even, range * 2 + 1 AS odd FROM range(10000) ORDER BY range');
  expect(even?.length).toBe(10_000);
  expect([even?.[9999], odd?.[9999]]).toEqual([19_998, 19_999]);
});

test('arquero gives times as dates', async () => {
  const table = await db.arquero("SELECT TIMESTAMP '2020-01-02 03:04:05' AS at, DATE '2020-01-02' AS day, 3 AS n");
  expect(table.objects()).toEqual([{ at: new Date('2020-01-02T03:04:05Z'), day: new Date('2020-01-02T00:00:00Z'), n: 3 }]);
});

test('writer keeps texts that look like table text, in rows of any length and over several parts', async () => {
  const odd = [
    '',
    '"',
    '",',
    '""',
    '\n',
    '\r',
    '\r\n',
    ' x ',
    '\\"',
    '\\N',
    'NULL',
    '\ufeffx',
    '\u2028',
    'é'.repeat(800_000),
    `${'x'.repeat(2_000_000)}\n"`,
  ];
  const values: (string | null)[] = [null, ...odd];
  for (let i = 0; i < 90_000; i += 1) values.push(i % 7 === 0 ? null : `text ${i} "quoted"\nline, 😀`);
  const writer = await db.writer('links', join(folder, 'links.parquet'));
  for (const [i, domain] of values.entries()) await writer.add({ post: String(i).padStart(9, '0'), position: 1, url: 'u', domain });
  expect(await writer.close()).toBe(values.length);
  await db.view('links', join(folder, 'links.parquet'));
  // A byte-order mark at the beginning of a text gets lost where DuckDB hands text to Node.
  const back = await db.rows<{ domain: string | null }>("SELECT 'x' || domain AS domain FROM links ORDER BY post");
  expect(back.every(({ domain }, i) => domain === (values[i] === null ? null : `x${values[i]}`))).toBe(true);
});

const gathered = 'SELECT len(list(n)) AS n FROM (SELECT (range // 400) AS g, range AS n FROM range(4000000)) GROUP BY g';

test('what fails in the usual memory is done again in more: statements, answers and tables being written', async () => {
  const small = await Database.open({ memory: '40MB', most: '2GB', threads: 1 });
  try {
    await small.run(`CREATE TABLE lists AS SELECT list(range) AS n FROM range(4000000) GROUP BY range // 400`);
    expect(await small.rows('SELECT count(*) AS n FROM lists')).toEqual([{ n: 10_000 }]);
  } finally {
    small.close();
  }
  const answering = await Database.open({ memory: '40MB', most: '2GB', threads: 1 });
  try {
    expect((await answering.rows(gathered)).length).toBe(10_000);
  } finally {
    answering.close();
  }
});

test('memory that is given is all there is', async () => {
  const small = await Database.open({ memory: '40MB', threads: 1 });
  await expect(small.run(gathered)).rejects.toThrow('Out of Memory');
  small.close();
});

test('write gives the same file where it is known in which columns nothing is told', async () => {
  const told = `SELECT 'forum:' || (97 * range % 1000)::VARCHAR AS post, 'forum' AS platform, NULL AS title, []::VARCHAR[] AS coauthors, ['a'] AS hashtags, 7 AS likes`;
  const rest = `NULL AS author, 'original' AS kind, NULL AS time, 'unknown' AS "timeBasis", NULL AS space, NULL AS thread, 'x' AS text, NULL AS "quotedText",
    NULL AS language, NULL AS "replyTo", false AS "asComment", NULL AS "replyToPerson", NULL AS weight, false AS undirected, NULL AS "repostOf", NULL AS "repostOfPerson", NULL AS "quoteOf",
    NULL AS "quoteOfPerson", []::VARCHAR[] AS mentions, []::VARCHAR[] AS phototags, NULL AS shares, NULL AS comments, NULL AS views, 'ok' AS status,
    NULL AS "adLabel", NULL AS client`;
  const sql = `${told}, ${rest} FROM range(1000)`;
  const [plain, known] = ['plain', 'known'].map((name) => join(folder, `${name}.parquet`)) as [string, string];
  await db.write('posts', sql, plain);
  const untold = await db.untold([plain]);
  expect(untold).toContain('title');
  expect(untold).toContain('coauthors');
  for (const column of ['post', 'text', 'hashtags', 'likes', 'asComment']) expect(untold).not.toContain(column);
  expect(await db.write('posts', sql, known, { untold })).toBe(1000);
  expect(readFileSync(known).equals(readFileSync(plain))).toBe(true);
});

test('rows are joined and put in order in two steps to the same file as in one', async () => {
  await db.run("CREATE TABLE numbers AS SELECT (range * 7919) % 50000 AS n, 'p' || range AS post FROM range(50000)");
  const query = sorted({ n: 'n', post: 'upper(post)' }, 'numbers', ['n'], { n: 'NULL', space: 'NULL::VARCHAR', post: 'NULL' });
  const [one, two] = [join(folder, 'one.parquet'), join(folder, 'two.parquet')];
  await db.copy(atOnce(query), one);
  await db.copyInTwoSteps(query, two, 50_000);
  expect(readFileSync(two)).toEqual(readFileSync(one));
  expect(readdirSync(folder)).toEqual(['one.parquet', 'two.parquet']);
  const [first, second] = await db.rows(`SELECT * FROM read_parquet('${two}') LIMIT 2`);
  expect([first, second]).toMatchObject([
    { n: 0, space: null, post: 'P0' },
    { n: 1, space: null },
  ]);
});

test('texts that are kept are the rows of a table, however many', async () => {
  for (const rows of [0, 1, 2048, 5000]) {
    const text = Array.from({ length: rows }, (_, i) => `text ${i}`);
    await db.keep('kept', { text, next: text.map((_, i) => text[i + 1] ?? null) });
    expect(await db.rows('SELECT text, next FROM kept')).toEqual(text.map((one, i) => ({ text: one, next: text[i + 1] ?? null })));
  }
});

test('untold looks at all files', async () => {
  const paths = ['NULL', "'x'"].map((value, i) => [value, join(folder, `${i}.parquet`)] as const);
  for (const [value, path] of paths) await db.copy(`SELECT ${value}::VARCHAR AS title, NULL::VARCHAR AS space`, path);
  expect([...(await db.untold(paths.map(([, path]) => path)))]).toEqual(['space']);
});

test('ranges of keys hold every row once, also where many rows have one key and keys hold quotation marks; laid down they are one view', async () => {
  const path = join(folder, 'links.parquet');
  await db.copy(`SELECT 'o''' || chr((97 + i // 3)::INTEGER) AS post, i AS position FROM range(20) AS t(i) ORDER BY post, position`, path);
  await db.view('links', path);
  const ranges = await db.ranges('links', 'post', 4);
  expect(ranges.length).toBeGreaterThan(3);
  const parts = ranges.map((within) => `SELECT position, ${within('post')} AS inside FROM links WHERE ${within('links.post')}`);
  await db.lay('parted', parts, join(folder, 'parted'));
  expect(await db.rows('SELECT count(*) AS rows, count(DISTINCT position) AS positions, bool_and(inside) AS inside FROM parted')).toEqual([
    { rows: 20, positions: 20, inside: true },
  ]);
  expect((await db.ranges('links', 'post')).map((within) => within('post'))).toEqual(['true']);
  expect(
    readdirSync(folder)
      .filter((name) => name.startsWith('parted'))
      .every((name) => name.endsWith('-unfinished')),
  ).toBe(true);
});

test('jobs are done side by side where the view they ask is small, otherwise one after the other; a failure is told once all have ended', async () => {
  for (const [view, rows] of [
    ['small', 1],
    ['large', 200_000],
  ] as const) {
    await db.copy(`SELECT hash(range) AS n FROM range(${rows})`, join(folder, `${view}.parquet`));
    await db.view(view, join(folder, `${view}.parquet`));
    expect(await db.rows(`SELECT count(*) AS rows FROM ${view}`)).toEqual([{ rows }]);
  }
  let told: string[] = [];
  const job = (name: string) => async () => {
    told.push(`${name} begins`);
    await db.rows('SELECT 1');
    told.push(`${name} ends`);
    return name;
  };
  expect(await db.sideBySide('large', [job('one'), job('other')])).toEqual(['one', 'other']);
  expect(told).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
  told = [];
  expect(await db.sideBySide('small', [job('one'), job('other')])).toEqual(['one', 'other']);
  expect(told.slice(0, 2)).toEqual(['one begins', 'other begins']);
  const failing = async () => {
    throw new Error('this job fails');
  };
  told = [];
  await expect(db.sideBySide('small', [failing, job('other')])).rejects.toThrow('this job fails');
  expect(told).toEqual(['other begins', 'other ends']);
});

test('an answer may be left before its end, and what fails in the midst of it is told', async () => {
  for (let i = 0; i < 20; i++) for await (const _ of db.columns('SELECT range AS n FROM range(100000)')) break;
  const read: number[] = [];
  const failing = async () => {
    const sql = "SELECT CASE WHEN range = 50000 THEN error('this row fails') ELSE range::VARCHAR END AS n FROM range(100000)";
    for await (const batch of db.batches(sql)) read.push(batch.length);
  };
  await expect(failing()).rejects.toThrow('this row fails');
  expect(await db.rows('SELECT 1 AS n')).toEqual([{ n: 1 }]);
});

test.each([0, 4, 200])('view tells that a table is cut off after %i bytes', async (bytes) => {
  const path = join(folder, 'labels.parquet');
  const writer = await db.writer('labels', path);
  await writer.add(label('p1'));
  await writer.close();
  writeFileSync(path, readFileSync(path).subarray(0, bytes));
  await expect(db.view('labels', path)).rejects.toMatchObject({
    name: 'UserError',
    message: `${path}: damaged table: cut off, or no Parquet file`,
  });
});
