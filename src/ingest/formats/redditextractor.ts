import type { CsvFormat, CsvRow } from '../format.ts';
import { countIn } from './cells.ts';
import { account, fullname, linkOf, redditPost } from './reddit.ts';

/** Submissions as RedditExtractoR (from version 3) gives them, in the table `threads`. */
export const redditExtractorThreads: CsvFormat = {
  name: 'redditextractor-threads',
  title: 'Reddit submissions collected with RedditExtractoR (CSV)',
  container: 'csv',
  columns: { all: ['url', 'author', 'date', 'title', 'text', 'subreddit', 'up_ratio', 'cross_posts'] },
  absent: ['NA'],
  read(row) {
    const thread = threadOf(row);
    return redditPost({
      id: thread,
      author: account(row.get('author') ?? undefined),
      created: secondsOf(row),
      space: row.get('subreddit'),
      thread,
      title: row.get('title'),
      text: row.get('text'),
      url: linkOf(undefined, true),
      likes: countIn(row.get('score')),
      shares: countIn(row.get('cross_posts')),
      comments: countIn(row.get('comments')),
    });
  },
};

/**
 * Comments as RedditExtractoR (from version 3) gives them. It drops Reddit's ids and numbers comments by their place in
 * the tree: `1_2` is the second answer to the first comment.
 */
export const redditExtractorComments: CsvFormat = {
  name: 'redditextractor-comments',
  title: 'Reddit comments collected with RedditExtractoR (CSV)',
  container: 'csv',
  columns: { all: ['url', 'author', 'date', 'comment', 'comment_id', 'golds', 'upvotes', 'downvotes'] },
  absent: ['NA'],
  lacks: 'comments have no ids but their places in the thread, so that a thread collected twice does not merge',
  read(row) {
    const thread = threadOf(row);
    const place = /^\d+(?:_\d+)*$/.exec(row.get('comment_id') ?? '')?.[0] ?? null;
    const above = place?.includes('_') ? place.slice(0, place.lastIndexOf('_')) : null;
    return redditPost({
      id: thread === null || place === null ? null : `${thread}/${place}`,
      author: account(row.get('author') ?? undefined),
      created: secondsOf(row),
      space: /\/r\/([^/?#]+)/i.exec(row.get('url') ?? '')?.[1] ?? null,
      thread,
      replyTo: thread === null ? null : { post: above === null ? thread : `${thread}/${above}` },
      text: row.get('comment'),
      likes: countIn(row.get('score')),
    });
  },
};

function threadOf(row: CsvRow): string | null {
  return fullname(/\/comments\/([0-9a-z]+)/i.exec(row.get('url') ?? '')?.[1], 't3');
}

function secondsOf(row: CsvRow): string | null {
  return row.get('timestamp') ?? row.get('time_stamp');
}
