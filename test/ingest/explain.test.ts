import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Explained, explain } from '../../src/ingest/explain.ts';
import { SNOWFLAKE_EPOCH_MS } from '../../src/ingest/times/time.ts';
import { openStudy } from '../../src/study/study.ts';
import { fixtureFile } from './formats/drafts.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function explained(files: Record<string, string | Uint8Array>): Promise<Explained[]> {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return explain(await openStudy([folder], { home: `${folder}-home` }));
}

const finding = (file: Explained | undefined, check: string): string | undefined =>
  file?.checks.find((found) => found.check === check)?.finding;
const transcript = 'time,username,text\n5/10/12 20:01,ann,Hi all\n5/10/12 20:01,bob,Hi Ann\n5/10/12 25:01,bob,Late\n';

test('explain(study) tells how the days of a chat are written, and that a saved meeting has none', async () => {
  const chats = (
    await explained({
      '2021-03-11 meeting_saved_chat.txt': '13:02:07\t From  Ash : a\n13:04:55\t From  Ann : b\n13:05:00\t From  Ash : c\n',
      'chat.txt': '13/2/24 à 09:01 - Ash: a\n13/2/24 à 09:02 - Ann: b\n13/2/24 à 09:03 - Ash: c\n',
    })
  ).map((file) => finding(file, 'dialect'));
  expect(chats).toEqual(['messages of a chat, with the time of day alone', 'messages of a chat, day first']);
});

test('explain(study) tells of posts of which the day alone is told', async () => {
  const table = 'Date,ShareLink,ShareCommentary\n2021-03-11,https://l.example/1,a\n11 March 2021,https://l.example/2,b\n';
  const files = await explained({ 'a.csv': `${table}2021-03-11 10:00:00,https://l.example/3,c\n`, 'b.csv': transcript });
  expect(files.map((file) => finding(file, 'hours'))).toEqual([
    'of 2 posts the day alone is told: they stand at its first minute, and their hours say nothing',
    undefined,
  ]);
});

test('explain(study) tells of cells that a spreadsheet has cut', async () => {
  const row = (letters: number): string => `5/10/12 20:01,ann,${'a'.repeat(letters)}\n`;
  const [file] = await explained({ 'a.csv': `time,username,text\n${row(32_766)}${row(32_767)}${row(32_768)}` });
  expect(finding(file, 'cells')).toBe('1 row has a cell of 32,767 characters, as spreadsheets cut them: what stood behind is lost');
});

