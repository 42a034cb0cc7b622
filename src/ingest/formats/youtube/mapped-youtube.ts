import { mappedTables } from '../mapped-table.ts';

/** Videos of YouTube in tables whose columns say all. */
export const mappedYoutube = mappedTables('youtube', [
  {
    name: 'youtube-data-tools-videos',
    title: 'YouTube videos from YouTube Data Tools (TAB or CSV)',
    all: ['channelId', 'channelTitle', 'videoId', 'publishedAt', 'videoTitle', 'videoDescription', 'viewCount'],
    map: {
      id: 'videoId',
      time: 'publishedAt',
      authorId: 'channelId',
      authorName: 'channelTitle',
      text: 'videoDescription',
      title: 'videoTitle',
      thread: 'videoId',
      language: 'defaultLanguage',
      likes: 'likeCount',
      comments: 'commentCount',
      views: 'viewCount',
    },
  },
  {
    name: 'minet-youtube-videos',
    title: 'YouTube videos collected with minet (CSV)',
    all: ['video_id', 'title', 'published_at', 'description', 'channel_id', 'channel_title'],
    map: {
      id: 'video_id',
      time: 'published_at',
      authorId: 'channel_id',
      authorName: 'channel_title',
      text: 'description',
      title: 'title',
      thread: 'video_id',
      language: 'default_language',
      likes: 'like_count',
      comments: 'comment_count',
      views: 'view_count',
    },
  },
]);
