import type { CsvFormat } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { countIn, isYes } from '../cells.ts';
import { REDACTED } from '../four-cat.ts';
import { unreadableTime } from '../moments.ts';

/** Messages of groups and channels of Telegram, as 4CAT exports them. Messages are numbered in each chat from one. */
export const fourCatTelegram: CsvFormat = {
  name: '4cat-telegram',
  title: '4CAT table of Telegram messages (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['id', 'chat', 'author', 'author_username', 'body', 'reply_to', 'views', 'unix_timestamp'] },
  lacks: 'no bios or likes',
  read(row) {
    const id = row.get('id');
    if (id === null) return { code: 'no-id', reason: 'no message id in id' };
    const seconds = row.get('unix_timestamp');
    const time = epochSeconds(seconds);
    if (time === null) return unreadableTime(seconds, 'unix_timestamp');
    const chat = row.get('chat');
    const within = (number: string): string => (chat === null || number.startsWith(`${chat}-`) ? number : `${chat}-${number}`);
    const answered = row.get('reply_to');
    const forwarded = { id: row.get('author_forwarded_from_id'), handle: row.get('author_forwarded_from_username') };
    return {
      platform: 'telegram',
      id: within(id),
      author: {
        id: row.get('author'),
        handle: row.get('author_username'),
        name: row.get('author_name'),
        bot: isYes(row.get('author_is_bot')),
      },
      time,
      text: row.get('body'),
      space: chat,
      replyTo: answered === null ? null : { post: within(answered) },
      repostOf: forwarded.id === null && forwarded.handle === null ? null : { author: forwarded },
      views: countIn(row.get('views')),
      shares: countIn(row.get('forwards')),
    };
  },
};
