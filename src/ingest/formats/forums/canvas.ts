import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { objects, text } from '../values.ts';

/** A discussion of a Canvas course, as its interface gives the whole of it: people beside posts, answers inside answers. */
export const canvas: JsonFormat = {
  name: 'canvas',
  title: 'discussion of a Canvas course (JSON)',
  container: 'json',
  lacks: 'people have names that others may share, and ids; the question that opened the discussion stands in another file',
  looksLike: (record) => Array.isArray(record.participants) && Array.isArray(record.view) && !('messages' in record),
  *read(record) {
    const people = new Map(objects(record.participants).map((person): [string, Account] => [text(person.id) ?? '', account(person)]));
    for (const entry of objects(record.view)) yield* tree(entry, people, text(entry.id));
  },
};

function account(person: JsonObject): Account {
  return { id: text(person.id), name: text(person.display_name) };
}

function* tree(entry: JsonObject, people: ReadonlyMap<string, Account>, thread: string | null): Generator<Found> {
  yield post(entry, people, thread);
  for (const answer of objects(entry.replies)) yield* tree(answer, people, thread);
}

function post(entry: JsonObject, people: ReadonlyMap<string, Account>, thread: string | null): Found {
  const id = text(entry.id);
  if (id === null) return { code: 'no-id', reason: 'the entry has no id' };
  const written = text(entry.created_at);
  const time = written === null ? null : isoTime(written, { zone: 'UTC' });
  if (time === null) return { code: 'unreadable-time', reason: `no readable time in created_at: ${written ?? 'empty'}` };
  const person = text(entry.user_id);
  const parent = text(entry.parent_id);
  const { text: words, links } = textOfHtml(text(entry.message));
  return {
    platform: 'canvas',
    id,
    author: person === null ? null : (people.get(person) ?? { id: person }),
    time,
    text: words,
    ...(links == null ? {} : { links }),
    thread,
    replyTo: parent === null ? null : { post: parent },
    ...(entry.deleted === true ? { status: 'deleted' as const } : {}),
  };
}
