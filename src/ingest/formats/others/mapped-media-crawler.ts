import { type CsvFormat, type CsvRow, type Found, type FoundPost, isPost } from '../../format.ts';
import { type MappedTable, mappedTables } from '../mapped-table.ts';

/**
 * Posts and comments of Chinese platforms as MediaCrawler keeps them, in tables or as records: the columns that its `store` and its
 * model of Zhihu name.
 */
const tables: Readonly<Record<string, readonly MappedTable[]>> = {
  xiaohongshu: [
    {
      name: 'media-crawler-xiaohongshu',
      title: 'Xiaohongshu (RedNote) notes from MediaCrawler (CSV, XLSX or JSON)',
      all: [
        'note_id',
        'type',
        'title',
        'desc',
        'time',
        'user_id',
        'nickname',
        'liked_count',
        'collected_count',
        'comment_count',
        'tag_list',
      ],
      lacks: 'counts such as 1.2万 are no numbers, and are left out; no bios',
      post: { id: 'note_id', time: 'time', title: 'title', text: 'desc', hashtags: 'tag_list' },
      author: { id: 'user_id', name: 'nickname' },
      counts: { likes: 'liked_count', shares: 'share_count', comments: 'comment_count' },
    },
    {
      name: 'media-crawler-xiaohongshu-comments',
      title: 'Xiaohongshu (RedNote) comments from MediaCrawler (CSV, XLSX or JSON)',
      all: ['comment_id', 'create_time', 'note_id', 'content', 'user_id', 'nickname', 'sub_comment_count', 'pictures', 'parent_comment_id'],
      lacks: 'no bios',
      post: { id: 'comment_id', time: 'create_time', text: 'content', thread: 'note_id' },
      author: { id: 'user_id', name: 'nickname' },
      others: { replyTo: 'parent_comment_id' },
      counts: { likes: 'like_count', comments: 'sub_comment_count' },
    },
  ],
  douyin: [
    {
      name: 'media-crawler-douyin',
      title: 'Douyin videos from MediaCrawler (CSV, XLSX or JSON)',
      all: ['aweme_id', 'aweme_type', 'desc', 'create_time', 'user_id', 'user_unique_id', 'nickname', 'liked_count', 'comment_count'],
      post: { id: 'aweme_id', time: 'create_time', text: 'desc' },
      author: { handle: 'user_unique_id', id: 'user_id', name: 'nickname', bio: 'user_signature' },
      counts: { likes: 'liked_count', shares: 'share_count', comments: 'comment_count' },
    },
    {
      name: 'media-crawler-douyin-comments',
      title: 'Douyin comments from MediaCrawler (CSV, XLSX or JSON)',
      all: ['comment_id', 'create_time', 'aweme_id', 'content', 'user_id', 'user_unique_id', 'nickname', 'sub_comment_count'],
      post: { id: 'comment_id', time: 'create_time', text: 'content', thread: 'aweme_id' },
      author: { handle: 'user_unique_id', id: 'user_id', name: 'nickname', bio: 'user_signature' },
      others: { replyTo: 'parent_comment_id' },
      counts: { likes: 'like_count', comments: 'sub_comment_count' },
    },
  ],
  weibo: [
    {
      name: 'media-crawler-weibo',
      title: 'posts of Weibo from MediaCrawler (CSV, XLSX or JSON)',
      all: [
        'note_id',
        'content',
        'create_time',
        'create_date_time',
        'liked_count',
        'comments_count',
        'shared_count',
        'user_id',
        'nickname',
      ],
      lacks: 'which post another passes on is not told; no bios',
      post: { id: 'note_id', time: 'create_time', text: 'content' },
      author: { handle: 'nickname', id: 'user_id' },
      counts: { likes: 'liked_count', shares: 'shared_count', comments: 'comments_count' },
    },
    {
      name: 'media-crawler-weibo-comments',
      title: 'comments of Weibo from MediaCrawler (CSV, XLSX or JSON)',
      all: ['comment_id', 'create_time', 'create_date_time', 'note_id', 'content', 'sub_comment_count', 'comment_like_count', 'user_id'],
      lacks: 'an answer names the first comment of its thread; no bios',
      post: { id: 'comment_id', time: 'create_time', text: 'content', thread: 'note_id' },
      author: { handle: 'nickname', id: 'user_id' },
      others: { replyTo: 'parent_comment_id' },
      counts: { likes: 'comment_like_count', comments: 'sub_comment_count' },
    },
  ],
  zhihu: [
    {
      name: 'media-crawler-zhihu',
      title: 'answers and articles of Zhihu from MediaCrawler (CSV, XLSX or JSON)',
      all: [
        'content_id',
        'content_type',
        'content_text',
        'question_id',
        'title',
        'created_time',
        'voteup_count',
        'user_id',
        'user_nickname',
      ],
      lacks: 'questions are numbers; likes are votes; no bios',
      post: { id: 'content_id', time: 'created_time', title: 'title', text: 'content_text' },
      author: { handle: 'user_url_token', id: 'user_id', name: 'user_nickname' },
      counts: { likes: 'voteup_count', comments: 'comment_count' },
    },
    {
      name: 'media-crawler-zhihu-comments',
      title: 'comments of Zhihu from MediaCrawler (CSV, XLSX or JSON)',
      all: ['comment_id', 'parent_comment_id', 'content', 'publish_time', 'dislike_count', 'content_id', 'content_type', 'user_id'],
      lacks: 'no bios',
      post: { id: 'comment_id', time: 'publish_time', text: 'content', thread: 'content_id' },
      author: { id: 'user_id', name: 'user_nickname' },
      others: { replyTo: 'parent_comment_id' },
      counts: { likes: 'like_count', comments: 'sub_comment_count' },
    },
  ],
};

/** Answers, articles, films and comments of Zhihu are numbered apart. */
function onZhihu(post: FoundPost, row: CsvRow): FoundPost {
  const kind = row.get('content_type') ?? 'content';
  const question = row.get('question_id');
  if (!row.has('comment_id')) {
    const id = `${kind}-${post.id}`;
    return question === null
      ? { ...post, id, thread: id }
      : { ...post, id, thread: `question-${question}`, replyTo: { post: `question-${question}` } };
  }
  const above = post.replyTo?.post;
  return {
    ...post,
    id: `comment-${post.id}`,
    thread: `${kind}-${post.thread}`,
    ...(above == null ? {} : { replyTo: { post: `comment-${above}` } }),
  };
}

/** A comment that answers no other, which most platforms say by a 0, stands below the post. */
function belowItsPost(post: FoundPost): FoundPost {
  return post.replyTo == null && post.thread != null ? { ...post, replyTo: { post: post.thread }, asComment: true } : post;
}

export const mediaCrawler: readonly CsvFormat[] = Object.entries(tables).flatMap(([platform, listed]) =>
  mappedTables(platform, listed).map((table) => ({
    ...table,
    read(row, source) {
      const read = table.read(row, source) as Found;
      if (!isPost(read)) return read;
      const found = read.replyTo?.post === '0' ? { ...read, replyTo: null } : read;
      const told = platform === 'zhihu' ? onZhihu(found, row) : found;
      return row.has('comment_id') ? belowItsPost(told) : told;
    },
  })),
);
