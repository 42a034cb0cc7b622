import type { Account, Found, JsonFormat, JsonObject, Reference } from '../../format.ts';
import { epochSeconds, isoTime, UTC } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, objects, stamp, text } from '../values.ts';

/**
 * Messages of groups and channels of Telegram as Telethon gives them (`to_dict`, `to_json`), and as 4CAT and many scripts
 * keep them. Talks between two people are left out.
 */
export const telethon: JsonFormat = {
  name: 'telethon',
  title: 'messages of Telegram from Telethon (JSON)',
  container: 'json',
  lacks: 'people and groups are numbers; likes are reactions of any kind; no bios',
  looksLike: (record) =>
    MESSAGES.has(text(record._) ?? '') && 'id' in record && 'date' in record && object(record.peer_id ?? record.to_id) !== null,
  read: (record) => [post(record)],
};

/** What Telethon calls messages, and notices that somebody joined or pinned. */
const MESSAGES: ReadonlySet<string> = new Set(['Message', 'MessageService']);

function post(message: JsonObject): Found {
  if (message._ === 'MessageService') return { leftOut: 'notices of the group' };
  const chat = peerOf(message.peer_id ?? message.to_id);
  if (chat === null || chat.kind === 'PeerUser') return { leftOut: 'private messages' };
  const number = text(message.id);
  if (number === null) return { code: 'no-id', reason: 'the message has no id' };
  const written = stamp(message.date);
  const time = written === null ? null : typeof written === 'number' ? epochSeconds(written) : isoTime(written, UTC);
  if (time === null) return unreadableTime(written, 'date');
  const answered = text(object(message.reply_to)?.reply_to_msg_id) ?? text(message.reply_to_msg_id);
  const passed = object(message.fwd_from);
  return {
    platform: 'telegram',
    // Messages are counted from one in every group.
    id: `${chat.id}-${number}`,
    // A channel speaks for itself.
    author: accountOf(message.from_id) ?? { id: chat.id },
    time,
    text: text(message.message),
    space: chat.id,
    replyTo: answered === null ? null : { post: `${chat.id}-${answered}` },
    repostOf: passed === null ? null : origin(passed),
    likes: object(message.reactions) === null ? null : reactions(message),
    shares: integer(message.forwards),
    comments: integer(object(message.replies)?.replies),
    views: integer(message.views),
  };
}

interface Peer {
  readonly kind: string;
  readonly id: string;
}

/** A person, a group or a channel: `{"_": "PeerUser", "user_id": 12}`; a bare number is a person's. */
function peerOf(value: JsonObject[string] | undefined): Peer | null {
  const peer = object(value);
  if (peer === null) return text(value) === null ? null : { kind: 'PeerUser', id: text(value) ?? '' };
  const id = text(peer.user_id) ?? text(peer.channel_id) ?? text(peer.chat_id);
  return id === null ? null : { kind: text(peer._) ?? '', id };
}

function accountOf(value: JsonObject[string] | undefined): Account | null {
  const peer = peerOf(value);
  return peer === null ? null : { id: peer.id };
}

/** Where a message was passed on from: the message of a channel, or a person or channel alone. */
function origin(header: JsonObject): Reference {
  const from = peerOf(header.from_id);
  const number = text(header.channel_post);
  return {
    post: from?.kind === 'PeerChannel' && number !== null ? `${from.id}-${number}` : null,
    author: from === null ? null : { id: from.id },
  };
}

function reactions(message: JsonObject): number {
  return objects(object(message.reactions)?.results).reduce((sum, { count }) => sum + (integer(count) ?? 0), 0);
}
