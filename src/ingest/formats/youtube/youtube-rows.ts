import type { CsvFormat, CsvRow, Found } from '../../format.ts';
import { countIn } from '../cells.ts';
import { commentRow } from './comment-row.ts';
import { nameOf, wordsOf } from './youtube-comments.ts';

/** Comments as the R package tuber writes them: the fields of YouTube's interface as columns. */
export const tuber: CsvFormat = {
  name: 'tuber',
  title: 'YouTube comments from tuber (CSV)',
  container: 'csv',
  columns: { all: ['authorDisplayName', 'videoId', 'textOriginal', 'likeCount', 'publishedAt', 'id'] },
  absent: ['NA'],
  read: (row) =>
    comment(row, {
      id: 'id',
      name: 'authorDisplayName',
      channel: row.has('authorChannelId.value') ? 'authorChannelId.value' : 'authorChannelId',
      words: 'textOriginal',
      time: 'publishedAt',
      parent: 'parentId',
      video: 'videoId',
      likes: 'likeCount',
      answers: 'totalReplyCount',
    }),
};

/** Comments as the R package vosonSML writes them. */
export const vosonYoutube: CsvFormat = {
  name: 'voson-youtube',
  title: 'YouTube comments from vosonSML (CSV)',
  container: 'csv',
  columns: { all: ['Comment', 'AuthorDisplayName', 'AuthorChannelID', 'LikeCount', 'PublishedAt', 'CommentID', 'ParentID', 'VideoID'] },
  absent: ['NA', 'None'],
  read: (row) =>
    comment(row, {
      id: 'CommentID',
      name: 'AuthorDisplayName',
      channel: 'AuthorChannelID',
      words: 'Comment',
      time: 'PublishedAt',
      parent: 'ParentID',
      video: 'VideoID',
      likes: 'LikeCount',
      answers: 'ReplyCount',
    }),
};

/** Comments as the scraper of Apify for them gives them; some runs tell times, and others how long ago a comment was written. */
export const apifyYoutubeComments: CsvFormat = {
  name: 'apify-youtube-comments',
  title: 'YouTube comments from an Apify scraper (CSV or JSON)',
  container: 'csv',
  columns: { all: ['cid', 'comment', 'author', 'videoId', 'pageUrl', 'voteCount', 'replyToCid'] },
  lacks: 'no ids of people; many runs tell no times',
  read: (row) =>
    comment(row, {
      id: 'cid',
      name: 'author',
      channel: 'channelId',
      words: 'comment',
      time: 'publishedAtTime',
      parent: 'replyToCid',
      video: 'videoId',
      likes: 'voteCount',
      answers: 'replyCount',
    }),
};

/** Comments as minet writes them (its class YouTubeComment). */
export const minetYoutubeComments: CsvFormat = {
  name: 'minet-youtube-comments',
  title: 'YouTube comments collected with minet (CSV)',
  container: 'csv',
  columns: {
    all: ['video_id', 'comment_id', 'author_name', 'author_channel_id', 'text', 'like_count', 'published_at', 'parent_comment_id'],
  },
  read: (row) =>
    comment(row, {
      id: 'comment_id',
      name: 'author_name',
      channel: 'author_channel_id',
      words: 'text',
      time: 'published_at',
      parent: 'parent_comment_id',
      video: 'video_id',
      likes: 'like_count',
      answers: 'reply_count',
    }),
};

type Names = Readonly<Record<'id' | 'name' | 'channel' | 'words' | 'time' | 'parent' | 'video' | 'likes' | 'answers', string>>;

function comment(row: CsvRow, names: Names): Found {
  return commentRow(row, names, {
    author: { id: row.get(names.channel), ...nameOf(row.get(names.name)) },
    ...wordsOf(row.get(names.words)),
    likes: countIn(row.get(names.likes)),
    comments: countIn(row.get(names.answers)),
  });
}
