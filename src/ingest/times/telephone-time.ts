/**
 * The day and time with which telephones begin the lines of a chat, in the digits, words and calendar of the telephone's
 * language: `25/03/2019 à 14:05`, `2019/3/25 下午2:05`, `٢٥‏/٣‏/٢٠١٩، ٢:٠٥ م`, `2019. 03. 25. du. 2:05`, `25 mars 2019 à 14:05`. The ways
 * of writing are those of the Unicode locale data (CLDR), which telephones use; a test reads back what they give for eighty
 * languages. Months in words are read in those nine languages in which tables are too.
 */
import { monthOf } from './calendar-words.ts';
import { ofBuddhistYear, ofPersianDay } from './calendars.ts';
import type { DateOrder } from './time.ts';

export interface TelephoneTime {
  /** Day and time as `clockTime` reads them, the numbers in the order in which they stand. */
  readonly time: string;
  /** Orders in which the language and the numbers may be meant. */
  readonly orders: readonly DateOrder[];
  /** Where in the text it ends. */
  readonly end: number;
}

/** Marks of writing direction, which stand anywhere between digits and names. */
const DIRECTION = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;
/** Where the ten digits of other scripts begin; all are decimal digits in a row. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810,
];

/** What stands for the halves of the day, without points and blanks. */
const MORNING = `
  am 上午 凌晨 清晨 早上 午前 오전 ص ق.ظ π.μ de f.h ap dop fm öö sa pg पूर्वाह्न म.पू পূর্বাহ্ন ก่อนเที่ยง ກ່ອນທ່ຽງ နံနက် පෙ.ව priešpiet priekšp dp
  дп претпл пр.об to ү.ө vm p.d ጥዋት ጠዋት`;
const AFTERNOON = `
  pm 下午 中午 晚上 午後 오후 م ب.ظ μ.μ du e.h ip odp pop em ös ch ptg अपराह्न म.उ অপরাহ্ন หลังเที่ยง ຫຼັງທ່ຽງ ညနေ ප.ව popiet pēcp пп попл сл.об
  tk ү.х nm m.d ከሰዓት`;
const HALVES = new Map(
  ([MORNING, AFTERNOON] as const).flatMap((words, i) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [bare(word), i === 0 ? 'am' : 'pm'] as const),
  ),
);
/** Languages that put the year first, even one of two digits: Korean (which may write PM before the clock), Japanese, Hungarian, Basque. */
const YEAR_FIRST = /오전|오후|午前|午後| (?:de|du)\. |^[\d./ -]+ [ap]m \d|\(/i;
/** What English writes in times; it alone puts the month first. */
const ENGLISH = /^[\d\s.,:/[\]()\u00a0\u202f\u200e-]*(?:[ap]\.? ?m\.?)?[\d\s.,:/-]*$/i;
const DEVANAGARI = /[\u0966-\u096f]/;

/** The orders that the words and digits of a time allow, where the year has two digits or stands last. */
function ordersOf(plain: string, written: string): DateOrder[] {
  if (YEAR_FIRST.test(plain)) return ['ymd'];
  // Nepal puts the year first, India last, in the same digits.
  if (DEVANAGARI.test(written)) return ['dmy', 'ymd'];
  return ENGLISH.test(written) ? ['dmy', 'mdy'] : ['dmy'];
}

const DATE = String.raw`(?<a>\d{1,4})(?:(?<sep>[./-]) ?|[年년] ?)(?<b>\d{1,2})(?:\k<sep> ?|[月월] ?)(?<c>\d{1,4})(?: BE)?(?:\.(?=[ ,\]])| г\.|[日일])?`;
const WORDED = String.raw`(?:(?<day>\d{1,2})[.º]?[ -](?:de )?(?<month>\p{L}{3,10})\.?|(?<monthFirst>\p{L}{3,10})\.? (?<dayBehind>\d{1,2})),?[ -](?:del? )?(?<year>\d{4}|\d\d)(?!\d)`;
const HALF = String.raw`[\p{L}\p{M}][\p{L}\p{M}. ]{0,11}?`;
const CLOCK = String.raw`(?:(?<before>${HALF}) ?)?(?<hour>\d{1,2})(?:[:.]| h )(?<minute>\d\d)(?:(?:[:.]| min )(?<second>\d\d)(?: s(?!\p{L}))?)?(?: ч\.)?(?: ?(?<after>${HALF}))?`;
const BETWEEN = String.raw`[,،、]?(?: (?:à|às|a las|alle(?: ore)?|kl\.?|klo|om|um|at|saat|pukul|в|о))?`;
/** The time first, as the browser copies messages and Vietnamese writes them. */
const FORMS = [DATE, WORDED]
  .flatMap((date) => [`${date}${BETWEEN} \\(?${CLOCK}\\)?`, `${CLOCK},? ${date}`])
  .map((form) => new RegExp(`^${form}(?= ?[\\]:–-])`, 'iu'));
const BEGINNING = /^(?:\p{Nd}|\p{L}{3,10}\.? \d)/u;

/** The day and time that a text begins with; null where it begins with none. */
export function telephoneTime(text: string): TelephoneTime | null {
  if (!BEGINNING.test(text)) return null;
  const { plain, placeOf } = folded(text);
  for (const form of FORMS) {
    const found = form.exec(plain);
    if (found?.groups === undefined) continue;
    const { before, hour, minute, second, after } = found.groups;
    const half = bare(before ?? after ?? '');
    if ((before !== undefined && after !== undefined) || (half !== '' && !HALVES.has(half))) return null;
    const date = found.groups.year === undefined ? dateOf(found.groups) : wordedDate(found.groups);
    if (date === null) return null;
    // Japan counts the hours of half a day from 0.
    const clock = `${half !== '' && Number(hour) === 0 ? '12' : hour}:${minute}${second === undefined ? '' : `:${second}`}`;
    const end = placeOf(found[0].length);
    return {
      time: `${date.written} ${clock}${half === '' ? '' : ` ${HALVES.get(half)}`}`,
      orders: date.yearFirst ? ['ymd'] : ordersOf(found[0], text.slice(0, end)),
      end,
    };
  }
  return null;
}

/** The text without marks of direction, with plain digits and blanks, and where each of its letters stands in the text. */
function folded(text: string): { plain: string; placeOf(at: number): number } {
  if (!/[^ -~]/.test(text)) return { plain: text, placeOf: (at) => at };
  const places: number[] = [];
  let plain = '';
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charAt(i);
    const code = text.charCodeAt(i);
    if (code >= 0x80 && DIRECTION.test(letter)) continue;
    const zero = code < 0x80 ? undefined : ZEROS.find((first) => code >= first && code < first + 10);
    plain += zero === undefined ? letter.replace(/[\u00a0\u202f\u2009]/, ' ') : String(code - zero);
    places.push(i);
  }
  return { plain, placeOf: (at) => places[at] ?? text.length };
}

