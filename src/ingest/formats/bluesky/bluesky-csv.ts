import type { Account, CsvFormat, CsvRow, Reference } from '../../format.ts';
import { epochSeconds, isoTime, UTC } from '../../times/time.ts';
import { countIn, listIn } from '../cells.ts';
import { notSeconds } from '../moments.ts';
import { postAt } from './bluesky.ts';

/** Bluesky posts as minet writes them to CSV. Its column `did` holds the last part of the address; the person is `user_did`. */
export const blueskyCsv: CsvFormat = {
  name: 'bluesky-csv',
  title: 'Bluesky posts collected with minet (CSV)',
  container: 'csv',
  columns: { all: ['cid', 'uri', 'user_did', 'user_handle', 'timestamp_utc', 'to_post_uri', 'text'] },
  read(row, source) {
    const uri = row.get('uri');
    if (uri === null || !uri.startsWith('at://')) return { code: 'no-id', reason: 'no address in uri' };
    const written = row.get('timestamp_utc');
    const made = epochSeconds(written);
    // Programs of authors may say any time, such as one before the year 1.
    if (written !== null && Number.isNaN(Number(written))) return notSeconds(written, 'timestamp_utc');
    const indexed = isoTime(row.get('indexed_at_utc') ?? '', UTC);
    const time = made === null || (indexed !== null && indexed.ms < made.ms) ? indexed : made;
    const dids = listIn(row.get('mentioned_user_dids'), '|');
    const handles = listIn(row.get('mentioned_user_handles'), '|');
    const author: Account = { id: row.get('user_did'), handle: row.get('user_handle'), name: row.get('user_display_name') };
    const post = {
      platform: 'bluesky',
      id: uri,
      author,
      time,
      // `text` has links written out and what is quoted added; these are the author's own words.
      text: row.get('original_text') ?? row.get('text'),
      language: listIn(row.get('user_langs'), '|')[0] ?? null,
      thread: row.get('to_root_post_uri') ?? uri,
      replyTo: postAt(row.get('to_post_uri')),
      quoteOf: quoted(row),
      mentions: dids.map((id, i): Account => ({ id, handle: handles.length === dids.length ? (handles[i] ?? null) : null })),
      hashtags: listIn(row.get('hashtags'), '|'),
      links: [...new Set([...listIn(row.get('links'), '|'), ...listIn(row.get('card_link'), '|')])],
      likes: countIn(row.get('like_count')),
      shares: countIn(row.get('repost_count')),
      comments: countIn(row.get('reply_count')),
      collected: isoTime(row.get('collection_time') ?? '', source)?.ms ?? null,
    };
    const by = row.get('repost_by_user_did');
    if (by === null) return post;
    return {
      ...post,
      id: `${uri}#repost-by-${by}`,
      author: { id: by, handle: row.get('repost_by_user_handle') },
      time: epochSeconds(row.get('repost_timestamp_utc') ?? ''),
      thread: null,
      replyTo: null,
      quoteOf: null,
      repostOf: { post: uri, author },
    };
  },
};

function quoted(row: CsvRow): Reference | null {
  const id = row.get('quoted_user_did');
  return postAt(row.get('quoted_uri'), id === null ? null : { id, handle: row.get('quoted_user_handle') });
}
