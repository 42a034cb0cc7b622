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
    map: {
      id: 'uri',
      time: 'indexed_at',
      author: 'author_handle',
      authorName: 'author_name',
      text: 'text',
      replyTo: 'in_reply_to',
      thread: 'in_reply_root',
      quoteOf: 'quotes',
      likes: 'like_count',
      shares: 'repost_count',
      comments: 'reply_count',
    },
  },
]);
