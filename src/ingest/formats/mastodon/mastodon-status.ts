import type { Account, Found, FoundPost, JsonFormat, JsonObject, Reference, Refusal } from '../../format.ts';
import { parseLossless } from '../../rows/json/lossless.ts';
import { UTC } from '../../times/time.ts';
import { htmlText } from '../html.ts';
import { timeIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';
import { accountAt, contentOf, isTruthSocial, privatePost } from './mastodon.ts';

/**
 * Posts as Mastodon's interface gives them: one by one, in the answers to a search or a conversation, or as events of
 * the stream. The same post has another id on each server, so that posts are known by `uri`.
 */
export const mastodonStatus: JsonFormat = {
  name: 'mastodon-status',
  title: 'posts from the interface or stream of Mastodon (JSON)',
  container: 'json',
  looksLike: (record) => statusesIn(record).some(isStatus) || isEvent(record),
  *read(record) {
    if (isEvent(record)) yield* event(record);
    else for (const status of statusesIn(record)) yield isStatus(status) ? found(status) : notAPost;
  },
};

/** Accounts as the interface lists them, such as those that follow one, or that were found. */
export const mastodonAccounts: JsonFormat = {
  name: 'mastodon-accounts',
  title: 'accounts from the interface of Mastodon (JSON)',
  container: 'json',
  accounts: true,
  looksLike: (record) =>
    ['acct', 'display_name', 'note', 'followers_count', 'statuses_count'].every((key) => key in record) && !isTruthSocial(record),
  read: (record) => [{ account: accountOf(record), on: 'mastodon' }],
};

const notAPost: Refusal = { code: 'not-a-post', reason: 'the record is not a post of Mastodon' };

function isStatus(record: JsonObject): boolean {
  const account = object(record.account);
  return 'uri' in record && 'visibility' in record && 'reblogs_count' in record && account !== null && !isTruthSocial(account);
}

function statusesIn(record: JsonObject): JsonObject[] {
  if (Array.isArray(record.statuses)) return objects(record.statuses);
  if (Array.isArray(record.ancestors) && Array.isArray(record.descendants))
    return [...objects(record.ancestors), ...objects(record.descendants)];
  return [record];
}

function isEvent(record: JsonObject): boolean {
  return typeof record.event === 'string' && 'payload' in record;
}

function* event({ event, payload }: JsonObject): Generator<Found> {
  if (event === 'delete') {
    yield { leftOut: 'notices that a post was deleted, which name it by the id of one server only' };
    return;
  }
  let told = payload;
  if (typeof payload === 'string') {
    try {
      told = parseLossless(payload);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  const status = object(told);
  if (event !== 'update' && event !== 'status.update') yield { leftOut: 'events of the stream that are no posts' };
  else yield status !== null && isStatus(status) ? found(status) : notAPost;
}

const PUBLIC = new Set(['public', 'unlisted']);

function found(status: JsonObject): Found {
  if (!PUBLIC.has(text(status.visibility) ?? '')) return privatePost;
  const uri = text(status.uri);
  if (uri === null) return { code: 'no-id', reason: 'the post has no uri' };
  const time = timeIn(text(status.created_at), UTC);
  if (time !== null && 'code' in time) return time;
  const reblog = object(status.reblog);
  const original = reblog ?? status;
  if (reblog !== null && !PUBLIC.has(text(reblog.visibility) ?? '')) return privatePost;
  const account = object(status.account) ?? {};
  return {
    platform: 'mastodon',
    id: uri,
    alias: text(status.id),
    author: accountOf(account),
    time,
    ...content(original),
    replyTo: reblog === null ? answered(status) : null,
    repostOf: reblog === null ? null : { post: text(reblog.uri), author: authorOf(reblog) },
    quoteOf: quoted(original),
    client: text(object(status.application)?.name),
  };
}

/** An account as the interface describes it. */
function accountOf(account: JsonObject): Account {
  const bio = text(account.note);
  return {
    ...accountAt(text(account.acct), text(account.url)),
    name: text(account.display_name),
    bio: bio === null ? null : htmlText(bio).text || null,
    followers: integer(account.followers_count),
    following: integer(account.following_count),
    bot: account.bot === true,
  };
}

function authorOf(status: JsonObject): Account | null {
  const account = object(status.account);
  return account === null ? null : accountAt(text(account.acct), text(account.url));
}

function content(
  status: JsonObject,
): Pick<FoundPost, 'text' | 'title' | 'language' | 'mentions' | 'hashtags' | 'links' | 'likes' | 'shares' | 'comments'> {
  const mentions = objects(status.mentions);
  const tags = objects(status.tags);
  const named = new Set([...mentions, ...tags].flatMap(({ url }) => text(url) ?? []));
  return {
    ...contentOf(text(status.content), named),
    // A content warning is what readers see first, as a title is.
    title: text(status.spoiler_text),
    language: text(status.language),
    // Tables flattened from such records have no lists; then the text tells.
    ...(Array.isArray(status.mentions) ? { mentions: mentions.flatMap(({ acct, url }) => accountAt(text(acct), text(url)) ?? []) } : {}),
    ...(Array.isArray(status.tags) ? { hashtags: tags.flatMap(({ name }) => text(name) ?? []) } : {}),
    likes: integer(status.favourites_count),
    shares: integer(status.reblogs_count),
    comments: integer(status.replies_count),
  };
}

function quoted(status: JsonObject): Reference | null {
  const quote = object(status.quote);
  const post = object(quote?.quoted_status) ?? (quote !== null && isStatus(quote) ? quote : null);
  return post === null ? null : { post: text(post.uri), author: authorOf(post) };
}

/**
 * The post answered is told by the id that the collecting server gave it. Where post and person answered live on that
 * server, its address follows; elsewhere the id stands, which no other post has, and says that this is an answer.
 */
function answered(status: JsonObject): Reference | null {
  const post = text(status.in_reply_to_id);
  if (post === null) return null;
  const personId = text(status.in_reply_to_account_id);
  const self = object(status.account);
  const isSelf = personId !== null && text(self?.id) === personId;
  const person = isSelf ? self : (objects(status.mentions).find(({ id }) => text(id) === personId) ?? null);
  const author = person === null ? null : accountAt(text(person.acct), text(person.url));
  const [, people, local] = /^(https?:\/\/[^/]+\/(?:ap\/)?users\/)[^/]+\/statuses\/(\d+)$/.exec(text(status.uri) ?? '') ?? [];
  const acct = text(person?.acct);
  const isHere = people !== undefined && local === text(status.id) && acct !== null && !acct.includes('@');
  if (!isHere) return { post, author };
  // Newer servers put a number in place of the name, which is known of the author alone.
  const below = isSelf
    ? (text(status.uri)?.slice(0, -(local ?? '').length) ?? null)
    : people.endsWith('/ap/users/')
      ? null
      : `${people}${acct}/statuses/`;
  return { post: below === null ? post : `${below}${post}`, author };
}
