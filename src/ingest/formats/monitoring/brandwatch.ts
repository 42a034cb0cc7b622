import type { Account, CsvFormat, CsvRow, Reference } from '../../format.ts';
import { countIn, listIn } from '../cells.ts';
import { timeIn } from '../moments.ts';
import { passedOn, statusAuthor, statusOf, tweetText } from '../twitter/tweet.ts';

/** Mentions of a query on many platforms, as Brandwatch exports them; some lines about the query stand above the header. */
export const brandwatch: CsvFormat = {
  name: 'brandwatch',
  title: 'mentions from Brandwatch (CSV)',
  container: 'csv',
  columns: { all: ['Query Id', 'Date', 'Url', 'Domain', 'Page Type', 'Author', 'Snippet'] },
  lacks: 'times are in the zone of the query, which the file does not name',
  read(row, source) {
    const address = row.get('Url') ?? row.get('Original Url');
    const platform = PLATFORMS[row.get('Page Type')?.toLowerCase() ?? ''] ?? row.get('Page Type')?.toLowerCase() ?? 'other';
    const id = platform === 'twitter' && address !== null ? (statusOf(address) ?? address) : (address ?? row.get('Resource Id'));
    if (id === null) return { code: 'no-id', reason: 'no address in Url' };
    const time = timeIn(row.get('Date'), source, 'Date');
    if (time !== null && 'code' in time) return time;
    const text = tweetText(row.get('Full Text') ?? row.get('Snippet'));
    const answered = reference(row.get('Twitter Reply to') ?? row.get('X Reply to'));
    const passed = reference(row.get('Twitter Retweet of') ?? row.get('X Repost of'));
    return {
      platform,
      id,
      author: author(row),
      time,
      text,
      title: platform === 'twitter' ? null : row.get('Title'),
      language: row.get('Language'),
      space: platform === 'reddit' ? row.get('Subreddit') : null,
      thread: row.get('Thread Id'),
      replyTo: answered,
      ...(platform === 'twitter' ? passedOn(text) : {}),
      ...(passed === null ? {} : { repostOf: passed }),
      ...(row.has('Mentioned Authors') && platform === 'twitter' && passed === null
        ? { mentions: listIn(row.get('Mentioned Authors'), ',').map((name) => ({ handle: name.replace(/^@/, '') })) }
        : {}),
      likes: first(row, ['Likes', 'Twitter Likes', 'X Likes', 'Facebook Likes', 'Instagram Likes']),
      shares: first(row, ['Shares', 'Twitter Retweets', 'X Reposts', 'Facebook Shares']),
      comments: first(row, ['Comments', 'Twitter Reply Count', 'X Replies', 'Facebook Comments', 'Instagram Comments']),
      views: countIn(row.get('Impressions')),
    };
  },
};

const PLATFORMS: Readonly<Record<string, string>> = { x: 'twitter', 'public facebook': 'facebook', 'instagram public': 'instagram' };

function author(row: CsvRow): Account | null {
  const handle = row.get('Author')?.replace(/^@/, '') ?? null;
  const id = row.get('Twitter Author ID') ?? row.get('X Author ID') ?? row.get('Facebook Author ID');
  if (handle === null && id === null) return null;
  return {
    id,
    handle,
    name: row.get('Full Name'),
    followers: first(row, ['Twitter Followers', 'X Followers', 'Instagram Followers']),
    following: first(row, ['Twitter Following', 'X Following', 'Instagram Following']),
  };
}

function reference(address: string | null): Reference | null {
  if (address === null) return null;
  const handle = statusAuthor(address);
  return { post: statusOf(address) ?? address, author: handle === null ? null : { handle } };
}

function first(row: CsvRow, columns: readonly string[]): number | null {
  return columns.map((column) => countIn(row.get(column))).find((count) => count !== null) ?? null;
}
