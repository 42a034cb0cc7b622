import { UserError } from '../../../errors.ts';
import type { Found, JsonFormat, JsonObject, Source } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { objects, text } from '../values.ts';

/**
 * Messages of a chat of Signal as signal-export keeps them, one a line (`data.json`), in a folder called after the chat. Times
 * are those of the machine, in no zone; the owner is called Me.
 */
export const signal: JsonFormat = {
  name: 'signal-export',
  title: 'messages of a chat of Signal from signal-export (JSON lines)',
  container: 'json',
  byName: true,
  lacks:
    'no ids or shares; people are called as in one telephone, and its owner Me; which message is answered is told by its words alone, and whether a chat is of a group is not; likes are reactions of any kind',
  looksLike: (record) => ['date', 'sender', 'body', 'quote', 'reactions', 'attachments'].every((key) => key in record),
  read: (record, source) => [message(record, source)],
};

/** The same messages as lines of text, which signal-export writes beside them: they look like a chat of WhatsApp. */
export const SIGNAL_CHAT = /(?:^|\/)chat\.md$/i;

/** What the text is, and what to say where nothing else is given. */
export function signalChat(name: string): { name: string; note: string; alone: UserError } {
  return {
    name: 'signal-chat',
    note: 'text of a chat, as signal-export writes it: data.json beside it holds the same messages, and is read',
    alone: new UserError(`${name}: text of a chat, as signal-export writes it from Signal`, {
      hint: 'give the file data.json that signal-export wrote beside it; where there is none, export once more with --json',
    }),
  };
}

/** The chat with oneself, and calls, which nobody wrote. */
const OWN = 'Note to Self';

function message(record: JsonObject, source: Source): Found {
  const chat = /(?:^|\/)([^/]+)\/[^/]+$/.exec(source.file ?? '')?.[1] ?? null;
  if (chat === OWN) return { leftOut: 'notes to oneself' };
  const sender = text(record.sender);
  if (record.call === true || sender === 'No-Sender') return { leftOut: 'calls and notices of the chat' };
  const written = text(record.date);
  const time = written === null ? null : isoTime(written.slice(0, SECONDS), source);
  if (time === null) return unreadableTime(written, 'date');
  const gone = record.deleted === true;
  return {
    platform: 'signal',
    id: null,
    author: sender === null ? null : { handle: sender },
    time,
    text: gone ? null : (text(record.body)?.trim() ?? null),
    quotedText:
      text(record.quote)
        ?.replace(/^\s*> ?|\n> ?/g, '\n')
        .trim() || null,
    space: chat,
    likes: objects(record.reactions).length,
    ...(gone ? { status: 'deleted' as const } : {}),
  };
}

/** Letters of a time such as 2024-03-01T10:00:00, behind which fractions stand. */
const SECONDS = 19;
