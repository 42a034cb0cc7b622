import type { CsvRow } from '../../format.ts';
import { isYes } from '../cells.ts';
import { REDACTED } from '../four-cat.ts';
import { mappedTables, OWN_POSTS } from '../mapped-table.ts';

/** Columns of activities of LinkedIn in tables of 4CAT, whichever way it counts reactions. */
const ACTIVITY = {
  post: { id: 'id', text: 'body', hashtags: 'hashtags' },
  author: { handle: 'author', name: 'author_name', bio: 'author_description' },
};
const GUESSED = 'times are those inside the ids: what 4CAT writes is guessed from words such as 2mo';

/** Posts of LinkedIn in tables whose columns say all. */
const linkedin = mappedTables('linkedin', [
  {
    name: 'phantombuster-linkedin',
    title: 'LinkedIn posts from PhantomBuster (CSV)',
    all: ['postUrl', 'postContent', 'likeCount', 'commentCount', 'postTimestamp', 'author'],
    lacks: 'people have names that others may share',
    post: { id: 'postUrl', time: 'postTimestamp', text: 'postContent' },
    author: { id: 'authorUrl', name: 'author' },
    counts: { likes: 'likeCount', comments: 'commentCount', shares: 'repostCount' },
  },
  {
    name: 'linkedin-shares',
    title: 'LinkedIn posts from an account download (Shares.csv)',
    all: ['Date', 'ShareLink', 'ShareCommentary'],
    lacks: `no likes; ${OWN_POSTS}`,
    post: { id: 'ShareLink', time: 'Date', text: 'ShareCommentary' },
  },
  {
    name: 'linkedin-comments',
    title: 'LinkedIn comments from an account download (Comments.csv)',
    all: ['Date', 'Link', 'Message'],
    none: ['From', 'To', 'Author', 'User', 'Username'],
    lacks: `no ids of comments, so that one downloaded twice is one by its words and time; ${OWN_POSTS}`,
    post: { time: 'Date', text: 'Message', thread: 'Link' },
    others: { replyTo: 'Link' },
  },
  {
    name: '4cat-linkedin',
    title: 'LinkedIn posts exported from 4CAT (CSV)',
    absent: [REDACTED],
    all: ['id', 'body', 'timestamp_ago', 'author', 'author_name', 'author_is_company', 'reactions', 'inclusion_context'],
    lacks: GUESSED,
    ...ACTIVITY,
    counts: { likes: 'reactions', shares: 'shares', comments: 'comments' },
  },
  {
    name: '4cat-linkedin-likes',
    title: 'LinkedIn posts exported from an earlier 4CAT (CSV)',
    absent: [REDACTED],
    all: ['id', 'body', 'timestamp_ago', 'author', 'author_name', 'author_is_company', 'likes', 'inclusion_context'],
    none: ['reactions'],
    lacks: GUESSED,
    ...ACTIVITY,
    counts: { likes: 'likes', shares: 'shares', comments: 'comments' },
  },
]);

/** No as Discourse says it in the language of the forum. */
const NO = /^(?:no|nein|non|não|nao|nee|nej|nei|nie|ne|ei|hayır|нет|ні|否|いいえ|아니요)$/i;

/** Whether a post stands in a topic of a category, as all but messages do: these have a dash in its place. */
function isTopic(row: CsvRow): boolean {
  const category = row.get('categories') ?? row.get('category');
  return category === null ? NO.test(row.get('is_pm')?.trim() ?? '') : category !== '-' && !isYes(row.get('is_pm'));
}

/** Posts of forums that run Discourse. */
const discourse = mappedTables('discourse', [
  {
    name: 'discourse-download',
    title: 'posts of a Discourse forum from an account download (CSV)',
    all: ['topic_title', 'is_pm', 'post_raw', 'like_count', 'reply_count', 'url', 'created_at'],
    lacks: `whom a post answers is not told; ${OWN_POSTS}`,
    closed: (row) => (isTopic(row) ? null : 'private messages'),
    post: { id: 'url', time: 'created_at', text: 'post_raw', title: 'topic_title' },
    counts: { likes: 'like_count', comments: 'reply_count' },
  },
]);

/** Pins of Pinterest, by the columns of map_item in 4CAT's source. */
const pinterest = mappedTables('pinterest', [
  {
    name: '4cat-pinterest',
    title: 'Pinterest pins exported from 4CAT (CSV)',
    absent: [REDACTED],
    all: ['id', 'author', 'author_fullname', 'body', 'subject', 'pinner_original', 'pinner_via', 'board', 'board_url', 'unix_timestamp'],
    lacks: 'no counts or bios; whom a pin came from has a name that others may share, and is not taken; many pins have no time',
    post: { id: 'id', time: 'unix_timestamp', text: 'body', title: 'subject', space: 'board' },
    author: { handle: 'author', name: 'author_fullname' },
  },
]);

