import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { integer, object, objects, text } from '../values.ts';
import { asSent, postAt, quotedRecord, recordOf, timeOf } from './bluesky.ts';

/** Posts as the interface of Bluesky gives them: alone, as items of a feed (with who passed them on), or in whole answers. */
export const blueskyPost: JsonFormat = {
  name: 'bluesky-post',
  title: 'posts from the interface of Bluesky (JSON)',
  container: 'json',
  looksLike: (record) => views(record).some(isItem),
  *read(record) {
    for (const item of views(record).map(asSent))
      if (item.notFound === true || item.blocked === true)
        yield { missing: 'posts that are gone, or hidden from the collector,', count: 1 };
      else yield isItem(item) ? found(item) : { code: 'not-a-post', reason: 'the record is not a post of Bluesky' };
  },
};

/** Accounts of Bluesky, with what they say of themselves. Whom the collector follows or mutes is not taken. */
export const blueskyProfiles: JsonFormat = {
  name: 'bluesky-profiles',
  title: 'profiles of Bluesky accounts (JSON)',
  container: 'json',
  accounts: true,
  looksLike: (given) => {
    const record = asSent(given);
    return typeof record.did === 'string' && 'handle' in record && 'followersCount' in record && 'postsCount' in record;
  },
  *read(given) {
    const record = asSent(given);
    const account = accountOf(record);
    if (account === null) yield { code: 'no-id', reason: 'the profile has no did' };
    else
      yield { account: { ...account, followers: integer(record.followersCount), following: integer(record.followsCount) }, on: 'bluesky' };
  },
};

function views(record: JsonObject): JsonObject[] {
  const [list] = [record.feed, record.posts].filter(Array.isArray);
  if (list !== undefined) return objects(list);
  const thread = object(record.thread) ?? record;
  return 'replies' in thread || object(thread.parent) !== null ? conversation(thread) : [record];
}

/** Every post of a conversation: those above the one asked for, itself, and the answers, however deep they nest. */
function conversation(thread: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  for (let above = object(thread.parent); above !== null; above = object(above.parent)) found.unshift(above);
  const stack = [thread];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    found.push(node);
    stack.push(...objects(node.replies).reverse());
  }
  return found;
}

function isView(view: JsonObject | null): boolean {
  return view !== null && text(view.uri)?.startsWith('at://') === true && object(view.record) !== null && object(view.author) !== null;
}

function isItem(item: JsonObject): boolean {
  return isView(item) || isView(object(item.post));
}

function found(item: JsonObject): Found {
  const view = isView(item) ? item : (object(item.post) ?? {});
  const uri = text(view.uri);
  if (uri === null) return { code: 'no-id', reason: 'the post has no uri' };
  const record = object(view.record) ?? {};
  const author = accountOf(object(view.author));
  const told = recordOf(record);
  const quoted = quotedRecord(view.embed);
  const post: Found = {
    platform: 'bluesky',
    id: uri,
    author,
    time: timeOf(text(record.createdAt), text(view.indexedAt)),
    ...told,
    thread: told.thread ?? uri,
    quoteOf: told.quoteOf == null ? null : (postAt(told.quoteOf.post ?? null, accountOf(object(quoted?.author))) ?? told.quoteOf),
    quotedText: text(object(quoted?.value)?.text),
    likes: integer(view.likeCount),
    shares: integer(view.repostCount),
    comments: integer(view.replyCount),
  };
  const reason = object(item.reason);
  if (reason === null || reason.$type !== 'app.bsky.feed.defs#reasonRepost') return post;
  const by = accountOf(object(reason.by));
  // The repost is a record of its own, which older answers do not name.
  const id = text(reason.uri) ?? `${uri}#repost-by-${by?.id ?? by?.handle ?? 'unknown'}`;
  return {
    ...post,
    id,
    author: by,
    time: timeOf(null, text(reason.indexedAt)),
    thread: null,
    replyTo: null,
    quoteOf: null,
    repostOf: { post: uri, author },
  };
}

function accountOf(actor: JsonObject | null): Account | null {
  const id = text(actor?.did);
  if (actor === null || id === null) return null;
  const handle = text(actor.handle);
  // A handle that could not be checked is shown as this, for many people at once.
  return { id, handle: handle === 'handle.invalid' ? null : handle, name: text(actor.displayName), bio: text(actor.description) };
}
