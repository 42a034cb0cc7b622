import type { CsvFormat, CsvRow, Refusal } from '../../format.ts';
import { epochSeconds, isoTime, type Moment, UTC } from '../../times/time.ts';
import { countIn, isYes, shownIn } from '../cells.ts';
import { unreadableTime } from '../moments.ts';
import { object, text } from '../values.ts';
import { account, fullname, linkOf, redditPost } from './reddit.ts';

/**
 * Submissions of Reddit with all fields, written to CSV by R. Its time column ends in Z and may still show the clock of
 * the United States' East; `created`, which Reddit sets eight hours ahead of UTC, tells.
 */
export const pushshiftCsv: CsvFormat = {
  name: 'pushshift-csv',
  title: 'Reddit submissions with all fields, written by R (CSV)',
  container: 'csv',
  columns: { all: ['author', 'author_fullname', 'title', 'selftext', 'subreddit', 'permalink', 'link_flair_text', 'is_self'] },
  absent: ['NA'],
  read(row) {
    const time = timeOf(row);
    if (time !== null && 'code' in time) return time;
    const id = fullname(row.get('name') ?? row.get('post_id') ?? row.get('id') ?? undefined, 't3');
    const parent = fullname(row.get('crosspost_parent') ?? undefined, 't3');
    const removedBy =
      row.get('removed_by_category') ?? row.get('_meta.removal_type') ?? text(object(shownIn(row.get('_meta')))?.removal_type);
    const post = redditPost({
      id,
      author: account(row.get('author') ?? undefined, row.get('author_fullname') ?? undefined),
      created: time === null ? null : time.ms / 1000,
      space: row.get('subreddit'),
      thread: id,
      repostOf: parent === null ? null : { post: parent },
      title: row.get('title'),
      text: row.get('selftext'),
      url: linkOf(row.get('url_overridden_by_dest') ?? row.get('url') ?? undefined, isYes(row.get('is_self'))),
      likes: countIn(row.get('score')),
      shares: countIn(row.get('num_crossposts')),
      comments: countIn(row.get('num_comments')),
      status: removedBy === null ? null : removedBy === 'deleted' || removedBy === 'author' ? 'deleted' : 'removed',
      adLabel: isYes(row.get('promoted'))
        ? 'promoted'
        : isYes(row.get('is_created_from_ads_ui'))
          ? 'made in the advertising interface'
          : null,
    });
    return 'code' in post ? post : { ...post, clocks: clocksOf(row) };
  },
};

const AHEAD = 8 * 3600;
/** How far `created` is ahead of a stamp that shows UTC, or the clock of New York in summer and in winter. */
const EXPLAINED: ReadonlySet<number> = new Set([AHEAD, AHEAD + 4 * 3600, AHEAD + 5 * 3600]);

/** The time from `created_utc`; otherwise from `created`, where the time column bears out that it runs ahead. */
function timeOf(row: CsvRow): Moment | Refusal | null {
  const exact = row.get('created_utc');
  if (exact !== null) return epochSeconds(exact) ?? isoTime(exact, UTC) ?? unreadableTime(exact);
  const created = row.get('created');
  const written = row.get('post_date_time') ?? row.get('post_date');
  if (created === null && written === null) return null;
  const stamp = isoTime(written, UTC);
  if (created === null) return stamp ?? unreadableTime(written);
  const count = epochSeconds(created);
  if (count === null) return unreadableTime(created);
  if (stamp === null || EXPLAINED.has((count.ms - stamp.ms) / 1000)) return { ms: count.ms - AHEAD * 1000, basis: 'epoch' };
  if (stamp.ms === count.ms) return count;
  return { code: 'two-clocks', reason: 'created and the time column disagree by an amount that no known clock explains' };
}

/** What the two other time columns show, each by its own clock. */
function clocksOf(row: CsvRow): Record<string, number> {
  const created = epochSeconds(row.get('created') ?? '');
  const column = ['post_date_time', 'post_date'].find((name) => row.get(name) !== null);
  const stamp = column === undefined ? null : isoTime(row.get(column) ?? '', UTC);
  return {
    ...(created === null ? {} : { created: created.ms }),
    ...(column === undefined || stamp === null ? {} : { [column]: stamp.ms }),
  };
}
