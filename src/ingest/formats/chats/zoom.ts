import type { CsvFormat, CsvRow, Found, Source } from '../../format.ts';
import { MEETING_COLUMNS, toEveryone } from '../../rows/chat/meeting-line.ts';
import { isoTime, type Moment } from '../../times/time.ts';

/**
 * The chat of a meeting that Zoom saved as text, in each of the ways of its versions. Messages have the time of day alone: the
 * day stands in the name of the folder that Zoom makes (`2021-03-11 13.00.02 Meeting`), and beside recordings in the name of
 * the file, with the moment from which the messages count (`GMT20210311-130002`). Read from saved chats in public repositories
 * and from zoomchattr and zoom-chat readers.
 */
export const zoom: CsvFormat = {
  name: 'zoom',
  title: 'chat of a meeting saved from Zoom (text)',
  container: 'csv',
  columns: { all: MEETING_COLUMNS },
  byName: true,
  lacks: 'no ids, likes or shares, nor to which message an answer is; people are called as they call themselves in one meeting',
  *read(row, source): Iterable<Found> {
    const words = row.get('(message)');
    const author = row.get('(author)');
    const to = row.get('(to)');
    if (to !== null && !toEveryone(to) && !TO_ALL.test(to)) yield { leftOut: 'private messages' };
    else if (words !== null && REACTION.test(words)) yield { leftOut: 'reactions' };
    else yield* message(row, source, author, words);
  },
};

/** To all who are there: other messages are to one person, or to those who lead the meeting. */
const TO_ALL = /^(?:everyone|(?:all )?panelists and (?:all )?attendees)\b(?!.*\((?:privately|direct message)\))/i;
/** What the program writes where somebody answers a message with a sign, or takes it back. */
const REACTION = /^(?:Reacted to ".*" with \S+|Removed an? \S+ reaction from ".*")$/s;
/** The beginning of the message that is answered, above the answer. */
const ANSWERED = /^(?:Replying to|Ответ на|Відповідь на) ".*?"\s*(?:\n\s*|$)/s;

function* message(row: CsvRow, source: Source, author: string | null, words: string | null): Iterable<Found> {
  const time = timeOf(row.get('(clock)') ?? '', source);
  if (time === null) yield { missing: DAYS, count: 1 };
  yield { platform: 'zoom', id: null, author: { handle: author }, time, text: words?.replace(ANSWERED, '') || null };
}

const DAYS = 'days of messages (Zoom has them in the name of the folder or file, such as 2021-03-11 or GMT20210311-130002)';
/** The last day in the name wins: it is nearest to the file. */
const DAY = /.*(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/s;
const BEGINNING = /GMT(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/;

/** The time of a message from its clock and the day, or the beginning of the recording, in the name of the file. */
function timeOf(clock: string, source: Source): Moment | null {
  const file = source.file ?? '';
  const counted = clock.startsWith('+');
  const [hour = 0, minute = 0, second = 0] = clock.replace('+', '').split(':').map(Number);
  const [, year, month, day, ...begun] = ((counted ? BEGINNING : DAY).exec(file) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const [h = 0, m = 0, s = 0] = begun;
  const shown = new Date(Date.UTC(year, month - 1, day, h + hour, m + minute, s + second)).toISOString().slice(0, 19);
  return isoTime(counted ? `${shown}Z` : shown, source);
}
