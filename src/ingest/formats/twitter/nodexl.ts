import { entities } from '../../../text/entities.ts';
import type { CsvFormat, CsvRow, Source } from '../../format.ts';
import { clockTime, isoTime, type Moment, snowflakeTime } from '../../times/time.ts';
import { listIn } from '../cells.ts';
import { integer } from '../values.ts';
import {
  answeredHandle,
  clientName,
  outwardLinks,
  repostEntities,
  repostedHandle,
  rowIds,
  sameHandle,
  tweetId,
  tweetLanguage,
  tweetText,
} from './tweet.ts';

/**
 * The edges of a NodeXL workbook of tweets, saved as CSV: a row for every person a tweet answers or mentions, or one for
 * a tweet that does neither. Every row of a tweet gives the same post, whatever edge it tells of: whom a post answers,
 * mentions and passes on stands in its text, which every row repeats. The header is the second row; newer versions have
 * more columns.
 */
export const nodexl: CsvFormat = {
  name: 'nodexl',
  title: 'NodeXL edges of tweets (CSV)',
  container: 'csv',
  columns: { all: ['Vertex 1', 'Vertex 2', 'Relationship', 'Tweet', 'Imported ID'] },
  lacks:
    'handles in lower case, no account ids or bios; versions before 2018 lack likes, shares and the post that a repost passes on; a copy saved in an old encoding has ?? in place of emoji, so that emoji cannot be counted',
  read(row, source) {
    const ids = rowIds(row.get('Imported ID'), row.get('Twitter Page for Tweet'));
    // A post has a row for each mention: without its id the rows would be as many posts.
    if (ids === null || tweetId(ids.post) === null)
      return { code: 'no-id', reason: `no readable post id in Imported ID: ${row.get('Imported ID') ?? 'empty'}` };
    const time = timeOf(row, ids.post, source);
    if (time === null) return { code: 'unreadable-time', reason: 'no readable time in Tweet Date (UTC), and none in the id' };
    const text = tweetText(row.get('Tweet'));
    const reposted = text === null ? null : repostedHandle(text);
    const found = reposted === null ? entities(text ?? '') : repostEntities(text ?? '', reposted);
    const answered = ids.other(row.get('In-Reply-To Tweet ID'));
    const named = reposted === null && text !== null ? answeredHandle(text) : null;
    const quoted = reposted === null ? ids.other(row.get('Quoted Status ID')) : null;
    const author = row.get('Vertex 1');
    // A tweet that answers a post and names nobody continues what its author wrote before.
    const person = named ?? (answered === null ? null : author);
    const replied = answered !== null || (named !== null && !sameHandle(named, author));
    return {
      platform: 'twitter',
      id: ids.post,
      author: { handle: author },
      time,
      text,
      replyTo: reposted === null && replied ? { post: answered, author: { handle: person } } : null,
      repostOf: reposted === null ? null : { post: ids.other(row.get('Retweet ID')), author: { handle: reposted } },
      quoteOf: quoted === null ? null : { post: quoted },
      mentions: found.mentions.map((handle) => ({ handle })),
      hashtags: found.hashtags,
      links: outwardLinks(listIn(row.get('URLs in Tweet'), ' '), [ids.post, quoted]),
      language: tweetLanguage(row.get('Language')),
      likes: reposted === null ? integer(row.get('Favorite Count')) : null,
      shares: reposted === null ? integer(row.get('Retweet Count')) : null,
      client: clientName(row.get('Source')),
      flaws: ids.flaws(),
    };
  },
};

/** The vertices of such a workbook: the accounts, with what they said of themselves. */
export const nodexlVertices: CsvFormat = {
  name: 'nodexl-vertices',
  title: 'NodeXL vertices (accounts on Twitter)',
  container: 'csv',
  accounts: true,
  columns: { all: ['Vertex', 'Followed', 'Followers', 'Description', 'Joined Twitter Date (UTC)'] },
  read(row) {
    const handle = row.get('Vertex');
    if (handle === null) return { code: 'no-id', reason: 'no handle in Vertex' };
    const account = {
      handle,
      name: row.get('Name'),
      bio: row.get('Description'),
      followers: integer(row.get('Followers')),
      following: integer(row.get('Followed')),
    };
    return { account, on: 'twitter' };
  },
};

/** The time inside the id is exact; the columns tell the minute. Their heads say that they are in UTC. */
function timeOf(row: CsvRow, id: string, source: Source): Moment | null {
  const inside = snowflakeTime(id);
  if (inside !== null) return inside;
  const written = row.get('Tweet Date (UTC)') ?? row.get('Relationship Date (UTC)');
  const utc = { ...source, zone: 'UTC' };
  const read = isoTime(written, utc) ?? clockTime(written, 'dmy', utc);
  return read === null ? null : { ms: read.ms, basis: 'stated' };
}
