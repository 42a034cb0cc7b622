import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { UserError } from '../../../src/errors.ts';
import { readExport } from '../../../src/ingest/drafts/reading.ts';
import { openExport } from '../../../src/ingest/files/container.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import type { Draft } from '../../../src/schema/schema.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { saved } from '../saved.ts';

interface Read {
  readonly format: string;
  readonly drafts: readonly Draft[];
  readonly rejected: readonly string[];
  readonly certainty: string | null;
}

async function read(content: string, yaml = ''): Promise<Read> {
  const path = saved(content);
  const opened = await openExport(path);
  const drafts: Draft[] = [];
  const recognised = recognise('a.json', opened, settingsSchema.parse(parse(yaml) ?? {}).ingest);
  const reading = await readExport({ path, opened, recognised, source: { zone: 'UTC' } }, { add: (draft) => void drafts.push(draft) });
  return { format: reading.format, certainty: reading.certainty, drafts, rejected: reading.rejects.map(({ code }) => code) };
}

const LAST = 5;
const tweet = (i: number) => ({
  id_str: `90000000000000000${i}`,
  full_text: `Hello, "${i}"`,
  created_at: 'Wed Nov 09 23:47:31 +0000 2016',
  user: { screen_name: 'willow', id_str: '7' },
  retweeted_status:
    i === LAST ? { id_str: '1', full_text: 'x', created_at: 'Wed Nov 09 23:47:31 +0000 2016', user: { screen_name: 'maple' } } : null,
});
const tweets = [1, 2, 3, 4, LAST].map(tweet);
const ids = tweets.map(({ id_str }) => id_str);
const sheet = tweets.map(({ id_str, full_text }) => ({
  id_str,
  from_user: 'willow',
  text: full_text,
  created_at: 'Wed Nov 09 23:47:31 +0000 2016',
  status_url: `http://twitter.com/willow/statuses/${id_str}`,
  entities_str: null,
}));

type Records = readonly Readonly<Record<string, unknown>>[];
const names = (records: Records) => Object.keys(records[0] ?? {});
const numbered = (cells: readonly unknown[]) => Object.fromEntries(cells.map((cell, i) => [i, cell]));
const columns = (records: Records) => Object.fromEntries(names(records).map((name) => [name, numbered(records.map((row) => row[name]))]));
const lists = (records: Records) => Object.fromEntries(names(records).map((name) => [name, records.map((row) => row[name])]));
const split = (records: Records) => ({
  columns: names(records),
  index: records.map((_, i) => i),
  data: records.map((row) => Object.values(row)),
});

describe('records saved in another shape give the same posts:', () => {
  test.each<[string, (records: Records) => unknown]>([
    ['column by column, under numbers', columns],
    ['column by column, in lists', lists],
    ['names and rows apart', split],
    ['row by row, under numbers', numbered],
    ['rows beside what they are', (records) => ({ schema: { fields: [] }, data: records })],
  ])('%s', async (_, shape) => {
    for (const [format, records] of [
      ['twitter-v1', tweets],
      ['tags', sheet],
    ] as const) {
      const plain = await read(JSON.stringify(records));
      const shaped = await read(JSON.stringify(shape(records)));
      expect(shaped).toMatchObject({ format, rejected: [], drafts: plain.drafts });
      expect(plain.drafts.map(({ id }) => id)).toEqual(ids);
    }
  });

  test.each([
    ['in a call', (json: string) => `callback(${json});\n`],
    ['in a call, behind a comment', (json: string) => `/**/jQuery19_3({"statuses":${json}})`],
    ['as a variable', (json: string) => `var tweets = {"statuses":${json}};`],
  ])('%s', async (_, script) => {
    expect(await read(script(JSON.stringify(tweets)))).toMatchObject({
      format: 'twitter-v1',
      rejected: [],
      drafts: ids.map((id) => ({ id })),
    });
  });

  test('in the cells of a table', async () => {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = tweets.map((record, i) => `${i},2021-01-01,${cell(JSON.stringify(record))}\n`);
    const { format, drafts, rejected } = await read(`id,collected,raw_json\n${rows.join('')}9,2021-01-02,{"cut":\n8,2021-01-02,\n`);
    expect(format).toBe('twitter-v1');
    expect(drafts).toEqual((await read(JSON.stringify(tweets))).drafts);
    expect(rejected).toEqual(['not-json', 'no-record']);
  });
});