function bare(word: string): string {
  return word.replace(/[. ]/g, '').normalize('NFC').toLowerCase();
}

/** The day as it stands, with years of other calendars as ours; null for one of a calendar that is not known. */
function dateOf({ a = '', b = '', c = '', sep = '/' }: Record<string, string | undefined>): { written: string; yearFirst: boolean } | null {
  const yearFirst = a.length === 4;
  const year = Number(yearFirst ? a : c);
  const join = (...parts: readonly (string | number)[]): { written: string; yearFirst: boolean } => ({
    written: parts.join(sep),
    yearFirst,
  });
  const rest = yearFirst ? [b, c] : [a, b];
  const told = yearFirst ? a : c;
  const ours = (years: number) => (yearFirst ? join(years, ...rest) : join(...rest, years));
  if (told.length === 4) {
    if (year >= BUDDHIST.from && year <= BUDDHIST.to) return ours(ofBuddhistYear(year));
    if (yearFirst && year >= PERSIAN.from && year <= PERSIAN.to) {
      const day = ofPersianDay({ year, month: Number(b), day: Number(c) });
      return day === null ? null : join(day.year, day.month, day.day);
    }
    return year < TELEPHONES.from || year > TELEPHONES.to ? null : join(a, b, c);
  }
  // Nobody writes from the years 2052 to 2099 yet: they are 2552 to 2599 in Thailand, less the century.
  return !yearFirst && told.length === 2 && year + 2500 >= BUDDHIST.from ? ours(ofBuddhistYear(2500 + year)) : join(a, b, c);
}

/** The day with its month as a number, the year first; null where the word is no month. */
function wordedDate({ day, month, monthFirst, dayBehind, year = '' }: Record<string, string | undefined>): ReturnType<typeof dateOf> {
  const number = monthOf(month ?? monthFirst ?? '');
  return number === null ? null : dateOf({ a: year.padStart(4, '20'), b: String(number), c: day ?? dayBehind });
}

/** The years in which people write to each other by telephone, here and in other calendars; none of them overlap. */
const TELEPHONES = { from: 2009, to: 2051 };
const BUDDHIST = { from: 2552, to: 2594 };
const PERSIAN = { from: 1388, to: 1429 };
