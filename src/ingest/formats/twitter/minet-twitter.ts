import type { Account, CsvFormat, CsvRow, FoundPost } from '../../format.ts';
import { epochSeconds, isoTime } from '../../times/time.ts';
import { listIn } from '../cells.ts';
import { integer } from '../values.ts';
import { dated, idsIn, outwardLinks, passedText, referenceIn, repostEntities, sameHandle, tweetLanguage, tweetText } from './tweet.ts';

/** Tweets as a table of minet or gazouilloire (médialab of Sciences Po), with lists joined by a pipe. */
export const minetTwitter: CsvFormat = {
  name: 'minet-twitter',
  title: 'minet or gazouilloire table of tweets (CSV)',
  container: 'csv',
  columns: { all: ['id', 'timestamp_utc', 'user_screen_name', 'to_tweetid', 'retweeted_user', 'collected_via'] },
  read(row, source) {
    const ids = idsIn(row, 'id', 'url');
    if ('code' in ids) return ids;
    const written = row.get('timestamp_utc');
    const when = dated(ids.post, 'timestamp_utc', written, epochSeconds(written));
    if ('code' in when) return when;
    const reposted = referenceIn(row, ids, 'retweeted_id', 'retweeted_user_id', 'retweeted_user');
    const quoted = reposted === null ? referenceIn(row, ids, 'quoted_id', 'quoted_user_id', 'quoted_user') : null;
    const { own: text, quoted: quotedText } = apart(tweetText(row.get('text')), row);
    const collected = row.get('collection_time');
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        id: ids.other(row.get('user_id')),
        handle: row.get('user_screen_name'),
        name: row.get('user_name'),
        bio: row.get('user_description'),
        followers: integer(row.get('user_followers')),
        following: integer(row.get('user_friends')),
      },
      time: when.time,
      text: reposted === null ? text : passedText(text),
      quotedText: quoted === null ? null : quotedText,
      language: tweetLanguage(row.get('lang')),
      replyTo: reposted === null ? referenceIn(row, ids, 'to_tweetid', 'to_userid', 'to_username') : null,
      repostOf: reposted,
      quoteOf: quoted,
      ...entitiesOf(row, text ?? '', reposted?.author?.handle ?? null, [ids.post, reposted?.post, ids.other(row.get('quoted_id'))]),
      likes: reposted === null ? integer(row.get('like_count')) : null,
      shares: reposted === null ? integer(row.get('retweet_count')) : null,
      comments: reposted === null ? integer(row.get('reply_count')) : null,
      views: reposted === null ? integer(row.get('impression_count')) : null,
      collected: isoTime(collected, source)?.ms ?? null,
      client: row.get('source_name'),
      flaws: [...ids.flaws(), ...when.flaws],
    };
  },
};

/**
 * An author's own words, and those that they quote, which the tools write into the text:
 * `Mine « ann: hers — https://twitter.com/ann/status/12 »`.
 */
function apart(text: string | null, row: CsvRow): { readonly own: string | null; readonly quoted: string | null } {
  const beginning = `« ${row.get('quoted_user')}: `;
  const ending = `/status/${row.get('quoted_id')} »`;
  const begin = text?.indexOf(beginning) ?? -1;
  const end = text?.indexOf(ending, begin) ?? -1;
  const address = text?.lastIndexOf(' — ', end) ?? -1;
  if (text === null || begin < 0 || address < begin) return { own: text, quoted: null };
  const own = `${text.slice(0, begin).trimEnd()}${text.slice(end + ending.length)}`;
  return { own: own.trim() || null, quoted: text.slice(begin + beginning.length, address) };
}

/** The lists of a repost are those of its cut form; its text is whole. */
function entitiesOf(
  row: CsvRow,
  text: string,
  reposted: string | null,
  own: readonly (string | null | undefined)[],
): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  const handles = listIn(row.get('mentioned_names'), '|');
  const ids = listIn(row.get('mentioned_ids'), '|');
  const mentions = handles.map((handle, place): Account => ({ id: ids.length === handles.length ? (ids[place] ?? null) : null, handle }));
  const found = reposted === null ? null : repostEntities(text, reposted);
  const missing = found?.mentions.filter((handle) => !handles.some((listed) => sameHandle(listed, handle))) ?? [];
  return {
    mentions: [...mentions.filter(({ handle }) => !sameHandle(handle, reposted)), ...missing.map((handle) => ({ handle }))],
    hashtags: [...new Set([...listIn(row.get('hashtags'), '|'), ...(found?.hashtags ?? [])])],
    links: outwardLinks(listIn(row.get('links'), '|'), own),
  };
}
