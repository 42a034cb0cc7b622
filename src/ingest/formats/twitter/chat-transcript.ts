import type { CsvFormat } from '../../format.ts';
import { clockTime, isoTime } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { answeredHandle, passedOn, tweetText } from './tweet.ts';

/**
 * Transcripts of Twitter chats, as teachers saved them from Storify and kept in tables: who, when to the minute, and
 * what. Times are American (month first) and follow a clock that the table does not name.
 */
export const chatTranscript: CsvFormat = {
  name: 'chat-transcript',
  title: 'chat transcript (CSV with time, username, text)',
  container: 'csv',
  columns: {
    all: ['time', 'username', 'text'],
    none: ['id', 'id_str', 'status_id', 'tweet_id', 'post_id', 'url', 'date', 'title', 'user_id', 'created_at'],
  },
  lacks:
    'no ids: answers, reposts and mentions name people, not posts; a post in several rows is several posts, and one passed on may stand as a post of whoever passed it on; times are to the minute; no bios, likes or shares',
  read(row, source) {
    const written = row.get('time');
    if (written === null) return { code: 'no-time', reason: 'no time in time' };
    const time = clockTime(written, 'mdy', source) ?? isoTime(written, source);
    if (time === null) return unreadableTime(written, 'time');
    const handle = row.get('username')?.trim().replace(/^@/, '') || null;
    const text = tweetText(row.get('text'));
    const post = { platform: 'twitter', id: null, author: handle === null ? null : { handle }, time, text };
    const answered = text === null ? null : answeredHandle(text);
    return { ...post, replyTo: answered === null ? null : { author: { handle: answered } }, ...passedOn(text) };
  },
};
