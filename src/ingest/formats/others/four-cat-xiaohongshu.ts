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

/** Comments below them. */
export const fourCatXiaohongshuComments: CsvFormat = {
  name: '4cat-xiaohongshu-comments',
  title: 'Xiaohongshu (RedNote) comments exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['id', 'thread_id', 'url', 'body', 'author', 'author_avatar_url', 'ip_location', 'likes', 'replies', 'unix_timestamp'] },
  lacks: 'people have names alone, which others may share; which comment is answered is not told, the note is; no bios',
  read(row, source) {
    const told = idAndTime(row, ['unix_timestamp', 'timestamp'], source);
    if ('code' in told) return told;
    const handle = row.get('author');
    const note = row.get('thread_id');
    return {
      platform: 'xiaohongshu',
      ...told,
      author: handle === null ? null : { handle },
      text: row.get('body'),
      thread: note,
      replyTo: note === null ? null : { post: note },
      asComment: note !== null,
      likes: countIn(row.get('likes')),
      comments: countIn(row.get('replies')),
    };
  },
};
