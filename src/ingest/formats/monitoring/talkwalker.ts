import type { CsvFormat, CsvRow } from '../../format.ts';
import { countIn } from '../cells.ts';
import { anyTime } from '../column-map.ts';
import { monitored, platformAt } from './monitored.ts';

/** Mentions of a query on many platforms, as Talkwalker exports them: the fields of its records are the columns. */
export const talkwalker: CsvFormat = {
  name: 'talkwalker',
  title: 'mentions from Talkwalker (CSV)',
  container: 'csv',
  columns: { all: ['url', 'published', 'content', 'extra_author_attributes.name'] },
  lacks: 'times are in a zone that the file does not name; no answers',
  read(row, source) {
    const written = row.get('published');
    const time = anyTime(written, source.dateOrder ?? null, source);
    const address = row.get('url');
    const platform = address === null ? null : platformAt(address);
    const name = row.get(`${AUTHOR}.name`);
    const handle = row.get(`${AUTHOR}.short_name`) ?? name;
    return monitored({
      address,
      kind: null,
      author:
        handle === null
          ? null
          : {
              handle: handle.replace(/^@/, ''),
              name,
              bio: row.get(`${AUTHOR}.description`),
              followers: countOf(row, 'source', platform, 'followers'),
            },
      written,
      time,
      text: row.get('content'),
      title: row.get('title'),
      language: row.get('lang'),
      likes: countOf(row, 'article', platform, 'likes'),
      shares: countOf(row, 'article', platform, 'retweets') ?? countOf(row, 'article', platform, 'shares'),
      comments: countOf(row, 'article', platform, 'comments'),
      views: countOf(row, 'article', platform, 'views'),
    });
  },
};

const AUTHOR = 'extra_author_attributes';

/** A count of the platform of the mention: there is a column of each for every platform. */
function countOf(row: CsvRow, of: 'article' | 'source', platform: string | null, what: string): number | null {
  return platform === null ? null : countIn(row.get(`${of}_extended_attributes.${platform}_${what}`));
}
