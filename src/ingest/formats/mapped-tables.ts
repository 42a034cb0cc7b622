/** Tables of a fixed shape whose columns say all by themselves: which column holds what is all there is to know of them. */
import type { ColumnMap } from '../../settings/settings.ts';
import type { CsvFormat } from '../format.ts';
import { columnMapFormat } from './column-map.ts';

interface MappedTable {
  readonly name: string;
  readonly title: string;
  readonly platform: string;
  /** Columns that tell it, where not all that are read are always there. */
  readonly all: readonly string[];
  readonly absent?: readonly string[];
  readonly lacks?: string;
  readonly map: ColumnMap;
  /** Column with the address of the post, which is taken for its id where it is there: spreadsheets round ids. */
  readonly address?: string;
}

const OWN_POSTS = 'whose account it is does not stand in the file';
const UNSAID_ZONE = 'times are in a zone that the file does not name';

const TABLES: readonly MappedTable[] = [
  {
    name: 'tweet-harvest',
    title: 'tweets from tweet-harvest (CSV)',
    platform: 'twitter',
    all: ['conversation_id_str', 'created_at', 'favorite_count', 'full_text', 'id_str', 'user_id_str'],
    lacks: 'which post is answered is told by the conversation alone; no bios',
    address: 'tweet_url',
    map: {
      id: 'id_str',
      time: 'created_at',
      author: 'username',
      authorId: 'user_id_str',
      text: 'full_text',
      replyToAuthor: 'in_reply_to_screen_name',
      thread: 'conversation_id_str',
      language: 'lang',
      likes: 'favorite_count',
      shares: 'retweet_count',
      comments: 'reply_count',
    },
  },
  {
    name: 'get-old-tweets',
    title: 'tweets from GetOldTweets (CSV)',
    platform: 'twitter',
    all: ['username', 'date', 'retweets', 'favorites', 'text', 'geo', 'mentions', 'hashtags', 'id', 'permalink'],
    lacks: `no ids of people, no bios, no posts answered; ${UNSAID_ZONE}`,
    map: {
      // Old versions wrote ids in quotes, which spreadsheets take for numbers; the address is whole.
      id: 'permalink',
      time: 'date',
      author: 'username',
      text: 'text',
      replyToAuthor: 'to',
      likes: 'favorites',
      shares: 'retweets',
      comments: 'replies',
    },
  },
  {
    name: 'twitter-r',
    title: 'tweets from twitteR (CSV)',
    platform: 'twitter',
    all: ['text', 'favoriteCount', 'replyToSN', 'created', 'replyToSID', 'id', 'statusSource', 'screenName', 'retweetCount'],
    absent: ['NA'],
    lacks: 'no ids of authors, no bios; texts are cut at 140 characters',
    map: {
      id: 'id',
      time: 'created',
      author: 'screenName',
      text: 'text',
      replyTo: 'replyToSID',
      replyToAuthor: 'replyToSN',
      likes: 'favoriteCount',
      shares: 'retweetCount',
    },
  },
  {
    name: 'tweet-activity',
    title: 'activity of tweets from Twitter Analytics (CSV)',
    platform: 'twitter',
    all: ['Tweet id', 'Tweet permalink', 'Tweet text', 'time', 'impressions', 'engagements'],
    lacks: 'posts of one account, without those it passed on; no posts answered',
    map: {
      id: 'Tweet permalink',
      time: 'time',
      text: 'Tweet text',
      likes: 'likes',
      shares: 'retweets',
      comments: 'replies',
      views: 'impressions',
    },
  },
  {
    name: 'post-activity',
    title: 'activity of posts from X Analytics (CSV)',
    platform: 'twitter',
    all: ['Post id', 'Date', 'Post text', 'Post Link', 'Impressions'],
    lacks: 'posts of one account; times are days',
    map: {
      id: 'Post Link',
      time: 'Date',
      text: 'Post text',
      likes: 'Likes',
      shares: 'Reposts',
      comments: 'Replies',
      views: 'Impressions',
    },
  },
  {
    name: 'twint-pandas',
    title: 'tweets from twint, kept as a data frame (CSV)',
    platform: 'twitter',
    all: ['id', 'conversation_id', 'created_at', 'tweet', 'username', 'nlikes', 'nreplies', 'nretweets'],
    lacks: 'no bios; which post is answered is told by the conversation alone',
    address: 'link',
    map: {
      id: 'id',
      time: 'created_at',
      author: 'username',
      authorId: 'user_id',
      authorName: 'name',
      text: 'tweet',
      thread: 'conversation_id',
      repostOf: 'retweet_id',
      repostOfAuthor: 'user_rt',
      language: 'language',
      likes: 'nlikes',
      shares: 'nretweets',
      comments: 'nreplies',
    },
  },
  {
    name: 'phantombuster-instagram',
    title: 'Instagram posts from PhantomBuster (CSV)',
    platform: 'instagram',
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
    platform: 'instagram',
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
    name: 'phantombuster-linkedin',
    title: 'LinkedIn posts from PhantomBuster (CSV)',
    platform: 'linkedin',
    all: ['postUrl', 'postContent', 'likeCount', 'commentCount', 'postTimestamp', 'author'],
    lacks: 'people have names that others may share',
    map: {
      id: 'postUrl',
      time: 'postTimestamp',
      authorId: 'authorUrl',
      authorName: 'author',
      text: 'postContent',
      likes: 'likeCount',
      comments: 'commentCount',
      shares: 'repostCount',
    },
  },
  {
    name: 'linkedin-shares',
    title: 'LinkedIn posts from an account download (Shares.csv)',
    platform: 'linkedin',
    all: ['Date', 'ShareLink', 'ShareCommentary'],
    lacks: `no likes; ${OWN_POSTS}`,
    map: { id: 'ShareLink', time: 'Date', text: 'ShareCommentary' },
  },
  {
    name: 'pyktok',
    title: 'TikTok videos from Pyktok (CSV)',
    platform: 'tiktok',
    all: ['video_id', 'video_timestamp', 'video_description', 'video_diggcount', 'author_username'],
    lacks: `no bios; ${UNSAID_ZONE}`,
    map: {
      id: 'video_id',
      time: 'video_timestamp',
      author: 'author_username',
      authorName: 'author_name',
      text: 'video_description',
      likes: 'video_diggcount',
      shares: 'video_sharecount',
      comments: 'video_commentcount',
      views: 'video_playcount',
    },
  },
  {
    name: 'apify-tiktok-comments',
    title: 'TikTok comments from an Apify scraper (CSV or JSON)',
    platform: 'tiktok',
    all: ['cid', 'uid', 'uniqueId', 'text', 'diggCount', 'createTimeISO', 'videoWebUrl'],
    lacks: 'no bios',
    map: {
      id: 'cid',
      time: 'createTimeISO',
      author: 'uniqueId',
      authorId: 'uid',
      text: 'text',
      replyTo: 'repliesToId',
      thread: 'videoWebUrl',
      likes: 'diggCount',
      comments: 'replyCommentTotal',
    },
  },
  {
    name: 'discord-csv',
    title: 'channel of Discord from DiscordChatExporter (CSV)',
    platform: 'discord',
    all: ['AuthorID', 'Author', 'Date', 'Content', 'Attachments', 'Reactions'],
    lacks: 'no ids, answers or likes; the channel stands in the name of the file alone',
    map: { time: 'Date', author: 'Author', authorId: 'AuthorID', text: 'Content' },
  },
  {
    name: 'netvizz-posts',
    title: 'Facebook posts from Netvizz (TAB)',
    platform: 'facebook',
    all: ['by', 'post_id', 'post_message', 'post_published', 'likes_count_fb', 'comments_count_fb', 'shares_count_fb'],
    lacks: 'people are numbers that Netvizz gave; no bios',
    map: {
      id: 'post_id',
      time: 'post_published',
      authorId: 'by',
      text: 'post_message',
      likes: 'likes_count_fb',
      shares: 'shares_count_fb',
      comments: 'comments_count_fb',
    },
  },
  {
    name: 'netvizz-comments',
    title: 'Facebook comments from Netvizz (TAB)',
    platform: 'facebook',
    all: ['post_id', 'comment_id', 'comment_by', 'is_reply', 'comment_message', 'comment_published', 'comment_like_count'],
    lacks: 'people are numbers that Netvizz gave; which comment an answer belongs to is not told; no bios',
    map: {
      id: 'comment_id',
      time: 'comment_published',
      authorId: 'comment_by',
      text: 'comment_message',
      replyTo: 'post_id',
      thread: 'post_id',
      likes: 'comment_like_count',
    },
  },
  {
    name: 'facebook-scraper',
    title: 'Facebook posts from facebook-scraper (CSV or JSON)',
    platform: 'facebook',
    all: ['post_id', 'text', 'post_text', 'shared_text', 'time', 'likes', 'comments', 'shares', 'post_url', 'user_id', 'username'],
    absent: ['None', 'nan'],
    lacks: `people have names that others may share, and ids; no bios; ${UNSAID_ZONE}`,
    map: {
      id: 'post_id',
      time: 'time',
      authorId: 'user_id',
      authorName: 'username',
      text: 'post_text',
      repostOf: 'shared_post_id',
      repostOfAuthor: 'shared_username',
      likes: 'likes',
      shares: 'shares',
      comments: 'comments',
    },
  },
  {
    name: '4cat-reddit',
    title: '4CAT table of Reddit posts (CSV)',
    platform: 'reddit',
    all: ['thread_id', 'id', 'unix_timestamp', 'body', 'subject', 'author', 'subreddit', 'parent', 'score'],
    lacks: 'no ids of people; no bios',
    map: {
      id: 'id',
      time: 'unix_timestamp',
      author: 'author',
      text: 'body',
      title: 'subject',
      space: 'subreddit',
      thread: 'thread_id',
      replyTo: 'parent',
      likes: 'score',
    },
  },
  {
    name: 'discourse-download',
    title: 'posts of a Discourse forum from an account download (CSV)',
    platform: 'discourse',
    all: ['topic_title', 'is_pm', 'post_raw', 'like_count', 'reply_count', 'url', 'created_at'],
    lacks: `whom a post answers is not told; ${OWN_POSTS}`,
    map: { id: 'url', time: 'created_at', text: 'post_raw', title: 'topic_title', likes: 'like_count', comments: 'reply_count' },
  },
];

/** Each table as a format. */
export const mappedTables: readonly CsvFormat[] = TABLES.map(({ name, title, platform, all, absent, lacks, map, address }) => {
  const { read } = columnMapFormat(map, platform);
  const addressed = address === undefined ? read : columnMapFormat({ ...map, id: address }, platform).read;
  return {
    name,
    title,
    container: 'csv',
    columns: { all },
    ...(absent === undefined ? {} : { absent }),
    ...(lacks === undefined ? {} : { lacks }),
    read: (row, source) => (address !== undefined && row.get(address) !== null ? addressed : read)(row, source),
  };
});
