/**
 * Chats saved as text: each message begins a line with its time and its author, and goes on over as many lines as were
 * written; or as pages, where each begins with the same mark.
 */
import { type Stored, textWindow } from '../../../bytes/text-window.ts';
import type { DateOrder } from '../../times/time.ts';
import { type Located, Places } from '../located.ts';
import { cutAtMarks, cutLines } from './cut-messages.ts';
import { type ChatStyle, LINES, type Message, PAGES, type PageStyle, type Pages, styleOf } from './styles.ts';

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
  // A byte-order mark inside a file comes from files put together.
  const decode = (bytes: Buffer): string => source.decode(bytes).replace(/^\ufeff/, '');
  const begins = (head: Buffer): boolean => messageIn(decode(head)) !== null;
  try {
    for await (const { bytes, cuts } of 'marks' in asked ? cutAtMarks(window, asked.marks) : cutLines(window, asked.headBytes, begins)) {
      yield cuts.map((cut): Located<string[]> => {
        const found = { place: places.of(bytes, cut), hash: () => places.hash(bytes, cut) };
        const text = decode(bytes.subarray(cut.start, cut.end));
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
