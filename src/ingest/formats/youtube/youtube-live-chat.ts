import type { Found, JsonFormat, JsonObject, JsonValue } from '../../format.ts';
import type { Moment } from '../../times/time.ts';
import { object, objects, text } from '../values.ts';

/**
 * The chat beside a live film of YouTube, as yt-dlp keeps it (`….live_chat.json`): a line an action of the page. Films are told by
 * the name of the file, which ends in the number of the film in brackets.
 */
export const youtubeLiveChat: JsonFormat = {
  name: 'youtube-live-chat',
  title: 'chat beside a live film of YouTube from yt-dlp (JSON)',
  container: 'json',
  byName: true,
  lacks: 'no likes; whom a message answers is not told; pictures stand in place of some signs',
  looksLike: (record) => actionsOf(record).length > 0,
  *read(record, source) {
    const film = /\[([\w-]{11})\][^/]*$/.exec(source.file ?? '')?.[1] ?? null;
    for (const action of actionsOf(record)) yield message(object(object(action.addChatItemAction)?.item), film);
  },
};

function actionsOf(record: JsonObject): JsonObject[] {
  return objects(object(record.replayChatItemAction)?.actions);
}

/** What people write is of one kind, or of another where they pay to be seen. */
function message(item: JsonObject | null, film: string | null): Found {
  const written = object(item?.liveChatTextMessageRenderer) ?? object(item?.liveChatPaidMessageRenderer);
  if (written === null) return { leftOut: 'notices of the chat' };
  const id = text(written.id);
  if (id === null) return { code: 'no-id', reason: 'the message has no id' };
  const time = microseconds(written.timestampUsec);
  if (time === null)
    return { code: 'unreadable-time', reason: `the time is not a count of microseconds: ${text(written.timestampUsec) ?? 'empty'}` };
  return {
    platform: 'youtube',
    id,
    author: { id: text(written.authorExternalChannelId), name: text(object(written.authorName)?.simpleText) },
    time,
    text: objects(object(written.message)?.runs).map(words).join('') || null,
    thread: film ?? null,
    replyTo: film === null ? null : { post: film },
    asComment: film !== null,
  };
}

/** Words, or a sign by the shortest of its names. */
function words(run: JsonObject): string {
  const [shortcut] = (object(run.emoji)?.shortcuts as JsonValue[] | undefined) ?? [];
  return text(run.text) ?? text(shortcut) ?? '';
}

/** The same as chat-downloader keeps it: a list of messages. */
export const chatDownloader: JsonFormat = {
  name: 'chat-downloader',
  title: 'chat beside a live film from chat-downloader (JSON)',
  container: 'json',
  lacks: 'no likes; the film and whom a message answers are not told',
  looksLike: (record) =>
    text(record.message_id) !== null && 'message_type' in record && 'timestamp' in record && object(record.author) !== null,
  *read(record) {
    if (!/^(?:text|paid)_message$/.test(text(record.message_type) ?? '')) {
      yield { leftOut: 'notices of the chat' };
      return;
    }
    const author = object(record.author);
    const time = microseconds(record.timestamp);
    if (time === null) {
      yield { code: 'unreadable-time', reason: `the time is not a count of microseconds: ${text(record.timestamp) ?? 'empty'}` };
      return;
    }
    const channel = text(author?.id);
    yield {
      platform: /^UC/.test(channel ?? '') ? 'youtube' : 'twitch',
      id: text(record.message_id),
      author: { id: channel, name: text(author?.name) },
      time,
      text: text(record.message),
    };
  },
};

function microseconds(value: JsonValue | undefined): Moment | null {
  const count = text(value);
  return count === null || !/^\d{15,17}$/.test(count) ? null : { ms: Math.floor(Number(count) / 1000), basis: 'epoch' };
}
