import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { whatsapp } from '../../../../src/ingest/formats/chats/whatsapp.ts';
import { chatIn, chatRows } from '../../../../src/ingest/rows/chat/chat.ts';
import { datedMessage } from '../../../../src/ingest/rows/chat/dated-line.ts';
import { saved } from '../../saved.ts';
import { draftsOf } from '../drafts.ts';
import { csvRow } from '../found.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/whatsapp');

async function read(path: string) {
  const { reading, drafts } = await draftsOf(path);
  const told = drafts.map(({ authorHandle, time, text }) => [authorHandle, new Date(time ?? 0).toISOString().slice(0, 19), text]);
  return { reading, drafts, told };
}

/** Where the rows lie, and what of. */
async function all(batches: ReturnType<typeof chatRows>): Promise<{ byte: number; line: number; length: number; hash: string }[]> {
  const rows = [];
  for await (const batch of batches) rows.push(...batch.map(({ place, hash }) => ({ ...place, hash: hash() })));
  return rows;
}

test('a chat saved on Android gives what people said, over as many lines as they wrote', async () => {
  const { reading, told } = await read(join(fixtures, 'android.txt'));
  expect(told).toEqual([
    ['Rowan', '2019-12-16T14:46:00', 'Hello everyone'],
    ['+447700900000', '2019-12-16T14:53:00', null],
    ['Rowan', '2020-01-02T00:05:00', 'It would be great:\n- one\n- two'],
  ]);
  expect(reading).toMatchObject({ rows: 6, blank: 3, rejects: [] });
  expect(reading.notes).toContain('notices of the chat left out: 3');
});

test('a chat saved on an iPhone gives the same, with deleted messages and names of no address book', async () => {
  const { reading, told, drafts } = await read(join(fixtures, 'iphone.txt'));
  expect(told).toEqual([
    ['Willow Brook', '2023-06-07T20:30:01', 'Wer hat ein Arbeitsblatt?\nFür Klasse 4: Brüche\n\nDanke!'],
    ['Ash', '2023-06-07T20:31:00', null],
    ['Ash', '2023-06-14T09:00:00', 'https://example.org/b #bruch @4915100000000'],
    ['+4915100000000', '2023-06-14T09:01:00', null],
    ['Ash', '2023-06-14T09:03:00', 'Um 09:00: los!'],
  ]);
  expect(drafts[3]?.status).toBe('deleted');
  expect(reading).toMatchObject({ rows: 7, blank: 2, rejects: [] });
});

test('every byte of a chat belongs to one message, however the file is cut into blocks', async () => {
  const path = join(fixtures, 'iphone.txt');
  const opened = await openExport(path);
  const rows = await all(chatRows(path, opened, 'dated'));
  expect(rows.reduce((sum, { length }) => sum + length, 0)).toBe(opened.bytes);
  expect(await all(chatRows(path, opened, 'dated', { blockBytes: 7 }))).toEqual(rows);
});

