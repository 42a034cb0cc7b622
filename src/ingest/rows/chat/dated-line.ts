/**
 * Lines of a chat as telephones save them, with the day, the time and the author of a message: `12/16/19, 2:35 PM - Willow:
 * Hello` on one kind, `[16.12.19, 14:35:07] Willow: Hello` on another, `16/12/2013 14:35:07: Willow: Hello` on old ones.
 */

import { telephoneTime } from '../../times/telephone-time.ts';
import type { DateOrder } from '../../times/time.ts';

/** The columns that such a message has; no table calls its columns so. */
export const DATED_COLUMNS = ['(time)', '(author)', '(message)'] as const;

/** Time, author and words of a message as they stand in the file; a notice that the program wrote has no author. */
export interface DatedMessage {
  readonly time: string;
  readonly author: string;
  readonly words: string;
  /** Orders in which the numbers of its day may be meant. */
  readonly orders: readonly DateOrder[];
}

/** Characters in which time and author stand. */
export const HEAD = 64;
const OPENING = /^[\u200e\u200f\u202a-\u202c]?(\[?)/;
const CLOSING = /^(?:(\]) ?| ?[-–] |: (?=[^\n:]{1,100}:))/;
const AUTHOR = /^([^\n:]{1,100}): ?/;
const DIRECTION_AROUND = /^[\u200e\u200f\u202a-\u202c\s]+|[\u200e\u200f\u202a-\u202c\s]+$/g;

/** The message that a stretch of text is, or null where it does not begin like one. */
export function datedMessage(text: string): DatedMessage | null {
  const [{ length } = '', bracket = ''] = OPENING.exec(text) ?? [];
  const found = telephoneTime(text.slice(length, HEAD));
  if (found === null) return null;
  const behind = text.slice(length + found.end);
  const [closing, closed = ''] = CLOSING.exec(behind) ?? [];
  if (closing === undefined || (bracket === '[') !== (closed === ']') || (closing === ': ' && !SECONDS.test(found.time))) return null;
  const rest = behind.slice(closing.length);
  const [written = '', author = ''] = AUTHOR.exec(rest) ?? [];
  return {
    time: found.time,
    author: author.replace(DIRECTION_AROUND, ''),
    words: rest.slice(written.length).replaceAll('\r\n', '\n').trimEnd(),
    orders: found.orders,
  };
}

const SECONDS = /:\d\d:\d\d/;
