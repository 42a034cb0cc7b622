import { REDACTED } from '../four-cat.ts';
import { mappedTables, UNSAID_ZONE } from '../mapped-table.ts';

/** Posts of Instagram in tables whose columns say all. */
export const mappedInstagram = mappedTables('instagram', [
  {
    name: 'phantombuster-instagram',
    title: 'Instagram posts from PhantomBuster (CSV)',
    all: ['postUrl', 'description', 'likeCount', 'commentCount', 'pubDate', 'profileUrl', 'username'],
    lacks: 'no bios',
    map: {
      id: 'postUrl',
      time: 'pubDate',
      author: 'username',
      authorName: 'fullName',
      text: 'description',
      likes: 'likeCount',
      comments: 'commentCount',
      views: 'viewCount',
    },
  },
  {
    // Columns of 4CAT's own collector, which called a post by its short code and had comments beside posts.
    name: '4cat-instagram-old',
    title: 'Instagram posts and comments collected with 4CAT before 2022 (CSV)',
    absent: [REDACTED],
    all: ['id', 'thread_id', 'parent_id', 'body', 'author', 'timestamp', 'type', 'usertags', 'mentioned', 'num_likes', 'num_comments'],
    none: ['media_type'],
    lacks: `no ids of people, no bios; ${UNSAID_ZONE}`,
    map: {
      id: 'id',
      time: 'timestamp',
      author: 'author',
      text: 'body',
      thread: 'thread_id',
      replyTo: 'parent_id',
      hashtags: 'hashtags',
      likes: 'num_likes',
      comments: 'num_comments',
    },
  },
  {
    // Its ids are those of the interface; the address of a post holds that of Instagram.
    name: 'instagram-graph',
    title: 'Instagram posts from the Graph interface (CSV or JSON)',
    all: ['id', 'caption', 'media_type', 'permalink', 'timestamp'],
    lacks: 'posts of one account, whose name the file may not tell; no bios',
    address: 'permalink',
    map: {
      id: 'id',
      time: 'timestamp',
      author: 'username',
      text: 'caption',
      likes: 'like_count',
      comments: 'comments_count',
    },
  },
  {
    // Columns as snscrape's instagram.py names them.
    name: 'snscrape-instagram',
    title: 'Instagram posts from snscrape (CSV or JSON)',
    all: ['url', 'date', 'content', 'thumbnailUrl', 'displayUrl', 'username', 'likes', 'comments', 'isVideo'],
    absent: ['None', 'nan'],
    lacks: 'posts under a hashtag tell no authors; no ids of people, no bios',
    map: { id: 'url', time: 'date', author: 'username', text: 'content', likes: 'likes', comments: 'comments' },
  },
]);
