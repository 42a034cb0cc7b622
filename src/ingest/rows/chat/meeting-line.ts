/**
 * Lines of a chat as programs for meetings save them, which tell the time of day alone. Five ways of one program (Zoom):
 * `14:35:07\t From  Willow : Hello`, with whom it is to (`From  Willow  to  Everyone : Hello`, and in brackets behind a name
 * where it is to one person), the words on lines of their own behind a tab (`From Willow to Everyone:`), and, beside a
 * recording, `00:35:07\tWillow:\tHello`, counted from its beginning.
 */

/** The columns that such a message has; no table calls its columns so. */
export const MEETING_COLUMNS = ['(clock)', '(author)', '(to)', '(message)'] as const;

export interface MeetingMessage {
  /** Time of day, such as `14:35:07`; behind a plus where it counts from the beginning of a recording. */
  readonly clock: string;
  readonly author: string;
  /** Whom it is to, or empty where that is not told. */
  readonly to: string;
  readonly words: string;
}

/**
 * What the program writes for From, to and Everyone in Spanish, French, German, Russian, Ukrainian and Korean, as readers of such
 * chats in public repositories have it.
 */
const LANGUAGES = [
  ['From', 'to', 'Everyone'],
  ['De', 'a', 'Todos'],
  ['De', 'à', 'Tout le monde'],
  ['Von', 'an', 'Alle'],
  ['От', 'кому', 'Все'],
  ['Від', 'до', 'Всі'],
  ['발신자', '수신자', '모두에게'],
] as const;
const ALL = new Set<string>(LANGUAGES.map(([, , all]) => all.toLowerCase()));

/** Whether a message is to everyone who is there, in the words of a known language. */
export function toEveryone(to: string): boolean {
  return ALL.has(to.toLowerCase());
}

// Only in English are chats known that leave out whom a message is to.
const SAVED = LANGUAGES.map(
  ([from, to], i) =>
    new RegExp(
      String.raw`^(?<clock>\d\d:\d\d:\d\d)\t? ?${from} {1,2}(?<from>[^\n]{1,100}?)(?: {1,3}${to} {1,3}(?<to>[^\n]{1,120}?))${i === 0 ? '?' : ''}(?: : |:[ \t]*(?:\r?\n\t|$))`,
      'i',
    ),
);
const RECORDED = /^(?<clock>\d\d:\d\d:\d\d)\t(?<from>[^\t\n]{1,100}):\t/;

/** The message that a stretch of text is, or null where it does not begin like one. */
export function meetingMessage(text: string): MeetingMessage | null {
  const saved = savedIn(text);
  const found = saved ?? RECORDED.exec(text);
  if (found?.groups === undefined) return null;
  const { clock = '', from = '', to = '' } = found.groups;
  const words = text.slice(found[0].length).replaceAll('\r\n', '\n');
  return {
    clock: saved === null ? `+${clock}` : clock,
    author: from.trim(),
    to: to.trim(),
    words: (found[0].endsWith('\t') && saved !== null ? words.replaceAll('\n\t', '\n') : words).trim(),
  };
}

/** Hours by which the time of day falls from one message to the next only where midnight lies between them. */
const FALL = 12;

/** The clock of messages that follow each other, which goes on behind midnight: 24:03:11. */
export function pastMidnight(): (clock: string) => string {
  let days = 0;
  let last = 0;
  return (clock) => {
    if (clock.startsWith('+')) return clock;
    const hour = Number(clock.slice(0, 2));
    if (last - hour >= FALL) days += 1;
    last = hour;
    return `${String(24 * days + hour).padStart(2, '0')}${clock.slice(2)}`;
  };
}

function savedIn(text: string): RegExpExecArray | null {
  for (const line of SAVED) {
    const found = line.exec(text);
    if (found !== null) return found;
  }
  return null;
}
