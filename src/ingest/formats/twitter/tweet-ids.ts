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

const COLUMN = /^(?:tweet|status)[ _.-]?ids?(?:[ _]str)?$/i;
const ID = /^\d{8,19}$/;

/**
 * Lists of ids beside what else is published of tweets, such as days, languages and labels, and no text: told by a column of ids
 * that is called one of tweets. Null where there is none.
 */
export function tweetIdsBeside(header: readonly string[], rows: readonly (readonly string[])[]): CsvFormat | null {
  const column = header.find((name, i) => COLUMN.test(name) && rows.length > 0 && rows.every((row) => ID.test(row[i]?.trim() ?? '')));
  return column === undefined
    ? null
    : { ...idList('list of tweet ids beside what else is told of them (CSV)', column), columns: { all: [column] } };
}

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
