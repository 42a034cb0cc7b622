import type { CsvFormat, Found } from '../../format.ts';
import { KAKAO_COLUMNS } from '../../rows/chat/kakao-message.ts';
import { clockTime, type Moment, type TimeStyle, wordedTime } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';

/**
 * A chat that KakaoTalk saved as text, on a computer or a telephone, in Korean or English. The lines are those that readers of
 * such chats in public repositories show.
 */
export const kakaoTalk: CsvFormat = {
  name: 'kakao-talk',
  title: 'chat saved from KakaoTalk (text)',
  container: 'csv',
  columns: { all: KAKAO_COLUMNS },
  lacks: 'no ids, answers, likes or shares; people are called as in one telephone; times have minutes alone',
  read(row, source): Found {
    const [written, author, words] = KAKAO_COLUMNS.map((column) => row.get(column));
    if (author == null) return { leftOut: 'days and notices of the chat' };
    const time = written == null ? null : timeOf(written, source);
    if (time === null) return unreadableTime(written);
    return { platform: 'kakaotalk', id: null, author: { handle: author }, time, ...said(words ?? null) };
  },
};

function timeOf(written: string, style: TimeStyle): Moment | null {
  return clockTime(written, 'ymd', style) ?? wordedTime(written, style);
}

/** What stands for a picture, a film or a sticker. */
const BESIDE = /^(?:사진(?: \d+장)?|동영상|\(?이모티콘\)?|Photos?(?: \d+)?|Video|Emoticons?)$/;
const DELETED = /^삭제된 메시지입니다\.?$/;

function said(words: string | null): { text: string | null; status?: 'deleted' } {
  if (words !== null && DELETED.test(words)) return { text: null, status: 'deleted' };
  return { text: words === null || BESIDE.test(words) ? null : words };
}
