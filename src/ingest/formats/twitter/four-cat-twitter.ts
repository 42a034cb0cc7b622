import type { CsvFormat, CsvRow, FoundPost, Reference } from '../../format.ts';
import { epochSeconds, isoTime, shownBeside, snowflakeTime } from '../../times/time.ts';
import { listIn } from '../cells.ts';
import { REDACTED } from '../four-cat.ts';
import { unreadableTime } from '../moments.ts';
import { integer } from '../values.ts';
import {
  answeredHandle,
  clientName,
  idsIn,
  outwardLinks,
  passedText,
  repostEntities,
  repostedHandle,
  tweetLanguage,
  tweetText,
} from './tweet.ts';

/** Posts of X as 4CAT (Digital Methods Initiative, Amsterdam) exports what Zeeschuimer captured. */
export const fourCatTwitter: CsvFormat = {
  name: '4cat-twitter',
  title: '4CAT table of posts on X (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['id', 'thread_id', 'body', 'author', 'unix_timestamp', 'is_retweet', 'is_quote_tweet'] },
  lacks:
    'bios in later tables alone, followers in these and in what 4CAT had from the interface; answers and reposts name people, not posts',
  read(row, source) {
    const ids = idsIn(row, 'id', 'link');
    if ('code' in ids) return ids;
    // What Twitter did not deliver stands in the table as if an UNKNOWN person had written nothing when it was asked for.
    if (row.get('author_id') === 'UNKNOWN') return { ...GONE, id: ids.post, time: snowflakeTime(ids.post) };
    // The column `timestamp` follows the clock of the server; the count of seconds does not.
    const seconds = row.get('unix_timestamp');
    const shown = row.get('timestamp');
    // Tables from the interface of Twitter have subjects, and were counted by that clock, too: there ids tell the time.
    const fromInterface = row.has('subject');
    const time =
      (fromInterface ? snowflakeTime(ids.post) : null) ?? epochSeconds(seconds) ?? snowflakeTime(ids.post) ?? isoTime(shown, source);
    if (time === null && (seconds ?? shown) !== null) return unreadableTime(seconds ?? shown, 'unix_timestamp');
    const repost = yes(row.get('is_retweet'));
    const raw = row.get('body');
    const reposted = repost ? (row.get('retweeted_user') ?? repostedHandle(raw ?? '')) : null;
    const text = tweetText(repost ? passedText(raw) : raw);
    const quoted = !repost && yes(row.get('is_quote_tweet')) ? quoteOf(row, ids.other) : null;
    const answers = !repost && yes(row.get('is_reply'));
    const answered = answers ? (row.get('replied_author') ?? row.get('replied_user') ?? answeredHandle(raw ?? '')) : null;
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        id: ids.other(row.get('author_id')),
        handle: row.get('author'),
        name: row.get('author_fullname'),
        bio: row.get('author_bio'),
        followers: integer(row.get('author_followers')),
        following: integer(row.get('author_following')),
      },
      time,
      ...(seconds === null ? {} : shownBeside('timestamp', shown, source)),
      text,
      quotedText: quoted === null ? null : tweetText(row.get('quote_body') ?? '') || null,
      language: tweetLanguage(row.get('language_guess')),
      thread: ids.other(row.get('thread_id')),
      replyTo: answered === null ? null : { author: { handle: answered } },
      repostOf: repost ? { author: { handle: reposted } } : null,
      quoteOf: quoted,
      ...entitiesOf(row, text ?? '', repost ? (reposted ?? '') : null, [ids.post, quoted?.post]),
      likes: repost ? null : integer(row.get('like_count')),
      shares: repost ? null : integer(row.get('retweet_count')),
      comments: repost ? null : integer(row.get('reply_count')),
      views: repost ? null : integer(row.get('impression_count')),
      status: yes(row.get('is_withheld')) ? 'withheld' : 'ok',
      client: clientName(row.get('source')),
      flaws: ids.flaws(),
    };
  },
};

const GONE = { platform: 'twitter', author: null, text: null, status: 'unavailable' } as const;

function yes(cell: string | null): boolean {
  return cell !== null && /^(?:yes|true|1)$/i.test(cell);
}

/** Versions of 4CAT before 2024 name the person quoted in another column, and not the post. */
function quoteOf(row: CsvRow, exact: (cell: string | null) => string | null): Reference {
  return { post: exact(row.get('quote_tweet_id')), author: { handle: row.get('quote_author') ?? row.get('quoted_user') } };
}

/** The lists of a repost are those of its cut form; its text is whole. */
function entitiesOf(
  row: CsvRow,
  text: string,
  reposted: string | null,
  own: readonly (string | null | undefined)[],
): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  const links = outwardLinks(
    (row.get('urls') ?? '').split(/,(?=https?:\/\/)/).filter((link) => link !== ''),
    own,
  );
  const found = reposted === null ? null : repostEntities(text, reposted);
  const mentions = found?.mentions ?? listIn(row.get('mentions'), ',');
  const hashtags = found?.hashtags ?? listIn(row.get('hashtags'), ',');
  return { mentions: mentions.map((handle) => ({ handle })), hashtags, links };
}
