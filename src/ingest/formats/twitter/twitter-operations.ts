import type { Account, CsvFormat } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { integer } from '../values.ts';
import { dated, idsIn, passedOn, tweetLanguage, tweetText } from './tweet.ts';

/**
 * Tweets of accounts that Twitter called information operations, as its archive of 2018 to 2021 gives them. Names and ids of
 * accounts with few followers are hashes, which tell them apart all the same. Times are UTC, to the minute.
 */
export const twitterOperations: CsvFormat = {
  name: 'twitter-operations',
  title: 'tweets of the archive of information operations (CSV)',
  container: 'csv',
  columns: {
    all: ['tweetid', 'userid', 'user_screen_name', 'tweet_text', 'tweet_time', 'is_retweet', 'retweet_userid', 'in_reply_to_userid'],
  },
  lacks: 'accounts with few followers have hashes in place of names and ids; times are to the minute',
  read(row, source) {
    const ids = idsIn(row, 'tweetid');
    if ('code' in ids) return ids;
    const written = row.get('tweet_time');
    const when = dated(ids.post, 'tweet_time', written, isoTime(written, { ...source, zone: 'UTC' }));
    if ('code' in when) return when;
    const body = tweetText(row.get('tweet_text'));
    const told = passedOn(body);
    const answered = { post: ids.other(row.get('in_reply_to_tweetid')), author: person(row.get('in_reply_to_userid')) };
    const reposted = { post: ids.other(row.get('retweet_tweetid')), author: person(row.get('retweet_userid')) };
    const quoted = ids.other(row.get('quoted_tweet_tweetid'));
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        id: row.get('userid'),
        handle: row.get('user_screen_name'),
        name: row.get('user_display_name'),
        bio: row.get('user_profile_description'),
        followers: integer(row.get('follower_count')),
        following: integer(row.get('following_count')),
      },
      time: when.time,
      flaws: [...ids.flaws(), ...when.flaws],
      text: body,
      language: tweetLanguage(row.get('tweet_language')),
      replyTo: answered.post === null && answered.author === null ? null : answered,
      quoteOf: quoted === null ? null : { post: quoted },
      mentions: listed(row.get('user_mentions')).map((id) => ({ id })),
      hashtags: listed(row.get('hashtags')),
      links: listed(row.get('urls')),
      ...(reposted.post === null && reposted.author === null
        ? told.repostOf === undefined
          ? {}
          : { repostOf: told.repostOf }
        : { repostOf: { ...reposted, author: { ...told.repostOf?.author, ...reposted.author } } }),
      likes: integer(row.get('like_count')),
      shares: integer(row.get('retweet_count')),
      comments: integer(row.get('reply_count')),
      client: row.get('tweet_client_name'),
    };
  },
};

function person(id: string | null): Account | null {
  return id === null ? null : { id };
}

/** The items of a list such as `[a, b]` or `['a', 'b']`. */
function listed(cell: string | null): string[] {
  return (cell ?? '')
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((item) => item.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .filter((item) => item !== '');
}
