/**
 * The Meta Content Library: posts on Facebook and Instagram and comments below them, as records or as tables whose columns are
 * the ways to their values. An account and the place where it posts (a page, group or profile) stand apart.
 */
import type { Account, CsvFormat, CsvRow, Found, FoundPost } from '../../format.ts';
import { nested } from '../../reshape/dotted.ts';
import { UTC } from '../../times/time.ts';
import { countIn } from '../cells.ts';
import { timeIn } from '../moments.ts';

/** Reactions of many kinds are counted on Facebook alone. */
const REACTIONS = 'statistics.reaction_count';

const tables: readonly CsvFormat[] = [
  {
    name: 'meta-content-library-facebook',
    title: 'Facebook posts from the Meta Content Library (CSV)',
    container: 'csv',
    columns: { all: ['id', 'creation_time', 'text', 'post_owner.id', REACTIONS] },
    lacks: 'no bios; whose post is passed on is told where that post is there too',
    read(row) {
      const shared = row.get('shared_post_id');
      return post(row, 'facebook', {
        author: account(row, 'post_owner'),
        space: row.get('surface.id') === row.get('post_owner.id') ? null : row.get('surface.name'),
        repostOf: shared === null ? null : { post: shared },
        shares: countIn(row.get('statistics.share_count')),
      });
    },
  },
  {
    name: 'meta-content-library-instagram',
    title: 'Instagram posts from the Meta Content Library (CSV)',
    container: 'csv',
    columns: { all: ['id', 'creation_time', 'text', 'post_owner.id', 'statistics.like_count'], none: [REACTIONS] },
    lacks: 'no bios; people tagged are not told',
    read: (row) => post(row, 'instagram', { author: account(row, 'post_owner') }),
  },
  {
    name: 'meta-content-library-comments',
    title: 'comments from the Meta Content Library (CSV)',
    container: 'csv',
    columns: { all: ['id', 'creation_time', 'text', 'post_id', 'owner.type', 'statistics.like_count'] },
    lacks: 'no bios; which comment is answered is told only where all levels were asked for',
    read(row) {
      const thread = row.get('post_id');
      const above = row.get('parent_comment_id') ?? thread;
      return post(row, row.has(REACTIONS) ? 'facebook' : 'instagram', {
        author: account(row, 'owner'),
        thread,
        replyTo: above === null ? null : { post: above },
        asComment: above !== null && above === thread,
      });
    },
  },
];

export const metaContentLibrary = [...tables, ...tables.map(nested)];

function post(row: CsvRow, platform: string, told: Pick<FoundPost, 'author'> & Partial<FoundPost>): Found {
  const id = row.get('id');
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const time = timeIn(row.get('creation_time'), UTC, 'creation_time');
  if (time !== null && 'code' in time) return time;
  const links = [row.get('link_url'), row.get('link_attachment.link')].filter((link) => link !== null);
  return {
    platform,
    id,
    time: time === null ? null : { ...time, basis: 'stated' },
    text: row.get('text'),
    language: row.get('lang'),
    ...(links.length === 0 ? {} : { links }),
    likes: countIn(row.get(REACTIONS)) ?? countIn(row.get('statistics.like_count')),
    comments: countIn(row.get('statistics.comment_count')),
    views: countIn(row.get('statistics.views')),
    ...told,
  };
}

/** Those who keep themselves private are nobody known. */
function account(row: CsvRow, column: string): Account | null {
  const id = row.get(`${column}.id`);
  const handle = row.get(`${column}.username`);
  return row.get(`${column}.type`) === 'private' || (id === null && handle === null)
    ? null
    : { id, handle, name: row.get(`${column}.name`) };
}
