import type { CsvFormat, CsvRow } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { clientName, dated, idsIn, outwardLinks, repostEntities, repostedHandle, tweetText } from './tweet.ts';

/**
 * The archive that Twitter gave account owners from 2012 to 2018, a table a month or one for all. Its rows are ragged: a
 * row without links ends one cell early, and a row with several has a cell more for each.
 */
export const twitterArchiveMonthly: CsvFormat = {
  name: 'twitter-archive-monthly',
  title: 'Twitter account archive of 2012 to 2018 (CSV)',
  container: 'csv',
  ragged: true,
  columns: { all: ['tweet_id', 'in_reply_to_status_id', 'retweeted_status_user_id', 'expanded_urls', 'timestamp', 'text'] },
  lacks: 'the author is known only where account.js is in the same folder; no likes, shares, languages or bios; texts of reposts are cut',
  read(row, source) {
    const ids = idsIn(row, 'tweet_id');
    if ('code' in ids) return ids;
    const id = ids.post;
    const written = row.get('timestamp');
    const when = dated(id, 'timestamp', written, isoTime(written, source));
    if ('code' in when) return when;
    const text = tweetText(row.get('text'));
    const reposted = text === null ? null : repostedHandle(text);
    const original = ids.other(row.get('retweeted_status_id'));
    const links = outwardLinks(linksOf(row), [id, original]);
    const post = {
      platform: 'twitter',
      id,
      author: source.owner ?? null,
      time: when.time,
      text,
      client: clientName(row.get('source')),
      // Tweets of 2010 and before often have no cell for links, though the text holds some.
      ...(links.length === 0 ? {} : { links }),
    };
    if (original !== null || reposted !== null) {
      const found = repostEntities(text ?? '', reposted ?? '');
      const author = { id: ids.other(row.get('retweeted_status_user_id')), handle: reposted };
      return {
        ...post,
        flaws: [...when.flaws, ...ids.flaws()],
        repostOf: { post: original, author },
        mentions: found.mentions.map((handle) => ({ handle })),
        hashtags: found.hashtags,
        links: links.length === 0 ? found.links : links,
      };
    }
    const answered = { post: ids.other(row.get('in_reply_to_status_id')), author: { id: ids.other(row.get('in_reply_to_user_id')) } };
    const replyTo = answered.post === null && answered.author.id === null ? null : answered;
    return { ...post, flaws: [...when.flaws, ...ids.flaws()], replyTo };
  },
};

/** Each cell from the last column on holds a link, or several joined by commas; commas inside a link stay. */
function linksOf(row: CsvRow): string[] {
  const cells = [row.get('expanded_urls') ?? '', ...row.surplus];
  return cells.flatMap((cell) => cell.split(/,(?=https?:\/\/)/)).filter((link) => /^https?:\/\//i.test(link));
}
