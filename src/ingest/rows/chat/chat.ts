/**
 * Chats saved as text: each message begins a line with its time and its author, and goes on over as many lines as were
 * written.
 */
import { type Stored, textWindow } from '../../bytes/text-window.ts';
import type { Window } from '../../bytes/window.ts';
import type { DateOrder } from '../../times/time.ts';
import { type Cut, type Cuts, NO_GAP } from '../cut.ts';
import { MAX_LINE_BYTES } from '../cut-lines.ts';
import { countByte, type Located, Places } from '../located.ts';
import { DATED_COLUMNS, datedMessage, HEAD } from './dated-line.ts';
import { KAKAO_COLUMNS, kakaoMessage } from './kakao-message.ts';
import { LINE_COLUMNS, lineMessage } from './line-message.ts';
import { MEETING_COLUMNS, meetingMessage, pastMidnight } from './meeting-line.ts';

/**
 * How the lines of a chat begin: with a day, as telephones save them, or with the time of day alone, as meetings are saved; or as
 * programs write them that put days on lines of their own.
 */
export type ChatStyle = 'dated' | 'meeting' | 'line' | 'kakao';

/** A message that a stretch of text is; one that the program wrote itself has no author. */
interface Message {
  readonly author: string;
  /** Its cells, below the columns of its style. */
  readonly cells: string[];
  /** Orders in which the numbers of its day may be meant. */
  readonly orders: readonly DateOrder[];
}

interface Lines {
  readonly columns: readonly string[];
  /** Bytes by which a line is known to begin a message. */
  readonly headBytes: number;
  messageIn(text: string): Message | null;
  /** What becomes of the cells of messages that follow each other. */
  inOrder(): (cells: string[]) => string[];
}

const STYLES: Readonly<Record<ChatStyle, Lines>> = {
  dated: {
    columns: DATED_COLUMNS,
    headBytes: 4 * HEAD,
    messageIn(text) {
      const message = datedMessage(text);
      return message === null ? null : { ...message, cells: [message.time, message.author, message.words] };
    },
    inOrder: () => (cells) => cells,
  },
  meeting: {
    columns: MEETING_COLUMNS,
    headBytes: 1024,
    messageIn(text) {
      const message = meetingMessage(text);
      return message === null ? null : { ...message, orders: [], cells: [message.clock, message.author, message.to, message.words] };
    },
    inOrder() {
      const clock = pastMidnight();
      return ([time = '', ...cells]) => [clock(time), ...cells];
    },
  },
  line: {
    columns: LINE_COLUMNS,
    headBytes: 1024,
    messageIn(text) {
      const message = lineMessage(text);
      if (message === null) return null;
      const { day, clock, author, words, orders } = message;
      return { author, orders, cells: [day ?? '', clock, author, words] };
    },
    inOrder: () => behindDays(),
  },
  kakao: {
    columns: KAKAO_COLUMNS,
    headBytes: 1024,
    messageIn(text) {
      const message = kakaoMessage(text);
      if (message === null) return null;
      const { day, time, author, words } = message;
      return { author, orders: ANY_ORDER, cells: [day ?? '', time, author, words] };
    },
    inOrder: () => behindDays(),
  },
};

const ANY_ORDER: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** Puts the day that stands on a line of its own before the times below it, which may tell their day themselves. */
function behindDays(): (cells: string[]) => string[] {
  let day = '';
  return ([told = '', time = '', ...cells]) => {
    if (told !== '') day = told;
    return [time === '' || /\d{4}/.test(time) ? time : `${day} ${time}`, ...cells];
  };
}

/** Lines that are looked at to tell a chat from other text. */
const LINES_ASKED = 200;
const MIN_MESSAGES = 3;
/** Of so many messages one at least is somebody's: groups begin with notices of who joined. */
const MOST_NOTICES = 10;
/** What programs call the lines of their logs, which look the same otherwise. */
const LOG_LEVEL = /^(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|critical)\b/i;

/** The beginning of a chat: its style, and what its first messages tell. */
export interface ChatFound {
  readonly style: ChatStyle;
  readonly columns: readonly string[];
  readonly messages: readonly Message[];
}

/** The messages at the beginning of a text, or null where it is no chat. */
export function chatIn(text: string): ChatFound | null {
  const [first = '', ...others] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  for (const style of ['dated', 'meeting', 'line', 'kakao'] as const) {
    const { columns, messageIn, inOrder } = STYLES[style];
    if (messageIn(first) === null) continue;
    const placed = inOrder();
    let ofDay: readonly DateOrder[] = [];
    const messages = [first, ...others]
      .slice(0, LINES_ASKED)
      .flatMap((line) => messageIn(line) ?? [])
      .map(({ orders, cells, ...message }) => {
        // A day on a line of its own tells what its numbers mean for the messages below it.
        if (orders.length > 0) ofDay = orders;
        return { ...message, orders: ofDay, cells: placed(cells) };
      })
      .filter(({ cells: [time] }) => time !== '');
    const people = messages.filter(({ author }) => author !== '' && !LOG_LEVEL.test(author)).length;
    if (people >= MIN_MESSAGES && people >= messages.length / MOST_NOTICES) return { style, columns, messages };
  }
  return null;
}

/** The messages of a chat, batch by batch, each with its place. */
export async function* chatRows(
  path: string,
  opened: Stored,
  style: ChatStyle,
  options: { blockBytes?: number } = {},
): AsyncGenerator<Located<string[]>[]> {
  const { source } = opened;
  const { messageIn, headBytes, inOrder } = STYLES[style];
  const placed = inOrder();
  const window = textWindow(path, opened, options.blockBytes);
  const places = new Places(source.layout);
  const begins = (head: Buffer): boolean => messageIn(source.decode(head)) !== null;
  try {
    for await (const { bytes, cuts } of cutMessages(window, headBytes, begins)) {
      yield cuts.map((cut): Located<string[]> => {
        const found = { place: places.of(bytes, cut), hash: () => places.hash(bytes, cut) };
        const text = source.decode(bytes.subarray(cut.start, cut.end));
        if (text.trim() === '') return { ...found, kind: 'blank' };
        const message = messageIn(text);
        if (message === null) return { ...found, kind: 'bad', code: 'no-message', reason: 'the lines belong to no message' };
        return { ...found, kind: 'record', value: placed(message.cells) };
      });
    }
  } finally {
    await window.close();
  }
}

async function* cutMessages(window: Window, headBytes: number, begins: (head: Buffer) => boolean): AsyncGenerator<Cuts> {
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
      if (!final && bytes.length - end <= headBytes) break;
      if (begins(bytes.subarray(end + 1, end + 1 + headBytes)) || end - start > MAX_LINE_BYTES) cut(end, end + 1);
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
