import type { CsvFormat } from '../../format.ts';
import { isYes } from '../cells.ts';
import { integer } from '../values.ts';
import { fullname, linkOf, redditPost, subredditOf } from './reddit.ts';

/** Top submissions of a subreddit, written to CSV with PRAW: 21 columns, among them no author. */
export const praw: CsvFormat = {
  name: 'praw',
  title: 'Reddit submissions collected with PRAW (CSV)',
  container: 'csv',
  columns: {
    all: ['created_utc', 'id', 'name', 'title', 'selftext', 'permalink', 'subreddit_id', 'is_self', 'url'],
    none: ['author', 'author_fullname'],
  },
  absent: ['nan', 'None'],
  lacks: 'authors are not in this file, so that neither people nor networks can be told from it',
  read(row) {
    const id = fullname(row.get('name'), 't3') ?? fullname(row.get('id'), 't3');
    return redditPost({
      id,
      author: null,
      created: row.get('created_utc'),
      space: subredditOf(row.get('permalink')),
      thread: id,
      title: row.get('title'),
      text: row.get('selftext'),
      url: linkOf(row.get('url') ?? undefined, isYes(row.get('is_self'))),
      likes: integer(row.get('score')),
      comments: integer(row.get('num_comments')),
    });
  },
};
