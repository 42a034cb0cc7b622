import type { CsvFormat } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer } from '../values.ts';
import { dated, postId, tweetText } from './tweet.ts';

/**
 * Tweets collected with tweepy in the shape that spread over Kaggle: `user_name` is what an account calls itself and no
 * handle, lists are written as Python shows them, and times are UTC without saying so.
 */
export const kaggleTweets: CsvFormat = {
  name: 'kaggle-tweets',
  title: 'tweepy table as shared on Kaggle (CSV)',
  container: 'csv',
  columns: { all: ['user_name', 'user_created', 'user_followers', 'user_favourites', 'date', 'text', 'is_retweet'] },
  absent: ['nan'],
  lacks:
    'authors have display names in place of handles and ids: they cannot be told apart or joined to mentions, so networks and head counts cannot be built; texts are cut at 140 characters',
  read(row) {
    const id = postId(row.get('id'));
    if (row.has('id') && id === null) return { code: 'no-id', reason: `no readable post id in id: ${row.get('id') ?? 'empty'}` };
    const written = row.get('date');
    const when = dated(id ?? '', 'date', written, isoTime(written, UTC));
    if ('code' in when) return when;
    if (when.time === null) return unreadableTime(written, 'date');
    const hashtags = pythonList(row.get('hashtags'));
    return {
      platform: 'twitter',
      id,
      author: {
        name: row.get('user_name'),
        bio: row.get('user_description'),
        followers: integer(row.get('user_followers')),
        following: integer(row.get('user_friends')),
      },
      time: when.time,
      flaws: when.flaws,
      text: tweetText(row.get('text')),
      ...(hashtags === null ? {} : { hashtags }),
      likes: integer(row.get('favorites')),
      shares: integer(row.get('retweets')),
      client: row.get('source'),
    };
  },
};

/** The items of a list of texts as Python shows it: ['a', "b's"]. Null where there is none. */
function pythonList(cell: string | null): string[] | null {
  if (cell === null || !/^\s*\[.*\]\s*$/s.test(cell)) return null;
  return Array.from(cell.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g), ([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  );
}