test.each([
  ['[25-06-15 13:57:03] Ann: a', ['25-06-15 13:57:03', 'Ann', 'a']],
  ['2024/1/5, 9:01\u202fp.\u00a0m. - Ann: a: b', ['2024/1/5 9:01 pm', 'Ann', 'a: b']],
  ['5.1.2024, 9.01 - Ann: ', ['5.1.2024 9:01', 'Ann', '']],
  ['[5.1.2024 klo 9.01.02] Ann: a', ['5.1.2024 9:01:02', 'Ann', 'a']],
  ['5/1/24, 9:01 - Ann joined', ['5/1/24 9:01', '', 'Ann joined']],
  ['05/01/2024 à 09:01 - Ann: salut', ['05/01/2024 09:01', 'Ann', 'salut']],
  ['2024/1/5 下午9:01 - 安: 你好', ['2024/1/5 9:01 pm', '安', '你好']],
  ['[2024. 1. 5. 오후 9:01:02] 안: 안녕', ['2024.1.5 9:01:02 pm', '안', '안녕']],
  ['٥\u200f/١\u200f/٢٠٢٤، ٩:٠١ م - \u202b\u200fسلمى\u202c: مرحبا', ['5/1/2024 9:01 pm', 'سلمى', 'مرحبا']],
  ['۱۴۰۲/۱۰/۱۵،\u200f ۲۱:۰۱ - آن: سلام', ['2024/1/5 21:01', 'آن', 'سلام']],
  ['5/1/2567 21:01 - แอน: สวัสดี', ['5/1/2024 21:01', 'แอน', 'สวัสดี']],
  ['५/१/२४, ९:०१ अपराह्न - अन: नमस्ते', ['5/1/24 9:01 pm', 'अन', 'नमस्ते']],
  ['2024. 01. 05. 21:01 - Ann: szia', ['2024.01.05 21:01', 'Ann', 'szia']],
  ['[21:01, 05/01/2024] Ann: copied', ['05/01/2024 21:01', 'Ann', 'copied']],
  ['05/01/2014 21:01:02: Ann: an old telephone', ['05/01/2014 21:01:02', 'Ann', 'an old telephone']],
  ['24/8/21 PM 9:01 - 안: 안녕', ['24/8/21 9:01 pm', '안', '안녕']],
  ['[5/1/2567 BE, 21:01:02] Ann: hello', ['5/1/2024 21:01:02', 'Ann', 'hello']],
  ['05/01/2014 21:01: a diary', null],
  ['[5/1/24, 9:01 - Ann: hello', null],
  ['5/1/1441 9:01 - Ann: a year of no known calendar', null],
  ['Mar 12, 2019, 2:35 PM - Ann: hello', ['2019/3/12 2:35 pm', 'Ann', 'hello']],
  ['13 de marzo de 2016, 15:24 - Ann: hola', ['2016/3/13 15:24', 'Ann', 'hola']],
  ['[12. März 2019 um 14:35:07] Ann: hallo', ['2019/3/12 14:35:07', 'Ann', 'hallo']],
  ['5/1/24, 9:01 xm - Ann: hello', null],
  ['Ann: hello', null],
  ['5/1/24 Ann: hello', null],
])('datedMessage(%j)', (line, told) => {
  const message = datedMessage(line);
  expect(message === null ? null : [message.time, message.author, message.words]).toEqual(told);
});

test('lines of a log, and a single message, are no chat', () => {
  const line = (who: string) => `[2024-01-05 10:00:00] ${who}: started\n`;
  expect(chatIn(line('INFO').repeat(9))).toBeNull();
  expect(chatIn(line('Ann').repeat(2))).toBeNull();
  expect(chatIn(line('Ann').repeat(3))?.messages).toHaveLength(3);
});

test('where days and months cannot be told apart, no time is guessed, and each message says how to mend it', async () => {
  const { reading } = await read(saved('1/2/24, 9:01 - Ann: a\n1/2/24, 9:02 - Bob: b\n1/2/24, 9:03 - Ann: c\n'));
  expect(reading.rejects).toHaveLength(3);
  expect(reading.rejects[0]).toMatchObject({
    code: 'ambiguous-time',
    reason: 'day or month first cannot be told: 1/2/24 9:01; say which with dateOrder under ingest: sources: in study.yaml',
  });
  const row = csvRow(['(time)', '(author)', '(message)'], ['1/2/24 9:01', 'Ann', 'a']);
  expect(whatsapp(null).read(row, { zone: 'UTC', dateOrder: 'dmy' })).toMatchObject({ time: { ms: Date.UTC(2024, 1, 1, 9, 1) } });
});

test('where only English puts the month first, a word of another language tells the order', async () => {
  const { told, reading } = await read(saved('1/2/24 à 9:01 - Ann: a\n1/2/24 à 9:02 - Bob: b\n1/2/24 à 9:03 - Ann: c\n'));
  expect(reading.rejects).toEqual([]);
  expect(told[0]).toEqual(['Ann', '2024-02-01T09:01:00', 'a']);
});

/** A lively chat: its first days could be months, 300 messages long. */
const lively = Array.from({ length: 300 }, (_, i) => `0${1 + (i % 3)}/02/2024, 10:${10 + (i % 50)} - Ann: message ${i}`);

