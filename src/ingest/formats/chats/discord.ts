import {
  type Account,
  type CsvFormat,
  type Found,
  type FoundPost,
  isPost,
  type JsonFormat,
  type JsonObject,
  type Refusal,
  type Source,
} from '../../format.ts';
import { mappedTables } from '../mapped-table.ts';
import { neededTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/** A channel of Discord as DiscordChatExporter saves it: one file a channel or thread, with all its messages. */
export const discord: JsonFormat = {
  name: 'discord',
  title: 'channel of Discord from DiscordChatExporter (JSON)',
  container: 'json',
  lacks: 'no bios or shares; likes are reactions of any kind',
  looksLike: (record) => object(record.guild) !== null && object(record.channel) !== null && Array.isArray(record.messages),
  *read(record, source) {
    const channel = object(record.channel);
    const names = [text(object(record.guild)?.name), text(channel?.category), text(channel?.name)];
    // Talks between people stand under a server that is none.
    const isPrivate = text(object(record.guild)?.id) === '0' || /^Direct/.test(text(channel?.type) ?? '');
    const space = names.filter((name) => name !== null).join(' / ') || null;
    for (const message of objects(record.messages)) {
      if (isPrivate) yield { leftOut: 'private messages' };
      else if (WRITTEN.has(text(message.type) ?? '')) yield post(message, space, source);
      else yield { leftOut: 'notices of the channel' };
    }
  },
};

const tables = mappedTables('discord', [
  {
    name: 'discord-csv',
    title: 'channel of Discord from DiscordChatExporter (CSV)',
    all: ['AuthorID', 'Author', 'Date', 'Content', 'Attachments', 'Reactions'],
    lacks: 'no ids, answers or likes; the channel is told by the name of the file alone',
    post: { time: 'Date', text: 'Content' },
    author: { handle: 'Author', id: 'AuthorID' },
  },
]);

/** The same as a table, whose file is called after the server and the channel: `Server - Group - channel [123].csv`. */
export const discordTables: readonly CsvFormat[] = tables.map((table) => ({
  ...table,
  byName: true,
  read(row, source) {
    const names = /(?:^|\/)([^/]+) \[\d+\][^/]*$/.exec(source.file ?? '')?.[1] ?? null;
    if (names !== null && /^Direct Messages - /.test(names)) return { leftOut: 'private messages' };
    const found = table.read(row, source) as Found;
    return isPost(found) ? { ...found, space: names?.replaceAll(' - ', ' / ') ?? null } : found;
  },
}));

/** Kinds of message that people write; all others tell that somebody joined, pinned or called. */
const WRITTEN: ReadonlySet<string> = new Set(['Default', 'Reply', 'ThreadStarterMessage', '0', '19', '21']);
const PLAIN: ReadonlySet<string> = new Set(['Default', '0']);

function post(message: JsonObject, space: string | null, source: Source): FoundPost | Refusal {
  const id = text(message.id);
  if (id === null) return { code: 'no-id', reason: 'the message has no id' };
  const time = neededTime(text(message.timestamp), source, 'timestamp');
  if ('code' in time) return time;
  const reference = text(object(message.reference)?.messageId);
  // What refers to a message and is no reply passes it on.
  const passesOn = PLAIN.has(text(message.type) ?? '') && reference !== null;
  return {
    platform: 'discord',
    id,
    author: account(object(message.author)),
    time,
    text: text(message.content),
    space,
    replyTo: reference === null || passesOn ? null : { post: reference },
    repostOf: passesOn ? { post: reference } : null,
    mentions: objects(message.mentions).map((person) => account(person)),
    likes: objects(message.reactions).reduce((sum, { count }) => sum + (integer(count) ?? 0), 0),
  };
}

function account(person: JsonObject | null): Account {
  return { id: text(person?.id), handle: text(person?.name), name: text(person?.nickname), bot: person?.isBot === true };
}
