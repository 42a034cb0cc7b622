import type { FoundPost, JsonFormat, JsonObject, JsonValue, Refusal, Source } from '../../format.ts';
import { epochSeconds, isoTime } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { object, objects, text } from '../values.ts';

/**
 * A group or channel of Telegram as its desktop program saves it. Chats between two people are left out, whatever the
 * file holds of them.
 */
export const telegram: JsonFormat = {
  name: 'telegram',
  title: 'group or channel of Telegram (JSON of the desktop program)',
  container: 'json',
  lacks: 'people have names that others may share, and ids; no bios, likes or shares',
  looksLike: (record) => Array.isArray(record.messages) && KINDS.test(text(record.type) ?? '') && objects(record.messages).some(isMessage),
  *read(record, source) {
    const open = !PRIVATE.test(text(record.type) ?? '');
    const chat = text(record.id) ?? text(record.name) ?? '';
    for (const message of objects(record.messages)) {
      if (!isMessage(message)) yield { leftOut: 'notices of the group' };
      else if (!open) yield { leftOut: 'private messages' };
      else yield post(message, chat, text(record.name), source);
    }
  },
};

const KINDS = /^(?:(?:private|public)_(?:group|supergroup|channel)|personal_chat|bot_chat|saved_messages)$/;
const PRIVATE = /^(?:personal_chat|bot_chat|saved_messages)$/;

function isMessage(message: JsonObject): boolean {
  return message.type === 'message' && 'date' in message;
}

function post(message: JsonObject, chat: string, space: string | null, source: Source): FoundPost | Refusal {
  const number = text(message.id);
  if (number === null) return { code: 'no-id', reason: 'the message has no id' };
  const seconds = text(message.date_unixtime);
  const written = text(message.date);
  const time = epochSeconds(seconds) ?? isoTime(written, source);
  if (time === null) return unreadableTime(written, 'date');
  const answered = text(message.reply_to_message_id);
  const pieces = Array.isArray(message.text) ? message.text : [message.text ?? ''];
  const of = (...kinds: readonly string[]): string[] =>
    pieces.flatMap((piece) => (kinds.includes(text(object(piece)?.type) ?? '') ? (wordsOf(piece) ?? []) : []));
  const hidden = pieces.flatMap((piece) => text(object(piece)?.href) ?? []);
  const person = text(message.from);
  // Other programs write the number alone.
  const id = text(message.from_id)?.replace(/^(?:user|channel)(?=\d+$)/, '') ?? null;
  return {
    platform: 'telegram',
    // Messages are counted from one in every group.
    id: `${chat}-${number}`,
    author: person === null && id === null ? null : { id, name: person },
    time,
    text: pieces.map((piece) => wordsOf(piece) ?? '').join('') || null,
    space,
    replyTo: answered === null ? null : { post: `${chat}-${answered}` },
    mentions: of('mention').map((name) => ({ handle: name.replace(/^@/, '') })),
    hashtags: of('hashtag').map((tag) => tag.replace(/^#/, '')),
    links: [...new Set([...of('link'), ...hidden])],
  };
}

/** Texts are a list of pieces: plain ones, and those that are a link, a mention or in bold. */
function wordsOf(piece: JsonValue): string | null {
  return typeof piece === 'string' ? piece : typeof object(piece)?.text === 'string' ? (object(piece)?.text as string) : null;
}
