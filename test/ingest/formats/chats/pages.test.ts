import { describe, expect, test } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { discordPage } from '../../../../src/ingest/formats/chats/discord-page.ts';
import { telegramPage } from '../../../../src/ingest/formats/chats/telegram-page.ts';
import { yammer } from '../../../../src/ingest/formats/chats/yammer.ts';
import { chatRows } from '../../../../src/ingest/rows/chat/chat.ts';
import { saved } from '../../saved.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { csvRow, fixture, readTable, UTC } from '../found.ts';
import { QUESTION } from '../second-post.ts';

test('a message joined to the one above is by the same person, and one passed on is by who passes it on', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('telegram-page/messages.html'));
  expect(drafts.map(({ authorHandle, text, links, repostOfAuthorHandle }) => [authorHandle, text, links, repostOfAuthorHandle])).toEqual([
    ['Willow', 'Colleagues, lesson 0 is about fractions #edchat', [], null],
    ['Ash', QUESTION, [], null],
    ['Ash', 'Sharing my slides, number 2: https://example.org/s2\nsecond & last line', ['https://example.org/s2'], null],
    ['Hazel', 'The new plan is out', [], 'Curriculum news'],
  ]);
  expect(reading).toMatchObject({ rows: 7, blank: 3 });
  expect(reading.notes).toEqual(expect.arrayContaining(['heads of pages left out: 1', 'notices of the group left out: 2']));
});

test('messages of Discord that go on below one author are theirs', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('discord-page/channel.html'));
  expect(drafts.map(({ authorHandle, mentionHandles, links }) => [authorHandle, mentionHandles, links])).toEqual([
    ['willow', [], []],
    ['ash_teacher', ['rowan77'], []],
    ['ash_teacher', [], ['https://example.org/s2']],
  ]);
  expect(reading).toMatchObject({ rows: 5, blank: 2 });
});

describe.each(['telegram-page/messages.html', 'discord-page/channel.html'])('the page %s', (file) => {
  const page = fixture(file);
  test('is accounted for to the byte, however it is cut into blocks', async () => {
    const path = fixtureFile(file);
    const opened = await openExport(path);
    const { content } = opened;
    if (content.kind !== 'chat') throw new Error('no chat');
    const lengths = async (blockBytes: number): Promise<number[]> => {
      const found = [];
      for await (const batch of chatRows(path, opened, content.style, { blockBytes }))
        found.push(...batch.map(({ place }) => place.length));
      return found;
    };
    const whole = await lengths(1 << 20);
    expect(whole.reduce((sum, length) => sum + length, 0)).toBe(opened.bytes);
    for (const blockBytes of [7, 50, 333]) expect(await lengths(blockBytes)).toEqual(whole);
  });

  test('tells of a message that it ends in, wherever it ends', async () => {
    const { drafts } = await draftsOf(fixtureFile(file));
    const marks = [...page.matchAll(/<div (?:class="message |id=chatlog__message-container-)/g)].map(({ index }) => index);
    const last = marks.at(-1) ?? 0;
    for (let end = last + 60; end < page.length; end += 97) {
      const { drafts: left, reading } = await draftsOf(saved(page.slice(0, end)));
      const whole = left.length === drafts.length;
      expect(left).toEqual(drafts.slice(0, left.length));
      expect(left.length).toBeGreaterThanOrEqual(drafts.length - 1);
      expect(reading.rejects.map(({ code }) => code)).toEqual(whole ? [] : ['truncated']);
    }
  });
});

test('what may be private on pages is left out', () => {
  const cells = (columns: readonly string[], told: Readonly<Record<string, string>>) =>
    csvRow(
      columns,
      columns.map((name) => told[name] ?? ''),
    );
  const message = {
    '(chat)': 'Ash',
    '(id)': '2',
    '(kind)': 'default',
    '(time)': '11.03.2021 14:13:57',
    '(author)': 'Ash',
    '(text)': 'hello',
  };
  const row = cells(telegramPage.columns.all, message);
  const inFile = (file: string) => telegramPage.read(row, { ...UTC, file });
  expect(inFile('DataExport/chats/chat_01/messages.html')).toMatchObject({ leftOut: expect.stringContaining('private') });
  expect(inFile('ChatExport_2021-03-11/messages.html')).toMatchObject({
    time: { ms: Date.UTC(2021, 2, 11, 14, 13, 57), basis: 'assumed' },
  });
  expect(telegramPage.read(cells(telegramPage.columns.all, { ...message, '(author)': 'Deleted Account' }), UTC)).toMatchObject({
    author: null,
  });
  expect(telegramPage.read(cells(telegramPage.columns.all, { ...message, '(time)': '' }), UTC)).toMatchObject({ code: 'unreadable-time' });
  const talk = {
    '(channel)': 'Direct Messages / Ash',
    '(id)': '819558768181248001',
    '(kind)': 'message',
    '(author)': 'ash',
    '(text)': 'hello',
  };
  expect(discordPage.read(cells(discordPage.columns.all, talk), UTC)).toEqual({ leftOut: 'private messages' });
  expect(readTable(yammer, fixture('yammer/Messages.csv')).at(-1)).toEqual({ leftOut: 'private messages' });
});
