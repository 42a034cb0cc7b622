import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readExport } from '../../../../src/ingest/drafts/reading.ts';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { recognise } from '../../../../src/ingest/recognise/recognise.ts';
import { meetingMessage, pastMidnight } from '../../../../src/ingest/rows/chat/meeting-line.ts';
import type { Draft } from '../../../../src/schema/schema.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { saved } from '../../saved.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/zoom');

async function read(path: string, file: string, zone = 'UTC') {
  const opened = await openExport(path);
  const recognised = recognise(file, opened, defaultSettings().ingest);
  const drafts: Draft[] = [];
  const reading = await readExport({ path, opened, recognised, source: { zone, file } }, { add: (draft) => void drafts.push(draft) });
  const told = drafts.map(({ authorHandle, time, text }) => [
    authorHandle,
    time === null ? null : new Date(time).toISOString().slice(0, 19),
    text,
  ]);
  return { reading, drafts, told };
}

const fixture = (file: string, zone?: string) => read(join(fixtures, file), file, zone);

test('a chat saved by an older version tells who said what; the day stands in the name of the folder', async () => {
  const { reading, told, drafts } = await fixture(
    '2021-03-11 13.00.02 Maths evening 91234567890/meeting_saved_chat.txt',
    'America/New_York',
  );
  expect(told).toEqual([
    ['Ash', '2021-03-11T18:02:07', 'Does anyone have a worksheet for grade 4?'],
    ['Rowan', '2021-03-11T18:04:55', 'Here: https://example.org/fractions : pages 2\nand 3'],
    ['Ash', '2021-03-11T18:05:00', 'thank you'],
  ]);
  expect(drafts[0]).toMatchObject({ platform: 'zoom', timeBasis: 'assumed' });
  expect(reading).toMatchObject({ format: 'zoom', rows: 4, blank: 1, rejects: [] });
  expect(reading.notes).toContain('private messages left out: 1');
});

test('a chat saved by a newer version goes on behind midnight; signs and what is to a few are left out', async () => {
  const { reading, told } = await fixture('2021-03-11 meeting_saved_new_chat.txt');
  expect(told).toEqual([
    ['Ash', '2021-03-11T23:58:07', 'Does anyone have a worksheet\nfor grade 4?'],
    ['Rowan', '2021-03-12T00:00:05', 'Here: https://example.org/fractions'],
    ['Ash', '2021-03-12T00:01:00', 'Thank you!'],
  ]);
  expect(reading.notes).toEqual(expect.arrayContaining(['private messages left out: 2', 'reactions left out: 2']));
  expect(reading).toMatchObject({ rows: 7, blank: 4, rejects: [] });
});

test('a chat beside a recording counts from its beginning, which its name has in UTC', async () => {
  const { told, drafts } = await fixture('GMT20210311-130002_Recording.txt', 'America/New_York');
  expect(told.map(([, at]) => at)).toEqual(['2021-03-11T13:00:09', '2021-03-11T13:58:22', '2021-03-11T14:00:04']);
  expect(drafts[0]?.timeBasis).toBe('stated');
});

test('without a day in its name a chat is read, undated, and a note says how to mend it', async () => {
  const { told, reading } = await fixture('undated.txt');
  expect(told).toHaveLength(3);
  expect(told[0]).toEqual(['Ash', null, 'hello']);
  expect(reading.notes.join('\n')).toMatch(/days of messages \(Zoom has them in the name of the folder or file, such as 2021-03-11.*: 3/);
});

test('a saved chat is the same in UTF-16, with CRLF, and cut off in its last message', async () => {
  const [file = ''] = readdirSync(fixtures).filter((name) => name.endsWith('new_chat.txt') && statSync(join(fixtures, name)).isFile());
  const text = readFileSync(join(fixtures, file), 'utf8');
  const plain = (await fixture(file)).told;
  const crlf = text.replaceAll('\n', '\r\n');
  for (const bytes of [Buffer.from(crlf), Buffer.from(`\ufeff${crlf}`, 'utf16le'), Buffer.from(`\ufeff${text}`), Buffer.from(`${text}\n`)])
    expect((await read(saved(bytes), file)).told).toEqual(plain);
  const cut = await read(saved(text.slice(0, -5)), file);
  expect(cut.told.slice(0, 2)).toEqual(plain.slice(0, 2));
  expect(cut.told[2]?.[2]).toBe('Thank');
});

test.each([
  ['14:35:07\t From  Ash : a : b', ['14:35:07', 'Ash', '', 'a : b']],
  ['14:35:07\t From Ash (she/her) School / site : a', ['14:35:07', 'Ash (she/her) School / site', '', 'a']],
  ['14:35:07 From  Ash  to  Rowan(Direct Message) : a', ['14:35:07', 'Ash', 'Rowan(Direct Message)', 'a']],
  ['14:35:07 From Ash To Everyone:\r\n\ta\r\n\tb', ['14:35:07', 'Ash', 'Everyone', 'a\nb']],
  ['14:35:07\tAsh:\ta\tb', ['+14:35:07', 'Ash', '', 'a\tb']],
  ['14:35:07 De  Ana a la mar  a  Todos:\n\thola', ['14:35:07', 'Ana', 'la mar  a  Todos', 'hola']],
  ['14:35:07 De  Inès  à  Tout le monde:\n\tbonjour', ['14:35:07', 'Inès', 'Tout le monde', 'bonjour']],
  ['14:35:07 Von Ash an Alle : hallo', ['14:35:07', 'Ash', 'Alle', 'hallo']],
  ['14:35:07 От  Аня  кому  Все:\n\tда', ['14:35:07', 'Аня', 'Все', 'да']],
  ['14:35:07 발신자 안 수신자 모두에게:\n\t네', ['14:35:07', '안', '모두에게', '네']],
  ['14:35:07 Von Ash : hallo', null],
  ['14:35:07 Ash: a', null],
  ['From Ash to Everyone:', null],
])('meetingMessage(%j)', (line, told) => {
  const found = meetingMessage(line);
  expect(found === null ? null : [found.clock, found.author, found.to, found.words]).toEqual(told);
});

test('a chat in another language is read, and what is to one person is left out', async () => {
  const chat = [
    '18:10:55 De  Ana  a  Todos:\n\tHola',
    '18:11:25 De  Luz  a  Todos:\n\t¿Quién tiene una hoja\n\tde fracciones?',
    '18:11:30 De  Luz  a  Ana(Mensaje directo):\n\tentre nosotras',
    '18:12:40 De  Ana  a  Todos:\n\tYo',
  ];
  const { told, reading } = await read(saved(chat.join('\n')), '2021-03-11 meeting_saved_chat.txt');
  expect(told.map(([author, , text]) => [author, text])).toEqual([
    ['Ana', 'Hola'],
    ['Luz', '¿Quién tiene una hoja\nde fracciones?'],
    ['Ana', 'Yo'],
  ]);
  expect(reading.notes).toContain('private messages left out: 1');
});

test('hours go on behind midnight, and a meeting that was joined again earlier in the day is on the same day', () => {
  const clock = pastMidnight();
  expect(['22:00:00', '23:59:59', '00:00:01', '13:00:00', '11:30:00', '+00:00:07'].map(clock)).toEqual([
    '22:00:00',
    '23:59:59',
    '24:00:01',
    '37:00:00',
    '35:30:00',
    '+00:00:07',
  ]);
});
