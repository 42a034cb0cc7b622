/**
 * Lines of a chat as KakaoTalk saves it. On computers days stand on lines of their own (`--------- 2024년 12월 9일 월요일 ---------`)
 * and messages below them in brackets (`[Willow] [오후 2:30] Hello`); telephones write the day of each message
 * (`2024년 12월 9일 오후 2:30, Willow : Hello`, `2024. 12. 9. 오후 2:30, …`, `December 9, 2024 at 2:30 PM, …`).
 */
import { telephoneTime } from '../../times/telephone-time.ts';
import { UTC, wordedTime } from '../../times/time.ts';

/** The columns that such a message has; no table calls its columns so. */
export const KAKAO_COLUMNS = ['(instant)', '(friend)', '(talk)'] as const;

/** A day, a message, or a notice of the program, which has no author. */
export interface KakaoMessage {
  /** The day as it is written, on lines of days alone. */
  readonly day: string | null;
  /** Time of day; with the day, where the line tells it. */
  readonly time: string;
  readonly author: string;
  readonly words: string;
}

const TITLE =
  /^\ufeff?[^\n]{0,200}(?:님과의?\s*카카오톡\s*대화|with KakaoTalk Chats|Talk Chats)\s*$|^\ufeff?KakaoTalk Chats with [^\n]{1,200}$/;
const SAVED = /^(?:저장한 날짜|Date Saved|Saved Date)\s*:\s*[^\n]{6,40}$/;
const DAY = /^-{3,}\s*(?<day>\S[^\n]{5,40}?)\s*-{3,}$/;
/** Who came and went, which stands on lines without a time. */
const NOTICE = /^[^\n]{1,100}님이 (?:들어왔습니다|나갔습니다|[^\n]{1,200}님을 (?:초대|내보냈|강제)[^\n]{0,20})\.?$/;
const IN_BRACKETS = /^\[(?<author>[^\]\n]{1,100})\] \[(?<clock>(?:오전|오후) \d{1,2}:\d\d|\d{1,2}:\d\d(?: [AP]M)?)\] ?(?<words>[\s\S]*)$/;
const DATED =
  /^(?<time>[\p{L}\d][^\n]{7,36}?\d{1,2}:\d\d(?:[ \u202f][AaPp]\.?[Mm]\.?)?)(?:, (?<author>[^\n]{1,100}?) : (?<words>[\s\S]*)|: (?<notice>[^\n]*)|)$/u;
const WEEKDAY = /\s*(?:[월화수목금토일]요일)$/;

/** The line or message that a stretch of text is, or null where it does not begin like one. */
export function kakaoMessage(text: string): KakaoMessage | null {
  const body = text.replaceAll('\r\n', '\n').trimEnd();
  const [first = ''] = body.split('\n', 1);
  const nothing = { day: null, time: '', author: '', words: '' };
  if (TITLE.test(first) || SAVED.test(first) || NOTICE.test(body)) return nothing;
  const day = DAY.exec(first)?.groups?.day;
  if (day !== undefined) return isDay(day) ? { ...nothing, day: figures(day) } : null;
  const bracketed = IN_BRACKETS.exec(body)?.groups;
  if (bracketed !== undefined) {
    const { clock = '', author = '', words = '' } = bracketed;
    return {
      ...nothing,
      time: clock.replace(/^(\S+) (\d.*)$/, (_, half: string, at: string) => `${at} ${HALVES[half] ?? ''}`.trim()),
      author,
      words,
    };
  }
  if (isDay(first)) return nothing;
  const dated = DATED.exec(body)?.groups;
  const time = dated === undefined ? null : momentIn(dated.time ?? '');
  if (dated === undefined || time === null) return null;
  return { ...nothing, time, author: dated.author ?? '', words: dated.words ?? '' };
}

const HALVES: Readonly<Record<string, string>> = { 오전: 'am', 오후: 'pm' };
const KOREAN_DAY = /^(\d{4})(?:년|\.) (\d{1,2})(?:월|\.) (\d{1,2})(?:일|\.)/;

/** Whether a text is a day, and nothing beside. */
function isDay(written: string): boolean {
  return /^\d{4}/.test(written)
    ? KOREAN_DAY.test(written) && !/\d:\d/.test(written) && figures(written) !== written
    : /\d{4}$/.test(written) && worded(written);
}

function worded(written: string): boolean {
  return wordedTime(written, UTC) !== null;
}

/** A day in Korean as `2024/12/9`; others as they are. */
function figures(day: string): string {
  return day.replace(WEEKDAY, '').replace(KOREAN_DAY, '$1/$2/$3').trim();
}

/** The moment in a line that tells it, as clocks or words write it; null where it tells none. */
function momentIn(written: string): string | null {
  const plain = written.replace(/[\u00a0\u202f]/g, ' ');
  if (/^\d{4}/.test(plain)) return telephoneTime(`${plain}]`)?.time ?? null;
  const english = plain.replace(/([ap])\.m\.$/i, '$1m');
  return worded(english) ? english : null;
}
