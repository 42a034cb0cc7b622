import type { Account, Found, FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { neededTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';
import { objectNumber } from './object-number.ts';

/** Posts of pages and groups of Facebook, with their comments, as its Graph interface gives them. */
export const facebookGraph: JsonFormat = {
  name: 'facebook-graph',
  title: 'posts or comments from the Graph interface of Facebook (JSON)',
  container: 'json',
  lacks: 'people have names that others may share, and ids; no bios',
  looksLike: (record) =>
    'created_time' in record &&
    text(record.id) !== null &&
    ('message' in record || 'story' in record) &&
    !('caption' in record && 'user' in record),
  read: (record) => tree(record, null, null),
};

/** A post or comment, and all that stands below it. */
function* tree(item: JsonObject, above: string | null, thread: string | null): Generator<Found> {
  const id = objectNumber(text(item.id));
  yield post(item, id, objectNumber(text(object(item.parent)?.id)) ?? above, thread ?? id);
  if (id === null) return;
  const comments = object(item.comments);
  const delivered = objects(comments?.data);
  for (const comment of delivered) yield* tree(comment, id, thread ?? id);
  const undelivered = (integer(object(comments?.summary)?.total_count) ?? 0) - delivered.length;
  if (undelivered > 0) yield { missing: 'comments that Facebook did not deliver', count: undelivered };
}

function post(item: JsonObject, id: string | null, above: string | null, thread: string | null): FoundPost | Refusal {
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const time = neededTime(text(item.created_time), UTC, 'created_time');
  if ('code' in time) return time;
  const link = text(item.link);
  return {
    platform: 'facebook',
    id,
    author: account(object(item.from)),
    time,
    text: text(item.message) ?? text(item.story),
    thread,
    replyTo: above === null ? null : { post: above },
    ...(link === null ? {} : { links: [link] }),
    likes:
      integer(object(object(item.likes)?.summary)?.total_count) ??
      integer(object(object(item.reactions)?.summary)?.total_count) ??
      integer(item.like_count),
    shares: integer(object(item.shares)?.count),
    comments: integer(object(object(item.comments)?.summary)?.total_count) ?? integer(item.comment_count),
  };
}

function account(from: JsonObject | null): Account | null {
  return from === null ? null : { id: text(from.id), name: text(from.name) };
}
