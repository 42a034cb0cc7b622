import type { CsvFormat, CsvRow, Refusal } from '../../format.ts';
import { epochSeconds, isoTime, UTC } from '../../times/time.ts';
import { countIn } from '../cells.ts';
import { unreadableTime } from '../moments.ts';
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
 * the tree: `1_2` is the second answer to the first comment. Collected again the places are others, so that they tell
 * what is answered in the same file, and no more.
 */
export const redditExtractorComments: CsvFormat = {
  name: 'redditextractor-comments',
  title: 'Reddit comments collected with RedditExtractoR (CSV)',
  container: 'csv',
  columns: { all: ['url', 'author', 'date', 'comment', 'comment_id', 'golds', 'upvotes', 'downvotes'] },
  absent: ['NA'],
  lacks: 'comments have no ids but their places in the thread',
  read(row) {
    const place = inTree(threadOf(row), row.get('comment_id'));
    if (place === null) return NO_PLACE;
    return redditPost(
      {
        ...place,
        author: account(row.get('author') ?? undefined),
        created: secondsOf(row),
        space: /\/r\/([^/?#]+)/i.exec(row.get('url') ?? '')?.[1] ?? null,
        text: row.get('comment'),
        likes: countIn(row.get('score')),
      },
      { ids: false },
    );
  },
};

/**
 * Comments as RedditExtractoR before version 3 and vosonSML give them: beside each stands the submission, whose text and
 * author are not the comment's. vosonSML keeps the id of the comment (`Collect.thread.reddit.R`).
 */
export const redditCommentTrees: CsvFormat = {
  name: 'reddit-comment-trees',
  title: 'Reddit comments collected with vosonSML or an early RedditExtractoR (CSV)',
  container: 'csv',
  columns: { all: ['structure', 'post_date', 'comm_date', 'author', 'user', 'comment_score', 'comment', 'title', 'post_text'] },
  absent: ['NA'],
  lacks:
    'comments have no ids but their places in the thread, unless vosonSML collected them; submissions stand beside their comments alone and are not read as posts',
  read(row) {
    const written = row.get('comm_date_unix') ?? row.get('comm_date');
    const time = written === null ? null : (epochSeconds(written) ?? isoTime(yearFirst(written), UTC));
    if (written !== null && time === null) return unreadableTime(written);
    const place = inTree(threadOf(row), row.get('structure'));
    if (place === null) return NO_PLACE;
    const owner = place.replyTo.post === place.thread ? account(row.get('author') ?? undefined) : null;
    const post = redditPost(
      {
        ...place,
        id: fullname(row.get('comm_id') ?? undefined, 't1'),
        replyTo: { ...place.replyTo, ...(owner === null ? {} : { author: owner }) },
        author: account(row.get('user') ?? undefined),
        created: null,
        space: row.get('subreddit'),
        text: row.get('comment'),
        likes: countIn(row.get('comment_score')),
      },
      { ids: false },
    );
    return 'code' in post ? post : { ...post, time };
  },
};

/** Where a comment stands in its thread, and what it answers: the comment above, or the submission. Null where that is not told. */
function inTree(thread: string | null, structure: string | null): InTree | null {
  const place = /^\d+(?:_\d+)*$/.exec(structure ?? '')?.[0];
  if (thread === null || place === undefined) return null;
  const above = place.includes('_') ? `${thread}/${place.slice(0, place.lastIndexOf('_'))}` : thread;
  return { id: null, alias: `${thread}/${place}`, thread, replyTo: { post: above } };
}

interface InTree {
  readonly id: null;
  readonly alias: string;
  readonly thread: string;
  readonly replyTo: { readonly post: string };
}

const NO_PLACE: Refusal = { code: 'no-id', reason: 'the comment has no place in a thread' };

/** A date such as 15-03-21, written by the package with the day first. */
function yearFirst(date: string): string {
  return date.replace(/^(\d\d)-(\d\d)-(\d\d)$/, '20$3-$2-$1');
}

function threadOf(row: CsvRow): string | null {
  return fullname(/\/comments\/([0-9a-z]+)/i.exec(row.get('url') ?? row.get('URL') ?? '')?.[1], 't3');
}

function secondsOf(row: CsvRow): string | null {
  return row.get('timestamp') ?? row.get('time_stamp');
}
