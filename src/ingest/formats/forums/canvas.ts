import type { Account, CsvFormat, CsvRow, Found, JsonFormat, JsonObject } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { countIn } from '../cells.ts';
import { textOfHtml } from '../html.ts';
import { neededTime, unreadableTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

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
  const time = neededTime(text(entry.created_at), UTC, 'created_at');
  if ('code' in time) return time;
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

/** Questions that open discussions, as the interface lists them. Their numbers are not those of the entries below them. */
export const canvasTopics: JsonFormat = {
  name: 'canvas-topics',
  title: 'list of the discussions of a Canvas course (JSON)',
  container: 'json',
  lacks: 'answers stand in files of single discussions; people have names that others may share, and ids',
  looksLike: (record) => 'discussion_type' in record && 'title' in record && 'message' in record && text(record.id) !== null,
  *read(record) {
    const id = `topic-${text(record.id)}`;
    const author = object(record.author);
    const written = text(record.posted_at) ?? text(record.created_at);
    const time = isoTime(written, UTC);
    if (time === null) yield unreadableTime(written, 'posted_at');
    else
      yield {
        platform: 'canvas',
        id,
        author: text(author?.id) === null ? null : account(author ?? {}),
        time,
        title: text(record.title),
        ...textOfHtml(text(record.message)),
        thread: id,
        comments: integer(record.discussion_subentry_count),
      };
  },
};

/** Entries of a discussion, as the interface lists them page by page: each with the latest answers to it. */
export const canvasEntries: JsonFormat = {
  name: 'canvas-entries',
  title: 'entries of a discussion of a Canvas course (JSON)',
  container: 'json',
  lacks: 'people have names that others may share, and ids; the question that opened the discussion stands in another file',
  looksLike: (record) => ['user_id', 'created_at', 'message', 'read_state', 'user_name'].every((key) => key in record),
  read: (record) => listed(record, text(record.parent_id) ?? text(record.id)),
};

function* listed(entry: JsonObject, thread: string | null): Generator<Found> {
  const person = text(entry.user_id);
  const told = person === null ? [] : [[person, { id: person, name: text(entry.user_name) }] as const];
  yield post(entry, new Map(told), thread);
  for (const answer of objects(entry.recent_replies)) yield* listed(answer, thread);
  if (entry.has_more_replies === true) yield { missing: 'entries whose older answers Canvas did not list', count: 1 };
}

/** What canvas-discussion, a script of the University of British Columbia, calls an answer: it changed the word. */
const ANSWERS = ['response', 'post'] as const;

/** Discussions with all answers, a row for each answer and the question beside it, so that a question comes as often as it was answered. */
export const canvasTables: readonly CsvFormat[] = ANSWERS.map((answer) => ({
  name: 'canvas-discussion',
  title: `discussions of a Canvas course from canvas-discussion (CSV with ${answer}_message)`,
  container: 'csv',
  columns: {
    all: ['topic_id', 'topic_title', 'topic_message', 'topic_author_id', `${answer}_id`, `${answer}_parent_id`, `${answer}_message`],
  },
  lacks: 'people have names that others may share, and ids; a question stands beside every answer and is counted once',
  *read(row) {
    yield inRow(row, 'topic');
    if (row.get(`${answer}_id`) !== null) yield inRow(row, answer);
  },
}));

function inRow(row: CsvRow, kind: 'topic' | (typeof ANSWERS)[number]): Found {
  const [topic, number] = [row.get('topic_id'), row.get(`${kind}_id`)];
  if (number === null) return { code: 'no-id', reason: `no number in ${kind}_id` };
  const first = topic === null ? null : `topic-${topic}`;
  const column = kind === 'topic' ? 'topic_created_at' : `${kind}_timestamp`;
  const time = neededTime(row.get(column), UTC, column);
  if ('code' in time) return time;
  const person = row.get(`${kind}_author_id`);
  const above = kind === 'topic' ? null : row.get(`${kind}_parent_id`);
  return {
    platform: 'canvas',
    id: kind === 'topic' ? first : number,
    author: person === null ? null : { id: person, name: row.get(`${kind}_author_name`) },
    time,
    title: kind === 'topic' ? row.get('topic_title') : null,
    ...textOfHtml(row.get(`${kind}_message`)),
    thread: first,
    replyTo: above === null ? null : { post: above === topic ? first : above },
    likes: kind === 'topic' ? null : countIn(row.get(`${kind}_likes`)),
  };
}
