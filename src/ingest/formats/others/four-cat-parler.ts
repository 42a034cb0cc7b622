import type { CsvFormat } from '../../format.ts';
import { countIn, listIn } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';

/**
 * Posts of Parler, as 4CAT exported them: columns as its source names them. What somebody echoed stands there as the post that it
 * was, beside who echoed it, and with the time of the echo. Times, in UTC on Parler, were read by the clock of 4CAT's server.
 */
export const fourCatParler: CsvFormat = {
  name: '4cat-parler',
  title: 'Parler posts exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: { all: ['id', 'body', 'author', 'hashtags', 'impressions', 'reposts', 'upvotes', 'permalink', 'unix_timestamp'] },
  lacks: 'no ids of people or bios; answers are not in this file; where links lead is not told; times hold if the server kept UTC',
  read(row, source) {
    const told = idAndTime(row, ['unix_timestamp', 'timestamp'], source);
    if ('code' in told) return told;
    const time = told.time === null ? null : ({ ...told.time, basis: 'assumed' } as const);
    const handle = row.get('author');
    const author = handle === null ? null : { handle };
    const [text, hashtags] = [row.get('body'), listIn(row.get('hashtags'), ',')];
    const echoedBy = row.get('reposted_by');
    if (echoedBy !== null)
      return { platform: 'parler', id: null, time, author: { handle: echoedBy }, text, hashtags, repostOf: { post: told.id, author } };
    return {
      platform: 'parler',
      id: told.id,
      time,
      author,
      text,
      hashtags,
      likes: countIn(row.get('upvotes')),
      shares: countIn(row.get('reposts')),
      comments: countIn(row.get('comments')),
      views: countIn(row.get('impressions')),
    };
  },
};
