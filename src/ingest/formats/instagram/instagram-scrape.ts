import { entities } from '../../../text/entities.ts';
import type { CsvFormat, JsonFormat } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { countIn, listIn } from '../cells.ts';
import { notSeconds, timeIn } from '../moments.ts';
import { integer, stamp, text } from '../values.ts';
import { codeIn, mediaNumber, mediaOf } from './media-number.ts';

/** Posts of one account as instagram-screen-scrape wrote them to CSV: times by the collector's clock, no author. */
export const instagramScreenScrape: CsvFormat = {
  name: 'instagram-screen-scrape-csv',
  title: 'Instagram posts from instagram-screen-scrape (CSV)',
  container: 'csv',
  columns: { all: ['url', 'type', 'created', 'image', 'text'], none: ['id', 'author', 'title'] },
  lacks: 'authors are not in this file; times follow a clock that it does not name',
  read(row, source) {
    const id = mediaNumber(codeIn(row.get('url')));
    if (id === null) return { code: 'no-id', reason: 'no short code in url' };
    const time = timeIn(row.get('created'), source, 'created');
    if (time !== null && 'code' in time) return time;
    return {
      platform: 'instagram',
      id,
      author: null,
      time,
      text: row.get('text'),
      likes: countIn(row.get('likes')),
      comments: countIn(row.get('comments')),
    };
  },
};

/** The same posts in the tool's JSON, which keeps the author, the true time and the counts. */
export const instagramScreenScrapeJson: JsonFormat = {
  name: 'instagram-screen-scrape',
  title: 'Instagram posts from instagram-screen-scrape (JSON)',
  container: 'json',
  looksLike: (record) => ['id', 'username', 'time', 'type', 'like', 'comment', 'image'].every((key) => key in record),
  *read(record) {
    const id = mediaOf(text(record.id));
    const written = stamp(record.time);
    const time = epochSeconds(written);
    const handle = text(record.username);
    if (id === null) yield { code: 'no-id', reason: 'the post has no id' };
    else if (written !== null && time === null) yield notSeconds(written);
    else
      yield {
        platform: 'instagram',
        id,
        author: handle === null ? null : { handle },
        time,
        text: text(record.text),
        likes: integer(record.like),
        comments: integer(record.comment),
      };
  },
};

/** Posts under a hashtag, as a course notebook scraped them. "11 hours" says no time, for it does not say since when. */
export const instagramHashtagScrape: CsvFormat = {
  name: 'instagram-hashtag-scrape',
  title: 'Instagram posts under a hashtag (CSV with USERNAME, Caption, Time since posted)',
  container: 'csv',
  columns: { all: ['USERNAME', 'Caption', 'Time since posted'] },
  lacks: 'times are given as time gone by since an unknown moment: nothing can be said about dates',
  read(row) {
    const handle = row.get('USERNAME')?.trim().replace(/^@/, '') || null;
    return {
      platform: 'instagram',
      id: null,
      author: handle === null ? null : { handle, followers: countIn(row.get('Followers')) },
      time: null,
      text: row.get('Caption'),
      ...(row.has('Hashtags') ? { hashtags: listIn(row.get('Hashtags'), /[\s#]+/) } : {}),
      likes: countIn(row.get('Likes')),
    };
  },
};

/**
 * Posts of companies, gathered for a study of unmarked advertising; the id is the name of the account and a number.
 * The columns of the study that look for advertising are hand rules and not labels of the platform, and are not taken.
 */
export const instagramBrandPosts: CsvFormat = {
  name: 'instagram-brand-posts',
  title: 'Instagram posts of brands (CSV with id, text, exp_tag, amb_tag)',
  container: 'csv',
  columns: { all: ['id', 'text', 'exp_tag', 'amb_tag', 'extract_tag'] },
  lacks: 'no times; the account is known from the id alone',
  read(row) {
    const id = row.get('id');
    if (id === null) return { code: 'no-id', reason: 'no post id in id' };
    const handle = /^([\w.]+) \d+$/.exec(id)?.[1] ?? null;
    const text = row.get('text');
    // Hashtags were taken out of the text into a column of their own; it says None where there were none.
    const tags = entities([text, row.get('extract_tag')].join('\n')).hashtags;
    return { platform: 'instagram', id, author: handle === null ? null : { handle }, time: null, text, hashtags: tags };
  },
};
