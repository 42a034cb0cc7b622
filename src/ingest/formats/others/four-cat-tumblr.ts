import { entities } from '../../../text/entities.ts';
import type { CsvFormat, CsvRow, Found, Source } from '../../format.ts';
import { listIn } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';
import { textOfHtml } from '../html.ts';

const LACKS = 'whose post another passes on is not told; notes are likes, shares and answers together, and are not taken';

/** Posts of Tumblr, as 4CAT exports them: columns as its `map_item` names them. */
export const fourCatTumblr: CsvFormat = {
  name: '4cat-tumblr',
  title: 'Tumblr posts exported from 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: {
    all: ['id', 'author', 'timestamp', 'author_subject', 'author_uuid', 'is_reblog', 'body', 'body_markdown', 'notes', 'linked_urls'],
  },
  lacks: LACKS,
  read: (row, source) =>
    post(row, source, {
      times: ['timestamp', 'unix_timestamp'],
      bio: row.get('author_description'),
      links: [...listIn(row.get('linked_urls'), /,(?=https?:)/), ...behindWords(row.get('body_markdown'))],
    }),
};

/** Posts of Tumblr, as 4CAT exported them before it asked for the newer shape of posts: columns as its source named them. */
export const fourCatTumblrOld: CsvFormat = {
  name: '4cat-tumblr-old',
  title: 'Tumblr posts exported from an earlier 4CAT (CSV)',
  container: 'csv',
  absent: [REDACTED],
  columns: {
    all: ['id', 'author', 'unix_timestamp', 'is_reblog', 'blog_description', 'blog_uuid', 'post_slug', 'body', 'tags', 'notes', 'urls'],
  },
  lacks: LACKS,
  read: (row, source) =>
    post(row, source, {
      times: ['unix_timestamp', 'timestamp'],
      bio: textOfHtml(row.get('blog_description')).text,
      links: listIn(row.get('urls'), /,(?=https?:)/),
    }),
};

function post(
  row: CsvRow,
  source: Source,
  { times, bio, links }: { times: readonly [string, string]; bio: string | null; links: string[] },
): Found {
  const told = idAndTime(row, times, source);
  if ('code' in told) return told;
  const handle = row.get('author');
  const text = row.get('body')?.trimEnd() || null;
  return {
    platform: 'tumblr',
    ...told,
    author: handle === null ? null : { handle, bio },
    text,
    hashtags: listIn(row.get('tags'), ','),
    links: [...new Set([...links, ...entities(text ?? '').links])],
  };
}

/** Where words lead, as 4CAT writes it: `[words](https://example.org)`. */
function behindWords(markdown: string | null): string[] {
  return [...(markdown ?? '').matchAll(/\]\((https?:\/\/[^\s()]+)\)/g)].map(([, link = '']) => link);
}
