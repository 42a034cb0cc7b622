import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { htmlText } from '../html.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, stamp, text } from '../values.ts';

/**
 * Answers in discussions, and comments below updates and assignments, as the interface of Schoology gives them (the fields of its
 * documentation). What they stand below is told by the address of a comment alone, where it is told.
 */
export const schoology: JsonFormat = {
  name: 'schoology',
  title: 'answers and comments from the interface of Schoology (JSON)',
  container: 'json',
  lacks: 'people are numbers; what opened a discussion stands in another file; no bios',
  looksLike: (record) => ['id', 'uid', 'comment', 'created', 'parent_id', 'status'].every((key) => key in record),
  read: (record) => [comment(record)],
};

/** `…/discussions/12/comments/34`: the comment 34 in the discussion 12. */
const BELOW = /\/(discussions|updates|assignments)\/(\d+)\/comments?\//;

function comment(record: JsonObject): Found {
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the comment has no id' };
  const written = stamp(record.created);
  const time = epochSeconds(written);
  if (time === null) return unreadableTime(written, 'created');
  const status = integer(record.status);
  if (status === 3) return { leftOut: 'comments that wait for approval' };
  const person = text(record.uid);
  const parent = text(record.parent_id);
  const [, kind, number] = BELOW.exec(text(object(record.links)?.self) ?? '') ?? [];
  const first = kind === undefined || number === undefined ? null : `${kind.slice(0, -1)}-${number}`;
  const above = parent === null || parent === '0' ? first : parent;
  const gone = status === 0;
  return {
    platform: 'schoology',
    id,
    author: person === null ? null : { id: person },
    time,
    text: gone ? null : htmlText(text(record.comment) ?? '').text || null,
    thread: first,
    replyTo: above === null ? null : { post: above },
    asComment: above !== null && above === first,
    likes: integer(record.likes),
    ...(gone ? { status: 'deleted' as const } : {}),
  };
}
