import type { Account, Found, JsonFormat, JsonObject, Source } from '../../format.ts';
import { htmlText } from '../html.ts';
import { timeIn } from '../moments.ts';
import { object, objects, text } from '../values.ts';

/**
 * Messages of Microsoft Teams as its interface (Microsoft Graph, resource chatMessage) and the scripts that save its answers have
 * them. Channels and the chats of meetings are read; what is written in other chats is between a few.
 */
export const teams: JsonFormat = {
  name: 'teams',
  title: 'messages of Microsoft Teams from Microsoft Graph (JSON)',
  container: 'json',
  lacks: 'no bios or shares; channels are called by their ids; likes are reactions of any kind',
  looksLike: (record) =>
    object(record.body) !== null && 'createdDateTime' in record && ('messageType' in record || 'channelIdentity' in record),
  *read(record, source) {
    yield message(record, source);
    for (const reply of objects(record.replies)) yield message(reply, source);
  },
};

/** Chats of meetings are called `19:meeting_…`. */
const MEETING = /^19:meeting_/;

function message(record: JsonObject, source: Source): Found {
  const channel = text(object(record.channelIdentity)?.channelId);
  const chat = text(record.chatId);
  if (channel === null && chat !== null && !MEETING.test(chat)) return { leftOut: 'private messages' };
  if ((text(record.messageType) ?? 'message') !== 'message') return { leftOut: 'notices of the channel' };
  const number = text(record.id);
  if (number === null) return { code: 'no-id', reason: 'no message id in id' };
  const time = timeIn(text(record.createdDateTime), source, 'createdDateTime');
  if (time !== null && 'code' in time) return time;
  const body = object(record.body);
  const content = text(body?.content) ?? '';
  const told = text(body?.contentType) === 'html' ? htmlText(content) : { text: content, anchors: [] };
  // Numbers of messages are those of the millisecond: two channels may have the same.
  const place = channel ?? chat;
  const keyed = (message: string): string => (place === null ? message : `${place}/${message}`);
  const answered = text(record.replyToId);
  return {
    platform: 'teams',
    id: keyed(number),
    author: sender(object(record.from)),
    time,
    space: place,
    thread: keyed(answered ?? number),
    replyTo: answered === null ? null : { post: keyed(answered) },
    title: text(record.subject),
    text: told.text || null,
    ...(told.anchors.length === 0 ? {} : { links: told.anchors.map(({ href }) => href).filter((href) => /^https?:/.test(href)) }),
    mentions: objects(record.mentions).flatMap((mention) => person(object(object(mention.mentioned)?.user)) ?? []),
    likes: Array.isArray(record.reactions) ? record.reactions.length : null,
    ...(text(record.deletedDateTime) === null ? {} : { status: 'deleted' as const }),
  };
}

function sender(from: JsonObject | null): Account | null {
  const program = object(from?.application);
  return person(object(from?.user)) ?? (program === null ? null : { id: text(program.id), name: text(program.displayName), bot: true });
}

function person(user: JsonObject | null): Account | null {
  return user === null ? null : { id: text(user.id), name: text(user.displayName) };
}
