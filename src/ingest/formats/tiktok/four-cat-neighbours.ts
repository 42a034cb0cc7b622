/**
 * What 4CAT (Digital Methods Initiative, Amsterdam) exports of TikTok, Threads and Bluesky. Its columns `timestamp` or
 * `created_at` follow the clock of its server; the count of seconds beside them is the time.
 */
import type { Account, CsvFormat, CsvRow, Reference, Refusal, Source } from '../../format.ts';
import { epochSeconds, isoTime, type Moment } from '../../times/time.ts';
import { postAt } from '../bluesky/bluesky.ts';
import { countIn, isYes, listIn } from '../cells.ts';

export const fourCatTiktok: CsvFormat = {
  name: '4cat-tiktok',
  title: 'TikTok videos exported from 4CAT (CSV)',
  container: 'csv',
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

export const fourCatThreads: CsvFormat = {
  name: '4cat-threads',
  title: 'Threads posts exported from 4CAT (CSV)',
  container: 'csv',
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

export const fourCatBluesky: CsvFormat = {
  name: '4cat-bluesky',
  title: 'Bluesky posts exported from 4CAT (CSV)',
  container: 'csv',
  columns: { all: ['id', 'author', 'author_id', 'body', 'replied_to_post', 'quoted_post', 'repost_count', 'timestamp'] },
  lacks: 'no bios; reposts are not in this file',
  read(row, source) {
    const told = idAndTime(row, ['timestamp', 'created_at'], source);
    if ('code' in told) return told;
    return {
      platform: 'bluesky',
      ...told,
      author: { id: row.get('author_id'), handle: row.get('author'), name: row.get('author_display_name') },
      text: row.get('body'),
      language: listIn(row.get('languages'), ',')[0] ?? null,
      thread: row.get('thread_id'),
      replyTo: referred(row.get('replied_to_post'), row.get('replied_to_user')),
      quoteOf: referred(row.get('quoted_post'), row.get('quoted_user')),
      mentions: listIn(row.get('mentions'), ',').map(personOf),
      hashtags: listIn(row.get('tags'), ','),
      links: listIn(row.get('links'), /,(?=https?:)/),
      likes: countIn(row.get('like_count')),
      shares: countIn(row.get('repost_count')),
      comments: countIn(row.get('reply_count')),
    };
  },
};

function idAndTime(row: CsvRow, columns: readonly [string, string], source: Source): { id: string; time: Moment | null } | Refusal {
  const id = row.get('id');
  if (id === null) return { code: 'no-id', reason: 'no post id in id' };
  const written = row.get(columns[0]) ?? row.get(columns[1]);
  if (written === null) return { id, time: null };
  const time = epochSeconds(written) ?? isoTime(written, source);
  return time === null ? { code: 'unreadable-time', reason: `unreadable time: ${written}` } : { id, time };
}

function personOf(name: string): Account {
  return name.startsWith('did:') ? { id: name } : { handle: name.replace(/^@/, '') };
}

/** A post by its own address or that of its page; a page named by handle tells the person alone. */
function referred(post: string | null, person: string | null): Reference | null {
  if (post === null && person === null) return null;
  const author = person === null ? null : personOf(person);
  const page = /\/profile\/(did:[^/]+)\/post\/([^/?#]+)/.exec(post ?? '');
  const known = postAt(page === null ? post : `at://${page[1]}/app.bsky.feed.post/${page[2]}`, author);
  return known ?? (author === null ? null : { author });
}
