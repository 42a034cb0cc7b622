import type { CsvFormat } from '../../format.ts';
import { redditPost } from './reddit.ts';

/** Submissions reduced to time, title, text and subreddit, as many courses and notebooks save them with PRAW. */
export const prawMinimal: CsvFormat = {
  name: 'praw-minimal',
  title: 'Reddit submissions with title and text only (CSV)',
  container: 'csv',
  columns: { all: ['created_utc', 'title', 'self_text', 'subreddit'], none: ['id', 'name', 'author', 'selftext'] },
  absent: ['nan', 'None'],
  lacks: 'neither ids nor authors are in this file: it serves the analysis of content, and no network can be built from it',
  read(row) {
    return redditPost(
      {
        id: null,
        author: null,
        created: row.get('created_utc'),
        space: row.get('subreddit'),
        title: row.get('title'),
        text: row.get('self_text'),
      },
      { ids: false },
    );
  },
};
