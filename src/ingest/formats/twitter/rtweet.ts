import type { Account, CsvFormat, CsvRow, FoundPost, Reference } from '../../format.ts';
import { isoTime, twitterTime } from '../../times/time.ts';
import { isYes } from '../cells.ts';
import { integer } from '../values.ts';
import { rtweetSql } from './rtweet-sql.ts';
import { dated, idsIn, outwardLinks, type RowIds, repostedHandle, sameHandle, tweetLanguage, tweetText } from './tweet.ts';

/** Tweets collected with the R package rtweet before its version 1, written with `write_as_csv` or `write.csv`. */
export const rtweet: CsvFormat = {
  name: 'rtweet',
  title: 'rtweet 0.x table (CSV)',
  container: 'csv',
  // People keep the columns that they need.
  columns: { all: ['status_id', 'screen_name', 'created_at', 'text', 'is_retweet'] },
  absent: ['NA'],
  lacks: 'no counts of replies or views',
  sql: rtweetSql,
  read(row, source) {
    const ids = idsIn(row, 'status_id', 'status_url');
    if ('code' in ids) return ids;
    const written = row.get('created_at');
    const when = dated(ids.post, 'created_at', written, isoTime(written, source) ?? twitterTime(written));
    if ('code' in when) return when;
    const original = passedOn(row, ids);
    const text = (original === null ? null : row.get('retweet_text')) ?? row.get('text');
    const quoted = original === null && isYes(row.get('is_quote')) ? referenceTo('quoted_', row, ids) : null;
    return {
      platform: 'twitter',
      id: ids.post,
      author: accountOf('', row, ids),
      time: when.time,
      text: tweetText(text),
      quotedText: quoted === null ? null : tweetText(row.get('quoted_text')),
      language: tweetLanguage(row.get('lang')),
      replyTo: original === null ? referenceTo('reply_to_', row, ids) : null,
      repostOf: original,
      quoteOf: quoted,
      // A repost carries the counts of the original, or none: counted here they would count twice.
      likes: original === null ? integer(row.get('favorite_count')) : null,
      shares: original === null ? integer(row.get('retweet_count')) : null,
      comments: original === null ? integer(row.get('reply_count')) : null,
      client: row.get('source'),
      ...entitiesOf(row, text ?? '', original?.author?.handle ?? null, [ids.post, original?.post, ids.other(row.get('quoted_status_id'))]),
      flaws: [...ids.flaws(), ...when.flaws],
    };
  },
};

function passedOn(row: CsvRow, ids: RowIds): Reference | null {
  if (!isYes(row.get('is_retweet'))) return null;
  return referenceTo('retweet_', row, ids) ?? { author: { handle: repostedHandle(row.get('text') ?? '') } };
}

type Other = 'reply_to_' | 'retweet_' | 'quoted_';

function referenceTo(prefix: Other, row: CsvRow, ids: RowIds): Reference | null {
  const post = ids.other(row.get(`${prefix}status_id`));
  const author = accountOf(prefix, row, ids);
  return post === null && author.id === null && author.handle === null ? null : { post, author };
}

function accountOf(prefix: '' | Other, row: CsvRow, ids: RowIds): Account & Required<Pick<Account, 'id' | 'handle'>> {
  return {
    id: ids.other(row.get(`${prefix}user_id`)),
    handle: row.get(`${prefix}screen_name`),
    name: row.get(`${prefix}name`),
    bio: row.get(`${prefix}description`),
    followers: integer(row.get(`${prefix}followers_count`)),
    following: integer(row.get(`${prefix}friends_count`)),
  };
}

/**
 * Entities from the list columns, as far as the text bears them out: tables whose lists were flattened by hand carry
 * the entities of all rows in each. Empty columns tell nothing (such tables have lost their lists altogether), and the
 * entities are then found in the text.
 */
function entitiesOf(
  row: CsvRow,
  text: string,
  reposted: string | null,
  own: readonly (string | null | undefined)[],
): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  const low = text.toLowerCase();
  const holds = (sign: string, word: string) => low.includes(sign + word.toLowerCase());
  const found: { mentions?: Account[]; hashtags?: string[]; links?: string[] } = {};

  const handles = list(row.get('mentions_screen_name'));
  if (handles !== null) {
    const ids = list(row.get('mentions_user_id')) ?? [];
    const mentions = new Map<string, Account>();
    for (const [place, handle] of handles.entries()) {
      if (handle === null || sameHandle(handle, reposted) || !holds('@', handle)) continue;
      mentions.set(handle.toLowerCase(), { id: ids.length === handles.length ? (ids[place] ?? null) : null, handle });
    }
    found.mentions = [...mentions.values()];
  }

  const hashtags = list(row.get('hashtags'));
  if (hashtags !== null) found.hashtags = hashtags.filter((tag) => tag !== null && (holds('#', tag) || holds('＃', tag))) as string[];

  const links = list(row.get('urls_expanded_url'));
  const shortened = list(row.get('urls_t.co')) ?? [];
  if (links !== null) {
    const borne = links.filter(
      (link, place) => link !== null && (shortened.length !== links.length || text.includes(shortened[place] ?? '')),
    );
    found.links = outwardLinks(borne as string[], own);
  } else if (row.get('media_t.co') !== null) {
    // The only links in the text lead to its pictures.
    found.links = [];
  }
  return found;
}

/**
 * The items of a list column: joined by spaces, or as R shows a vector: c("a", "b"). NA keeps its place, so that
 * lists of the same row stay aligned. Null where nothing is there.
 */
function list(cell: string | null): (string | null)[] | null {
  if (cell === null) return null;
  const items = /^c\(.*\)$/s.test(cell)
    ? Array.from(cell.matchAll(/"((?:[^"\\]|\\.)*)"|\bNA\b/g), ([, item]) => item?.replace(/\\(.)/g, '$1') ?? 'NA')
    : cell.split(' ');
  const known = items.map((item) => (item === 'NA' || item === '' ? null : item.replace(/^x(?=\d+$)/, '')));
  return known.every((item) => item === null) ? null : known;
}
