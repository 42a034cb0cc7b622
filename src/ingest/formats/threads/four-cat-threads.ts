import type { CsvFormat } from '../../format.ts';
import { countIn, isYes } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';

/** Posts of Threads, as 4CAT exports them. */
export const fourCatThreads: CsvFormat = {
  name: '4cat-threads',
  title: 'Threads posts exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['id', 'author', 'body', 'unix_timestamp', 'reposts', 'replies', 'quotes', 'link_url'] },
  lacks: 'no bios; answers, reposts and quotes are not told from other posts',
  read(row, source) {
    const told = idAndTime(row, ['unix_timestamp', 'timestamp'], source);
    if ('code' in told) return told;
    const handle = row.get('author');
    const link = row.get('link_url');
    return {
      platform: 'threads',
      ...told,
      author: handle === null ? null : { handle },
      text: row.get('body'),
      ...(link === null ? {} : { links: [link] }),
      likes: countIn(row.get('likes')),
      shares: countIn(row.get('reposts')),
      comments: countIn(row.get('replies')),
      adLabel: isYes(row.get('is_paid_partnership')) ? 'paid partnership' : null,
    };
  },
};
