import type { CsvFormat } from '../../format.ts';
import { countIn, isYes, listIn } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';

/** Videos of TikTok, as 4CAT exports them. */
export const fourCatTiktok: CsvFormat = {
  name: '4cat-tiktok',
  title: 'TikTok videos exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['id', 'author', 'body', 'unix_timestamp', 'is_duet', 'is_ad', 'plays', 'challenges'] },
  lacks: 'no bios; the video that a duet answers is not told',
  read(row, source) {
    const told = idAndTime(row, ['unix_timestamp', 'timestamp'], source);
    if ('code' in told) return told;
    const handle = row.get('author');
    return {
      platform: 'tiktok',
      ...told,
      author: handle === null ? null : { handle, name: row.get('author_full'), followers: countIn(row.get('author_followers')) },
      text: row.get('body'),
      hashtags: [...listIn(row.get('hashtags'), ','), ...listIn(row.get('challenges'), ',')],
      likes: countIn(row.get('likes')),
      shares: countIn(row.get('shares')),
      comments: countIn(row.get('comments')),
      views: countIn(row.get('plays')),
      adLabel: isYes(row.get('is_ad')) ? 'advertisement' : isYes(row.get('is_paid_partnership')) ? 'paid partnership' : null,
    };
  },
};