test.each<[string, string[], string | null]>([
  ['a day that is no month comes later', ['13/02/2024, 9:01 - Ann: a', '14/02/2024, 9:02 - Ash: b', '15/02/2024, 9:03 - Ann: c'], 'dmy'],
  ['a month that is no day comes later', ['02/13/2024, 9:01 - Ann: a', '02/14/2024, 9:02 - Ash: b', '02/15/2024, 9:03 - Ann: c'], 'mdy'],
  ['one line alone tells it, perhaps of another chat', ['13/02/2024, 9:01 - Ann: a'], null],
  [
    'later messages belie each other',
    ['13/02/2024, 9:01 - Ann: a', '14/02/2024, 9:02 - Ash: b', '15/02/2024, 9:03 - Ann: c', '02/16/2024, 9:04 - Ann: d'],
    null,
  ],
  ['nothing tells it', ['04/02/2024, 9:01 - Ann: a'], null],
])('the order of days that the first messages leave in doubt is told where %s', async (_, later, order) => {
  const path = saved([...lively, ...later].join('\n'));
  expect((await openExport(path)).content).toMatchObject({ kind: 'chat', order });
  const { reading, drafts } = await draftsOf(path);
  expect(drafts).toHaveLength(order === null ? 0 : 300 + later.length);
  expect(reading.rejects.reduce((sum, { code }) => sum + (code === 'ambiguous-time' ? 1 : 0), 0)).toBe(reading.rows - drafts.length);
});

test('a chat in the letters of another script is read from any encoding', async () => {
  const lines = '25/03/2019 à 14:05 - Aurélie: été\n25/03/2019 à 14:06 - Zoé: où?\n25/03/2019 à 14:07 - Aurélie: là\n';
  const plain = (await read(saved(lines))).told;
  expect(plain).toHaveLength(3);
  for (const bytes of [
    Buffer.from(lines, 'latin1'),
    Buffer.from(`\ufeff${lines}`, 'utf16le'),
    Buffer.from(`\ufeff${lines.replaceAll('\n', '\r\n')}`),
  ])
    expect((await read(saved(bytes))).told).toEqual(plain);
});

test.each([
  ['\u200eimage omitted', 'ok'],
  ['<媒體已略去>', 'ok'],
  ['изображение отсутствует', 'ok'],
  ['\u200eلم يتم إدراج الصورة', 'ok'],
  ['IMG-20240105-WA0001.jpg (الملف مرفق)', 'ok'],
  ['IMG-20240105-WA0001.jpg (файл добавлен)', 'ok'],
  ['\u200e<المُرفق: 00000001-PHOTO.jpg>', 'ok'],
  ['\u200eДанное сообщение удалено.', 'deleted'],
  ['تم حذف هذه الرسالة', 'deleted'],
  ['Dit bericht werd verwijderd', 'deleted'],
])('what the program writes in place of words is no text: %j', (words, status) => {
  const found = whatsapp('dmy').read(csvRow(['(time)', '(author)', '(message)'], ['13/2/24 9:01', 'Ann', words]), { zone: 'UTC' });
  expect(found).toMatchObject({ text: null, ...(status === 'ok' ? {} : { status }) });
});

test('people are named in marks or by number, whatever else stands behind an @', () => {
  const { read: found } = whatsapp('dmy');
  const said = (words: string, author = 'Ann') =>
    found(csvRow(['(time)', '(author)', '(message)'], ['13/2/24 9:01', author, words]), { zone: 'UTC' });
  expect(said('@\u2068Rowan Tree\u2069 and @\u2068~ Hazel\u2069, see @447700900123 or me@1234567')).toMatchObject({
    mentions: [{ handle: 'Rowan Tree' }, { handle: 'Hazel' }, { handle: '+447700900123' }],
  });
  expect(said('thank you @Rowan Tree')).toMatchObject({ mentions: [] });
  expect(said('it was me', '+44\u00a07700 900123')).toMatchObject({ author: { handle: '+447700900123' } });
});
