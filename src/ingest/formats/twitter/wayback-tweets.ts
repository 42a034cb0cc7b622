import type { CsvFormat } from '../../format.ts';
import { snowflakeTime } from '../../times/time.ts';
import { isYes } from '../cells.ts';
import { statusAuthor, statusOf, tweetText } from './tweet.ts';

/** Whose tweet the text is, where it was passed on: `Rowan (@rowan77) March 11, 2021`. */
const WHOSE = /\(@(\w{1,20})\)/;

/**
 * Tweets of an account in the Wayback Machine, as Wayback Tweets lists them: a row a copy, so that a tweet comes as often as it
 * was kept. Words are told of those that were still to be had when the list was made. Columns as its documentation names them.
 */
export const waybackTweets: CsvFormat = {
  name: 'wayback-tweets',
  title: 'tweets in the Wayback Machine from Wayback Tweets (CSV or JSON)',
  container: 'csv',
  columns: {
    all: [
      'archived_timestamp',
      'archived_tweet_url',
      'original_tweet_url',
      'parsed_tweet_url',
      'available_tweet_text',
      'archived_statuscode',
    ],
  },
  lacks: 'most tweets have no words; no ids of people, no counts; times are those inside the ids',
  read(row) {
    const address = [row.get('parsed_tweet_url'), row.get('original_tweet_url')].find((one) => one !== null && statusOf(one) !== null);
    if (address == null) return { leftOut: 'copies of pages that are no tweets' };
    const id = statusOf(address);
    const text = row.get('available_tweet_text');
    const passed = isYes(row.get('available_tweet_is_RT'));
    const whose = WHOSE.exec(row.get('available_tweet_info') ?? '')?.[1];
    const handle = statusAuthor(address);
    return {
      platform: 'twitter',
      id,
      author: handle === null ? null : { handle },
      time: id === null ? null : snowflakeTime(id),
      text: tweetText(text),
      repostOf: passed && whose !== undefined ? { author: { handle: whose } } : null,
    };
  },
};
