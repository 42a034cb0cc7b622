import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { neededTime } from '../moments.ts';
import { integer, objects, text } from '../values.ts';

/**
 * Threads and comments of the discussions of an edX course, as the discussion interface of Open edX gives them. They have the ids
 * of the database that stands behind both.
 */
export const edxApi: JsonFormat = {
  name: 'edx-api',
  title: 'discussions of an edX course from its interface (JSON)',
  container: 'json',
  lacks: 'no bios; likes are votes; people are known by their names',
  looksLike: (record) =>
    ['id', 'author', 'author_label', 'raw_body', 'rendered_body', 'created_at', 'vote_count'].every((key) => key in record),
  read: (record) => tree(record),
};

function* tree(record: JsonObject): Generator<Found> {
  yield post(record);
  for (const answer of objects(record.children)) yield* tree(answer);
}

function post(record: JsonObject): Found {
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const time = neededTime(text(record.created_at), UTC, 'created_at');
  if ('code' in time) return time;
  const handle = text(record.author);
  const thread = text(record.thread_id);
  const above = text(record.parent_id) ?? thread;
  const html = textOfHtml(text(record.rendered_body));
  return {
    platform: 'edx',
    id,
    author: handle === null ? null : { handle },
    time,
    title: text(record.title),
    ...(html.text === null ? { text: text(record.raw_body) } : html),
    space: text(record.course_id),
    thread: thread ?? id,
    replyTo: above === null ? null : { post: above },
    likes: integer(record.vote_count),
    comments: integer(record.comment_count) ?? integer(record.child_count),
  };
}
