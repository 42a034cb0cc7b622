/**
 * From the times that exports write to points in time. Each function reads one way of writing a time and gives null
 * for anything else, and for what is absent: a time is never guessed, and never read through the zone or language of
 * the machine.
 */
import { MONTHS } from '../../text/days.ts';
import { verbose } from '../../text/verbose.ts';
import { isWeekday, monthOf } from './calendar-words.ts';
import { inZone } from './time-zone.ts';

/** A point in time: milliseconds since 1970 UTC, and how it is known. */
export interface Moment {
  readonly ms: number;
  readonly basis: TimeBasis;
  /** Whether the day alone is told, and this is its first moment. */
  readonly day?: true;
}

/** How a time is known; see the column `timeBasis` of posts. */
export type TimeBasis = 'stated' | 'assumed' | 'epoch' | 'id' | 'unknown';

/** What a written time does not say by itself, and its source does. */
export interface TimeStyle {
  /** Time zone for times without one, as an IANA name; UTC unless the settings say otherwise. */
  readonly zone: string;
  /** Which comes first in times that a spreadsheet has written anew, such as 5/10/12 20:01; without it they are not read. */
  readonly dateOrder?: DateOrder | null;
}

/** The order of day, month and year in a date such as 5/10/12. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** The style of a source whose times are in UTC, whether they say so or not. */
export const UTC: TimeStyle = { zone: 'UTC' };

const MINUTE = 60_000;

/** The last second that a count of seconds may name: the end of the year 9999. A count of milliseconds is far above it. */
const LAST_SECOND = 253_402_300_799;

/** A count of seconds since 1970, as a number or as text such as `1610005273.0`. */
export function epochSeconds(count: string | number | null): Moment | null {
  const seconds = counted(count);
  return seconds === null || seconds > LAST_SECOND ? null : { ms: Math.round(seconds * 1000), basis: 'epoch' };
}

/** A count of milliseconds since 1970, as a number or as text. */
export function epochMilliseconds(count: string | number | null): Moment | null {
  const ms = counted(count);
  return ms === null || ms > LAST_SECOND * 1000 ? null : { ms: Math.round(ms), basis: 'epoch' };
}

/** A count of seconds or milliseconds, told by its length: pandas writes the times it knows into JSON so, whatever they were. */
function countedTime(text: string): Moment | null {
  const [, digits = ''] = /^(\d{9,13})(?:[.,]\d*)?$/.exec(text.trim()) ?? [];
  if (digits.length === 9 || digits.length === 10) return epochSeconds(text);
  return digits.length >= 12 ? epochMilliseconds(text) : null;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?)?$/i;

/**
 * A time with the year first, such as `2021-02-27T17:33:27.000Z`, `2021-02-27 17:33:27 UTC`, `2021-02-27 17:33` or
 * a date alone, which stands for its first moment. Without a zone the time is read in the zone of the source. A count of
 * seconds or milliseconds is read too and, where the source says in which order, a time that a spreadsheet has written anew.
 */
export function isoTime(text: string | null, style: TimeStyle): Moment | null {
  if (text === null) return null;
  const found = ISO.exec(text.trim());
  if (found === null) return countedTime(text) ?? (style.dateOrder == null ? null : clockTime(text, style.dateOrder, style));
  const [, year, month, day, hour, minute = 0, second = 0, fraction = '', zone] = found;
  const wall = wallTime(Number(year), Number(month), Number(day), Number(hour ?? 0), Number(minute), Number(second));
  if (wall === null) return null;
  if (hour === undefined) return dayAlone(assumed(wall, style.zone));
  const ms = wall + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (zone === undefined) return assumed(ms, style.zone);
  const ahead = offsetOf(zone);
  return ahead === null ? null : { ms: ms - ahead, basis: 'stated' };
}

/** What a column shows beside the one that dates a post, for the audit of clocks. */
export function shownBeside(column: string, text: string | null, style: TimeStyle): { readonly clocks?: Readonly<Record<string, number>> } {
  const shown = isoTime(text, style);
  return shown === null ? {} : { clocks: { [column]: shown.ms } };
}

const TWITTER = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d?) (\d\d):(\d\d):(\d\d) ([+-]\d{4}|[A-Z]{3,4}) (\d{4})$/;

/** Clocks by their letters; those that stand for one clock only. */
export const CLOCKS: Readonly<Record<string, string>> = {
  UTC: '+00:00',
  GMT: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
};

/** A time as the older Twitter interfaces write it: `Wed Nov 09 23:47:31 +0000 2016`, or with the letters of a clock; or a count. */
export function twitterTime(text: string | null): Moment | null {
  const found = text === null ? null : TWITTER.exec(text.trim());
  if (found === null) return text === null ? null : countedTime(text);
  const [, month = '', day, hour, minute, second, letters = '', year] = found;
  const zone = /^[A-Z]/.test(letters) ? CLOCKS[letters] : letters;
  if (zone === undefined) return null;
  const wall = wallTime(Number(year), MONTHS.indexOf(month) + 1, Number(day), Number(hour), Number(minute), Number(second));
  const ahead = offsetOf(zone);
  return wall === null || ahead === null ? null : { ms: wall - ahead, basis: 'stated' };
}

/** The last id that Twitter gave by counting; later ids carry their time. */
export const LAST_COUNTED_ID = 29_700_859_247n;
/** The millisecond since 1970 at which the times inside ids begin. */
export const SNOWFLAKE_EPOCH_MS = 1_288_834_974_657;

/**
 * The time inside a Twitter id, to the millisecond: ids given since 4 November 2010 hold the milliseconds since that
 * day above their lowest 22 bits. Earlier ids, which were counted, give null.
 */
