import type { Account, CsvFormat, CsvRow } from '../../format.ts';
import { epochSeconds, isoTime, shownBeside } from '../../times/time.ts';
import { countIn, isYes, listIn } from '../cells.ts';
import { REDACTED } from '../four-cat.ts';
import { unreadableTime } from '../moments.ts';
import { mediaOf } from './media-number.ts';

/**
 * Instagram posts as 4CAT writes them to CSV. Its column `timestamp` follows the clock of the server; `unix_timestamp`
 * is the time.
 */
export const fourCatInstagram: CsvFormat = {
  name: '4cat-instagram',
  title: 'Instagram posts exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['id', 'body', 'author', 'media_type', 'num_media', 'num_likes', 'num_comments', 'usertags'] },
  read(row, source) {
    const id = mediaOf(row.get('id'));
    if (id === null) return { code: 'no-id', reason: 'no post id in id' };
    const written = row.get('unix_timestamp') ?? row.get('timestamp');
    const time = epochSeconds(written) ?? isoTime(written, source);
    if (written !== null && time === null) return unreadableTime(written);
    const handle = row.get('author');
    const hidden = isYes(row.get('likes_hidden'));
    const text = row.get('body');
    return {
      platform: 'instagram',
      id,
      author: handle === null ? null : { id: row.get('author_id'), handle, name: row.get('author_fullname') },
      time,
      ...(row.get('unix_timestamp') === null ? {} : shownBeside('timestamp', row.get('timestamp'), source)),
      text,
      mentions: once([...(text ?? '').matchAll(NAMED)].map(([, name = '']) => name)),
      coauthors: coauthorsIn(row),
      phototags: once(listIn(row.get('usertags'), ',')),
      likes: hidden ? null : countIn(row.get('num_likes')),
      comments: countIn(row.get('num_comments')),
      views: hidden ? null : countIn(row.get('play_count')),
    };
  },
};

/** Co-authors by name, with their ids where there are as many. */
function coauthorsIn(row: CsvRow): Account[] {
  const handles = listIn(row.get('coauthors'), ',');
  const ids = listIn(row.get('coauthor_ids'), ',');
  return handles.map((handle, i) => (ids.length === handles.length ? { id: ids[i] ?? null, handle } : { handle }));
}

/** A name in a caption, by Instagram's rule for names. */
const NAMED = /(?<![\w@.])@([a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?)/gi;

/** Each name once, whatever its case. */
export function once(handles: readonly string[]): Account[] {
  const seen = new Map<string, string>();
  for (const handle of handles) if (!seen.has(handle.toLowerCase())) seen.set(handle.toLowerCase(), handle);
  return [...seen.values()].map((handle) => ({ handle }));
}
