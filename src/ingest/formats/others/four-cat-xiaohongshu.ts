import type { CsvFormat } from '../../format.ts';
import { countIn } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';

/** Notes of Xiaohongshu (RedNote), as 4CAT exports them: columns as its `map_item` names them. */
export const fourCatXiaohongshu: CsvFormat = {
  name: '4cat-xiaohongshu',
  title: 'Xiaohongshu (RedNote) notes exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['collected_from_url', 'id', 'url', 'title', 'body', 'hashtags', 'author', 'author_avatar_url', 'video_url', 'likes'] },
  lacks: 'people have names alone, which others may share; notes from lists have no time, and some no words; no bios',
  read(row, source) {
    const told = idAndTime(row, ['unix_timestamp', 'timestamp'], source);
    if ('code' in told) return told;
    const handle = row.get('author');
    return {
      platform: 'xiaohongshu',
      ...told,
      author: handle === null ? null : { handle },
      title: row.get('title'),
      text: row.get('body'),
      likes: countIn(row.get('likes')),
    };
  },
};