export function snowflakeTime(id: string): Moment | null {
  if (!/^\d{11,19}$/.test(id)) return null;
  const number = BigInt(id);
  return number > LAST_COUNTED_ID ? { ms: Number(number >> 22n) + SNOWFLAKE_EPOCH_MS, basis: 'id' } : null;
}

const CLOCK = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4}),?[ T](\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([ap])\.?m\.?)?$/i;
const PLACES: Readonly<Record<DateOrder, readonly [year: number, month: number, day: number]>> = {
  dmy: [2, 1, 0],
  mdy: [2, 0, 1],
  ymd: [0, 1, 2],
};

/**
 * A time as spreadsheets show it, such as `5/10/12 20:01`, `07/03/2017 15:13:37` or `5/10/2012 8:01 PM`, in the
 * zone of the source. A year of two digits is one of this century.
 */
export function clockTime(text: string | null, order: DateOrder, style: TimeStyle): Moment | null {
  const found = text === null ? null : CLOCK.exec(text.trim());
  if (found === null) return null;
  const parts = [found[1] ?? '', found[3] ?? '', found[4] ?? ''];
  const [year = '', month = '', day = ''] = PLACES[order].map((place) => parts[place] ?? '');
  if ((year.length !== 2 && year.length !== 4) || month.length > 2 || day.length > 2) return null;
  const hour = hourOfDay(Number(found[5]), found[8]?.toLowerCase());
  if (hour === null) return null;
  const century = year.length === 2 ? 2000 : 0;
  const wall = wallTime(century + Number(year), Number(month), Number(day), hour, Number(found[6]), Number(found[7] ?? 0));
  return wall === null ? null : assumed(wall, style.zone);
}

const WORDED = new RegExp(
  verbose`
    ^(?:(?<weekday>\p{L}[\p{L}-]{1,12})\.?,? )?
    (?:(?<day1>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ -](?:de )?(?<month1>\p{L}{3,10})\.?
      |(?<month2>\p{L}{3,10})\.? (?<day2>\d{1,2})(?:st|nd|rd|th)?)
    ,?[ -](?:de )?(?<year>\d{4}|\d\d)
    (?:(?:,| at| um| a las| à| às| alle(?: ore)?| om| saat)?
      [ ](?<hour>\d{1,2})[:h](?<minute>\d\d)(?::(?<second>\d\d))?(?: ?(?<half>[ap])\.?m\.?| uhr)?)?
    (?: ?(?<utc>Z|UTC|GMT)?(?<offset>[+-]\d\d:?\d\d)?)(?: \([^)]*\))?$`,
  'iu',
);

/**
 * A time with the month in words: `5 March 2019 10:15`, `Mar 5, 2019, 10:15 AM`, `05-Mar-19`, `5. März 2019 um 10:15 Uhr`,
 * `5 de marzo de 2019`, `Tue, 05 Mar 2019 10:15:00 +0000` as in mail, or `Tue Mar 05 2019 10:15:00 GMT+0100 (CET)` as
 * JavaScript shows it.
 */
export function wordedTime(text: string | null, style: TimeStyle): Moment | null {
  const found = text === null ? undefined : WORDED.exec(text.trim())?.groups;
  if (found === undefined) return null;
  const { weekday, day1, month1, month2, day2, year = '', hour: hours, minute = '0', second = '0', half, utc, offset } = found;
  const month = monthOf(month1 ?? month2 ?? '');
  const hour = hourOfDay(Number(hours ?? 0), half?.toLowerCase());
  if (hour === null || month === null || (weekday !== undefined && !isWeekday(weekday))) return null;
  const century = year.length === 2 ? 2000 : 0;
  const wall = wallTime(century + Number(year), month, Number(day1 ?? day2), hour, Number(minute), Number(second));
  if (wall === null) return null;
  const ahead = offset === undefined && utc === undefined ? undefined : offsetOf(offset ?? 'Z');
  if (ahead === null) return null;
  const told = ahead === undefined ? assumed(wall, style.zone) : ({ ms: wall - ahead, basis: 'stated' } as const);
  return hours === undefined ? dayAlone(told) : told;
}

/** Whether a text ends in a time as a spreadsheet shows it, in whichever order. */
export function endsInClockTime(text: string): boolean {
  const [written] = /(?<!\S)[\d/.-]+,?[ T]\d[\d:]*(?: ?[ap]\.?m\.?)?$/i.exec(text) ?? [];
  return written !== undefined && Object.keys(PLACES).some((order) => clockTime(written, order as DateOrder, UTC) !== null);
}

function counted(count: string | number | null): number | null {
  if (count === null) return null;
  if (typeof count === 'string' && !/^\d+(?:[.,]\d*)?$/.test(count.trim())) return null;
  // In half the world a spreadsheet writes a comma in place of the point.
  const value = Number(typeof count === 'string' ? count.replace(',', '.') : count);
  return Number.isFinite(value) && value > 0 ? value : null;
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** What a calendar and a clock on the wall show, as if in UTC; null for a date that is not in the calendar. */
function wallTime(year: number, month: number, day: number, hour: number, minute: number, second: number): number | null {
  // A leap second (60) counts as the first of the next minute, as in POSIX.
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  // The 31st of February rolls over into March, and Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1) return null;
  return date.getTime() + (hour * 60 + minute) * MINUTE + second * 1000;
}

function offsetOf(zone: string): number | null {
  if (!/^[+-]/.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

/** A moment at which a day begins of which no time is told. */
export function dayAlone(first: Moment | null): Moment | null {
  return first === null ? null : { ...first, day: true };
}

/** The moment at which clocks in the zone show the given time; null where they never did. */
function assumed(wall: number, zone: string): Moment | null {
  const ms = inZone(wall, zone);
  return ms === null ? null : { ms, basis: 'assumed' };
}
