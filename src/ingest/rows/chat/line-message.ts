/**
 * Lines of a chat as LINE saves it: a title, days on lines of their own (`2022/12/01(木)`, `2022.12.01 木曜日`, `Mon, 01/15/2024`), and
 * below each the messages of the day, `12:00`, name and words with tabs between.
 */
import { telephoneTime } from '../../times/telephone-time.ts';
import type { DateOrder } from '../../times/time.ts';

/** The columns that such a message has; no table calls its columns so. */
export const LINE_COLUMNS = ['(moment)', '(member)', '(said)'] as const;

/** A day, a message, or a notice of the program, which has no author. */
export interface LineMessage {
  /** The day as it is written, on lines of days alone. */
  readonly day: string | null;
  readonly clock: string;
  readonly author: string;
  readonly words: string;
  /** Orders in which the numbers of the day may be meant. */
  readonly orders: readonly DateOrder[];
}

const TITLE = /^\ufeff?\[LINE\] ?\S[^\n]{0,200}$/;
/** When the chat was saved, below its title. */
const SAVED = /^(?:保存日時|Saved on|儲存日期|저장한 날짜|บันทึกวันที่|บันทึกเมื่อ)\s*[:：]\s*\d[\d./-]+[ ,]+[^\n]{4,20}$/;
const DAY =
  /^(?:(?<before>\p{L}{2,10}\.?), )?(?<date>\d{1,4}([./-])\d{1,2}\3\d{1,4})(?: ?\((?<in>\p{L}{1,12}\.?)\)| (?<behind>\p{L}[\p{L}\p{M}]{0,14}))?$/u;
const MESSAGE = /^(?<clock>(?:\p{L}{2} ?)?\d{1,2}:\d\d(?: ?[AP]M)?)\t(?<author>[^\t\n]{0,100})(?:\t(?<words>[\s\S]*)|(?=\n|$))/u;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The line or message that a stretch of text is, or null where it does not begin like one. */
export function lineMessage(text: string): LineMessage | null {
  const body = text.replaceAll('\r\n', '\n').trimEnd();
  const [first = ''] = body.split('\n', 1);
  const nothing = { day: null, clock: '', author: '', words: '', orders: [] };
  if (TITLE.test(first) || SAVED.test(first)) return nothing;
  const day = DAY.exec(first)?.groups;
  if (day !== undefined) {
    const weekday = day.before ?? day.in ?? day.behind;
    const orders = weekday === undefined ? [] : ordersOf(day.date ?? '', weekday);
    return orders.length === 0 ? null : { ...nothing, day: day.date ?? null, orders };
  }
  const found = MESSAGE.exec(body)?.groups;
  const clock = clockIn(found?.clock ?? '');
  if (found === undefined || clock === null) return null;
  const { author = '', words } = found;
  // What the program tells has no words of anybody, or no name.
  const notice = words === undefined || author === '';
  return { ...nothing, clock, author: notice ? '' : author, words: notice ? '' : unquoted(words) };
}

/** The time of day in figures, from the words of any language. */
function clockIn(written: string): string | null {
  const ANY_DAY = '2020/01/01';
  return telephoneTime(`${ANY_DAY} ${written}]`)?.time.slice(ANY_DAY.length + 1) ?? null;
}

/** Words on several lines stand in quotation marks. */
function unquoted(words: string): string {
  return /^"[\s\S]*\n[\s\S]*"$/.test(words) ? words.slice(1, -1).replaceAll('""', '"') : words;
}

/** The orders in which the numbers of a date make a day, and the day of the week beside it where its language is known. */
function ordersOf(date: string, weekday: string): DateOrder[] {
  const numbers = date.split(/[./-]/);
  const possible: readonly (readonly [DateOrder, readonly string[]])[] =
    numbers[0]?.length === 4
      ? [['ymd', numbers]]
      : [
          ['dmy', numbers.toReversed()],
          ['mdy', [numbers[2] ?? '', numbers[0] ?? '', numbers[1] ?? '']],
        ];
  const known = WEEKDAYS.indexOf(weekday.slice(0, 3).toLowerCase());
  return possible.flatMap(([order, [year, month, day]]) => {
    const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const exists = moment.getUTCMonth() === Number(month) - 1 && moment.getUTCDate() === Number(day);
    return exists && (known < 0 || moment.getUTCDay() === known) ? [order] : [];
  });
}
