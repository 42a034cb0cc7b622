import type { Account, Found, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { htmlText } from '../html.ts';
import { neededTime } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { integer, object, objects, text } from '../values.ts';

/**
 * Threads of a course as Ed Discussion exports them for its teachers, with answers and comments inside. Their addresses hold the
 * numbers by which the interface calls them, so that a post had both ways is one.
 */
export const edExport: JsonFormat = {
  name: 'ed-export',
  title: 'threads of a course exported from Ed Discussion (JSON)',
  container: 'json',
  lacks: 'people are known by their mail address; who wrote under no name is nobody known; likes are votes; no bios',
  looksLike: (record) =>
    ['url', 'number', 'title', 'created_at'].every((key) => key in record) && object(record.user) !== null && isAnswered(record),
  read: (record) => threadOf(record),
};

function isAnswered(record: JsonObject): boolean {
  return Array.isArray(record.answers) || Array.isArray(record.comments);
}

function* threadOf(record: JsonObject): Generator<Found> {
  if (record.private === true) {
    yield { leftOut: 'private threads' };
    return;
  }
  const url = text(record.url);
  if (url === null) {
    yield { code: 'no-id', reason: 'the thread has no address in url' };
    return;
  }
  const { id, course } = called(url);
  const space = course === null ? null : `course ${course}`;
  const readers = readersTold('private' in record);
  yield post(record, { id, space, thread: id, title: text(record.title), views: integer(record.views), ...readers });
  for (const part of [record.answers, record.comments])
    for (const item of objects(part)) yield* tree(item, { thread: id, space, above: id, readers });
}

interface Place {
  readonly thread: string;
  readonly space: string | null;
  readonly above: string;
  readonly readers: Pick<FoundPost, 'flaws'>;
}

function* tree(item: JsonObject, { above, ...place }: Place): Generator<Found> {
  const url = text(item.url);
  const id = url === null ? null : called(url).id;
  if (id === null) yield { code: 'no-id', reason: 'the comment has no address in url' };
  else yield post(item, { id, space: place.space, thread: place.thread, replyTo: { post: above }, ...place.readers });
  for (const answer of objects(item.comments)) yield* tree(answer, { ...place, above: id ?? above });
}

/** `…/courses/5/discussion/100?comment=101` is the comment 101 in the thread 100 of the course 5. */
const ADDRESS = /\/courses\/(\d+)\/discussion\/(\d+)(?:[^#]*[?&]comment=(\d+))?/;

function called(url: string): { id: string; course: string | null } {
  const [, course = null, thread, comment] = ADDRESS.exec(url) ?? [];
  return { id: comment !== undefined ? `comment-${comment}` : thread !== undefined ? `thread-${thread}` : url, course };
}

function post(item: JsonObject, told: Partial<FoundPost> & { readonly id: string }): Found {
  const time = neededTime(text(item.created_at), UTC, 'created_at');
  if ('code' in time) return time;
  return {
    platform: 'ed',
    author: item.anonymous === true ? null : account(object(item.user)),
    time,
    text: text(item.text) ?? (htmlText(text(item.document) ?? '').text || null),
    likes: integer(item.votes),
    ...told,
  };
}

function account(user: JsonObject | null): Account | null {
  const mail = text(user?.email);
  const name = text(user?.name);
  return mail === null && name === null ? null : { id: mail, name };
}
