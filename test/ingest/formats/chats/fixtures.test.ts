import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { yammer } from '../../../../src/ingest/formats/chats/yammer.ts';
import { recognise } from '../../../../src/ingest/recognise/recognise.ts';
import type { Draft } from '../../../../src/schema/schema.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { fixture, readTable } from '../found.ts';
import { AT, MINUTE, QUESTION, tellSecondPost } from '../second-post.ts';

describe('fixtures of chats tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    ['mapped-tables/discord-csv.csv', 'discord-csv', { platform: 'discord', authorId: '88121713', time: MINUTE }],
    ['4cat-telegram/messages.csv', '4cat-telegram', { id: 'maths-101', replyTo: 'maths-100', space: 'maths', views: 100, time: AT }],
    ['chat-miner/messages.csv', 'chat-miner', { platform: 'other', authorHandle: 'Ash', timeBasis: 'assumed', time: AT }],
    [
      'telethon/messages.json',
      'telethon',
      { id: '1234567-101', authorId: '88121713', replyTo: '1234567-100', likes: 1, shares: 2, comments: 3, views: 100, time: AT },
    ],
    [
      'slack/slackdump.json',
      'slackdump',
      {
        id: 'U088121AA-1615468437.000100',
        space: 'plans',
        thread: 'U088120AA-1615468428.000100',
        replyTo: 'U088120AA-1615468428.000100',
        replyToAuthorId: 'U088120AA',
        time: AT,
      },
    ],
    [
      'signal/data.json',
      'signal-export',
      { authorHandle: 'Ash', quotedText: 'Colleagues, lesson 0 is about fractions #edchat', time: AT, timeBasis: 'assumed' },
    ],
    ...['computer', 'android', 'iphone', 'english'].map((kind): [string, string, Partial<Draft>] => [
      `kakao-talk/${kind}.txt`,
      'kakao-talk',
      { platform: 'kakaotalk', authorHandle: 'Ash', time: MINUTE, timeBasis: 'assumed' },
    ]),
    ...['chat', 'english'].map((kind): [string, string, Partial<Draft>] => [
      `line-chat/${kind}.txt`,
      'line-chat',
      { platform: 'line', authorHandle: 'Ash', time: MINUTE, timeBasis: 'assumed' },
    ]),
    [
      'yammer/Messages.csv',
      'yammer',
      {
        id: '701',
        authorId: '5502',
        authorName: 'Ash',
        text: 'Does anyone have a worksheet for grade 4? @5503',
        mentionIds: ['5503'],
        mentionHandles: [''],
        space: 'Maths teachers',
        thread: '700',
        replyTo: '700',
        time: AT,
        timeBasis: 'stated',
      },
    ],
    [
      'telegram-page/messages.html',
      'telegram-page',
      {
        platform: 'telegram',
        id: 'Maths teachers-3',
        authorHandle: 'Ash',
        space: 'Maths teachers',
        replyTo: 'Maths teachers-2',
        time: AT,
        timeBasis: 'stated',
      },
    ],
    [
      'discord-page/channel.html',
      'discord-page',
      {
        platform: 'discord',
        id: '819558768181248001',
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        authorName: 'Ash',
        text: 'Does anyone have a worksheet for grade 4? @Rowan',
        space: 'Maths teachers / Rooms / plans',
        replyTo: '819558730432512001',
        likes: 2,
        time: AT,
        timeBasis: 'id',
      },
    ],
    [
      'mapped-tables/snscrape-telegram.csv',
      'snscrape-telegram',
      { platform: 'telegram', id: 'maths-101', space: 'maths', authorHandle: 'maths', time: AT },
    ],
    ['mapped-tables/snscrape-telegram.jsonl', 'snscrape-telegram', { id: 'maths-101', authorHandle: 'maths', time: AT }],
    ['mapped-tables/minet-telegram.csv', 'minet-telegram', { id: 'maths-101', space: 'maths', views: 100, time: AT }],
  ]);
});

test('Telethon keeps talks between two and notices, which are left out, and tells where messages come from', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('telethon/messages.json'));
  expect(drafts.map(({ id, authorId, repostOf }) => [id, authorId, repostOf])).toEqual([
    ['1234567-100', '1234567', null],
    ['1234567-101', '88121713', null],
    ['1234567-102', '7', '7654321-9'],
  ]);
  expect(reading.notes).toEqual(expect.arrayContaining(['notices of the group left out: 1', 'private messages left out: 1']));
});

