import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../../src/ingest/explain.ts';
import { discord } from '../../../../src/ingest/formats/chats/discord.ts';
import { slack, slackChannels, slackPeople } from '../../../../src/ingest/formats/chats/slack.ts';
import { telegram } from '../../../../src/ingest/formats/chats/telegram.ts';
import { moodleExport } from '../../../../src/ingest/formats/forums/forum.ts';
import { openStudy } from '../../../../src/study/study.ts';
import { ingested } from '../../ingested.ts';
import { fixture, readTable, UTC } from '../found.ts';

const read = (format: typeof discord, record: unknown) => [...format.read(record as Parameters<typeof format.read>[0], UTC)];

describe('discord', () => {
  const channel = JSON.parse(fixture('discord/channel.json'));
  test('gives messages with their room, whom they answer and name, and reactions', () => {
    expect(read(discord, channel)).toMatchObject([
      {
        platform: 'discord',
        id: '900000000000000001',
        author: { id: '800000000000000001', handle: 'acorn', name: 'Acorn', bot: false },
        time: { ms: Date.UTC(2023, 4, 1, 10, 0, 0, 123), basis: 'stated' },
        space: 'Maths teachers / Rooms / plans',
        likes: 3,
        replyTo: null,
      },
      { replyTo: { post: '900000000000000001' }, mentions: [{ id: '800000000000000001', handle: 'acorn' }] },
      { leftOut: 'notices of the channel' },
      { author: { bot: true } },
    ]);
  });
});

test('discord takes a message passed on for no reply, and leaves out what people wrote to each other', () => {
  const channel = JSON.parse(fixture('discord/channel.json'));
  const [, reply] = channel.messages;
  const [passed] = read(discord, { ...channel, messages: [{ ...reply, type: 'Default' }] });
  expect(passed).toMatchObject({ replyTo: null, repostOf: { post: '900000000000000001' } });
  const talk = { ...channel, guild: { id: '0', name: 'Direct Messages' }, channel: { id: '3', type: 'DirectTextChat', name: 'birch' } };
  expect(new Set(read(discord, talk).map((found) => JSON.stringify(found)))).toEqual(new Set(['{"leftOut":"private messages"}']));
});

describe('telegram', () => {
  const group = JSON.parse(fixture('telegram/group.json'));
  test('puts texts together from their pieces, and dates them by the count of seconds', () => {
    expect(read(telegram, group)).toMatchObject([
      { leftOut: 'notices of the group' },
      {
        platform: 'telegram',
        id: '123456-2',
        author: { id: '1001', name: 'Ms Acorn' },
        time: { ms: Date.UTC(2021, 2, 1, 10), basis: 'epoch' },
        text: 'A plan for #fractions by @mrbirch: here',
        hashtags: ['fractions'],
        mentions: [{ handle: 'mrbirch' }],
        links: ['https://example.org/plan'],
        space: 'Maths teachers',
      },
      { replyTo: { post: '123456-2' }, text: 'lovely' },
      { author: { id: '77', name: null }, text: null },
    ]);
  });
  test('leaves out what two people wrote to each other', () => {
    const found = read(telegram, { ...group, type: 'personal_chat' });
    expect(found.map((item) => ('leftOut' in item ? item.leftOut : 'post'))).toEqual([
      'notices of the group',
      ...Array(3).fill('private messages'),
    ]);
  });
});

describe('slack', () => {
  const messages: unknown[] = JSON.parse(fixture('slack/2021-03-01.json'));
  test('gives messages with whom they answer and name, and shows what stood in brackets', () => {
    expect(messages.flatMap((message) => read(slack, message))).toMatchObject([
      {
        platform: 'slack',
        id: 'U0ACORN01-1614592800.000200',
        author: { id: 'U0ACORN01', handle: 'acorn', name: 'Ms Acorn' },
        time: { ms: Date.UTC(2021, 2, 1, 10), basis: 'epoch' },
        text: 'Who has a plan for #fractions? <3 @U0BIRCH01',
        mentions: [{ id: 'U0BIRCH01', handle: null }],
        replyTo: null,
        likes: 2,
        comments: 1,
      },
      {
        text: 'Here: a plan',
        links: ['https://example.org/plan?a=1&b=2'],
        thread: 'U0ACORN01-1614592800.000200',
        replyTo: { post: 'U0ACORN01-1614592800.000200', author: { id: 'U0ACORN01' } },
      },
      { leftOut: 'notices of the channel' },
      { author: { id: 'B0CLOCK01', handle: 'clock', bot: true }, text: '@here it is ten' },
    ]);
  });
  test('tells of people and channels what stands in the files beside the folders', () => {
    const [person] = JSON.parse(fixture('slack/users.json'));
    expect(read(slackPeople, person)).toMatchObject([
      { account: { id: 'U0ACORN01', handle: 'acorn', bio: 'Teaches fractions' }, on: 'slack' },
    ]);
    expect(slackChannels.looksLike(JSON.parse(fixture('slack/channels.json'))[0])).toBe(true);
  });
});

test('moodleExport reads posts of a course, without those to one person and the words of those removed', () => {
  expect(readTable(moodleExport, fixture('forum/moodle-export.csv'))).toMatchObject([
    {
      platform: 'forum',
      id: '501',
      author: { id: '1001', name: 'Ms Acorn' },
      time: { ms: Date.UTC(2021, 2, 1, 10), basis: 'epoch' },
      title: 'Fractions',
      text: 'A plan: here & there',
      links: ['https://example.org/plan'],
      thread: 'discussion-60',
      replyTo: null,
    },
    { replyTo: { post: '501' }, text: 'lovely' },
    { status: 'deleted', text: null, title: null },
    { leftOut: 'private answers' },
    { code: 'unreadable-time' },
  ]);
});

test('channels are told by the names of folders and files, by which talks between few are left out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chats-'));
  const message = (text: string, second: number) =>
    strToU8(JSON.stringify([{ type: 'message', user: 'U0ACORN01', ts: `161459280${second}.000200`, text }]));
  const table = (text: string) => `AuthorID,Author,Date,Content,Attachments,Reactions\n8,acorn,2021-03-01 10:00:00,${text},,\n`;
  mkdirSync(join(folder, 'in'));
  writeFileSync(
    join(folder, 'in', 'slack.zip'),
    zipSync({
      'general/2021-03-01.json': message('In the open', 0),
      'D0BIRCH0001/2021-03-01.json': message('Between us', 1),
      'mpdm-acorn--birch--cedar-1/2021-03-01.json': message('Among us', 2),
      '2021-03-01.json': message('Nowhere', 3),
    }),
  );
  writeFileSync(join(folder, 'in', 'Maths teachers - Rooms - plans [12].csv'), table('In a room'));
  writeFileSync(join(folder, 'in', 'Direct Messages - birch [13].csv'), table('Whispered'));
  const { table: rows } = await ingested(await openStudy([join(folder, 'in')], { home: folder, out: join(folder, 'out') }));
  const posts = (await rows('posts')).map(({ text, space }) => [text, space]).sort();
  expect(posts).toEqual([
    ['In a room', 'Maths teachers / Rooms / plans'],
    ['In the open', 'general'],
    ['Nowhere', null],
  ]);
  const [told] = await explain(await openStudy([join(folder, 'in')], { home: folder, out: join(folder, 'out') }));
  expect(told?.notes).toContain('private messages left out: 1');
  rmSync(folder, { recursive: true });
});
