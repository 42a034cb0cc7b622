import type { CsvFormat, JsonFormat, JsonObject } from '../../format.ts';
import { tabled } from '../../reshape/tabled.ts';
import { mappedTables } from '../mapped-table.ts';
import { text } from '../values.ts';

/** Submissions and comments as snscrape (its reddit.py) had them of Pushshift, each in a table of its own. */
const apart = mappedTables('reddit', [
  {
    name: 'snscrape-reddit-submissions',
    title: 'Reddit submissions from snscrape (CSV)',
    all: ['author', 'date', 'id', 'link', 'selftext', 'subreddit', 'title', 'url'],
    none: ['parentId'],
    absent: ['None', 'nan'],
    lacks: 'no counts or ids of people',
    post: { id: 'id', time: 'date', title: 'title', text: 'selftext', space: 'subreddit', thread: 'url', links: 'link' },
    author: { handle: 'author' },
  },
  {
    name: 'snscrape-reddit-comments',
    title: 'Reddit comments from snscrape (CSV)',
    all: ['author', 'body', 'date', 'id', 'parentId', 'subreddit', 'url'],
    none: ['selftext'],
    absent: ['None', 'nan'],
    lacks: 'no counts or ids of people',
    post: { id: 'id', time: 'date', text: 'body', space: 'subreddit', thread: 'url' },
    author: { handle: 'author' },
    others: { replyTo: 'parentId' },
  },
]);

const [submissionsApart, commentsApart] = apart as [CsvFormat, CsvFormat];

/** Both in one table, as pandas makes it of all that snscrape found. */
const together: CsvFormat = {
  ...submissionsApart,
  name: 'snscrape-reddit-table',
  title: 'Reddit submissions and comments from snscrape (CSV)',
  columns: { all: [...submissionsApart.columns.all, 'body', 'parentId'] },
  read: (row, source) => (row.get('parentId') === null ? submissionsApart : commentsApart).read(row, source),
};

export const snscrapeRedditTables: readonly CsvFormat[] = [...apart, together];

const [submissions, comments] = apart.map(tabled);

/** Both as snscrape prints them, one a line and in any order. */
export const snscrapeReddit: JsonFormat = {
  name: 'snscrape-reddit',
  title: 'Reddit submissions and comments from snscrape (JSON lines)',
  container: 'json',
  lacks: 'no counts or ids of people',
  looksLike: (record) => kindOf(record) !== null,
  *read(record, source) {
    const kind = kindOf(record);
    const table = kind === 'Submission' ? submissions : kind === 'Comment' ? comments : undefined;
    if (table === undefined) yield { code: 'not-a-post', reason: 'the record is neither a submission nor a comment' };
    else yield* table.read(record, source);
  },
};

function kindOf(record: JsonObject): string | null {
  return /^snscrape\.modules\.reddit\.(Submission|Comment)$/.exec(text(record._type) ?? '')?.[1] ?? null;
}
