import { mappedTables } from '../mapped-table.ts';

/** Posts of Bluesky in tables whose columns say all. */
export const mappedBluesky = mappedTables('bluesky', [
  {
    name: 'atrrr',
    title: 'Bluesky posts from atrrr (CSV)',
    all: ['uri', 'cid', 'author_handle', 'author_name', 'text', 'indexed_at', 'in_reply_to', 'in_reply_root', 'quotes'],
    absent: ['NA'],
    lacks: 'no bios; times are those of arrival; reposts are not in this file',
    zone: 'UTC',
    post: { id: 'uri', time: 'indexed_at', text: 'text', thread: 'in_reply_root' },
    author: { handle: 'author_handle', name: 'author_name' },
    others: { replyTo: 'in_reply_to', quoteOf: 'quotes' },
    counts: { likes: 'like_count', shares: 'repost_count', comments: 'reply_count' },
  },
]);