test('an export of Mattermost gives messages, answers and people; what is between a few is left out', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('mattermost/export.jsonl'));
  expect([format, reading.rejects]).toEqual(['mattermost', []]);
  const first = 'school / plans/willow/1615468428000';
  expect(
    drafts.map(({ id, authorHandle, authorBio, replyTo, replyToAuthorHandle, likes }) => [
      id,
      authorHandle,
      authorBio,
      replyTo,
      replyToAuthorHandle,
      likes,
    ]),
  ).toEqual([
    [null, 'willow', 'Teacher', null, null, null],
    [first, 'willow', null, null, null, 1],
    ['school / plans/ash_teacher/1615468437000', 'ash_teacher', null, first, 'willow', 0],
    ['school / plans/rowan77/1615468447000', 'rowan77', null, null, null, 0],
  ]);
  expect(reading.notes).toContain('private messages left out: 1');
});

test('messages on several lines are one, stickers have no words, and who came in is no message', async () => {
  const line = await draftsOf(fixtureFile('line-chat/chat.txt'));
  expect(
    line.drafts.slice(2).map(({ authorHandle, text, time }) => [authorHandle, text, new Date(time ?? 0).toISOString().slice(0, 16)]),
  ).toEqual([
    ['Rowan', 'Sharing my slides,\nnumber 2: https://example.org/s2', '2021-03-11T13:14'],
    ['Willow', null, '2021-03-11T13:15'],
    ['Willow', 'See you', '2021-03-12T09:00'],
  ]);
  const kakao = await draftsOf(fixtureFile('kakao-talk/computer.txt'));
  expect(kakao.drafts.slice(2).map(({ text, status }) => [text, status])).toEqual([
    ['Sharing my slides,\nnumber 2: https://example.org/s2', 'ok'],
    [null, 'ok'],
    [null, 'deleted'],
  ]);
});

test('what comes first in the days of LINE is told by the days of the week beside them', async () => {
  const chat = (...days: string[]): string =>
    `[LINE] Chat history with Ash\nSaved on: 01/02/2024 10:00\n\n${days.map((day) => `${day}\n10:15AM\tAsh\tHello\n10:16AM\tWillow\tHi\n`).join('\n')}`;
  const days = async (...written: string[]) =>
    (await draftsOf(saved(chat(...written)))).drafts.map(({ time }) => new Date(time ?? 0).toISOString().slice(0, 10));
  expect(await days('Mon, 05/02/2024', 'Tue, 06/02/2024')).toEqual(['2024-02-05', '2024-02-05', '2024-02-06', '2024-02-06']);
  expect(await days('Thu, 05/02/2024', 'Fri, 05/03/2024')).toEqual(['2024-05-02', '2024-05-02', '2024-05-03', '2024-05-03']);
});

test('the text of a chat that signal-export writes beside its data is no chat of WhatsApp', async () => {
  const lines = ['Ash: Fractions?', 'Me: With paper', 'Ash: Thanks'].map((said, minute) => `[2024-03-01 10:0${minute}:00] ${said}\n\n`);
  const opened = await openExport(saved(lines.join('')));
  const as = (name: string): unknown => recognise(name, opened, defaultSettings().ingest);
  expect(as('Staff/chat.md')).toMatchObject({ kind: 'aside', name: 'signal-chat' });
  expect(as('Staff/chat.txt')).toMatchObject({ kind: 'csv', format: { name: 'whatsapp' } });
  const short = await openExport(saved(lines[0] as string));
  expect(recognise('Staff/chat.md', short, defaultSettings().ingest)).toMatchObject({ name: 'signal-chat' });
});

test('messages of Yammer that were taken back have no words any more', () => {
  const deleted = fixture('yammer/Messages.csv').replace('2021-03-11T13:13:57Z,', '2021-03-11T13:13:57Z,2021-03-12T08:00:00Z');
  expect(readTable(yammer, deleted)[1]).toMatchObject({ status: 'deleted', text: null, mentions: [] });
});

test('the report of a webinar: an answer leads to its question, and an unnamed asker is nobody', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('zoom-questions/report.csv'));
  expect(format).toBe('zoom-questions');
  expect(drafts.map(({ authorHandle, text }) => [authorHandle, text])).toEqual([
    ['Willow', 'Colleagues, lesson 0 is about fractions #edchat'],
    ['Ash', QUESTION],
    ['Rowan', 'In the folder, see https://example.org/s2'],
    [null, 'Is it recorded?'],
  ]);
  expect(drafts[2]?.replyTo).toBe(drafts[1]?.id);
  expect(reading.rejects).toEqual([]);
});

test('links in lists that Python shows are whole', async () => {
  const { drafts } = await draftsOf(fixtureFile('mapped-tables/snscrape-telegram.csv'));
  expect(drafts[0]?.links).toEqual(['https://example.org/fractions', 'https://example.org/b']);
});

test('private messages of Slack are left out', async () => {
  const slack = await draftsOf(saved(readFileSync(fixtureFile('slack/slackdump.json'), 'utf8').replace('C0123ABCDEF', 'D0123ABCDEF')));
  expect([slack.drafts, slack.reading.notes.find((note) => note.startsWith('private'))]).toEqual([[], 'private messages left out: 4']);
});
