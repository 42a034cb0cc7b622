import { join } from 'node:path';
import { expect, test } from 'vitest';
import { googleChat, googleChatPeople } from '../../../../src/ingest/formats/chats/google-chat.ts';
import { teams } from '../../../../src/ingest/formats/chats/teams.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';
import { fixture, UTC } from '../found.ts';

const AT = Date.UTC(2021, 2, 11, 13, 13, 57);

test('messages of Google Chat have their space, their topic and whom they answer', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile(join('google-chat', 'Space AAAAexample01', 'messages.json')));
  expect(format).toBe('google-chat');
  expect(drafts).toHaveLength(3);
  expect(drafts[1]).toMatchObject({
    platform: 'google-chat',
    id: 'AAAAexample01/tOpic0000001/mEssage00001',
    authorId: 'ash@school.example',
    authorName: 'Ash',
    time: AT,
    timeBasis: 'stated',
    space: 'AAAAexample01',
    thread: 'AAAAexample01/tOpic0000001/tOpic0000001',
    replyTo: 'AAAAexample01/tOpic0000001/tOpic0000001',
  });
  expect(drafts[0]?.replyTo).toBeNull();
  expect(drafts[2]).toMatchObject({ authorBot: true, text: null });
  expect(reading.rejects).toEqual([]);
});

test('talks between two, and lists of members, are left out', () => {
  const [message] = JSON.parse(fixture('google-chat/Space AAAAexample01/messages.json')).messages;
  const inFolder = (folder: string, record: object = message) => [
    ...googleChat.read(record as typeof message, { ...UTC, file: `Google Chat/Groups/${folder}/messages.json` }),
  ];
  expect(inFolder('DM abc')).toEqual([{ leftOut: 'private messages' }]);
  expect(inFolder('Group DM abc')).toEqual([{ leftOut: 'private messages' }]);
  expect(inFolder('Space abc')).toMatchObject([{ platform: 'google-chat' }]);
  const { message_id, ...older } = message;
  expect(inFolder('Space abc', older)).toMatchObject([
    { id: null, thread: null, replyTo: null, text: expect.stringContaining('fractions') },
  ]);
  expect(inFolder('Space abc', { ...message, created_date: 'soon' })).toMatchObject([{ code: 'unreadable-time' }]);
  expect(inFolder('Space abc', { ...message, created_date: 'Thursday, March 11, 2021 at 1:13:57\u202fPM UTC' })).toMatchObject([
    { time: { ms: AT } },
  ]);
  expect(inFolder('Space abc', { ...message, text: undefined, deletion_metadata: { deletion_type: 'CREATOR' } })).toMatchObject([
    { status: 'deleted' },
  ]);
  expect(googleChatPeople.looksLike({ name: 'Maths', members: [{ name: 'Ash', email: 'a@b.example', user_type: 'Human' }] })).toBe(true);
  expect(googleChatPeople.looksLike({ members: [] })).toBe(false);
});

test('messages of Teams have their channel, whom they answer and name, and reactions', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('teams/channel.json'));
  expect(format).toBe('teams');
  expect(drafts).toHaveLength(2);
  expect(drafts[1]).toMatchObject({
    platform: 'teams',
    id: '19:maths@thread.tacv2/1615468437000',
    authorName: 'Ash',
    time: AT,
    space: '19:maths@thread.tacv2',
    text: 'Does anyone have a worksheet for grade 4? Rowan\n\nSee here',
    links: ['https://example.org/s2'],
    mentionIds: ['8ea00000-0000-0000-0000-000000000003'],
    replyTo: '19:maths@thread.tacv2/1615468428000',
    likes: 1,
  });
  expect(drafts[0]).toMatchObject({ title: 'Lesson 0', replyTo: null });
  expect(reading.notes).toContain('notices of the channel left out: 1');
});

test('what is written in a chat of a few is left out, in that of a meeting it is read; answers may stand inside a message', () => {
  const [message, answer] = JSON.parse(fixture('teams/channel.json')).value;
  const chat = (chatId: string) => [...teams.read({ ...message, channelIdentity: null, chatId }, UTC)];
  expect(chat('19:8ea_9fb@unq.gbl.spaces')).toEqual([{ leftOut: 'private messages' }]);
  expect(chat('19:meeting_abc@thread.v2')).toMatchObject([{ space: '19:meeting_abc@thread.v2' }]);
  expect([...teams.read({ ...message, replies: [answer] }, UTC)]).toHaveLength(2);
  expect([...teams.read({ ...message, from: { application: { id: '1', displayName: 'Polls' } } }, UTC)]).toMatchObject([
    { author: { bot: true } },
  ]);
  expect([
    ...teams.read({ ...message, deletedDateTime: '2021-03-12T10:00:00Z', body: { contentType: 'html', content: '' } }, UTC),
  ]).toMatchObject([{ status: 'deleted', text: null }]);
  expect([...teams.read({ ...message, id: null }, UTC)]).toMatchObject([{ code: 'no-id' }]);
  expect([...teams.read({ ...message, createdDateTime: 'x' }, UTC)]).toMatchObject([{ code: 'unreadable-time' }]);
});
