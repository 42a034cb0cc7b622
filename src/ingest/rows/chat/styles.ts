/** How the chats look that programs save: what a message begins with, and which cells it has. */
import type { DateOrder } from '../../times/time.ts';
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
export type PageStyle = 'telegram-page' | 'discord-page';
export type ChatStyle = LineStyle | PageStyle;

/** A message that a stretch of text is; one that the program wrote itself has no author. */
export interface Message {
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

export interface Lines extends Style {
  /** Bytes by which a line is known to begin a message. */
  readonly headBytes: number;
}

export interface Pages extends Style {
  /** What a message begins with, wherever in a line. */
  readonly marks: readonly string[];
}

export const LINES: Readonly<Record<LineStyle, Lines>> = {
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

export const PAGES: Readonly<Record<PageStyle, Pages>> = {
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

/** How messages of a style are known and read. */
export function styleOf(style: ChatStyle): Lines | Pages {
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

/** The columns of the messages of a chat. */
export function columnsOf(style: ChatStyle): readonly string[] {
  return styleOf(style).columns;
}
