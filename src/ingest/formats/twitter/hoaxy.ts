import type { Account, CsvFormat, CsvRow, FoundPost } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { isYes } from '../cells.ts';
import { dated, idsIn, type RowIds } from './tweet.ts';

/** How words went from one person to another: a post of the first, or of the second, and what it does. */
const WAYS: Readonly<Record<string, (from: Account | null, to: Account | null) => Pick<FoundPost, 'author' | Tie>>> = {
  retweet: (from, to) => ({ author: to, repostOf: { author: from } }),
  quote: (from, to) => ({ author: to, quoteOf: { author: from } }),
  reply: (from, to) => ({ author: from, replyTo: { author: to } }),
  mention: (from, to) => ({ author: from, mentions: to === null ? [] : [to] }),
};
type Tie = 'repostOf' | 'quoteOf' | 'replyTo' | 'mentions';

/**
 * Ties on Twitter as Hoaxy (Observatory on Social Media, Indiana University) exports them, by the rules of its parser: a row for
 * whoever was passed on, quoted, answered or mentioned. Of a tweet that mentions several people there are as many rows, and nothing
 * else of it, so that each mention stands for itself.
 */
export const hoaxy: CsvFormat = {
  name: 'hoaxy',
  title: 'ties on Twitter from Hoaxy (CSV)',
  container: 'csv',
  columns: {
    all: ['from_user_id', 'from_user_screen_name', 'is_mention', 'to_user_id', 'to_user_screen_name', 'tweet_created_at', 'tweet_type'],
  },
  lacks:
    'no texts, bios or likes, and no tweets without ties; each mention counts as a post, so that a tweet that mentions three people counts three times',
  read(row) {
    const ids = idsIn(row, 'tweet_id', 'tweet_url');
    if ('code' in ids) return ids;
    const written = row.get('tweet_created_at');
    const when = dated(ids.post, 'tweet_created_at', written, isoTime(written, UTC));
    if ('code' in when) return when;
    const type = row.get('tweet_type')?.trim().toLowerCase() ?? '';
    const kind = type === 'origin' || isYes(row.get('is_mention')) ? 'mention' : type;
    const way = Object.hasOwn(WAYS, kind) ? WAYS[kind] : undefined;
    if (way === undefined) return { code: 'no-tie', reason: `tweet_type names no tie between people: ${type || 'empty'}` };
    const to = personIn(row, 'to', ids);
    const link = row.get('canonical_url') ?? row.get('url_raw');
    return {
      platform: 'twitter',
      id: kind === 'mention' && to !== null ? `${ids.post}/${to.id ?? to.handle}` : ids.post,
      time: when.time,
      text: null,
      ...way(personIn(row, 'from', ids), to),
      links: link === null ? [] : [link],
      flaws: [...when.flaws, ...ids.flaws()],
    };
  },
};

function personIn(row: CsvRow, side: 'from' | 'to', { other }: RowIds): Account | null {
  const account = { id: other(row.get(`${side}_user_id`)), handle: row.get(`${side}_user_screen_name`) };
  return account.id === null && account.handle === null ? null : account;
}
