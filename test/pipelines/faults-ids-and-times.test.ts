import { expect, test } from 'vitest';
import { balanced, csv, HEADER, ingest, ingestElsewhere, rows, SETTINGS, study } from './faulty-study.ts';

test('a thousand neighbouring ids of 19 digits stay a thousand, from CSV and from JSON numbers', async () => {
  const ids = Array.from({ length: 1_000 }, (_, i) => String(1_300_000_000_000_000_001n + BigInt(i)));
  const tweet = (id: string): string =>
    `{"id":${id},"text":"Hello","author_id":${BigInt(id) + 7n},"created_at":"2020-09-01T10:00:00.000Z","author":{"id":"1","username":"ann"},"public_metrics":{"like_count":1},"__twarc":{}}`;
  const table = `id,time,text,author,parent\n${ids.map((id) => `${id},2020-09-01T10:00:00Z,Hello,ann,${BigInt(id) - 1n}`).join('\n')}\n`;
  for (const [files, settings] of [
    [{ 'a.csv': table }, SETTINGS],
    [{ 'a.jsonl': `${ids.map(tweet).join('\n')}\n` }, null],
  ] as const) {
    const posts = await (await ingest(study(files, settings))).table('posts');
    expect(posts.map(({ post }) => post.slice(post.indexOf(':') + 1))).toEqual(ids);
  }
});

test('ids damaged by a spreadsheet are named, joined on nowhere, and end the run with status 3', async () => {
  const line = (i: number, id: string, parent: string): string =>
    `${id},2020-01-01 10:00:${String(i % 60).padStart(2, '0')},p${i},Text ${i},${parent}`;
  const rounded = Array.from({ length: 40 }, (_, i) => String(Number(1_300_000_000_000_000_000n + BigInt(Math.floor(i / 2)) * 977n)));
  const files = {
    'rounded.csv': csv(rounded.map((id, i) => line(i, id, i > 0 ? (rounded[i - 1] ?? '') : ''))),
    'short.csv': csv(Array.from({ length: 5 }, (_, i) => line(100 + i, '1.3E+18', ''))),
  };
  for (const [name, content] of Object.entries(files)) {
    const ran = await ingest(study({ [name]: content }));
    expect(ran.status, ran.said).toBe(3);
    const [ledger] = await ran.table('ledger');
    expect(ledger?.damage).toMatch(/the ids in id are damaged/);
    const posts = await ran.table('posts');
    expect(posts).toHaveLength(ledger?.rows ?? 0);
    expect(posts.filter(({ replyTo }) => replyTo !== null)).toEqual([]);
    balanced(ran.outcome);
  }
});

test('times are UTC whatever the machine says, and times that never were are rejected', async () => {
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
  const seen = ['UTC', 'Asia/Kolkata'].map((zone) =>
    ingestElsewhere(study({ 'a.csv': content }, settings), { TZ: zone, LANG: 'de_DE.UTF-8' }),
  );
  const [first, second] = seen;
  const posts = (await first?.table('posts')) ?? [];
  const read = new Map(posts.map(({ post, time }) => [post, time === null ? null : new Date(time).toISOString()]));
  expect(times.map((_, i) => read.get(`forum:${String(i).padStart(2, '0')}`) ?? null)).toEqual(times.map(([, time]) => time));
  expect(first?.hash('posts')).toBe(second?.hash('posts'));
});

test('a clock that runs an hour ahead of the ids gives way to them', async () => {
  const at = (i: number): number => Date.UTC(2021, 5, 1, 12, i);
  const id = (i: number): bigint => (BigInt(at(i) - 1_288_834_974_657) << 22n) + 7n;
  const lines = Array.from({ length: 30 }, (_, i) => `${id(i)},${new Date(at(i) + 3_600_000).toISOString().slice(0, 19)},p,Hello,`);
  const ran = await ingest(study({ 'a.csv': csv(lines) }, SETTINGS.replace('forum', 'twitter')));
  const posts = await ran.table('posts');
  expect(posts.map(({ time, timeBasis }) => [time, timeBasis])).toEqual(lines.map((_, i) => [at(i), 'id']));
  const audit = await ran.table('audit');
  expect(audit.find(({ check }) => check === 'clock')).toMatchObject({
    passed: false,
    finding: expect.stringMatching(/3600 s ahead in 30 of 30/),
  });
});

test('an export, one that overlaps with it, and itself again give the same posts as their union', async () => {
  const both = await ingest(study({ 'a.csv': csv(rows(30)), 'b.csv': csv(rows(30, 20)), 'again/a.csv': csv(rows(30)) }));
  const union = await ingest(study({ 'all.csv': csv(rows(49)) }));
  expect(both.hash('posts')).toBe(union.hash('posts'));
  expect(both.outcome.inputs.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(41);
  balanced(both.outcome);
});

test('columns renamed, added or dropped are told, and a missing one that is needed stops the run', async () => {
  const tags = 'id_str,from_user,text,created_at,status_url,entities_str';
  const post = (id: number): string => `${id},ann,Hello,Wed Nov 09 23:47:31 +0000 2016,,`;
  const files = {
    'a.csv': `${tags},user_followers_count\n${post(1)},3\n`,
    'b.csv': `${tags},user_followers_count\n${post(2)},3\n`,
    'c.csv': `${tags},userFollowersCount,mood\n${post(3)},3,good\n`,
  };
  const audit = await (await ingest(study(files, null))).table('audit');
  expect(audit.filter(({ check }) => check === 'columns').map(({ file, finding }) => [file, finding])).toEqual([
    [
      'c.csv',
      'other than most files of its format it lacks user_followers_count; adds userFollowersCount, mood; user_followers_count may be called userFollowersCount here',
    ],
  ]);
  const stopped = await ingest(study({ 'a.csv': csv(rows(3)).replace('text', 'texts') }));
  expect([stopped.status, stopped.said]).toEqual([2, expect.stringMatching(/missing column.*text.*did you mean texts/s)]);
});

test('names that mean something to JavaScript are names like any other', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const table = `${HEADER},${names.join(',')}\n${names.map((name, i) => `${name},2020-01-0${i + 1} 10:00:00,${name},${name},__proto__,x,y,z,w`).join('\n')}\n`;
  const posts = await (await ingest(study({ 'a.csv': table }))).table('posts');
  expect(posts.map(({ text }) => text).sort()).toEqual([...names].sort());
  expect(posts.map(({ author }) => author).sort()).toEqual(names.map((name) => `forum:@${name.toLowerCase()}`).sort());
  const record = `{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"id":"abc","link_id":"t3_a","parent_id":"t3_a","body":"Hello","author":"__proto__","created_utc":1577872800,"subreddit":"t","score":1}`;
  const ran = await ingest(study({ 'a.ndjson': `${record}\n` }, null));
  expect(
    (await ran.table('posts')).map(({ text }) => text),
    ran.said,
  ).toEqual(['Hello']);
  expect(({} as { x?: number }).x).toBeUndefined();
});
