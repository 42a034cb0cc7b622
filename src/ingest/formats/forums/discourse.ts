/**
 * Forums that run Discourse. A post is called by its topic and its place in it, as in its address: so it is named by the posts that
 * answer it, in whichever way the forum gives them.
 */
import type { AsideFormat, CsvFormat, Found, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { countIn } from '../cells.ts';
import { textOfHtml } from '../html.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/** A topic with its posts, as the forum gives it (`/t/….json`). */
export const discourse: JsonFormat = {
  name: 'discourse',
  title: 'topic of a Discourse forum (JSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => Array.isArray(object(record.post_stream)?.posts),
  *read(record) {
    const stream = object(record.post_stream);
    const posts = objects(stream?.posts);
    for (const post of posts) yield read(post, text(record.title));
    const undelivered = (Array.isArray(stream?.stream) ? stream.stream.length : 0) - posts.length;
    if (undelivered > 0) yield { missing: 'posts on other pages of the topic', count: undelivered };
  },
};

/** Posts one by one, as the forum lists the latest (`/posts.json`) or those of a person, and as scripts keep them. */
export const discoursePosts: JsonFormat = {
  name: 'discourse-posts',
  title: 'posts of a Discourse forum (JSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => isPost(record) || objects(record.latest_posts).some(isPost),
  *read(record) {
    for (const post of isPost(record) ? [record] : objects(record.latest_posts)) yield read(post, text(post.topic_title));
  },
};

function isPost(record: JsonObject): boolean {
  return ['topic_id', 'post_number', 'username', 'created_at'].every((key) => key in record) && ('cooked' in record || 'raw' in record);
}

/** Lists of topics (`/latest.json`), without the posts. */
export const discourseTopics: AsideFormat = {
  name: 'discourse-topics',
  title: 'list of the topics of a Discourse forum, without their posts (save each topic: /t/ID.json)',
  container: 'aside',
  looksLike: (record) => Array.isArray(object(record.topic_list)?.topics),
};

/** The table of posts, as the Data Explorer of a forum gives it (`SELECT * FROM posts`). */
export const discourseTable: CsvFormat = {
  name: 'discourse-table',
  title: 'posts of a Discourse forum from its Data Explorer (CSV)',
  container: 'csv',
  columns: { all: ['topic_id', 'post_number', 'user_id', 'raw', 'created_at'] },
  lacks: 'people are numbers, without names or bios',
  read(row) {
    const get = (column: string): string | null => row.get(column)?.trim() || null;
    const person = get('user_id');
    return post({
      topic: get('topic_id'),
      number: get('post_number'),
      kind: get('post_type'),
      answered: get('reply_to_post_number'),
      written: get('created_at'),
      gone: get('deleted_at') !== null,
      told: {
        author: person === null ? null : { id: person, handle: get('username') },
        text: row.get('raw'),
        likes: countIn(get('like_count')),
        comments: countIn(get('reply_count')),
        views: countIn(get('reads')),
      },
    });
  },
};

/** The kind of post that people write; others tell that a topic was closed or moved. */
const WRITTEN = '1';
const LIKE = 2;

interface Told {
  readonly topic: string | null;
  readonly number: string | null;
  readonly kind: string | null;
  /** Place in the topic of the post that is answered; null where it is the topic. */
  readonly answered: string | null;
  readonly written: string | null;
  readonly gone: boolean;
  readonly told: Pick<FoundPost, 'author' | 'text'> & Partial<FoundPost>;
}

function post({ topic, number, kind, answered, written, gone, told }: Told): Found {
  if (kind !== null && kind !== WRITTEN) return { leftOut: 'notices of the forum' };
  if (topic === null || number === null) return { code: 'no-id', reason: 'the post has no topic_id or post_number' };
  const time = isoTime(written, UTC);
  if (time === null) return unreadableTime(written, 'created_at');
  const above = answered ?? (number === '1' ? null : '1');
  return {
    ...told,
    platform: 'discourse',
    id: `${topic}/${number}`,
    time: { ...time, basis: 'stated' },
    thread: `${topic}/1`,
    replyTo: above === null ? null : { post: `${topic}/${above}`, author: told.replyTo?.author ?? null },
    ...(gone ? { status: 'deleted' as const, text: null, author: null } : {}),
  };
}

function read(item: JsonObject, title: string | null): Found {
  const cooked = text(item.cooked);
  const answered = object(item.reply_to_user);
  const words = cooked === null ? { text: text(item.raw) } : textOfHtml(cooked);
  const number = text(item.post_number);
  return post({
    topic: text(item.topic_id),
    number,
    kind: text(item.post_type),
    answered: text(item.reply_to_post_number),
    written: text(item.created_at),
    gone: text(item.deleted_at) !== null,
    told: {
      author: { id: text(item.user_id), handle: text(item.username), name: text(item.name) },
      title: number === '1' ? title : null,
      ...words,
      ...(answered === null ? {} : { replyTo: { author: { handle: text(answered.username), name: text(answered.name) } } }),
      likes: integer(objects(item.actions_summary).find((action) => integer(action.id) === LIKE)?.count) ?? integer(item.like_count),
      comments: integer(item.reply_count),
      views: integer(item.reads),
    },
  });
}