test('tweets of version 1 that somebody put under `data` keep their authors', async () => {
  const short = tweets.map(({ full_text, id_str, ...record }) => ({ ...record, id: id_str, id_str, text: full_text }));
  const { format, drafts } = await read(JSON.stringify({ data: short, count: short.length }));
  expect([format, ...drafts.map(({ authorHandle }) => authorHandle)]).toEqual(['twitter-v1', ...short.map(() => 'willow')]);
});

test.each(['', 'Unnamed: 0', 'X', '...1'])('a list of ids beside row numbers below "%s" is one', async (name) => {
  const rows = ids.map((id, i) => `${i},${id}0\n`);
  const { format, drafts } = await read(`${name},tweet_id\n${rows.join('')}`);
  expect([format, drafts.map(({ id }) => id)]).toEqual(['tweet-ids', ids.map((id) => `${id}0`)]);
});

test('ids of tweets beside days, languages and labels are ids, where nobody wrote anything', async () => {
  const rows = ids.map((id) => `${id}0\t2016-11-09\t23:47:31\ten\tnot relevant\n`);
  const { format, drafts } = await read(`tweet_id\tdate\ttime\tlang\tlabel\n${rows.join('')}`);
  expect([format, drafts.map(({ id, text }) => [id, text])]).toEqual(['tweet-ids', ids.map((id) => [`${id}0`, null])]);
  await expect(read(`tweet_id,about\n${ids.map((id) => `${id}0,people said this of it\n`).join('')}`)).rejects.toThrow('unknown table');
});

test('records that were made JSON twice, one a line, are read', async () => {
  const lines = tweets.map((record) => `${JSON.stringify(JSON.stringify(record))}\n`);
  expect(await read(lines.join(''))).toMatchObject({ format: 'twitter-v1', rejected: [], drafts: ids.map((id) => ({ id })) });
});

test('records that only look like columns are none', async () => {
  const { format, drafts } = await read(JSON.stringify({ monday: [tweet(1)], tuesday: [tweet(2)], friday: [] }));
  expect([format, drafts.map(({ id }) => id)]).toEqual(['twitter-v1', ids.slice(0, 2)]);
});

test('the map proposed for records of an unknown kind reads them, wherever they stand', async () => {
  const messages = Array.from({ length: 12 }, (_, i) => ({
    id: `m${i}`,
    timestamp: `2023-05-${10 + i}T10:00:00+00:00`,
    content: `What do you all do in week ${i}?`,
    author: { id: `8${i % 3}`, name: `willow${i % 3}` },
    labels: ['a', 'b'],
  }));
  const content = JSON.stringify({ server: { name: 'Maths' }, messages });
  const refused = await read(content).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UserError);
  const { message, hint } = refused as UserError;
  expect(message).toBe('a.json: unknown JSON: the first record has the keys server, messages');
  const yaml = hint?.slice(hint.indexOf('\ningest:') + 1) ?? '';
  expect(settingsSchema.parse(parse(yaml)).ingest.sources).toEqual([
    {
      files: 'a.json',
      platform: 'other',
      columns: { id: 'id', time: 'timestamp', author: 'author.name', authorId: 'author.id', text: 'content' },
    },
  ]);
  const { drafts, rejected, certainty } = await read(content, yaml);
  expect(rejected).toEqual([]);
  expect(certainty).toBe('its fields are mapped in the settings, under messages');
  expect(drafts).toMatchObject(
    messages.map(({ id, content: text, author }) => ({ id, text, authorId: author.id, authorHandle: author.name })),
  );
  await expect(read(content, yaml.replace('text: content', 'text: contend'))).rejects.toThrow('missing column, mapped as');
});

test('a JSON file broken inside its one record is said to be damaged', async () => {
  await expect(read('{"data": [{"id": "1", "text": "a"}, {"id": "2" "text": "b"}]}')).rejects.toMatchObject({
    message: 'a.json: unknown JSON: no whole record with named fields',
    hint: expect.stringMatching(/^it is damaged, or holds something else: /),
  });
});

