import type { Account, CsvFormat, Reference } from '../../format.ts';
import { countIn, listIn } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';
import { postAt } from './bluesky.ts';

/** Posts of Bluesky, as 4CAT exports them. */
export const fourCatBluesky: CsvFormat = {
  name: '4cat-bluesky',
  title: 'Bluesky posts exported from 4CAT (CSV)',
  container: 'csv',
  columns: { all: ['id', 'author', 'author_id', 'body', 'replied_to_post', 'quoted_post', 'repost_count', 'timestamp'] },
  absent: [REDACTED, 'N/A'],
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
