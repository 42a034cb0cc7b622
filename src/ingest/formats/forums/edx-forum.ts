import type { Found, JsonFormat, JsonObject, JsonValue } from '../../format.ts';
import { epochMilliseconds, isoTime, type Moment, UTC } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/** Threads and comments of the forum of an edX course, as the database behind it writes them into research packages. */
export const edxForum: JsonFormat = {
  name: 'edx-forum',
  title: 'forum of an edX course (MongoDB export)',
  container: 'json',
  lacks: 'no bios; likes are votes',
  looksLike: (record) => /^Comment(?:Thread)?$/.test(text(record._type) ?? '') && 'course_id' in record && 'body' in record,
  read: (record) => [post(record)],
};

function post(record: JsonObject): Found {
  const id = inside(record._id, '$oid');
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const time = moment(inside(record.created_at, '$date'));
  if (time === null) return unreadableTime(JSON.stringify(record.created_at), 'created_at');
  const thread = inside(record.comment_thread_id, '$oid');
  const parent = inside(record.parent_id, '$oid') ?? thread;
  const hidden = record.anonymous === true || record.anonymous_to_peers === true;
  return {
    platform: 'edx',
    id,
    author: hidden ? null : { id: text(record.author_id), handle: text(record.author_username) },
    time,
    title: text(record.title),
    text: text(record.body),
    space: text(record.course_id),
    thread: thread ?? id,
    replyTo: parent === null ? null : { post: parent },
    likes: integer(object(record.votes)?.up_count) ?? objects(object(record.votes)?.up).length,
    comments: integer(record.comment_count),
  };
}

/** A value as MongoDB shows its kind: `{"$oid": "54f1"}`. */
function inside(value: JsonValue | undefined, kind: string): string | null {
  const inner = object(value)?.[kind];
  return text(object(inner)?.$numberLong) ?? text(inner) ?? text(value);
}

function moment(written: string | null): Moment | null {
  if (written === null) return null;
  return /^\d+$/.test(written) ? epochMilliseconds(written) : isoTime(written, UTC);
}
