import type { CsvFormat, Found } from '../../format.ts';
import { epochSeconds, isoTime } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';

/**
 * Tables of who shared what and when, as CooRTweet takes them to look for coordinated sharing: one row a share of one
 * object, so that a post that shares two has two rows.
 */
export const shareEvents: CsvFormat = {
  name: 'share-events',
  title: 'share events (CSV with object_id, account_id, content_id, timestamp_share)',
  container: 'csv',
  columns: { all: ['object_id', 'account_id', 'content_id', 'timestamp_share'] },
  lacks: 'what was said is not in this file: it tells who shared what, and when',
  read: (row, source) =>
    share(
      { account: row.get('account_id'), content: row.get('content_id'), object: row.get('object_id'), written: row.get('timestamp_share') },
      source.zone,
    ),
};

/** The same with other names of columns, and at times without a time. */
export const shareEventsByUrl: CsvFormat = {
  name: 'share-events-by-url',
  title: 'share events (CSV with account_id, post_id, url_id)',
  container: 'csv',
  columns: { all: ['account_id', 'post_id', 'url_id'], none: ['text', 'body', 'message'] },
  lacks: 'what was said is not in this file: it tells who shared what, and when',
  read: (row, source) =>
    share(
      {
        account: row.get('account_id'),
        content: row.get('post_id'),
        object: row.get('url_id'),
        written: row.get('timestamp') ?? row.get('timestamp_share') ?? row.get('time') ?? row.get('created_at'),
      },
      source.zone,
    ),
};

function share(
  { account, content, object, written }: { account: string | null; content: string | null; object: string | null; written: string | null },
  zone: string,
): Found {
  if (content === null || object === null) return { code: 'no-id', reason: `no ${content === null ? 'post' : 'object'} in the row` };
  const time = epochSeconds(written) ?? isoTime(written, { zone });
  if (written !== null && time === null) return unreadableTime(written);
  return {
    platform: 'other',
    id: `${content}/${object}`,
    author: account === null ? null : { id: account },
    time,
    text: null,
    links: [object],
  };
}
