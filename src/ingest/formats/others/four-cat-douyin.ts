import type { CsvFormat } from '../../format.ts';
import { countIn, listIn } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';

/** Videos of Douyin, as 4CAT exports them: columns as its `map_item` names them. */
export const fourCatDouyin: CsvFormat = {
  name: '4cat-douyin',
  title: 'Douyin videos exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: {
    all: ['id', 'subject', 'body', 'author_user_id', 'author_nickname', 'digg_count', 'comment_count', 'unix_timestamp', 'collection_id'],
  },
  lacks: 'no bios; whom a video names is told by addresses of profiles that stand nowhere else',
  read(row, source) {
    if (row.get('subject') === 'Stream') return { leftOut: 'live streams' };
    const told = idAndTime(row, ['unix_timestamp', 'timestamp'], source);
    if ('code' in told) return told;
    const id = row.get('author_user_id');
    return {
      platform: 'douyin',
      ...told,
      author: id === null ? null : { id, name: row.get('author_nickname') },
      text: row.get('body'),
      hashtags: listIn(row.get('hashtags'), ','),
      likes: countIn(row.get('digg_count')),
      shares: countIn(row.get('share_count')),
      comments: countIn(row.get('comment_count')),
    };
  },
};
