import type { CsvFormat, CsvRow, Refusal } from '../../format.ts';
import { epochSeconds, isoTime, type Moment, UTC } from '../../times/time.ts';
import { countIn, isYes } from '../cells.ts';
import { account, fullname, linkOf, redditPost } from './reddit.ts';

const ABSENT = ['nan', 'NaN', 'None'];
const LACKS = 'no bios; people have no ids, so that a renamed one is another';

/** Submissions with their authors, as scripts with PRAW or PSAW write them: some fields of Reddit's own, under its names. */
export const redditSubmissionTable: CsvFormat = {
  name: 'reddit-submissions',
  title: 'Reddit submissions with their authors, written by a script (CSV)',
  container: 'csv',
  columns: { all: ['id', 'title', 'selftext', 'author', 'created_utc', 'subreddit', 'num_comments'], none: ['author_fullname', 'body'] },
  absent: ABSENT,
  lacks: LACKS,
  read(row) {
    const time = timeOf(row);
    if (time !== null && 'code' in time) return time;
    const id = fullname(row.get('name') ?? row.get('id') ?? undefined, 't3');
    return redditPost({
      id,
      author: account(row.get('author') ?? undefined),
      created: time === null ? null : time.ms / 1000,
      space: row.get('subreddit'),
      thread: id,
      title: row.get('title'),
      text: row.get('selftext'),
      url: linkOf(row.get('url') ?? undefined, isYes(row.get('is_self')) || isOwnPage(row.get('url'), id)),
      likes: countIn(row.get('score')),
      comments: countIn(row.get('num_comments')),
    });
  },
};

/** Comments, written by the same scripts. */
export const redditCommentTable: CsvFormat = {
  name: 'reddit-comments',
  title: 'Reddit comments with their authors, written by a script (CSV)',
  container: 'csv',
  columns: { all: ['id', 'body', 'author', 'created_utc', 'parent_id', 'link_id'], none: ['selftext'] },
  absent: ABSENT,
  lacks: LACKS,
  read(row) {
    const time = timeOf(row);
    if (time !== null && 'code' in time) return time;
    const thread = fullname(row.get('link_id') ?? undefined, 't3');
    const answered = fullname(row.get('parent_id') ?? undefined, 't1') ?? thread;
    return redditPost({
      id: fullname(row.get('name') ?? row.get('id') ?? undefined, 't1'),
      author: account(row.get('author') ?? undefined, row.get('author_fullname') ?? undefined),
      created: time === null ? null : time.ms / 1000,
      space: row.get('subreddit'),
      thread,
      replyTo: answered === null ? null : { post: answered },
      text: row.get('body'),
      likes: countIn(row.get('score')),
    });
  },
};

/** A text post gives the address of its own page as the page it links to. */
function isOwnPage(address: string | null, id: string | null): boolean {
  return id !== null && (address ?? '').includes(`/comments/${id.slice('t3_'.length)}/`);
}

function timeOf(row: CsvRow): Moment | Refusal | null {
  const written = row.get('created_utc');
  if (written === null) return null;
  const time = epochSeconds(written) ?? isoTime(written, UTC);
  return time ?? { code: 'unreadable-time', reason: `unreadable time in created_utc: ${written}` };
}
