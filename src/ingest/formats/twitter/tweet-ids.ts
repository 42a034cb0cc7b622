import type { CsvFormat } from '../../format.ts';
import { snowflakeTime } from '../../times/time.ts';
import { tweetId } from './tweet.ts';

/**
 * Lists of post ids, as collections of tweets are published so that deleted posts stay deleted. The id holds the time
 * of the post; the rest has to be collected again.
 */
export const tweetIds = idList('list of tweet ids', 'id');

/** The same lists as a table of one column, under the other names it goes by. */
export const statusIds = idList('list of tweet ids (CSV with status_id alone)', 'status_id');
export const tweetIdColumn = idList('list of tweet ids (CSV with tweet_id alone)', 'tweet_id');

function idList(title: string, column: string): CsvFormat {
  return {
    name: 'tweet-ids',
    title,
    container: 'csv',
    columns: { all: [column], only: true },
    absent: ['NA'],
    lacks: 'ids alone: posts can be counted over time, but there is no text to classify and nobody to build networks of',
    read(row) {
      const id = tweetId(row.get(column));
      if (id === null) return { code: 'no-id', reason: `no readable post id in ${column}: ${row.get(column) ?? 'empty'}` };
      return { platform: 'twitter', id, author: null, time: snowflakeTime(id), text: null, mentions: [], hashtags: [], links: [] };
    },
  };
}
