import type { CsvFormat, CsvRow, FoundPost } from '../../format.ts';
import { epochSeconds, isoTime, snowflakeTime, UTC } from '../../times/time.ts';
import { listIn } from '../cells.ts';
import { unreadableTime } from '../moments.ts';
import { integer } from '../values.ts';
import {
  clientName,
  idsIn,
  outwardLinks,
  passedText,
  repostEntities,
  repostedHandle,
  sameHandle,
  tweetLanguage,
  tweetText,
} from './tweet.ts';

/** Tweets as DMI-TCAT (Digital Methods Initiative, Amsterdam) exports them, with or without the columns of lists. */
export const tcat: CsvFormat = {
  name: 'tcat',
  title: 'DMI-TCAT table of tweets (CSV or TSV)',
  container: 'csv',
  columns: { all: ['id', 'time', 'from_user_name', 'to_user_name', 'filter_level', 'from_user_description'] },
  lacks: 'reposts name the author but not the post passed on; quotes name a post but not its author or text',
  read(row) {
    const ids = idsIn(row, 'id');
    if ('code' in ids) return ids;
    // TCAT computes `time` from `created_at`, which is UTC, by the clock of its server, which may not be.
    const written = row.get('created_at');
    const seconds = row.get('time');
    const clock = isoTime(written, UTC);
    const time = (clock === null ? null : { ms: clock.ms, basis: 'stated' as const }) ?? snowflakeTime(ids.post) ?? epochSeconds(seconds);
    if (time === null && (written ?? seconds) !== null) return unreadableTime(written ?? seconds, 'created_at');
    const text = tweetText(row.get('text'));
    const reposted = text === null ? null : repostedHandle(text);
    const answered = ids.other(row.get('in_reply_to_status_id'));
    const to = row.get('to_user_name');
    const quoted = reposted === null ? ids.other(row.get('quoted_status_id')) : null;
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        id: ids.other(row.get('from_user_id')),
        handle: row.get('from_user_name'),
        name: row.get('from_user_realname'),
        bio: row.get('from_user_description'),
        followers: integer(row.get('from_user_followercount')),
        following: integer(row.get('from_user_friendcount')),
      },
      time,
      text: reposted === null ? text : passedText(text),
      language: tweetLanguage(row.get('lang')),
      replyTo:
        reposted === null && (answered !== null || to !== null)
          ? { post: answered, author: { id: ids.other(row.get('to_user_id')), handle: to } }
          : null,
      repostOf: reposted === null ? null : { author: { handle: reposted } },
      quoteOf: quoted === null ? null : { post: quoted },
      ...entitiesOf(row, text ?? '', reposted, [ids.post, quoted]),
      likes: reposted === null ? integer(row.get('favorite_count')) : null,
      shares: reposted === null ? integer(row.get('retweet_count')) : null,
      comments: reposted === null ? integer(row.get('reply_count')) : null,
      status: row.get('withheld_scope') !== null || row.get('withheld_copyright') === '1' ? 'withheld' : 'ok',
      client: clientName(row.get('source')),
      flaws: ids.flaws(),
    };
  },
};

/** Where each link led when TCAT followed it, else what Twitter expanded it to, else the link as it stands in the text. */
function linksOf(row: CsvRow): string[] {
  const [followed = [], expanded = [], short = []] = ['urls_followed', 'urls_expanded', 'urls'].map((name) => row.get(name)?.split('; '));
  return short.map((link, place) => followed[place] || expanded[place] || link).filter((link) => link !== '');
}

/** Lists as far as they were exported; what was not is found in the text. */
function entitiesOf(
  row: CsvRow,
  text: string,
  reposted: string | null,
  own: readonly (string | null | undefined)[],
): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  const found = reposted === null ? null : repostEntities(text, reposted);
  const mentions = row.has('mentions') ? listIn(row.get('mentions'), ';') : found?.mentions;
  const hashtags = row.has('hashtags') ? listIn(row.get('hashtags'), ';') : found?.hashtags;
  const links = row.has('urls') ? linksOf(row) : found?.links;
  return {
    ...(mentions === undefined
      ? {}
      : { mentions: mentions.filter((handle) => !sameHandle(handle, reposted)).map((handle) => ({ handle })) }),
    ...(hashtags === undefined ? {} : { hashtags: hashtags.map((tag) => tag.replace(/^#/, '')) }),
    ...(links === undefined ? {} : { links: outwardLinks(links, own) }),
  };
}
