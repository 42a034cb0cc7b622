import type { CsvFormat, CsvRow, Found, JsonObject, JsonValue, Source } from '../../format.ts';
import { isRefusal } from '../../format.ts';
import { jsonIn, listShown } from '../cells.ts';
import { text } from '../values.ts';
import { twarcCsvSql } from './twarc-csv-sql.ts';
import { passedText } from './tweet.ts';
import { postV2, Told } from './tweet-v2.ts';

/**
 * Tweets of version 2 as a table with dotted columns, as the plugin twarc-csv writes it: each row is a flattened tweet
 * and is read as one. By default the plugin puts the text, entities and counts of the original into each repost, writes
 * `\n` for the end of a line, and (since 0.5) names in place of entities: `["#edchat"]`, `["@ann"]`.
 */
export const twarcCsv: CsvFormat = {
  name: 'twarc-csv',
  sql: twarcCsvSql,
  title: 'twarc-csv table (CSV with dotted columns)',
  container: 'csv',
  // Flattened tweets that pandas wrote tell what they pass on in one column, as a list.
  columns: { all: ['id', 'author.username', 'public_metrics.like_count', '__twarc.retrieved_at'], none: ['referenced_tweets'] },
  lacks: 'no texts of quoted posts',
  read: (row, source) => postOf(row, source, true),
};

/** The same with columns chosen by the researcher, perhaps without entities: then those are found in the text. */
export const twarcCsvChosen: CsvFormat = {
  name: twarcCsv.name,
  title: 'twarc-csv table with chosen columns (CSV)',
  container: 'csv',
  columns: { all: ['referenced_tweets.retweeted.id'], none: ['__twarc.retrieved_at'] },
  lacks: 'no columns but those that were chosen',
  read: (row, source) => postOf(row, source, row.has('entities.mentions')),
};

function postOf(row: CsvRow, source: Source, hasEntities: boolean): Found {
  const { entities, ...tweet } = tweetOf(row.get('id')?.startsWith('"') ? encoded(row) : row);
  const whole = hasEntities ? { ...tweet, entities } : tweet;
  const post = postV2(whole, new Told(whole), source);
  if (isRefusal(post) || post.repostOf == null || post.text === null) return post;
  return { ...post, text: passedText(post.text) };
}

/** What is known of an entity of which only the name is told, by kind. A picture has no address of its own here. */
const NAMED: Readonly<Record<string, (name: string) => JsonObject>> = {
  mentions: (name) => ({ username: name.replace('@', '') }),
  hashtags: (name) => ({ tag: name.replace('#', '') }),
  urls: (name) => (/^https?:/i.test(name) ? { expanded_url: name } : { display_url: name }),
};

/** A row in which the plugin was asked to write every cell as JSON. */
function encoded(row: CsvRow): CsvRow {
  const get = (column: string): string | null => {
    const value = jsonIn(row.get(column));
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : text(value);
  };
  return { get, has: (column) => row.has(column), names: row.names, surplus: row.surplus };
}

/** The row as the nested object that it was made from. */
function tweetOf(row: CsvRow): JsonObject & { entities: JsonValue } {
  const cells = (names: readonly string[], prefix = ''): JsonObject =>
    Object.fromEntries(names.flatMap((name) => (row.get(prefix + name) === null ? [] : [[name, row.get(prefix + name)]])));
  const written = (names: readonly string[], prefix = ''): JsonObject =>
    Object.fromEntries(Object.entries(cells(names, prefix)).map(([name, cell]) => [name, String(cell).replaceAll('\\n', '\n')]));
  const withheld = cells(['scope', 'copyright', 'country_codes'], 'withheld.');
  const answered = row.get('in_reply_to_username');
  return {
    ...cells(['id', 'created_at', 'conversation_id', 'author_id', 'in_reply_to_user_id', 'lang', 'source']),
    ...written(['text']),
    ...(answered === null ? {} : { in_reply_to_user: { id: row.get('in_reply_to_user_id'), username: answered } }),
    public_metrics: cells(['like_count', 'reply_count', 'retweet_count', 'impression_count'], 'public_metrics.'),
    referenced_tweets: [
      ...reference(row, 'replied_to', null, null),
      ...reference(row, 'retweeted', 'retweeted_user_id', 'retweeted_username'),
      ...reference(row, 'quoted', 'quoted_user_id', 'quoted_username'),
    ],
    entities: Object.fromEntries(Object.entries(NAMED).map(([kind, named]) => [kind, entities(row, kind, named)])),
    ...(Object.keys(withheld).length === 0 ? {} : { withheld }),
    author: {
      ...cells(['id', 'username'], 'author.'),
      ...written(['name', 'description'], 'author.'),
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

/** The entities in a cell, as JSON or as Python shows it; of one that is only a name, what `named` knows by it. */
function entities(row: CsvRow, kind: string, named: (name: string) => JsonObject): JsonValue {
  const list = listShown(row.get(`entities.${kind}`));
  return list.map((item) => (typeof item === 'string' ? named(item) : item));
}
