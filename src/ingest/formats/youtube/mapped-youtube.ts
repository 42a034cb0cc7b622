import { mappedTables } from '../mapped-table.ts';

/** Videos of YouTube in tables whose columns say all. */
export const mappedYoutube = mappedTables('youtube', [
  {
    name: 'youtube-data-tools-videos',
    title: 'YouTube videos from YouTube Data Tools (TAB or CSV)',
    all: ['channelId', 'channelTitle', 'videoId', 'publishedAt', 'videoTitle', 'videoDescription', 'viewCount'],
    post: {
      id: 'videoId',
      time: 'publishedAt',
      text: 'videoDescription',
      title: 'videoTitle',
      thread: 'videoId',
      language: 'defaultLanguage',
    },
    author: { id: 'channelId', name: 'channelTitle' },
    counts: { likes: 'likeCount', comments: 'commentCount', views: 'viewCount' },
  },
  {
    name: 'minet-youtube-videos',
    title: 'YouTube videos collected with minet (CSV)',
    all: ['video_id', 'title', 'published_at', 'description', 'channel_id', 'channel_title'],
    post: { id: 'video_id', time: 'published_at', text: 'description', title: 'title', thread: 'video_id', language: 'default_language' },
    author: { id: 'channel_id', name: 'channel_title' },
    counts: { likes: 'like_count', comments: 'comment_count', views: 'view_count' },
  },
]);