test('explain(study) accounts for every row and byte of a file, and writes nothing', async () => {
  const [file] = await explained({ 'a.csv': transcript });
  expect(finding(file, 'format')).toMatch(/chat-transcript.*no other format fits/);
  expect(finding(file, 'dialect')).toBe('comma, rows end with LF, quote ", 3 columns');
  expect(finding(file, 'rows')).toBe('3 rows = 2 kept + 0 duplicates + 1 rejected + 0 without a post');
  expect(finding(file, 'bytes')).toBe(
    `${transcript.length} bytes = 0 mark + 19 above the first row + ${transcript.length - 19} in rows + 0 between rows + 0 behind the last`,
  );
  expect(finding(file, 'date range')).toBe('2012-05-10 20:01 to 2012-05-10 20:01 UTC');
  expect(finding(file, 'time zone')).toBe('2 times without a zone are read as UTC');
  expect(finding(file, 'missing')).toMatch(/authors have no ids/);
  expect(file?.rejects).toMatchObject([{ code: 'unreadable-time', rows: 1, line: 4 }]);
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('explain(study) tells of files it cannot read beside those it can, and of files in archives', async () => {
  const files = await explained({
    'a.zip': zipSync({ 'chat/one.csv': strToU8(transcript), 'list.csv': strToU8('shelf,copies\nA1,3\n'), 'p.png': new Uint8Array(4) }),
    'b.csv': 'shelf,copies\nA1,3\n',
  });
  expect(files.map(({ file, refusal }) => [file, refusal?.split('\n')[0] ?? null])).toEqual([
    ['a.zip/chat/one.csv', null],
    ['a.zip/list.csv', null],
    ['b.csv', 'b.csv: unknown table with columns shelf, copies'],
  ]);
  expect(finding(files[1], 'format')).toBe('unknown');
});

test('explain(study) counts a header that comes again where exports were put behind each other, and reads on', async () => {
  const [file] = await explained({ 'a.csv': `${transcript}username,time,text\ncyd,5/10/12 20:05,Hi both\n${transcript}` });
  expect(finding(file, 'headers')).toBe('the header comes again 2 times inside the file');
  expect(finding(file, 'rows')).toBe('9 rows = 5 kept + 0 duplicates + 2 rejected + 2 without a post');
});

test('explain(study) keeps posts whose ids a spreadsheet made numbers, and joins nothing on them', async () => {
  const rows = [1, 2, 3].map((i) => `1.34662E+018,1.3E+18,${i},FALSE,,Hello ${i},2021-01-0${i}T10:00:00.000Z`);
  const header = 'id,conversation_id,author_id,possibly_sensitive,in_reply_to_user_id,text,created_at';
  const [file] = await explained({ 'a.csv': `${[header, ...rows].join('\n')}\n` });
  expect(finding(file, 'rows')).toBe('3 rows = 3 kept + 0 duplicates + 0 rejected + 0 without a post');
  expect(finding(file, 'ids')).toContain('the ids in id are damaged (3 written like 1.26E+18); nothing is joined on them');
});

test('explain(study) refuses a row of sums below posts that may be without time and author', async () => {
  const [file] = await explained({ 'a.csv': 'COMMENT_ID,AUTHOR,DATE,CONTENT,CLASS\nz1,ann,2015-05-29T02:26:10,Hello,0\nTotal,,,,1\n' });
  expect(finding(file, 'rows')).toBe('2 rows = 1 kept + 0 duplicates + 1 rejected + 0 without a post');
  expect(file?.rejects).toMatchObject([{ code: 'not-a-post', reason: 'a row of sums' }]);
});

test('explain(study) refuses sums where an author should stand, remarks, and sums below a table in another language', async () => {
  const gab = readFileSync(fixtureFile('4cat-gab/posts.csv'), 'utf8');
  const names = gab.split('\n')[0]?.split(',') ?? [];
  const sums = names.map((name, i) => (i === 0 ? 'Total' : name === 'account_id' ? '264363' : name.endsWith('_count') ? '17' : ''));
  const remark = names.map((_, i) => (i === 0 ? 'Exported by the library' : ''));
  const german = `${readFileSync(fixtureFile('youtube/takeout-german.csv'), 'utf8')}Total,,,0,,,,,\n`;
  const files = await explained({ 'a.csv': `${gab}${sums}\n`, 'b.csv': `${gab}${remark}\n`, 'c.csv': german });
  expect(files.map(({ rejects }) => rejects.map(({ reason }) => reason))).toEqual([
    ['a row of sums'],
    ['a remark where the id of a post should stand'],
    ['a row of sums'],
  ]);
  expect(finding(files[0], 'rows')).toBe('4 rows = 3 kept + 0 duplicates + 1 rejected + 0 without a post');
});

test('explain(study) reads a list of ids below lines that say what it is', async () => {
  const [file] = await explained({ 'ids.txt': 'sep=;\n# Tweets of our chat\n"1200000000000000001"\n"1200000000000000002"\n' });
  expect(finding(file, 'rows')).toBe('2 rows = 2 kept + 0 duplicates + 0 rejected + 0 without a post');
});

test('explain(study) names a clock that disagrees with the ids', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => {
    const ms = Date.UTC(2021, 5, 1, 12, i);
    return `${(BigInt(ms - SNOWFLAKE_EPOCH_MS) << 22n) + 7n},${new Date(ms + 3_600_000).toISOString().slice(0, 19)},Hello`;
  });
  const [file] = await explained({
    'a.csv': `id,time,text\n${rows.join('\n')}\n`,
    'study.yaml': 'ingest:\n  sources:\n    - { files: "*", platform: twitter, columns: { id: id, time: time, text: text } }\n',
  });
  expect(finding(file, 'clock')).toBe('times differ from those in the ids: 3600 s ahead in 30 of 30 posts; the times of the ids are taken');
});

