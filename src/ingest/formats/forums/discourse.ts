import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { integer, object, objects, text } from '../values.ts';
import { discussionThread } from './discussion.ts';

/** A topic of a Discourse forum with its posts, as the forum gives it (`/t/….json`). */
export const discourse: JsonFormat = {
  name: 'discourse',
  title: 'topic of a Discourse forum (JSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => Array.isArray(object(record.post_stream)?.posts),
  *read(record) {
    const stream = object(record.post_stream);
    const posts = objects(stream?.posts);
    const ids = new Map(posts.map((post) => [text(post.post_number), text(post.id)]));
    const first = ids.get('1') ?? null;
    for (const post of posts) yield read(post, text(record.title), ids.get(text(post.reply_to_post_number)) ?? null, first);
    const undelivered = (Array.isArray(stream?.stream) ? stream.stream.length : 0) - posts.length;
    if (undelivered > 0) yield { missing: 'posts on other pages of the topic', count: undelivered };
  },
};

/** The kind of post that people write; others tell that a topic was closed or moved. */
const WRITTEN = 1;
const LIKE = 2;

function read(post: JsonObject, title: string | null, answered: string | null, first: string | null): Found {
  if ('post_type' in post && integer(post.post_type) !== WRITTEN) return { leftOut: 'notices of the forum' };
  const id = text(post.id);
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const written = text(post.created_at);
  const time = written === null ? null : isoTime(written, { zone: 'UTC' });
  if (time === null) return { code: 'unreadable-time', reason: `no readable time in created_at: ${written ?? 'empty'}` };
  const { text: words, links } = textOfHtml(text(post.cooked));
  const parent = answered ?? (id === first ? null : first);
  return {
    platform: 'discourse',
    id,
    author: { id: text(post.user_id), handle: text(post.username), name: text(post.name) },
    time,
    title: id === first ? title : null,
    text: words,
    ...(links == null ? {} : { links }),
    thread: first ?? discussionThread(text(post.topic_id)),
    replyTo: parent === null ? null : { post: parent },
    likes: integer(objects(post.actions_summary).find((action) => integer(action.id) === LIKE)?.count),
    comments: integer(post.reply_count),
    views: integer(post.reads),
  };
}
