import type { CsvFormat } from '../../format.ts';
import { timeIn } from '../moments.ts';
import { wordsOf } from './youtube-comments.ts';

/** Comments of the YouTube Spam Collection (Alberto and others 2015, 10.1109/ICMLA.2015.37); its labels are not read. */
export const youtubeSpam: CsvFormat = {
  name: 'youtube-spam-collection',
  title: 'comments of the YouTube Spam Collection (CSV)',
  container: 'csv',
  columns: { all: ['COMMENT_ID', 'AUTHOR', 'DATE', 'CONTENT'] },
  lacks: 'authors are known by the name shown alone; a part of the comments has no time',
  read(row, source) {
    const id = row.get('COMMENT_ID');
    if (id === null) return { code: 'no-id', reason: 'no comment id in COMMENT_ID' };
    const time = timeIn(row.get('DATE'), source, 'DATE');
    if (time !== null && 'code' in time) return time;
    const handle = row.get('AUTHOR');
    return { platform: 'youtube', id, author: handle === null ? null : { handle }, time, ...wordsOf(row.get('CONTENT')) };
  },
};
