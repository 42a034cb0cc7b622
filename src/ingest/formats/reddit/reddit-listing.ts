import type { Found, FoundPost, JsonFormat, JsonObject, JsonValue, Refusal } from '../../format.ts';
import { integer, object, objects, stamp } from '../values.ts';
import { redditComment, redditSubmission } from './pushshift.ts';
import { account } from './reddit.ts';

/**
 * What Reddit's own interface answers (the `.json` of a page): listings of a subreddit, a search or a user; a thread
 * as two listings, the submission and the tree of comments; and the answers to `morechildren`. Where a tree goes on,
 * Reddit puts a stub named `more` that tells how many comments were not delivered. The session's token (`modhash`)
 * and what the person who collected had voted for or saved are not taken.
 */
export const redditListing: JsonFormat = {
  name: 'reddit-listing',
  title: 'listings and threads from the interface of Reddit (JSON)',
  container: 'json',
  looksLike: (record) => isThing(record) || things(record) !== null,
  *read(record) {
    // A stack of our own, as a tree may be deeper than calls can nest.
    const stack: JsonValue[] = isThing(record) ? [record] : [...(things(record) ?? [])].reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const thing = object(next);
      const data = object(thing?.data);
      if (thing === null || data === null) {
        yield { code: 'not-a-post', reason: 'what stands in place of a post is not one' };
        continue;
      }
      if (thing.kind === 'Listing') for (const child of [...list(data.children)].reverse()) stack.push(child);
      else yield* found(thing.kind, data);
      const replies = object(data.replies);
      if (replies !== null) stack.push(replies);
    }
  },
};

const KINDS: ReadonlySet<JsonValue | undefined> = new Set(['Listing', 't1', 't3', 'more']);

function isThing(record: JsonObject): boolean {
  return KINDS.has(record.kind) && object(record.data) !== null;
}

/** The things of an answer to `morechildren`. */
function things(record: JsonObject): JsonObject[] | null {
  const data = object(object(record.json)?.data);
  return Array.isArray(data?.things) ? objects(data.things) : null;
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function* found(kind: JsonValue | undefined, data: JsonObject): Generator<Found> {
  if (kind === 't1') yield answering(redditComment(dated(data)), data);
  else if (kind === 't3') yield redditSubmission(dated(data));
  // A stub that names no comment ("continue this thread") counts none: how many there are is not told.
  else if (kind === 'more')
    yield { missing: 'comments that Reddit did not deliver', count: integer(data.count) ?? list(data.children).length };
  else yield { leftOut: 'things of Reddit that are neither submissions nor comments' };
}

/** Whose submission it is stands beside comments in the lists of what one person wrote. */
function answering(post: FoundPost | Refusal, data: JsonObject): FoundPost | Refusal {
  const owner = account(data.link_author);
  if ('code' in post || post.replyTo == null || owner === null || post.replyTo.post !== post.thread) return post;
  return { ...post, replyTo: { ...post.replyTo, author: owner } };
}

/** Where only `created` is told, it runs eight hours ahead of UTC, in all answers that have both. */
function dated(data: JsonObject): JsonObject {
  if (stamp(data.created_utc) !== null) return data;
  const ahead = Number(stamp(data.created) ?? Number.NaN);
  return Number.isFinite(ahead) ? { ...data, created_utc: ahead - EIGHT_HOURS } : data;
}

const EIGHT_HOURS = 28_800;
