import type { Account, Found, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { htmlText } from '../html.ts';
import { neededTime } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { integer, objects, text } from '../values.ts';

/**
 * Threads of a course in Ed Discussion as its interface gives them, alone with all answers and comments, or in a list without
 * (the types of `edapi`, a public reader). Threads and what is written below them are numbered apart.
 */
export const edDiscussion: JsonFormat = {
  name: 'ed-discussion',
  title: 'threads of a course in Ed Discussion (JSON)',
  container: 'json',
  lacks: 'people have names that others may share, and ids; who wrote under no name is nobody known; likes are votes',
  looksLike: (record) => objects(record.thread === undefined ? record.threads : [record.thread]).some(isThread),
  *read(record) {
    const people = new Map(objects(record.users).map((user): [string, Account] => [text(user.id) ?? '', account(user)]));
    for (const thread of objects(record.thread === undefined ? record.threads : [record.thread])) yield* threadOf(thread, people);
  },
};

function isThread(record: JsonObject): boolean {
  return ['user_id', 'course_id', 'is_anonymous', 'created_at', 'title'].every((key) => key in record);
}

function account(user: JsonObject): Account {
  return { id: text(user.id), name: text(user.name) };
}

type People = ReadonlyMap<string, Account>;

function* threadOf(thread: JsonObject, people: People): Generator<Found> {
  if (thread.is_private === true) {
    yield { leftOut: 'private threads' };
    return;
  }
  const id = text(thread.id);
  if (id === null) {
    yield { code: 'no-id', reason: 'the thread has no id' };
    return;
  }
  const root = `thread-${id}`;
  yield post(thread, people, {
    id: root,
    thread: root,
    title: text(thread.title),
    views: integer(thread.view_count),
    comments: integer(thread.reply_count),
  });
  const below = [...objects(thread.answers), ...objects(thread.comments)];
  for (const item of below) yield* tree(item, people, root, root);
  const untold = Array.isArray(thread.comments) ? 0 : (integer(thread.reply_count) ?? 0);
  if (untold > 0) yield { missing: 'answers and comments, which stand in files of single threads', count: untold };
}

function* tree(item: JsonObject, people: People, above: string, thread: string): Generator<Found> {
  const number = text(item.id);
  const id = number === null ? null : `comment-${number}`;
  if (item.is_private === true) yield { leftOut: 'private comments' };
  else if (id === null) yield { code: 'no-id', reason: 'the comment has no id' };
  else yield post(item, people, { id, thread, replyTo: { post: above }, asComment: text(item.type) === 'comment' && above === thread });
  for (const answer of objects(item.comments)) yield* tree(answer, people, id ?? above, thread);
}

function post(item: JsonObject, people: People, told: Partial<FoundPost> & { readonly id: string }): Found {
  const time = neededTime(text(item.created_at), UTC, 'created_at');
  if ('code' in time) return time;
  const person = text(item.user_id);
  const hidden = item.is_anonymous === true;
  const course = text(item.course_id);
  const gone = text(item.deleted_at) !== null;
  return {
    platform: 'ed',
    author: hidden || person === null ? null : (people.get(person) ?? { id: person }),
    time,
    text: gone ? null : (text(item.document) ?? (htmlText(text(item.content) ?? '').text || null)),
    space: course === null ? null : `course ${course}`,
    likes: integer(item.vote_count),
    ...readersTold('is_private' in item),
    ...told,
    ...(gone ? { status: 'deleted' as const, title: null } : {}),
  };
}
