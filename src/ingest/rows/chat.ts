/**
 * Chats saved as text: each message begins a line with its time and its author, and goes on over as many lines as were
 * written. `12/16/19, 2:35 PM - Willow: Hello` on one kind of telephone, `[16.12.19, 14:35:07] Willow: Hello` on another.
 */
import { textWindow } from '../bytes/text-window.ts';
import type { Window } from '../bytes/window.ts';
import type { Opened } from '../files/opened.ts';
import { type Cut, type Cuts, NO_GAP } from './cut.ts';
import { MAX_LINE_BYTES } from './cut-lines.ts';
import { countByte, type Located, Places } from './located.ts';

/** The columns that a message has; no table calls its columns so. */
export const CHAT_COLUMNS = ['(time)', '(author)', '(message)'] as const;

/** Time, author and words of a message as they stand in the file; a notice that the program wrote has no author. */
export type Message = readonly [time: string, author: string, words: string];

const TIME = String.raw`(\d{1,4}([./-])\d{1,2}\2\d{1,4}),?(?: klo)? (\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?)?)`;
const BEGINS = new RegExp(String.raw`^[\u200e\u200f]?(?:\[${TIME}\]|${TIME.replace('\\2', '\\5')} -) `, 'i');
const AUTHOR = /^([^\n:]{1,100}): ?/;

/** The message that a stretch of text is, or null where it does not begin like one. */
export function messageIn(text: string): Message | null {
  // Telephones put narrow and unbreakable blanks into times.
  const head = text.slice(0, HEAD).replace(/[\u00a0\u202f]/g, ' ');
  const begun = BEGINS.exec(head);
  if (begun === null) return null;
  const [all, date1, , clock1, date2, , clock2] = begun;
  const clock = (clock1 ?? clock2 ?? '').replaceAll('.', (dot, at: number, whole: string) => (/\d/.test(whole[at + 1] ?? '') ? ':' : dot));
  const rest = text.slice(all.length);
  const [written = '', author = ''] = AUTHOR.exec(rest) ?? [];
  return [
    `${date1 ?? date2} ${clock.replace(/([ap])\.? ?m\.?$/i, '$1m')}`,
    author.trim(),
    rest.slice(written.length).replaceAll('\r\n', '\n').trimEnd(),
  ];
}

/** Characters in which time and author stand. */
const HEAD = 64;
/** Lines that are looked at to tell a chat from other text. */
const LINES_ASKED = 200;
const MIN_MESSAGES = 3;
/** Of so many messages one at least is somebody's: groups begin with notices of who joined. */
const MOST_NOTICES = 10;
/** What programs call the lines of their logs, which look the same otherwise. */
const LOG_LEVEL = /^(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|critical)\b/i;

/** The messages at the beginning of a text, or null where it is no chat. */
export function chatIn(text: string): readonly Message[] | null {
  const [first = '', ...others] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (messageIn(first) === null) return null;
  const messages = [first, ...others].slice(0, LINES_ASKED).flatMap((line) => {
    const message = messageIn(line);
    return message === null ? [] : [message];
  });
  const people = messages.filter(([, author]) => author !== '' && !LOG_LEVEL.test(author)).length;
  return people >= MIN_MESSAGES && people >= messages.length / MOST_NOTICES ? messages : null;
}

/** The messages of a chat, batch by batch, each with its place. */
export async function* chatRows(path: string, opened: Opened, options: { blockBytes?: number } = {}): AsyncGenerator<Located<string[]>[]> {
  const { source } = opened;
  const window = textWindow(path, opened, options.blockBytes);
  const places = new Places(source.layout);
  try {
    for await (const { bytes, cuts } of cutMessages(window)) {
      yield cuts.map((cut): Located<string[]> => {
        const found = { place: places.of(bytes, cut), hash: () => places.hash(bytes, cut) };
        const text = source.decode(bytes.subarray(cut.start, cut.end));
        if (text.trim() === '') return { ...found, kind: 'blank' };
        const message = messageIn(text);
        if (message === null) return { ...found, kind: 'bad', code: 'no-message', reason: 'the lines belong to no message' };
        return { ...found, kind: 'record', value: [...message] };
      });
    }
  } finally {
    await window.close();
  }
}

/** Bytes by which a line is known to begin a message. */
const HEAD_BYTES = 4 * HEAD;

async function* cutMessages(window: Window): AsyncGenerator<Cuts> {
  let start = 0;
  let searched = 0;
  for (;;) {
    const { bytes, final } = window;
    const cuts: Cut[] = [];
    const cut = (end: number, next: number): void => {
      cuts.push({ start, end, next, lines: countByte(bytes.subarray(start, next), 0x0a), gap: NO_GAP, flaw: null, dropped: null });
      start = next;
    };
    for (let end = bytes.indexOf(0x0a, searched); end >= 0; end = bytes.indexOf(0x0a, searched)) {
      if (!final && bytes.length - end <= HEAD_BYTES) break;
      const begins = messageIn(bytes.toString('utf8', end + 1, end + 1 + HEAD_BYTES)) !== null;
      if (begins || end - start > MAX_LINE_BYTES) cut(end, end + 1);
      searched = end + 1;
    }
    if (final && start < bytes.length) cut(bytes.length, bytes.length);
    if (cuts.length > 0) yield { bytes, cuts, unended: false };
    if (final) return;
    searched -= start;
    await window.more(start);
    start = 0;
  }
}
