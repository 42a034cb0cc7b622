import type { Account, Found, FoundPost, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { neededTime } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { integer, object, objects, text, texts } from '../values.ts';

/**
 * Threads, microblog posts and comments below either, as the interface of Mbin and of Kbin before it gives them (the response
 * objects of its source). Each kind is numbered apart, by the instance that was asked; a comment may hold the answers to it.
 */
export const mbin: JsonFormat = {
  name: 'mbin',
  title: 'threads, posts and comments from the interface of Mbin or Kbin (JSON)',
  container: 'json',
  lacks: 'ids are numbers of the instance that was asked: what two instances hold are two posts; no shares or bios',
  looksLike: (record) =>
    object(record.magazine) !== null && object(record.user) !== null && 'favourites' in record && kindOf(record) !== null,
  read: (record) => tree(record),
};

const KINDS = { commentId: 'comment', entryId: 'entry', postId: 'post' } as const;

/** A comment names what it stands below, too. */
function kindOf(record: JsonObject): keyof typeof KINDS | null {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((key) => text(record[key]) !== null) ?? null;
}

function* tree(record: JsonObject): Generator<Found> {
  yield post(record);
  for (const answer of objects(record.children)) yield* tree(answer);
}

function post(record: JsonObject): Found {
  const kind = kindOf(record);
  if (kind === null) return { code: 'no-id', reason: 'no number of a thread, post or comment' };
  const visibility = text(record.visibility);
  if (visibility === 'private') return { leftOut: 'private posts' };
  const time = neededTime(text(record.createdAt), UTC, 'createdAt');
  if ('code' in time) return time;
  const entry = text(record.entryId);
  const below = text(record.postId);
  const first = entry !== null ? `entry-${entry}` : `post-${below}`;
  const comments = entry !== null ? 'entry-comment' : 'post-comment';
  const above = text(record.parentId);
  const link = kind === 'entryId' ? text(record.url) : null;
  const told: FoundPost = {
    platform: 'mbin',
    id: kind === 'commentId' ? `${comments}-${text(record.commentId)}` : first,
    author: account(object(record.user)),
    time,
    title: text(record.title),
    text: text(record.body),
    language: text(record.lang),
    space: text(object(record.magazine)?.name),
    thread: first,
    ...(Array.isArray(record.tags) ? { hashtags: texts(record.tags) } : {}),
    ...(link === null ? {} : { links: [link] }),
    likes: integer(record.favourites),
    comments: integer(record.numComments) ?? integer(record.childCount) ?? integer(record.comments),
    views: kind === 'entryId' ? integer(record.views) : null,
    ...readersTold('visibility' in record),
    ...(visibility === 'trashed' ? { status: 'removed' as const } : visibility === 'soft_deleted' ? { status: 'deleted' as const } : {}),
  };
  if (kind !== 'commentId') return told;
  return { ...told, replyTo: { post: above === null ? first : `${comments}-${above}` }, asComment: above === null };
}

function account(user: JsonObject | null): Account | null {
  const handle = text(user?.username);
  return user === null || handle === null
    ? null
    : { id: text(user.apProfileId) ?? text(user.userId), handle, ...(user.isBot === true ? { bot: true } : {}) };
}
