/**
 * Chats saved as text: each message begins a line with its time and its author, and goes on over as many lines as were
 * written; or as pages, where each begins with the same mark.
 */
import { type Stored, textWindow } from '../../bytes/text-window.ts';
import type { Window } from '../../bytes/window.ts';
import type { DateOrder } from '../../times/time.ts';
import { type Cut, type Cuts, NO_GAP } from '../cut.ts';
import { MAX_LINE_BYTES } from '../cut-lines.ts';
import { countByte, type Located, Places } from '../located.ts';
import { DATED_COLUMNS, datedMessage, HEAD } from './dated-line.ts';
import { DISCORD_MARKS, DISCORD_PAGE_COLUMNS, discordPageInOrder, discordPageMessage } from './discord-page.ts';
import { KAKAO_COLUMNS, kakaoMessage } from './kakao-message.ts';
import { LINE_COLUMNS, lineMessage } from './line-message.ts';
import { MEETING_COLUMNS, meetingMessage, pastMidnight } from './meeting-line.ts';
import { TELEGRAM_MARKS, TELEGRAM_PAGE_COLUMNS, telegramPageInOrder, telegramPageMessage } from './telegram-page.ts';

/**
 * How the lines of a chat begin: with a day, as telephones save them, or with the time of day alone, as meetings are saved; or as
 * programs write them that put days on lines of their own.
 */
type LineStyle = 'dated' | 'meeting' | 'line' | 'kakao';
/** Programs that save chats as pages. */
type PageStyle = 'telegram-page' | 'discord-page';
export type ChatStyle = LineStyle | PageStyle;

/** A message that a stretch of text is; one that the program wrote itself has no author. */
interface Message {
  readonly author: string;
  /** Its cells, below the columns of its style. */
  readonly cells: string[];
  /** Orders in which the numbers of its day may be meant. */
  readonly orders: readonly DateOrder[];
}

interface Style {
  readonly columns: readonly string[];
  messageIn(text: string): Message | null;
  /** What becomes of the cells of messages that follow each other. */
  inOrder(): (cells: string[]) => string[];
}

interface Lines extends Style {
  /** Bytes by which a line is known to begin a message. */
  readonly headBytes: number;
}

interface Pages extends Style {
  /** What a message begins with, wherever in a line. */
  readonly marks: readonly string[];
}

const LINES: Readonly<Record<LineStyle, Lines>> = {
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

const PAGES: Readonly<Record<PageStyle, Pages>> = {
  'telegram-page': {
    columns: TELEGRAM_PAGE_COLUMNS,
    marks: TELEGRAM_MARKS,
    messageIn: (text) => ofPage(telegramPageMessage(text)),
    inOrder: telegramPageInOrder,
  },
  'discord-page': {
    columns: DISCORD_PAGE_COLUMNS,
    marks: DISCORD_MARKS,
    messageIn: (text) => ofPage(discordPageMessage(text)),
    inOrder: discordPageInOrder,
  },
};

/** Pages tell no orders of days, and who wrote a message stands in its cells. */
function ofPage(cells: string[] | null): Message | null {
  return cells === null ? null : { author: '', orders: [], cells };
}

function styleOf(style: ChatStyle): Lines | Pages {
  return style in PAGES ? PAGES[style as PageStyle] : LINES[style as LineStyle];
}

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
    const { columns, messageIn, inOrder } = LINES[style];
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

/** The program that saved a page as one of its chats, or null. */
export function pageIn(text: string): PageStyle | null {
  const styles = Object.entries(PAGES) as [PageStyle, Pages][];
  return PAGE.test(text) ? (styles.find(([, { marks }]) => marks.some((mark) => text.includes(mark)))?.[0] ?? null) : null;
}

const PAGE = /^\s*<(?:!doctype html|html)\b/i;

/** The columns of the messages of a chat. */
export function columnsOf(style: ChatStyle): readonly string[] {
  return styleOf(style).columns;
}

/** The messages of a chat, batch by batch, each with its place. */
export async function* chatRows(
  path: string,
  opened: Stored,
  style: ChatStyle,
  options: { blockBytes?: number } = {},
): AsyncGenerator<Located<string[]>[]> {
  const { source } = opened;
  const asked = styleOf(style);
  const { messageIn } = asked;
  const placed = asked.inOrder();
  const window = textWindow(path, opened, options.blockBytes);
  const places = new Places(source.layout);
  const begins = (head: Buffer): boolean => messageIn(source.decode(head)) !== null;
  try {
    for await (const { bytes, cuts } of 'marks' in asked ? cutAtMarks(window, asked.marks) : cutLines(window, asked.headBytes, begins)) {
      yield cuts.map((cut): Located<string[]> => {
        const found = { place: places.of(bytes, cut), hash: () => places.hash(bytes, cut) };
        const text = source.decode(bytes.subarray(cut.start, cut.end));
        if (text.trim() === '') return { ...found, kind: 'blank' };
        const message = messageIn(text);
        if (message !== null) return { ...found, kind: 'record', value: placed(message.cells) };
        return 'marks' in asked
          ? { ...found, kind: 'bad', code: 'truncated', reason: 'the page ends inside this message' }
          : { ...found, kind: 'bad', code: 'no-message', reason: 'the lines belong to no message' };
      });
    }
  } finally {
    await window.close();
  }
}

async function* cutLines(window: Window, headBytes: number, begins: (head: Buffer) => boolean): AsyncGenerator<Cuts> {
  let start = 0;
  let searched = 0;
  for (;;) {
    const { bytes, final } = window;
    const cuts: Cut[] = [];
    const cut = (end: number, next: number): void => {
      cuts.push(cutOf(bytes, start, end, next));
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

/** Cuts a page before every mark: the first stretch is what stands above the messages. */
async function* cutAtMarks(window: Window, marks: readonly string[]): AsyncGenerator<Cuts> {
  const longest = Math.max(...marks.map((mark) => mark.length));
  let start = 0;
  let searched = 0;
  for (;;) {
    const { bytes, final } = window;
    const cuts: Cut[] = [];
    const places = marks.flatMap((mark) => placesOf(bytes, mark, searched)).sort((a, b) => a - b);
    for (const place of places) {
      if (place === start) continue;
      cuts.push(cutOf(bytes, start, place, place));
      start = place;
    }
    // The end of what is at hand may hold the beginning of a mark.
    searched = Math.max(start + 1, bytes.length - longest);
    if ((final || bytes.length - start > MAX_LINE_BYTES) && start < bytes.length) {
      cuts.push(cutOf(bytes, start, bytes.length, bytes.length));
      start = bytes.length;
    }
    if (cuts.length > 0) yield { bytes, cuts, unended: false };
    if (final) return;
    searched = Math.max(0, searched - start);
    await window.more(start);
    start = 0;
  }
}

function placesOf(bytes: Buffer, mark: string, from: number): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark, from); at >= 0; at = bytes.indexOf(mark, at + 1)) places.push(at);
  return places;
}

function cutOf(bytes: Buffer, start: number, end: number, next: number): Cut {
  return { start, end, next, lines: countByte(bytes.subarray(start, next), 0x0a), gap: NO_GAP, flaw: null, dropped: null };
}
