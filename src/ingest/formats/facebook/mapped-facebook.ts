import { type CsvFormat, type CsvRow, type Found, isPost } from '../../format.ts';
import { REDACTED } from '../four-cat.ts';
import { mappedTables, UNSAID_ZONE } from '../mapped-table.ts';

/** The script takes five hours from the times of the interface, in summer too. */
const FIVE_HOURS_BACK = 'Etc/GMT+5';

/** Posts and comments of Facebook in tables whose columns say all. */
const tables = mappedTables('facebook', [
  {
    name: 'netvizz-posts',
    title: 'Facebook posts from Netvizz (TAB)',
    all: ['by', 'post_id', 'post_message', 'post_published', 'likes_count_fb', 'comments_count_fb', 'shares_count_fb'],
    lacks: 'people are numbers that Netvizz gave; no bios',
    post: { id: 'post_id', time: 'post_published', text: 'post_message' },
    author: { id: 'by' },
    counts: { likes: 'likes_count_fb', shares: 'shares_count_fb', comments: 'comments_count_fb' },
  },
  {
    name: 'netvizz-comments',
    title: 'Facebook comments from Netvizz (TAB)',
    all: ['post_id', 'comment_id', 'comment_by', 'is_reply', 'comment_message', 'comment_published', 'comment_like_count'],
    lacks: 'people are numbers that Netvizz gave; which comment an answer belongs to is not told; no bios',
    post: { id: 'comment_id', time: 'comment_published', text: 'comment_message', thread: 'post_id' },
    author: { id: 'comment_by' },
    others: { replyTo: 'post_id' },
    counts: { likes: 'comment_like_count' },
  },
  {
    // Columns of Max Woolf's get_fb_posts_fb_group.py, get_fb_posts_fb_page.py and get_fb_comments_from_fb.py.
    name: 'facebook-page-post-scraper',
    title: 'Facebook posts from facebook-page-post-scraper (CSV)',
    all: ['status_id', 'status_message', 'link_name', 'status_type', 'status_link', 'status_published', 'num_comments', 'num_shares'],
    lacks: 'people have names that others may share; pages and groups are numbers',
    zone: FIVE_HOURS_BACK,
    post: { id: 'status_id', time: 'status_published', text: 'status_message', title: 'link_name', links: 'status_link' },
    author: { handle: 'status_author' },
    counts: { likes: 'num_likes', shares: 'num_shares', comments: 'num_comments' },
  },
  {
    name: 'facebook-page-post-scraper-comments',
    title: 'Facebook comments from facebook-page-post-scraper (CSV)',
    all: ['comment_id', 'status_id', 'parent_id', 'comment_message', 'comment_published'],
    lacks: 'people have names that others may share',
    zone: FIVE_HOURS_BACK,
    post: { id: 'comment_id', time: 'comment_published', text: 'comment_message', thread: 'status_id' },
    author: { handle: 'comment_author' },
    others: { replyTo: 'parent_id' },
    counts: { likes: 'num_reactions' },
  },
  {
    name: 'facebook-scraper',
    title: 'Facebook posts from facebook-scraper (CSV or JSON)',
    all: ['post_id', 'text', 'post_text', 'shared_text', 'time', 'likes', 'comments', 'shares', 'post_url', 'user_id', 'username'],
    absent: ['None', 'nan'],
    lacks: `people have names that others may share, and ids; no bios; ${UNSAID_ZONE}`,
    post: { id: 'post_id', time: 'time', text: 'post_text' },
    author: { id: 'user_id', name: 'username' },
    others: { repostOf: 'shared_post_id', repostOfAuthor: 'shared_username' },
    counts: { likes: 'likes', shares: 'shares', comments: 'comments' },
  },
  {
    name: '4cat-facebook',
    title: 'Facebook posts exported from 4CAT (CSV)',
    absent: [REDACTED],
    all: ['id', 'url', 'body', 'author', 'author_name', 'is_in_group', 'group_name', 'unix_timestamp'],
    lacks: 'no counts, comments or bios',
    post: { id: 'id', time: 'unix_timestamp', text: 'body', space: 'group_name' },
    author: { handle: 'author', name: 'author_name' },
  },
  {
    name: 'minet-facebook-comments',
    title: 'Facebook comments collected with minet (CSV)',
    all: ['id', 'fbid', 'depth', 'parent_id', 'author_name', 'author_url', 'created_time', 'text'],
    lacks: 'which post comments are below stands in a column that was there before; no bios',
    post: { id: 'id', time: 'created_time', text: 'text' },
    author: { id: 'author_url', name: 'author_name' },
    others: { replyTo: 'parent_id' },
    counts: { likes: 'reactions', comments: 'replies' },
  },
  {
    // Columns as snscrape's facebook.py names them.
    name: 'snscrape-facebook',
    title: 'Facebook posts from snscrape (CSV or JSON)',
    all: ['cleanUrl', 'dirtyUrl', 'date', 'content', 'outlinks'],
    absent: ['None', 'nan'],
    lacks: 'authors stand in the addresses of pages alone, and those of groups nowhere; no counts or bios',
    post: { id: 'cleanUrl', time: 'date', text: 'content', links: 'outlinks' },
  },
  {
    name: 'export-comments-facebook',
    title: 'Facebook comments from ExportComments, as it keeps them (CSV or JSON)',
    all: ['name', 'nick_name', 'time', 'message', 'profile_id', 'post_id', 'comment_id'],
    lacks: 'comments that answer no other name their post as the thread alone; no bios',
    post: { id: 'comment_id', time: 'time', text: 'message', thread: 'post_id' },
    author: { id: 'profile_id', name: 'name' },
    others: { replyTo: 'parent_comment_id' },
    counts: { likes: 'likes' },
  },
  {
    // Fields of items.py in its source; earlier versions have no `post_id`.
    name: 'fbcrawl',
    title: 'Facebook posts from fbcrawl (CSV or JSON)',
    all: ['source', 'date', 'text', 'reactions', 'likes', 'ahah', 'love', 'wow', 'sigh', 'grrr', 'comments', 'url'],
    lacks: `people and pages have names that others may share; no bios or shares; ${UNSAID_ZONE}`,
    address: 'post_id',
    post: { id: 'url', time: 'date', text: 'text' },
    author: { handle: 'source' },
    counts: { likes: 'reactions', comments: 'comments' },
  },
  {
    name: 'fbcrawl-comments',
    title: 'Facebook comments from fbcrawl (CSV or JSON)',
    all: ['source', 'reply_to', 'date', 'text', 'reactions', 'likes', 'ahah', 'love', 'wow', 'sigh', 'grrr', 'url'],
    lacks: 'no ids of comments, so that one collected twice is one by its words and day; people have names that others may share',
    post: { time: 'date', text: 'text' },
    author: { handle: 'source' },
    others: { replyToAuthor: 'reply_to' },
    counts: { likes: 'reactions' },
  },
]);

