import type { CsvFormat, CsvRow, Found } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { timeIn } from '../moments.ts';
import { fullname, redditPost } from './reddit.ts';

const LACKS = 'no counts; whose account it is does not stand in the file';

/** Submissions of one's own, as Reddit gives them on request. The addresses of computers in it are not taken. */
export const redditDownloadPosts: CsvFormat = {
  name: 'reddit-download-posts',
  title: 'Reddit submissions from an account download (posts.csv)',
  container: 'csv',
  columns: { all: ['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'title', 'body'] },
  lacks: LACKS,
  read: (row) => post(row, { id: fullname(row.get('id') ?? undefined, 't3'), replyTo: null, title: row.get('title'), url: row.get('url') }),
};

/** Comments of one's own, as Reddit gives them on request. */
export const redditDownloadComments: CsvFormat = {
  name: 'reddit-download-comments',
  title: 'Reddit comments from an account download (comments.csv)',
  container: 'csv',
  columns: { all: ['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'link', 'parent', 'body'] },
  lacks: LACKS,
  read(row) {
    const answered = fullname(row.get('parent') ?? undefined, 't1') ?? threadOf(row);
    return post(row, {
      id: fullname(row.get('id') ?? undefined, 't1'),
      replyTo: answered === null ? null : { post: answered },
      title: null,
      url: null,
    });
  },
};

function post(row: CsvRow, told: Pick<Parameters<typeof redditPost>[0], 'id' | 'replyTo' | 'title' | 'url'>): Found {
  const time = timeIn(row.get('date'), UTC, 'date');
  if (time !== null && 'code' in time) return time;
  return redditPost({
    ...told,
    author: null,
    created: time === null ? null : time.ms / 1000,
    space: row.get('subreddit'),
    thread: threadOf(row),
    text: row.get('body'),
  });
}

function threadOf(row: CsvRow): string | null {
  const id = /\/comments\/([a-z0-9]+)/.exec(row.get('permalink') ?? row.get('link') ?? '')?.[1];
  return fullname(id, 't3');
}
