import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { epochMilliseconds } from '../../times/time.ts';
import { object, stamp, text } from '../values.ts';
import { POST, postAt, recordOf, timeOf } from './bluesky.ts';

/**
 * Records of Bluesky as its stream carries them (tap, Jetstream), or as the repository of an account lists them
 * (`com.atproto.repo.listRecords`): posts, reposts, likes and deletions one by one, without handles and without counts.
 */
export const blueskyRecord: JsonFormat = {
  name: 'bluesky-record',
  title: 'records from the stream or from repositories of Bluesky (JSON)',
  container: 'json',
  lacks: 'people are known by their did alone: handles, names and bios are not in this file, nor are counts',
  looksLike: (record) => commitOf(record) !== null || isOtherEvent(record),
  *read(record) {
    const commit = commitOf(record);
    yield commit === null ? { leftOut: 'events of the stream that are no posts' } : found(commit);
  },
};

interface Commit {
  readonly did: string | null;
  readonly collection: string | null;
  readonly rkey: string | null;
  readonly action: string | null;
  readonly record: JsonObject | null;
  /** When the stream carried it, in milliseconds. */
  readonly carried: number | null;
}

function commitOf(event: JsonObject): Commit | null {
  const [, owner, kind, key] = /^at:\/\/(did:[^/]+)\/([^/]+)\/([^/]+)$/.exec(text(event.uri) ?? '') ?? [];
  const value = object(event.value);
  if (owner !== undefined && kind !== undefined && key !== undefined && typeof value?.$type === 'string')
    return { did: owner, collection: kind, rkey: key, action: 'create', record: value, carried: null };
  const tap = object(event.record);
  const jet = object(event.commit);
  const told =
    tap !== null && 'collection' in tap && 'rkey' in tap ? tap : jet !== null && 'collection' in jet && 'rkey' in jet ? jet : null;
  if (told === null) return null;
  const micro = Number(stamp(event.time_us) ?? Number.NaN);
  return {
    did: text(told.did) ?? text(event.did),
    collection: text(told.collection),
    rkey: text(told.rkey),
    action: text(told.action) ?? text(told.operation),
    record: object(told.record),
    carried: Number.isFinite(micro) ? (epochMilliseconds(micro / 1000)?.ms ?? null) : null,
  };
}

function isOtherEvent(event: JsonObject): boolean {
  return (
    (event.type === 'identity' && 'identity' in event) ||
    ('time_us' in event && 'did' in event && (event.kind === 'identity' || event.kind === 'account'))
  );
}

function found({ did, collection, rkey, action, record, carried }: Commit): Found {
  if (did === null || rkey === null) return { code: 'no-id', reason: 'the record has no address' };
  const id = `at://${did}/${collection}/${rkey}`;
  const author = { id: did };
  const indexed = carried === null ? null : new Date(carried).toISOString();
  if (collection === 'app.bsky.feed.repost' && action !== 'delete') {
    const repostOf = postAt(text(object(record?.subject)?.uri));
    if (repostOf === null) return { leftOut: 'reposts of what is no post' };
    return { platform: 'bluesky', id, author, time: timeOf(text(record?.createdAt), indexed), text: null, repostOf, collected: carried };
  }
  if (collection !== POST) return { leftOut: 'likes, follows and other records that are no posts' };
  if (action === 'delete') return { platform: 'bluesky', id, author, time: null, text: null, status: 'deleted', collected: carried };
  if (record === null) return { code: 'not-a-post', reason: 'the record of the post is not there' };
  const told = recordOf(record);
  return {
    platform: 'bluesky',
    id,
    author,
    time: timeOf(text(record.createdAt), indexed),
    ...told,
    thread: told.thread ?? id,
    collected: carried,
  };
}
