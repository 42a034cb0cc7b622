import type { CsvFormat, CsvRow, JsonObject, JsonValue } from '../../format.ts';
import { isRefusal } from '../../format.ts';
import { parseLossless } from '../../rows/lossless.ts';
import { twarcCsvSql } from './twarc-csv-sql.ts';
import { passedText } from './tweet.ts';
import { postV2, Told } from './tweet-v2.ts';

/**
 * Tweets of version 2 as a table with dotted columns, as the plugin twarc-csv writes it: each row is a flattened tweet
 * and is read as one. By default the plugin puts the text, entities and counts of the original into each repost.
 */
export const twarcCsv: CsvFormat = {
  name: 'twarc-csv',
  sql: twarcCsvSql,
  title: 'twarc-csv table (CSV with dotted columns)',
  container: 'csv',
  columns: { all: ['id', 'author.username', 'public_metrics.like_count', '__twarc.retrieved_at'] },
  lacks: 'no texts of quoted posts',
  read(row, source) {
    const tweet = tweetOf(row);
    const post = postV2(tweet, new Told(tweet), source);
    if (isRefusal(post) || post.repostOf == null || post.text === null) return post;
    return { ...post, text: passedText(post.text) };
  },
};

/** The row as the nested object that it was made from. */
function tweetOf(row: CsvRow): JsonObject {
  const cells = (names: readonly string[], prefix = ''): JsonObject =>
    Object.fromEntries(names.flatMap((name) => (row.get(prefix + name) === null ? [] : [[name, row.get(prefix + name)]])));
  const withheld = cells(['scope', 'copyright', 'country_codes'], 'withheld.');
  const entities = { mentions: list(row, 'entities.mentions'), hashtags: list(row, 'entities.hashtags'), urls: list(row, 'entities.urls') };
  return {
    ...cells(['id', 'text', 'created_at', 'conversation_id', 'author_id', 'in_reply_to_user_id', 'lang', 'source']),
    public_metrics: cells(['like_count', 'reply_count', 'retweet_count', 'impression_count'], 'public_metrics.'),
    referenced_tweets: [
      ...reference(row, 'replied_to', null, null),
      ...reference(row, 'retweeted', 'retweeted_user_id', 'retweeted_username'),
      ...reference(row, 'quoted', 'quoted_user_id', 'quoted_username'),
    ],
    entities,
    ...(Object.keys(withheld).length === 0 ? {} : { withheld }),
    author: {
      ...cells(['id', 'username', 'name', 'description'], 'author.'),
      public_metrics: cells(['followers_count', 'following_count'], 'author.public_metrics.'),
    },
    __twarc: cells(['retrieved_at'], '__twarc.'),
  };
}

function reference(row: CsvRow, type: string, user: string | null, name: string | null): JsonObject[] {
  const id = row.get(`referenced_tweets.${type}.id`);
  if (id === null) return [];
  const author = user === null ? null : row.get(user);
  const username = name === null ? null : row.get(name);
  return [
    { type, id, ...(author === null ? {} : { author_id: author }), ...(username === null ? {} : { author: { id: author, username } }) },
  ];
}

function list(row: CsvRow, column: string): JsonValue {
  const cell = row.get(column);
  if (cell === null) return [];
  try {
    return parseLossless(cell);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
