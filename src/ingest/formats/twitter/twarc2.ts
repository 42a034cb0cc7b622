import type { AsideFormat, JsonFormat, JsonObject } from '../../format.ts';
import { object, objects, text } from '../values.ts';
import { twarc2Sql } from './twarc2-sql.ts';
import { accountV2, isTweet, isUser, postV2, Told } from './tweet-v2.ts';

/**
 * Tweets as version 2 of Twitter's interface gives them: pages as twarc2 writes them (`data` with what it refers to in
 * `includes`), the same pages of other tools, and the lines of `twarc2 flatten`, where all is nested in the tweet.
 */
export const twarc2: JsonFormat = {
  name: 'twarc2',
  sql: twarc2Sql,
  title: 'Twitter API v2 (twarc2 pages, flattened lines, or a single page)',
  container: 'json',
  looksLike: (record) => isPage(record) || isFlattened(record),
  *read(record, source) {
    const told = new Told(record);
    for (const tweet of isFlattened(record) ? [record] : listed(record)) yield postV2(tweet, told, source);
  },
};

/** Numbers of tweets per hour or day, as `twarc2 counts` writes them. */
export const twarc2Counts: AsideFormat = {
  name: 'twarc2-counts',
  title: 'Twitter API v2 counts of tweets',
  container: 'aside',
  looksLike: (record) =>
    objects(record.data).some((item) => 'tweet_count' in item && 'start' in item) || ('tweet_count' in record && 'start' in record),
};

/** Account profiles, as `twarc2 users`, `followers` or `following` write them. */
export const twarc2Users: JsonFormat = {
  name: 'twarc2-users',
  title: 'Twitter API v2 accounts',
  container: 'json',
  accounts: true,
  looksLike: (record) => isUser(record) || listed(record).some(isUser),
  *read(record) {
    const { collected } = new Told(record);
    for (const user of isUser(record) ? [record] : listed(record)) yield { account: accountV2(user), on: 'twitter', collected };
  },
};

/** Posts and accounts that have since been deleted or protected, as Twitter's compliance job lists them. */
export const twarc2Compliance: AsideFormat = {
  name: 'twarc2-compliance',
  title: 'Twitter API v2 list of deleted posts or accounts',
  container: 'aside',
  looksLike: (record) => 'action' in record && 'reason' in record && text(record.id) !== null,
};

function listed(record: JsonObject): JsonObject[] {
  // Captures of browsers wrap what they caught in `data` too.
  if ('source_platform' in record) return [];
  const single = object(record.data);
  return single === null ? objects(record.data) : [single];
}

/** A page without posts (the last of a search, or one of unavailable posts only) is a page all the same. */
function isPage(record: JsonObject): boolean {
  const tweets = listed(record);
  if (tweets.length > 0) return tweets.some((tweet) => isTweet(tweet) && isMarked(tweet));
  return object(record.meta)?.result_count === 0 || ('errors' in record && '__twarc' in record);
}

/** Fields that Twitter gives besides, one of which stands in every list but the barest. Other interfaces list texts with ids too. */
const MARKS = ['author_id', 'created_at', 'edit_history_tweet_ids', 'conversation_id', 'public_metrics'];

/** Names under which other interfaces, and earlier versions of this one, tell in a post whose it is. */
const AUTHORS = ['user', 'owner', 'from'];

function isMarked(tweet: JsonObject): boolean {
  if (AUTHORS.some((name) => object(tweet[name]) !== null)) return false;
  return Object.keys(tweet).length === 2 || MARKS.some((mark) => (tweet[mark] ?? '') !== '');
}

function isFlattened(record: JsonObject): boolean {
  // A row of twarc-csv saved as JSON, whose names have dots, is read as the table it was.
  if ('author.username' in record) return false;
  return isTweet(record) && (object(record.author)?.username !== undefined || ('author_id' in record && 'created_at' in record));
}