/**
 * Posts of further platforms as 4CAT exports them: columns as its source and that of Zeeschuimer name them. Times are taken from the
 * column that does not go by the clock of 4CAT's server.
 */
const imgur = mappedTables('imgur', [
  {
    name: '4cat-imgur',
    title: 'Imgur posts exported from 4CAT (CSV)',
    absent: [REDACTED],
    all: ['id', 'subject', 'body', 'timestamp', 'author', 'album_media', 'is_viral', 'upvotes', 'favourites', 'virality_score'],
    lacks: 'people have numbers alone; no bios, and no comments but their number',
    zone: 'UTC',
    post: { id: 'id', time: 'timestamp', text: 'body', title: 'subject' },
    author: { id: 'author' },
    counts: { likes: 'upvotes', comments: 'comments', views: 'views' },
  },
]);

const nineGag = mappedTables('9gag', [
  {
    name: '4cat-9gag',
    title: '9GAG posts exported from 4CAT (CSV)',
    // The last is how 9GAG shows whoever does not want to be named.
    absent: [REDACTED, '9GAGGER'],
    all: ['id', 'subject', 'author', 'author_status', 'is_vote_masked', 'is_anonymous', 'upvotes', 'tags_annotated', 'unix_timestamp'],
    lacks: 'no ids of people, no bios, and no comments but their number',
    post: { id: 'id', time: 'unix_timestamp', text: 'body', title: 'subject' },
    author: { handle: 'author', name: 'author_name' },
    counts: { likes: 'upvotes', comments: 'comments' },
  },
]);

const lihkg = mappedTables('lihkg', [
  {
    name: '4cat-lihkg',
    title: 'LIHKG posts exported from 4CAT (CSV)',
    absent: [REDACTED],
    all: ['id', 'thread_id', 'author', 'author_gender', 'author_status', 'is_first_post', 'body', 'thread_category', 'unix_timestamp'],
    lacks: 'no ids of people, no bios; which post is answered is not told, the discussion is',
    post: { id: 'id', time: 'unix_timestamp', text: 'body', title: 'subject', space: 'thread_category', thread: 'thread_id' },
    author: { handle: 'author' },
    counts: { likes: 'likes' },
  },
]);

const douban = mappedTables('douban', [
  {
    name: '4cat-douban',
    title: 'posts in groups of Douban exported from 4CAT (CSV)',
    absent: [REDACTED],
    all: ['id', 'group_id', 'thread_id', 'group_name', 'body', 'author_id', 'timestamp', 'is_reply', 'is_topic_elite'],
    lacks:
      'times are those that Douban shows, of China, where the server of 4CAT kept UTC: say timezone: Asia/Shanghai in study.yaml; which comment another answers is not told, the topic is; no bios',
    post: { id: 'id', time: 'timestamp', text: 'body', title: 'subject', space: 'group_name', thread: 'thread_id' },
    author: { id: 'author_id', name: 'author' },
    others: { replyTo: 'thread_id' },
    counts: { likes: 'likes' },
  },
]);

/** Messages of public channels of Telegram, read off their pages: columns as telegram.py of snscrape and of minet name them. */
const telegram = mappedTables('telegram', [
  {
    name: 'snscrape-telegram',
    title: 'messages of a Telegram channel from snscrape (CSV or JSON)',
    all: ['url', 'date', 'content', 'outlinks', 'linkPreview'],
    lacks: 'a channel speaks for itself: no people, answers or counts',
    post: { id: 'url', time: 'date', text: 'content', links: 'outlinks' },
  },
  {
    name: 'minet-telegram',
    title: 'messages of a Telegram channel collected with minet (CSV)',
    all: ['link_to_message', 'could_be_displayed', 'user', 'user_link', 'text', 'is_reply_user', 'views', 'datetime'],
    lacks: 'a channel speaks for itself: no people; which message is answered is not told',
    post: { id: 'link_to_message', time: 'datetime', text: 'text' },
    counts: { views: 'views' },
  },
]);

/** Posts of platforms with few exports, in tables whose columns say all. */
export const mappedOthers = [...linkedin, ...discourse, ...pinterest, ...imgur, ...nineGag, ...lihkg, ...douban, ...telegram];
