import type { CsvFormat, CsvRow, FoundPost, Reference } from '../../format.ts';
import { isoTime, twitterTime } from '../../times/time.ts';
import { listIn } from '../cells.ts';
import { integer } from '../values.ts';
import { clientName, dated, idsIn, outwardLinks, passedText, referenceIn, repostEntities, tweetLanguage, tweetText } from './tweet.ts';

/** Tweets of version 1.1 as a table: what twarc 1 writes with `json2csv`, and Social Feed Manager exports. */
export const twarc1Csv: CsvFormat = {
  name: 'twarc1-csv',
  title: 'twarc 1 or Social Feed Manager table (CSV)',
  container: 'csv',
  columns: { all: ['id', 'tweet_url', 'parsed_created_at', 'tweet_type', 'user_screen_name', 'text'] },
  lacks: 'no counts of replies or views, no texts of quoted posts; mentions are known by name only',
  read(row, source) {
    const ids = idsIn(row, 'id', 'tweet_url');
    if ('code' in ids) return ids;
    const written = row.get('parsed_created_at') ?? row.get('created_at');
    const when = dated(ids.post, 'parsed_created_at', written, isoTime(written, source) ?? twitterTime(written));
    if ('code' in when) return when;
    const type = row.get('tweet_type');
    const other = referenceIn(row, ids, 'retweet_or_quote_id', 'retweet_or_quote_user_id', 'retweet_or_quote_screen_name');
    const reposted = type === 'retweet' ? (other ?? {}) : null;
    const raw = (reposted === null ? null : row.get('rt_text')) ?? row.get('text');
    const text = tweetText(reposted === null ? raw : passedText(raw));
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        id: ids.other(row.get('user_id')),
        handle: row.get('user_screen_name'),
        name: row.get('user_name'),
        bio: row.get('user_description'),
        followers: integer(row.get('user_followers_count')),
        following: integer(row.get('user_friends_count')),
      },
      time: when.time,
      text,
      language: tweetLanguage(row.get('lang')),
      replyTo: reposted === null ? referenceIn(row, ids, 'in_reply_to_status_id', 'in_reply_to_user_id', 'in_reply_to_screen_name') : null,
      repostOf: reposted,
      quoteOf: type === 'quote' ? other : null,
      likes: reposted === null ? integer(row.get('favorite_count')) : null,
      shares: reposted === null ? integer(row.get('retweet_count')) : null,
      client: clientName(row.get('source')),
      ...entitiesOf(row, text, reposted, [ids.post, other?.post]),
      flaws: [...ids.flaws(), ...when.flaws],
    };
  },
};

/** The lists of a repost are those of its cut form; its uncut text tells what they lack. */
function entitiesOf(
  row: CsvRow,
  text: string | null,
  reposted: Reference | null,
  own: readonly (string | null | undefined)[],
): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  const links = outwardLinks(listIn(row.get('urls'), ' '), own);
  if (reposted === null || text === null) return { hashtags: listIn(row.get('hashtags'), ' '), links };
  const found = repostEntities(text, reposted.author?.handle ?? '');
  return {
    mentions: found.mentions.map((handle) => ({ handle })),
    hashtags: found.hashtags,
    links: links.length > 0 || row.get('media') !== null ? links : found.links,
  };
}
