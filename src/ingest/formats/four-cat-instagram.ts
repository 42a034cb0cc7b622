import type { Account, CsvFormat } from '../format.ts';
import { epochSeconds, isoTime } from '../time.ts';
import { countIn, isYes, listIn } from './cells.ts';

/**
 * Instagram posts as 4CAT writes them to CSV. Its column `timestamp` follows the clock of the server; `unix_timestamp`
 * is the time.
 */
export const fourCatInstagram: CsvFormat = {
  name: '4cat-instagram',
  title: 'Instagram posts exported from 4CAT (CSV)',
  container: 'csv',
  columns: { all: ['id', 'body', 'author', 'media_type', 'num_media', 'num_likes', 'num_comments', 'usertags'] },
  read(row, source) {
    const id = row.get('id');
    if (id === null) return { code: 'no-id', reason: 'no post id in id' };
    const written = row.get('unix_timestamp') ?? row.get('timestamp');
    const time = written === null ? null : (epochSeconds(written) ?? isoTime(written, source));
    if (written !== null && time === null) return { code: 'unreadable-time', reason: `unreadable time: ${written}` };
    const handle = row.get('author');
    const hidden = isYes(row.get('likes_hidden'));
    const tagged = [...listIn(row.get('usertags'), ','), ...listIn(row.get('coauthors'), ',')];
    const text = row.get('body');
    const mentions = [...tagged, ...[...(text ?? '').matchAll(NAMED)].map(([, name = '']) => name)];
    return {
      platform: 'instagram',
      id,
      author: handle === null ? null : { id: row.get('author_id'), handle, name: row.get('author_fullname') },
      time,
      text,
      mentions: once(mentions),
      likes: hidden ? null : countIn(row.get('num_likes')),
      comments: countIn(row.get('num_comments')),
      views: hidden ? null : countIn(row.get('play_count')),
    };
  },
};

/** A name in a caption, by Instagram's rule for names. */
const NAMED = /(?<![\w@.])@([a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?)/gi;

/** Each name once, whatever its case. */
export function once(handles: readonly string[]): Account[] {
  const seen = new Map<string, string>();
  for (const handle of handles) if (!seen.has(handle.toLowerCase())) seen.set(handle.toLowerCase(), handle);
  return [...seen.values()].map((handle) => ({ handle }));
}
