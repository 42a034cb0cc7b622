import { mappedTables } from '../mapped-table.ts';

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
    name: 'instagram-graph',
    title: 'Instagram posts from the Graph interface (CSV or JSON)',
    all: ['id', 'caption', 'media_type', 'permalink', 'timestamp'],
    lacks: 'posts of one account, whose name the file may not tell; no bios',
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
