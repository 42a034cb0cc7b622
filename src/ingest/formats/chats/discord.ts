import type { Account, FoundPost, JsonFormat, JsonObject, Refusal, Source } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
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
    const space = names.filter((name) => name !== null).join(' / ') || null;
    for (const message of objects(record.messages)) {
      if (WRITTEN.has(text(message.type) ?? '')) yield post(message, space, source);
      else yield { leftOut: 'notices of the channel' };
    }
  },
};

/** Kinds of message that people write; all others tell that somebody joined, pinned or called. */
const WRITTEN: ReadonlySet<string> = new Set(['Default', 'Reply', 'ThreadStarterMessage', '0', '19', '21']);

function post(message: JsonObject, space: string | null, source: Source): FoundPost | Refusal {
  const id = text(message.id);
  if (id === null) return { code: 'no-id', reason: 'the message has no id' };
  const written = text(message.timestamp);
  const time = written === null ? null : isoTime(written, source);
  if (time === null) return { code: 'unreadable-time', reason: `no readable time in timestamp: ${written ?? 'empty'}` };
  const answered = text(object(message.reference)?.messageId);
  return {
    platform: 'discord',
    id,
    author: account(object(message.author)),
    time,
    text: text(message.content),
    space,
    replyTo: answered === null ? null : { post: answered },
    mentions: objects(message.mentions).map((person) => account(person)),
    likes: objects(message.reactions).reduce((sum, { count }) => sum + (integer(count) ?? 0), 0),
  };
}

function account(person: JsonObject | null): Account {
  return { id: text(person?.id), handle: text(person?.name), name: text(person?.nickname), bot: person?.isBot === true };
}
