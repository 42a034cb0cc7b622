import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { run } from '../../src/run/run.ts';
import { openStudy } from '../../src/study/study.ts';

const folder = mkdtempSync(join(tmpdir(), 'sql-study-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FIRST = 1_344_795_638_965_230_592n;

/** A row of a TAGS sheet; some answer, some pass on, and one in ten is odd. */
function row(i: number): string {
  const id = FIRST + (BigInt(i) << 22n);
  const text =
    i % 10 === 0
      ? `&quot;odd&quot; ${i} @person${i % 7} #Ünterricht`
      : `RT @person${i % 50}: lesson ${i} &amp; more, with a text as long as a post`;
  const entities = {
    hashtags: [{ text: 'EdChat' }],
    user_mentions: [{ screen_name: `person${i % 50}`, name: 'x'.repeat(600), id_str: String(100 + (i % 50)) }],
    urls: [{ url: 'https://t.co/a', expanded_url: `https://blog${i % 30}.example.org/${i}` }],
  };
  const cells = [
    id,
    `person${i % 90}`,
    text,
    'Thu Dec 31 23:59:59 +0000 2020',
    100 + (i % 90),
    JSON.stringify(entities),
    `https://twitter.com/a/status/${id}`,
  ];
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
}

const HEADER = 'id_str,from_user,text,created_at,from_user_id_str,entities_str,status_url';

/** A flattened tweet of twarc2; one in ten is odd. */
function record(i: number): string {
  const id = String(FIRST + (BigInt(20_000 + i) << 22n));
  const text = i % 10 === 0 ? `&quot;odd&quot; ${i} 😀` : `lesson ${i}, with a text as long as a post`;
  const public_metrics = { retweet_count: 0, reply_count: 0, like_count: 0, quote_count: 0 };
  const author = {
    id: String(i % 90),
    username: `person${i % 90}`,
    name: `Person ${i % 90}`,
    description: 'x'.repeat(500),
    public_metrics,
  };
  const told = { id, text, created_at: '2020-12-31T23:59:59.000Z', author_id: author.id, conversation_id: id, public_metrics, author };
  return JSON.stringify({
    ...told,
    __twarc: { url: 'https://api.example.org/2/tweets/search/all', retrieved_at: '2021-09-01T00:00:00+00:00' },
  });
}

async function studyOf(name: string, files: readonly string[]) {
  const exports = join(folder, name);
  mkdirSync(exports);
  for (const [i, content] of files.entries()) writeFileSync(join(exports, `${i}.${content.startsWith('{') ? 'jsonl' : 'csv'}`), content);
  const study = await openStudy([exports], { home: folder, out: join(folder, `${name}-out`) });
  const outcome = await run(study, [ingest], { key: async () => ({ secret: Buffer.alloc(32), id: 'k', made: null }) });
  const table = (table: string) => join(study.folders.interim, `${table}.parquet`);
  const db = await Database.open();
  const ways = await db.rows<{ finding: string }>(`SELECT finding FROM read_parquet('${table('audit')}') WHERE "check" = 'reading'`);
  db.close();
  return {
    outcome,
    ways: ways.map(({ finding }) => finding),
    bytes: ['posts', 'people', 'links'].map((name) => readFileSync(table(name))),
  };
}

test('a large file read by SQL gives the same tables, to the byte, as its halves read one by one', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => row(i));
  const whole = await studyOf('whole', [[HEADER, ...rows, ''].join('\n')]);
  const halves = await studyOf('halves', [[HEADER, ...rows.slice(0, 5000), ''].join('\n'), [HEADER, ...rows.slice(5000), ''].join('\n')]);
  expect(whole.outcome.posts).toBe(10_000);
  expect(whole.ways).toEqual(['9000 plain rows were read by SQL, 1000 others one by one']);
  expect(halves.ways).toEqual([]);
  for (const [i, table] of whole.bytes.entries()) expect(table.equals(halves.bytes[i] as Buffer)).toBe(true);
});

test('a large file with a row that is no post is read one by one, and the audit says why', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => row(i));
  const { outcome, ways } = await studyOf('broken', [[HEADER, ...rows, ',nobody,no id,,,,', ''].join('\n')]);
  expect(outcome.inputs[0]).toMatchObject({ rows: 10_001, kept: 10_000, rejected: 1 });
  expect(ways).toEqual(['all rows were read one by one, because a row of it is not exactly one post']);
});

test('a large table and large records, both with odd rows, are one study', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => row(i));
  const records = Array.from({ length: 10_000 }, (_, i) => record(i));
  const { outcome, ways } = await studyOf('both', [[HEADER, ...rows, ''].join('\n'), [...records, ''].join('\n')]);
  expect(outcome.inputs.map(({ kept }) => kept)).toEqual([10_000, 10_000]);
  expect(ways).toEqual([
    '9000 plain rows were read by SQL, 1000 others one by one',
    '9000 plain rows were read by SQL, 1000 others one by one',
  ]);
});
