import { REDACTED } from '../four-cat.ts';
import { mappedTables, UNSAID_ZONE } from '../mapped-table.ts';

/** Posts of Instagram in tables whose columns say all. */
export const mappedInstagram = mappedTables('instagram', [
  {
    name: 'phantombuster-instagram',
    title: 'Instagram posts from PhantomBuster (CSV)',
    all: ['postUrl', 'description', 'likeCount', 'commentCount', 'pubDate', 'profileUrl', 'username'],
    lacks: 'no bios',
    post: { id: 'postUrl', time: 'pubDate', text: 'description' },
    author: { handle: 'username', name: 'fullName' },
    counts: { likes: 'likeCount', comments: 'commentCount', views: 'viewCount' },
  },
  {
    // Columns of 4CAT's own collector, which called a post by its short code and had comments beside posts.
    name: '4cat-instagram-old',
    title: 'Instagram posts and comments collected with 4CAT before 2022 (CSV)',
    absent: [REDACTED],
    all: ['id', 'thread_id', 'parent_id', 'body', 'author', 'timestamp', 'type', 'usertags', 'mentioned', 'num_likes', 'num_comments'],
    none: ['media_type'],
    lacks: `no ids of people, no bios; ${UNSAID_ZONE}`,
    post: { id: 'id', time: 'timestamp', text: 'body', thread: 'thread_id', hashtags: 'hashtags' },
    author: { handle: 'author' },
    others: { replyTo: 'parent_id' },
    counts: { likes: 'num_likes', comments: 'num_comments' },
  },
  {
    // Its ids are those of the interface; the address of a post holds that of Instagram.
    name: 'instagram-graph',
    title: 'Instagram posts from the Graph interface (CSV or JSON)',
    all: ['id', 'caption', 'media_type', 'permalink', 'timestamp'],
    lacks: 'posts of one account, whose name the file may not tell; no bios',
    address: 'permalink',
    post: { id: 'id', time: 'timestamp', text: 'caption' },
    author: { handle: 'username' },
    counts: { likes: 'like_count', comments: 'comments_count' },
  },
  {
    // Columns as snscrape's instagram.py names them.
    name: 'snscrape-instagram',
    title: 'Instagram posts from snscrape (CSV or JSON)',
    all: ['url', 'date', 'content', 'thumbnailUrl', 'displayUrl', 'username', 'likes', 'comments', 'isVideo'],
    absent: ['None', 'nan'],
    lacks: 'posts under a hashtag tell no authors; no ids of people, no bios',
    post: { id: 'url', time: 'date', text: 'content' },
    author: { handle: 'username' },
    counts: { likes: 'likes', comments: 'comments' },
  },
]);
