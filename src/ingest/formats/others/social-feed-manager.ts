import type { CsvFormat } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { countIn, listIn } from '../cells.ts';
import { textOfHtml } from '../html.ts';
import { mappedTables } from '../mapped-table.ts';
import { neededTime } from '../moments.ts';

/** Posts of Tumblr as Social Feed Manager exports them: columns as its tumblr_exporter.py names them. Times are those of GMT. */
export const feedManagerTumblr: CsvFormat = {
  name: 'social-feed-manager-tumblr',
  title: 'Tumblr posts from Social Feed Manager (CSV or XLSX)',
  container: 'csv',
  columns: { all: ['created_at', 'tumblr_id', 'blog_name', 'post_type', 'post_slug', 'post_summary', 'post_text', 'tags', 'tumblr_url'] },
  lacks: 'no counts or bios; whose post another passes on is not told; questions and quotations have their summary alone',
  read(row) {
    const id = row.get('tumblr_id');
    if (id === null) return { code: 'no-id', reason: 'no post id in tumblr_id' };
    const time = neededTime(row.get('created_at'), UTC, 'created_at');
    if ('code' in time) return time;
    const handle = row.get('blog_name');
    return {
      platform: 'tumblr',
      id,
      author: handle === null ? null : { handle },
      time,
      // The text of a type that the program does not know is left out; the summary is its beginning.
      ...textOfHtml(row.get('post_text') ?? row.get('post_summary')),
      hashtags: listIn(row.get('tags'), ','),
    };
  },
};

/** Posts of Weibo as Social Feed Manager exports them: columns as its weibo_exporter.py names them. Times tell their zone. */
export const feedManagerWeibo: CsvFormat = {
  name: 'social-feed-manager-weibo',
  title: 'Weibo posts from Social Feed Manager (CSV or XLSX)',
  container: 'csv',
  columns: { all: ['created_at', 'weibo_id', 'screen_name', 'reposts_count', 'topics', 'in_reply_to_screen_name', 'weibo_url', 'text'] },
  lacks: 'no bios, likes or comments; which post is answered or passed on is not told; of the links in a text the first two stand apart',
  read(row, source) {
    const id = row.get('weibo_id');
    if (id === null) return { code: 'no-id', reason: 'no post id in weibo_id' };
    const time = neededTime(row.get('created_at'), source, 'created_at');
    if ('code' in time) return time;
    const [, person = null] = /weibo\.cn\/(\d+)\//.exec(row.get('weibo_url') ?? '') ?? [];
    const handle = row.get('screen_name');
    const answered = row.get('in_reply_to_screen_name');
    return {
      platform: 'weibo',
      id,
      author:
        person === null && handle === null
          ? null
          : { id: person, handle, followers: countIn(row.get('followers_count')), following: countIn(row.get('friends_count')) },
      time,
      text: row.get('text'),
      hashtags: listIn(row.get('topics'), ','),
      replyTo: answered === null ? null : { author: { handle: answered } },
      shares: countIn(row.get('reposts_count')),
    };
  },
};

/** Photos of Flickr as Social Feed Manager exports them: columns as its flickr_exporter.py names them, posted by the clock of GMT. */
export const feedManagerFlickr = mappedTables('flickr', [
  {
    name: 'social-feed-manager-flickr',
    title: 'Flickr photos from Social Feed Manager (CSV or XLSX)',
    all: ['photo_id', 'date_posted', 'date_taken', 'license', 'safety_level', 'owner_nsid', 'owner_username', 'title', 'description'],
    lacks: 'no counts, tags, comments or bios; line breaks of descriptions are blanks',
    zone: 'UTC',
    post: { id: 'photo_id', time: 'date_posted', title: 'title', text: 'description' },
    author: { id: 'owner_nsid', handle: 'owner_username' },
  },
]);