/** The number of the page or group before that of the post: of a page it is who writes, of a group where they do. */
function ofItsPage(found: Found, id: string | null, inGroup: boolean): Found {
  const page = /^(\d+)_\d+$/.exec(id ?? '')?.[1] ?? null;
  if (!isPost(found) || page === null) return found;
  return inGroup ? { ...found, space: page } : { ...found, author: { id: page } };
}

/** A comment stands below the post that its address names, or answers a person: `ROOT` is nobody. */
function belowItsPost(found: Found, address: string | null): Found {
  if (!isPost(found)) return found;
  const thread = /\bft_ent_identifier=(\d+)/.exec(address ?? '')?.[1] ?? null;
  const handle = found.replyTo?.author?.handle ?? 'ROOT';
  const isComment = handle === 'ROOT';
  return { ...found, thread, replyTo: isComment ? { post: thread } : { author: { handle } }, asComment: isComment && thread !== null };
}

/** What single tables tell beside. */
const BESIDE: Readonly<Record<string, (found: Found, row: CsvRow) => Found>> = {
  'facebook-page-post-scraper': (found, row) => ofItsPage(found, row.get('status_id'), row.has('status_author')),
  'fbcrawl-comments': (found, row) => belowItsPost(found, row.get('url')),
};

export const mappedFacebook: readonly CsvFormat[] = tables.map((table) => {
  const beside = BESIDE[table.name];
  return beside === undefined ? table : { ...table, read: (row, source) => beside(table.read(row, source) as Found, row) };
});
