import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { whatsapp } from '../../../../src/ingest/formats/chats/whatsapp.ts';
import { chatIn, chatRows, messageIn } from '../../../../src/ingest/rows/chat.ts';
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
  const rows = await all(chatRows(path, opened));
  expect(rows.reduce((sum, { length }) => sum + length, 0)).toBe(opened.bytes);
  expect(await all(chatRows(path, opened, { blockBytes: 7 }))).toEqual(rows);
});

test.each([
  ['[25-06-15 13:57:03] Ann: a', ['25-06-15 13:57:03', 'Ann', 'a']],
  ['2024/1/5, 9:01\u202fp.\u00a0m. - Ann: a: b', ['2024/1/5 9:01 pm', 'Ann', 'a: b']],
  ['5.1.2024, 9.01 - Ann: ', ['5.1.2024 9:01', 'Ann', '']],
  ['[5.1.2024 klo 9.01.02] Ann: a', ['5.1.2024 9:01:02', 'Ann', 'a']],
  ['5/1/24, 9:01 - Ann joined', ['5/1/24 9:01', '', 'Ann joined']],
  ['Ann: hello', null],
  ['5/1/24 Ann: hello', null],
])('messageIn(%j)', (line, message) => expect(messageIn(line)).toEqual(message));

test('lines of a log, and a single message, are no chat', () => {
  const line = (who: string) => `[2024-01-05 10:00:00] ${who}: started\n`;
  expect(chatIn(line('INFO').repeat(9))).toBeNull();
  expect(chatIn(line('Ann').repeat(2))).toBeNull();
  expect(chatIn(line('Ann').repeat(3))).toHaveLength(3);
});

test('where days and months cannot be told apart, no time is guessed', async () => {
  const { reading } = await read(saved('1/2/24, 9:01 - Ann: a\n1/2/24, 9:02 - Bob: b\n1/2/24, 9:03 - Ann: c\n'));
  expect(reading.rejects).toHaveLength(3);
  expect(reading.notes.join()).toMatch(/dateOrder/);
  const row = csvRow(['(time)', '(author)', '(message)'], ['1/2/24 9:01', 'Ann', 'a']);
  expect(whatsapp(null).read(row, { zone: 'UTC', dateOrder: 'dmy' })).toMatchObject({ time: { ms: Date.UTC(2024, 1, 1, 9, 1) } });
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