describe('a table without names of columns', () => {
  const line = (i: number) => `"0","146781036${i}","Mon Apr 06 22:19:4${i} PDT 2009","NO_QUERY","willow${i % 3}","Hello, lesson ${i}"\n`;
  const table = Array.from({ length: 9 }, (_, i) => line(i)).join('');

  test('is read whole under the map that is proposed, its first row too', async () => {
    const error = await read(table).catch((thrown: unknown) => thrown as UserError);
    const { message, hint } = error as UserError;
    expect(message).toBe('a.json: unknown table without names of columns: its first row is one of data');
    const yaml = /^ingest:[\s\S]*/m.exec(hint ?? '')?.[0] ?? '';
    const { drafts, rejected } = await read(table, yaml);
    expect(rejected).toEqual([]);
    expect(drafts).toHaveLength(9);
    expect(drafts[0]).toMatchObject({
      id: '1467810360',
      authorHandle: 'willow0',
      text: 'Hello, lesson 0',
      time: Date.UTC(2009, 3, 7, 5, 19, 40),
    });
  });

  test.each([
    [
      'a time, and one row below',
      '1,2021-03-04 10:00:01,oak,"Hello dear teachers, all of you"\n2,2021-03-04 11:00:01,elm,"Good morning to you"\n',
    ],
    [
      'an address, and one row below',
      `7,https://x.com/oak/status/7,"Hello to all, dear teachers"\n8,https://x.com/elm/status/8,"Good morning to you"\n`,
    ],
    ['a long number, and no row below', '1250000111481600073,oak,"Hello dear teachers, all of you"\n'],
  ])('and few rows is told by %s', async (_, few) => {
    await expect(read(few)).rejects.toThrow('a.json: unknown table without names of columns: its first row is one of data');
  });

  test.each([
    ['days and hours, and counts below', 'what,2021-03-04 10:00,2021-03-04 11:00\nHello my dear friends,4000000,5000000\n'],
    ['days, and days below', 'what,2021-03-04\nHello my dear friends,2021-03-05\n'],
  ])('and one row is not told by %s', async (_, few) => {
    await expect(read(few)).rejects.toThrow(/^a\.json: unknown table with columns what/);
  });

  test('is told from one whose names are numbers', async () => {
    const { message } = (await read('2019,2020\nHello my dear friends,3\nGood morning to you,4\n').catch(
      (thrown: unknown) => thrown as UserError,
    )) as UserError;
    expect(message).toBe('a.json: unknown table with columns 2019, 2020');
  });
});

test.each([
  ['counts of days', 'day,tweets,share\n2021-01-01,3,0.5\n2021-01-02,4,0.25\n', 'day, tweets, share'],
  [
    'counts under a title',
    'Tweets per day of our hashtag,\nday,tweets\n2021-01-01,3\n2021-01-02,4\n2021-01-03,4\n2021-01-04,4\n',
    'Tweets per day of our hashtag',
  ],
])('a table of %s is named and set aside', async (_, table, columns) => {
  const opened = await openExport(saved(table));
  expect(recognise('a.csv', opened, settingsSchema.parse({}).ingest)).toEqual({
    kind: 'aside',
    name: 'no-texts',
    note: `a table of numbers and dates (${columns}): no posts`,
  });
});

test('ids beside numbers of people are refused with what to do', async () => {
  const table = `author;tweet_id\n${Array.from({ length: 9 }, (_, i) => `7${i};90000000000000000${i}\n`).join('')}`;
  const { hint } = (await read(table).catch((thrown: unknown) => thrown as UserError)) as UserError;
  expect(hint).toMatch(
    /no column holds words that could be what somebody wrote; leave the file out .*, or give the ids of posts alone, to count them$/,
  );
});

test.each([
  ['a codebook', 'codebook.csv', 'Variable,Type,Description\nid_str,text,the id of the tweet\n', 'codebook'],
  ['a page of an account download', 'archive_browser.html', '<!DOCTYPE html><html><body>Hi</body></html>', 'no-export'],
  ['notes with a comma', 'notes.txt', 'A note about\nthe files here, please read it\n', 'no-export'],
  [
    'longer notes',
    'notes.txt',
    'Our data\n\nWe collected posts, comments and likes\nfrom March on\nand thank all who helped, and you\n',
    'no-export',
  ],
])('%s beside exports is named and set aside', async (_, name, content, kind) => {
  expect(recognise(name, await openExport(saved(content)), settingsSchema.parse({}).ingest)).toMatchObject({ kind: 'aside', name: kind });
});

test('a page saved in place of an export is refused', async () => {
  const page = await openExport(saved('<!DOCTYPE html><html><body>Rate limit</body></html>'));
  expect(() => recognise('tweets.csv', page, settingsSchema.parse({}).ingest)).toThrow('web page (HTML)');
});