test('explain(study) tells by how much a sheet whose times end in Z runs ahead of the times stated', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => {
    const ms = Date.UTC(2016, 6, 1, 12, i);
    const id = String((BigInt(ms - SNOWFLAKE_EPOCH_MS) << 22n) + 77n);
    const minute = String(i).padStart(2, '0');
    return `${id},ann,Hi,Fri Jul 01 12:${minute}:00 +0000 2016,2016-07-01T13:${minute}:00Z,http://twitter.com/ann/statuses/${id},`;
  });
  const [file] = await explained({ 'a.csv': `id_str,from_user,text,created_at,time,status_url,entities_str\n${rows.join('\n')}\n` });
  expect(finding(file, 'clock')).toBe('times agree with those in the ids of 20 posts');
  expect(finding(file, 'second clock')).toBe('time runs 3600 s ahead in 20 of 20 posts');
});

test('explain(study) tells how many ids a spreadsheet rounded, how many of them came back, and how many hashtags are cut', async () => {
  const rows = Array.from({ length: 4 }, (_, i) => {
    const id = String((BigInt(Date.UTC(2017, 2, 1, 12, i) - SNOWFLAKE_EPOCH_MS) << 22n) + 77n);
    const tags = '"{""hashtags"":[{""text"":""edchat""},{""text"":""less""}]}"';
    return `${id.slice(0, 15)}000,ann,RT @bob: Hi #edchat #less…,${id.slice(0, 14)}0000,http://twitter.com/ann/statuses/${id},${tags}`;
  });
  const header = 'id_str,from_user,text,in_reply_to_status_id_str,status_url,entities_str';
  const [file] = await explained({ 'a.csv': `${header}\n${rows.join('\n')}\n` });
  const lost = '4 rounded ids of other posts and of people are left out, because nothing tells what they were';
  const restored = '4 rounded ids of posts are restored from the addresses beside them';
  expect(finding(file, 'ids')).toBe(`${restored}; ${lost}`);
  expect(file?.damage).toBe(lost);
  expect(file?.notes.slice(0, 3)).toEqual([restored, lost, '4 hashtags are left out, because the text cuts them short']);
});

test('explain(study) says how times become readable that a spreadsheet has written anew', async () => {
  const row = (i: number) =>
    // Ids of before November 2010 hold no times.
    `x10${i}0000,x1,${i + 8}/11/2009 23:47,ann,Hello,FALSE,,https://twitter.com/ann/status/10${i}0000`;
  const header = 'status_id,user_id,created_at,screen_name,text,is_retweet,mentions_user_id,status_url';
  const tweets = `${[header, row(1), row(2), row(3)].join('\n')}\n`;
  const [damaged] = await explained({ 'tweets.csv': tweets });
  expect(damaged?.rejects).toMatchObject([{ code: 'unreadable-time' }]);
  expect(damaged?.notes.join()).toMatch(/times as a spreadsheet writes them .* dateOrder .*: 3/);
  const [dated] = await explained({ 'tweets.csv': tweets.replaceAll('0000', '0000000000000') });
  expect(dated?.rejects).toEqual([]);
  expect(dated?.notes.join()).toMatch(/3 damaged times are left out, and the posts dated by the time inside their ids/);
  const settings = 'ingest:\n  maxRejectedShare: 1\n  sources:\n    - { files: "*.csv", dateOrder: dmy }\n';
  const [read] = await explained({ 'tweets.csv': tweets, 'study.yaml': settings });
  expect(read?.rejects).toEqual([]);
  expect(finding(read, 'time zone')).toBe('3 times without a zone are read as UTC');
});

test('explain(study) reads NaN in JSON as no value, and dictionaries as Python shows them, and says so', async () => {
  const tweet = (id: number, text: string) => ({
    id_str: `90000000000000000${id}`,
    created_at: 'Wed Nov 09 23:47:31 +0000 2016',
    full_text: text,
    favorite_count: id,
    retweet_count: null,
    user: { id_str: '7', screen_name: 'ann' },
  });
  const tweets = [tweet(1, 'NaN is not a number'), tweet(2, 'it\'s [one] "bracket, NaN'), tweet(3, 'three')];
  const missing = JSON.stringify(tweets, null, 1)
    .replace('"favorite_count": 1', '"favorite_count": NaN')
    .replaceAll(': null', ': -Infinity');
  const python = tweets.map((one) => JSON.stringify(one).replaceAll(':null', ': None')).join('\n');
  const shown = python.replaceAll('"id_str":', "'id_str': ").replace('"three"', "'three'");
  const files = await explained({ 'list.json': missing, 'shown.jsonl': shown, 'shown-list.json': `[${shown.replaceAll('\n', ', ')}]` });
  for (const file of files) expect(finding(file, 'rows')).toBe('3 rows = 3 kept + 0 duplicates + 0 rejected + 0 without a post');
  expect(finding(files[0], 'numbers')).toBe('3 records hold NaN or Infinity, which are not JSON; they are read as no value');
  expect(finding(files[1], 'notation')).toBe('3 records are dictionaries as Python shows them, not JSON; they are read as such');
  expect(finding(files[2], 'notation')).toBe(finding(files[1], 'notation'));
  expect(files.map(({ damage }) => damage)).toEqual([null, null, null]);
});

