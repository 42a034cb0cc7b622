import type { CsvFormat, CsvRow, FoundPost, Refusal, Source } from '../../format.ts';
import { clockTime, epochSeconds, isoTime, type Moment, UTC } from '../../times/time.ts';
import { countIn, isYes } from '../cells.ts';
import { unreadableTime } from '../moments.ts';
import { account, fullname, linkOf, redditPost, subredditOf } from './reddit.ts';

const ABSENT = ['nan', 'NaN', 'None'];
const LACKS = 'no bios; people have no ids, so that a renamed one is another';

/** Submissions with their authors, as scripts with PRAW or PSAW write them: some fields of Reddit's own, under its names. */
export const redditSubmissionTable: CsvFormat = {
  name: 'reddit-submissions',
  title: 'Reddit submissions with their authors, written by a script (CSV)',
  container: 'csv',
  columns: { all: ['id', 'title', 'selftext', 'author', 'created_utc', 'num_comments'], none: ['author_fullname', 'body'] },
  absent: ABSENT,
  lacks: LACKS,
  read(row, source) {
    const time = timeOf(row, source);
    if (time !== null && 'code' in time) return time;
    const id = fullname(row.get('name') ?? row.get('id') ?? undefined, 't3');
    const post = redditPost({
      id,
      author: account(row.get('author')?.replace(/^u\//, '')),
      created: time === null ? null : time.ms / 1000,
      space: row.get('subreddit') ?? subredditOf(row.get('permalink') ?? (isOwnPage(row.get('url'), id) ? row.get('url') : null)),
      thread: id,
      title: row.get('title'),
      text: row.get('selftext'),
      url: linkOf(row.get('url') ?? undefined, isYes(row.get('is_self')) || isOwnPage(row.get('url'), id)),
      likes: countIn(row.get('score')),
      comments: countIn(row.get('num_comments')),
    });
    return byClock(post, row, time);
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
  read(row, source) {
    const time = timeOf(row, source);
    if (time !== null && 'code' in time) return time;
    const thread = fullname(row.get('link_id') ?? undefined, 't3');
    const answered = fullname(row.get('parent_id') ?? undefined, 't1') ?? thread;
    const post = redditPost({
      id: fullname(row.get('name') ?? row.get('id') ?? undefined, 't1'),
      author: account(row.get('author')?.replace(/^u\//, ''), row.get('author_fullname') ?? undefined),
      created: time === null ? null : time.ms / 1000,
      space: row.get('subreddit'),
      thread,
      replyTo: answered === null ? null : { post: answered },
      text: row.get('body'),
      likes: countIn(row.get('score')),
    });
    return byClock(post, row, time);
  },
};

/** A text post gives the address of its own page as the page it links to. */
function isOwnPage(address: string | null, id: string | null): boolean {
  return id !== null && (address ?? '').includes(`/comments/${id.slice('t3_'.length)}/`);
}

const BY_URS = /^\d\d-\d\d-\d{4} \d\d:\d\d:\d\d$/;

/** The time as a count or as UTC; the Universal Reddit Scraper writes the clock of its machine (`03-11-2021 13:13:48`). */
function timeOf(row: CsvRow, source: Source): Moment | Refusal | null {
  const written = row.get('created_utc');
  if (written === null) return null;
  const time = epochSeconds(written) ?? isoTime(written, UTC) ?? (BY_URS.test(written) ? clockTime(written, 'mdy', source) : null);
  return time ?? unreadableTime(written, 'created_utc');
}

/** A post whose time is that of a clock which nobody names says so. */
function byClock(post: FoundPost | Refusal, row: CsvRow, time: Moment | null): FoundPost | Refusal {
  return 'code' in post || !BY_URS.test(row.get('created_utc') ?? '') ? post : { ...post, time };
}
