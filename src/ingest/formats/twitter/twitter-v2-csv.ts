import type { CsvFormat } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { integer } from '../values.ts';
import { clientName, dated, idsIn, passedOn, tweetLanguage, tweetText } from './tweet.ts';
import { twitterV2CsvSql } from './twitter-v2-csv-sql.ts';

/** Tweets of version 2 as a flat table, as R writes the posts that academictwitteR collected: the fields of the tweet and no more. */
export const twitterV2Csv: CsvFormat = {
  name: 'twitter-v2-csv',
  sql: twitterV2CsvSql,
  title: 'Twitter API v2 flat table (CSV written by R)',
  container: 'csv',
  columns: {
    all: ['id', 'conversation_id', 'author_id', 'possibly_sensitive', 'in_reply_to_user_id', 'text'],
    // Tables with these hold more, and are read as the records that they were made from.
    none: ['author.username', 'user_username', 'username', 'public_metrics', 'referenced_tweets'],
  },
  absent: ['NA'],
  lacks:
    'authors are known by number only, without handles or bios, so mentions lead to other people than authors; answers name a person, not a post; reposts and quotes are known from the text alone',
  read(row, source) {
    const ids = idsIn(row, 'id');
    if ('code' in ids) return ids;
    const written = row.get('created_at');
    const when = dated(ids.post, 'created_at', written, isoTime(written, source));
    if ('code' in when) return when;
    const text = tweetText(row.get('text'));
    const reposted = passedOn(text);
    const answered = ids.other(row.get('in_reply_to_user_id'));
    const post = {
      platform: 'twitter',
      id: ids.post,
      author: { id: ids.other(row.get('author_id')) },
      time: when.time,
      text,
      language: tweetLanguage(row.get('lang')),
      thread: ids.other(row.get('conversation_id')),
      client: clientName(row.get('source')),
      flaws: [...ids.flaws(), ...when.flaws],
    };
    if (reposted.repostOf !== undefined) return { ...post, ...reposted };
    return {
      ...post,
      replyTo: answered === null ? null : { author: { id: answered } },
      likes: integer(row.get('like_count')),
      shares: integer(row.get('retweet_count')),
      comments: integer(row.get('reply_count')),
    };
  },
};
