import type { CsvFormat, CsvRow, JsonFormat, JsonObject } from '../../format.ts';
import { objects } from '../values.ts';
import { repostedHandle } from './tweet.ts';
import { accountV2, isUser, postV2, Told } from './tweet-v2.ts';

/**
 * The `users_….json` that the R package academictwitteR writes beside each `data_….json`: who wrote the tweets there,
 * and whom they name. The tweets themselves are read as the lists of version 2 that they are.
 */
export const academicTwitterUsers: JsonFormat = {
  name: 'academictwitter-users',
  title: 'accounts of an academictwitteR folder (users_….json)',
  container: 'json',
  accounts: true,
  lacks:
    'the tweets that this file holds beside the accounts are those answered, quoted and passed on: they tell whose these are and are not counted as posts',
  looksLike: (record) => listed(record).some(isUser),
  *read(record, source) {
    const users = listed(record);
    for (const user of users) yield { account: accountV2(user), on: 'twitter' };
    const told = new Told({ includes: { users } });
    for (const tweet of objects(record.tweets)) {
      const post = postV2(tweet, told, source);
      if ('code' in post || post.id === null || post.text === null) continue;
      const { platform, id, author, time, text, mentions, hashtags, links } = post;
      yield {
        whole: { platform, author, time, text, mentions: mentions ?? null, hashtags: hashtags ?? null, links: links ?? null },
        of: id,
      };
    }
  },
};

/** jsonlite writes a list that is missing as `{}`, which is no list. */
function listed(record: JsonObject): JsonObject[] {
  return 'data' in record ? [] : objects(record.users);
}

/** The table that academictwitteR makes of such a folder when asked for tidy output, with the post passed on or quoted in each row. */
export const academicTwitterTidy: CsvFormat = {
  name: 'academictwitter-tidy',
  title: 'tidy table of academictwitteR (CSV)',
  container: 'csv',
  columns: { all: ['tweet_id', 'user_username', 'text', 'author_id', 'user_tweet_count', 'user_followers_count'] },
  absent: ['NA'],
  lacks: 'answers name a person, not a post; whom posts quote is known by number alone',
  read(row, source) {
    const tweet = tweetOf(row);
    return postV2(tweet, new Told(tweet), source);
  },
};

/** The row as the tweet that it was made from. */
function tweetOf(row: CsvRow): JsonObject {
  const cells = (names: Readonly<Record<string, string>>): JsonObject =>
    Object.fromEntries(Object.entries(names).flatMap(([name, column]) => (row.get(column) === null ? [] : [[name, row.get(column)]])));
  const same = ['text', 'author_id', 'conversation_id', 'created_at', 'lang', 'source', 'in_reply_to_user_id'];
  const type = row.get('sourcetweet_type');
  const original = cells({ id: 'sourcetweet_id', text: 'sourcetweet_text', author_id: 'sourcetweet_author_id' });
  const reposted = type === 'retweeted' ? repostedHandle(row.get('text') ?? '') : null;
  const author = reposted === null ? {} : { author: { ...cells({ id: 'sourcetweet_author_id' }), username: reposted } };
  return {
    ...cells({ id: 'tweet_id', ...Object.fromEntries(same.map((name) => [name, name])) }),
    author: {
      ...cells({ id: 'author_id', username: 'user_username', name: 'user_name', description: 'user_description' }),
      public_metrics: cells({ followers_count: 'user_followers_count', following_count: 'user_following_count' }),
    },
    public_metrics: cells({ like_count: 'like_count', retweet_count: 'retweet_count' }),
    referenced_tweets: type === null ? [] : [{ type, ...original, ...author }],
  };
}
