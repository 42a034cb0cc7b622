import type { Account, CsvFormat, CsvRow, Found, FoundPost, Refusal } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { countIn, isYes, listIn } from '../cells.ts';
import { unreadableTime } from '../moments.ts';

/** Posts of accounts, as minet collects them; a post whose counts are hidden carries a small number in their place. */
export const minetInstagram: CsvFormat = {
  name: 'minet-instagram',
  title: 'Instagram posts of accounts, collected with minet (CSV)',
  container: 'csv',
  columns: { all: ['username', 'id', 'shortcode', 'caption', 'like_count', 'like_and_view_counts_disabled', 'taken_at_timestamp'] },
  lacks: 'no ids of people, no bios',
  read: (row) =>
    post(row, 'taken_at_timestamp', () => ({
      author: { handle: row.get('username'), name: row.get('full_name') },
      text: row.get('caption'),
      coauthors: handlesIn(row, 'coauthor_usernames'),
      phototags: handlesIn(row, 'usertags_medias'),
      likes: isYes(row.get('like_and_view_counts_disabled')) ? null : countIn(row.get('like_count')),
      comments: countIn(row.get('comment_count')),
    })),
};

/** Posts under a hashtag or at a place, as minet collects them. */
export const minetInstagramFound: CsvFormat = {
  name: 'minet-instagram-found',
  title: 'Instagram posts under a hashtag or at a place, collected with minet (CSV)',
  container: 'csv',
  columns: { all: ['id', 'shortcode', 'caption', 'liked_by_count', 'preview_like_count', 'owner_id', 'taken_at_timestamp'] },
  lacks: 'people are known by number only, without handles or bios, so mentions lead to other people than authors',
  read: (row) =>
    post(row, 'taken_at_timestamp', () => ({
      author: { id: row.get('owner_id') },
      text: row.get('caption'),
      likes: countIn(row.get('liked_by_count')),
      views: countIn(row.get('video_view_count')),
      comments: countIn(row.get('comment_count')),
    })),
};

/** Comments below posts, as minet collects them. */
export const minetInstagramComments: CsvFormat = {
  name: 'minet-instagram-comments',
  title: 'Instagram comments collected with minet (CSV)',
  container: 'csv',
  columns: { all: ['id', 'parent_id', 'text', 'comment_like_count', 'created_at_utc', 'username', 'user_id', 'user_fbid_v2'] },
  lacks: 'which post comments are below stands in a column that was there before; no bios',
  read: (row) =>
    post(row, 'created_at_utc', () => ({
      author: { id: row.get('user_id'), handle: row.get('username'), name: row.get('user_full_name') },
      text: row.get('text'),
      replyTo: row.get('parent_id') === null ? null : { post: row.get('parent_id') },
      likes: countIn(row.get('comment_like_count')),
      comments: countIn(row.get('child_comment_count')),
    })),
};

function post(row: CsvRow, column: string, told: () => Pick<FoundPost, 'author' | 'text'> & Partial<FoundPost>): Found | Refusal {
  const id = row.get('id');
  if (id === null) return { code: 'no-id', reason: 'no id in id' };
  const written = row.get(column);
  const time = epochSeconds(written);
  if (written !== null && time === null) return unreadableTime(written, column);
  return { platform: 'instagram', id, time, ...told() };
}

function handlesIn(row: CsvRow, column: string): Account[] {
  return listIn(row.get(column), '|').map((handle) => ({ handle }));
}