test('explain(study) keeps the whole posts of a page that a full disk cut in the middle, and says where the cut one stands', async () => {
  const tweet = (i: number) => ({
    id: `90000000000000000${i}`,
    text: `tweet ${i}`,
    author_id: '7',
    created_at: '2016-11-09T23:47:31.000Z',
  });
  const page = JSON.stringify({ data: [1, 2, 3, 4].map(tweet), includes: { users: [{ id: '7', username: 'ann' }] } }, null, 1);
  const cut = page.slice(0, page.indexOf('tweet 4'));
  const files = await explained({
    'line.jsonl': `${JSON.stringify({ data: [tweet(8)] })}\n${JSON.stringify(JSON.parse(page)).split('tweet 4')[0]}`,
    'page.json': cut,
    'utf16.json': Buffer.from(`\ufeff${cut}`, 'utf16le'),
  });
  const line = cut.slice(0, cut.lastIndexOf('{')).split('\n').length;
  expect(files.map((file) => finding(file, 'rows'))).toEqual([
    '5 rows = 4 kept + 0 duplicates + 1 rejected + 0 without a post',
    '4 rows = 3 kept + 0 duplicates + 1 rejected + 0 without a post',
    '4 rows = 3 kept + 0 duplicates + 1 rejected + 0 without a post',
  ]);
  expect(files.map(({ rejects: [reject] }) => [reject?.code, reject?.line, reject?.byte])).toEqual([
    ['truncated', 2, expect.any(Number)],
    ['truncated', line, cut.lastIndexOf('{')],
    ['truncated', line, 2 + 2 * cut.lastIndexOf('{')],
  ]);
  expect(files[1]?.damage).toBe('the file ends inside a record');
});

test('explain(study) reads a list of ids whose last line is cut', async () => {
  const [file] = await explained({ 'ids.txt': '900000000000000001\n900000000000000002\n9000000' });
  expect(finding(file, 'rows')).toBe('3 rows = 2 kept + 0 duplicates + 1 rejected + 0 without a post');
});

test('explain(study) rejects a last row that is cut, and keeps one that only lacks a line end', async () => {
  const files = await explained({
    'cut.csv': transcript.slice(0, transcript.indexOf(',Hi Ann')),
    'whole.csv': transcript.slice(0, transcript.indexOf('Ann\n')),
  });
  expect(files.map(({ rejects }) => rejects.map(({ code, line }) => [code, line]))).toEqual([[['truncated', 3]], []]);
});

test('explain(study) reads a table whose header lacks a name for the row numbers, as R writes them', async () => {
  const rows = ['"ann",5/10/12 20:01,"Hi, all"', '"bob",5/10/12 20:02,"Hi Ann"', '"cyd",5/10/12 20:03,"Hi both"'];
  const numbered = rows.map((row, i) => `"${i + 1}",${row}`).join('\n');
  const files = await explained({ 'a.csv': `username,time,text\n${numbered}\n`, 'b.csv': `username,time,text\n${rows.join('\n')}\n` });
  expect(files.map((file) => finding(file, 'rows'))).toEqual(
    Array(2).fill('3 rows = 3 kept + 0 duplicates + 0 rejected + 0 without a post'),
  );
});

test('explain(study) reads a text with zeros behind it, and a header that comes again behind a byte-order mark', async () => {
  const files = await explained({ 'a.csv': `${transcript}${'\0'.repeat(4096)}`, 'b.csv': `${transcript}\ufeff${transcript}` });
  expect(finding(files[0], 'rows')).toBe('4 rows = 2 kept + 0 duplicates + 2 rejected + 0 without a post');
  expect(finding(files[1], 'headers')).toBe('the header comes again 1 time inside the file');
});
