import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { neededTime } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { object, text, texts } from '../values.ts';

/** Notes in the margins of pages, and answers to them, as the interface of Hypothesis gives them. Notes to oneself are left out. */
export const hypothesis: JsonFormat = {
  name: 'hypothesis',
  title: 'annotations from the interface of Hypothesis (JSON)',
  container: 'json',
  lacks: 'no likes or bios',
  looksLike: (record) => /^acct:/.test(text(record.user) ?? '') && 'uri' in record && 'text' in record && 'group' in record,
  read: (record) => [note(record)],
};

function note(record: JsonObject): Found {
  const readers = object(record.permissions)?.read;
  if (Array.isArray(readers) && !readers.some((reader) => text(reader)?.startsWith('group:'))) return { leftOut: 'private notes' };
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the note has no id' };
  const time = neededTime(text(record.created), UTC, 'created');
  if ('code' in time) return time;
  const above = texts(record.references);
  const parent = above.at(-1) ?? null;
  const user = text(record.user) ?? '';
  return {
    platform: 'hypothesis',
    id,
    author: { id: user, handle: /^acct:([^@]+)/.exec(user)?.[1] ?? null, name: text(object(record.user_info)?.display_name) },
    time,
    text: text(record.text),
    space: text(record.group),
    thread: above[0] ?? id,
    replyTo: parent === null ? null : { post: parent },
    hashtags: texts(record.tags).map((tag) => tag.replace(/^#/, '')),
    ...readersTold(Array.isArray(readers)),
  };
}