test.each([
  [
    '<html><head><title>Exported Data</title></head><body><div class="page_wrap">Hi</div></body></html>',
    'chat saved from Telegram as a page',
  ],
  [
    '<html><head></head><body><main class="_a706"><div class="pam _3-95 _2ph- _a6-g">Hi</div></main></body></html>',
    'ask for the download again in the format JSON',
  ],
  ['<!DOCTYPE html><html><body><div class="outer-cell mdl-cell mdl-cell--12-col">Hi</div></body></html>', 'ask Takeout for it again'],
  ['<!DOCTYPE html><html><body><div class=chatlog__message-group>Hi</div></body></html>', 'channel saved from Discord as a page'],
])('a download had as a page is named with what to do: %s', async (content, what) => {
  const page = await openExport(saved(content));
  const recognised = recognise('download.html', page, settingsSchema.parse({}).ingest);
  expect(recognised).toMatchObject({
    kind: 'aside',
    note: expect.stringContaining(what),
    alone: { message: expect.stringContaining(what) },
  });
});

test.each([['grokChatItem', { chatId: '1', message: 'Between us' }]])(
  'a file of an archive of Twitter that holds %s is set aside',
  async (key, value) => {
    const content = `window.YTD.some_file.part0 = ${JSON.stringify([{ [key]: value }])}`;
    expect(await read(content)).toMatchObject({ format: 'twitter-archive-private', drafts: [] });
  },
);

test('records with names such as a.b are told as flattened where most of them fit', async () => {
  const post = {
    uri: 'at://did:plc:maple/app.bsky.feed.post/3k',
    cid: 'b',
    indexedAt: '2024-03-02T00:00:00Z',
    likeCount: 1,
    replyCount: 0,
  };
  const record = { 'record.$type': 'app.bsky.feed.post', 'record.text': 'Hello', 'record.createdAt': '2024-03-02T00:00:00Z' };
  const flat = { ...post, ...record, 'author.did': 'did:plc:maple', 'author.handle': 'maple.example.org' };
  const other = { 'shelf.row': 1, 'shelf.board': 2, title: 'Fractions' };
  const lines = (...records: object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');
  expect((await read(lines(flat, flat, other))).drafts.length).toBe(2);
  await expect(read(lines(flat, other, other, other))).rejects.toThrow('unknown JSON');
});

test.each([4, 30])('a table above which %i rows of another stand, parted by other marks, is refused', async (count) => {
  const rows = (mark: string, many: number): string =>
    `time,username,text\n${'5/10/12 20:01,willow,Yes\n'.repeat(many)}`.replaceAll(',', mark);
  await expect(read(rows(',', count) + rows(';', 5 * count))).rejects.toThrow('two tables in one file, whose cells are parted in two ways');
});

test('a sentence above a table in which the names of its columns stand is no other table', async () => {
  const above = 'Who turned to whom from Monday to Friday\n\n';
  expect((await read(`${above}from,to\nwillow,maple\nmaple,ash\n`)).drafts.length).toBe(2);
});

test.each([3, 9, 60])('the header of a table is found below %i lines of words, for a known table and a map', async (lines) => {
  const above = 'Report of a service\n'.repeat(lines);
  const rows = sheet.map((row) => Object.values(row).join(',').replace('Hello, ', ''));
  const known = await read(`${above}${Object.keys(sheet[0] ?? {}).join(',')}\n${rows.join('\n')}\n`);
  expect([known.format, known.drafts.length, known.rejected]).toEqual(['tags', LAST, []]);
  const mapped = `${above}No,Member,Body\n1,willow,Hello\n2,maple,Yes\n`;
  const yaml = '{ingest: {sources: [{files: "*", columns: {id: No, author: Member, text: Body}}]}}';
  expect((await read(mapped, yaml)).drafts.map(({ id, text }) => [id, text])).toEqual([
    ['1', 'Hello'],
    ['2', 'Yes'],
  ]);
  const long = `${mapped}${'3,willow,See you\n'.repeat(99)}`;
  await expect(read(long)).rejects.toThrow('unknown table with columns No, Member, Body');
});

test('who gives a text file of Discord, or a flat spreadsheet that is cut off, is told what to do with it', async () => {
  for (const [content, words] of [
    [
      `${'='.repeat(62)}\nGuild: School\nChannel: General / staffroom\n${'='.repeat(62)}\n\n[01-Mar-24 10:00 AM] ash\nHello\n`,
      'export it again as JSON',
    ],
    ['<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">', 'save it as ODS'],
  ])
    await expect(read(content as string)).rejects.toThrow(words);
});
