/**
 * Tweets and accounts as version 1.1 of Twitter's interface writes them, in whatever file they stand: answers of the
 * interface, streams, archives of accounts. What browsers receive differs in the wrapping only.
 */
import type { Account, FoundPost, JsonObject, Reference, Refusal, Source } from '../../format.ts';
import { epochMilliseconds, isoTime, twitterTime } from '../../times/time.ts';
import { integer, object, objects, stamp, text } from '../values.ts';
import {
  clientName,
  dated,
  outwardLinks,
  repostEntities,
  repostedHandle,
  sameHandle,
  statusAuthor,
  tweetId,
  tweetLanguage,
  tweetText,
} from './tweet.ts';

/** Whether a record is a tweet of version 1.1. Where `id_str` was left out, its author tells it from records of other places. */
export function isStatus(record: JsonObject): boolean {
  if (typeof record.text !== 'string' && typeof record.full_text !== 'string') return false;
  if (tweetId(text(record.id_str)) !== null) return true;
  // Weibo writes the same names, and `mid` beside them.
  return idOf(record, 'id') !== null && text(object(record.user)?.screen_name) !== null && !('mid' in record);
}

/**
 * An id of a tweet, told twice: as text in `id_str`, which is the one to go by, since the number `id` is often rounded; and
 * as that number, where nothing else was kept. Long whole numbers come here as the digits that the file has; what stands
 * there as a fraction or a power of ten is rounded for certain, and no id.
 */
function idOf(record: JsonObject, name: string): string | null {
  const exact = tweetId(text(record[`${name}_str`]));
  if (exact !== null) return exact;
  const value = record[name];
  return typeof value === 'number' && !Number.isSafeInteger(value) ? null : tweetId(text(value));
}

/** An account as version 1.1 tells it. */
function accountV1(user: JsonObject): Account {
  return {
    id: idOf(user, 'id'),
    handle: text(user.screen_name),
    name: text(user.name),
    bio: text(user.description),
    followers: integer(user.followers_count),
    following: integer(user.friends_count),
  };
}

/**
 * The post that a tweet of version 1.1 is. Text and entities of a repost are those of the original, where it is told:
 * in the repost itself they are cut.
 */
export function postV1(status: JsonObject, source: Source): FoundPost | Refusal {
  const id = idOf(status, 'id');
  if (id === null)
    return { code: 'no-id', reason: `no readable post id in id_str or id: ${text(status.id_str) ?? text(status.id) ?? 'empty'}` };
  const when = timeOf(status, id, source);
  if ('code' in when) return when;
  const user = object(status.user);
  const original = object(status.retweeted_status);
  const body = bodyOf(original ?? status);
  const reposted = original === null ? null : { post: idOf(original, 'id'), author: authorOf(original) };
  const quoted = original === null ? quoteOf(status) : null;
  const quotedStatus = quoted === null ? null : object(status.quoted_status);
  return {
    platform: 'twitter',
    id,
    author: user === null ? (source.owner ?? null) : accountV1(user),
    time: when.time,
    flaws: when.flaws,
    text: tweetText(body.text),
    quotedText: quotedStatus === null ? null : tweetText(bodyOf(quotedStatus).text ?? '') || null,
    language: tweetLanguage(text(status.lang)),
    thread: idOf(status, 'conversation_id'),
    replyTo: original === null ? answered(status) : null,
    repostOf: reposted,
    quoteOf: quoted,
    ...entitiesOf(body, reposted?.author?.handle ?? null, [
      id,
      reposted?.post,
      quoted?.post,
      original === null ? null : idOf(original, 'quoted_status_id'),
    ]),
    // A repost carries the shares of the original: counted here they would count twice.
    likes: original === null ? integer(status.favorite_count) : null,
    shares: original === null ? integer(status.retweet_count) : null,
    comments: original === null ? integer(status.reply_count) : null,
    status: isWithheld(status) ? 'withheld' : 'ok',
    client: clientName(text(status.source)),
  };
}

/**
 * The same post where nothing but its text tells that it is a repost (`RT @name: …`), as in archives, where every tweet
 * is marked as not passed on. The post passed on stays unknown.
 */
export function repostByText(post: FoundPost): FoundPost {
  const handle = post.text === null ? null : repostedHandle(post.text);
  if (handle === null) return post;
  const { mentions } = post;
  const author = mentions?.find((mention) => sameHandle(mention.handle, handle)) ?? { handle };
  return {
    ...post,
    replyTo: null,
    repostOf: { author },
    ...(mentions == null ? {} : { mentions: mentions.filter((mention) => !sameHandle(mention.handle, handle)) }),
    likes: null,
    shares: null,
    comments: null,
  };
}

/** Archives of 2012 to 2018 write the time with the year first. */
function timeOf(status: JsonObject, id: string, source: Source): ReturnType<typeof dated> {
  const stated = text(status.created_at);
  const stream = stamp(status.timestamp_ms);
  const told = stated === null ? epochMilliseconds(stream) : (twitterTime(stated) ?? isoTime(stated, source));
  return dated(id, 'created_at', stated, told);
}

interface Body {
  readonly text: string | null;
  readonly entities: JsonObject | null;
}

/** Text and entities; streams cut both at 140 characters and put the whole beside them. */
function bodyOf(status: JsonObject): Body {
  const whole = object(status.extended_tweet) ?? status;
  return { text: text(whole.full_text) ?? text(whole.text) ?? text(status.text), entities: object(whole.entities) };
}

function authorOf(status: JsonObject): Account | null {
  const user = object(status.user);
  return user === null ? null : accountV1(user);
}

/** The post quoted. Of one that is gone the id is still told, and its address tells whose it was. */
function quoteOf(status: JsonObject): Reference | null {
  const quoted = object(status.quoted_status);
  const post = idOf(status, 'quoted_status_id') ?? (quoted === null ? null : idOf(quoted, 'id'));
  if (quoted !== null) return { post, author: authorOf(quoted) };
  if (post === null) return null;
  const handle = statusAuthor(text(object(status.quoted_status_permalink)?.expanded) ?? '');
  return { post, author: handle === null ? null : { handle } };
}

function answered(status: JsonObject): Reference | null {
  const post = idOf(status, 'in_reply_to_status_id');
  const id = idOf(status, 'in_reply_to_user_id');
  const handle = text(status.in_reply_to_screen_name);
  return post === null && id === null && handle === null ? null : { post, author: { id, handle } };
}

function entitiesOf(
  { text: body, entities }: Body,
  reposted: string | null,
  own: readonly (string | null | undefined)[],
): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  if (entities === null) {
    if (body === null || reposted === null) return {};
    const { mentions, hashtags, links } = repostEntities(tweetText(body), reposted);
    return { mentions: mentions.map((handle) => ({ handle })), hashtags, links };
  }
  const mentions = objects(entities.user_mentions).map(
    (user): Account => ({ id: idOf(user, 'id'), handle: text(user.screen_name), name: text(user.name) }),
  );
  return {
    mentions: mentions.filter(({ handle }) => !sameHandle(handle, reposted)),
    hashtags: objects(entities.hashtags).flatMap(({ text: tag }) => text(tag) ?? []),
    links: outwardLinks(objects(entities.urls).flatMap(addressOf), own),
  };
}

/** Where a link led when Twitter looked, else what the author wrote. */
function addressOf(url: JsonObject): string[] {
  const unwound = object(url.unwound);
  const address = (unwound?.status === 200 ? text(unwound.url) : null) ?? text(url.expanded_url) ?? text(url.url);
  return address === null ? [] : [address];
}

function isWithheld(status: JsonObject): boolean {
  const countries = status.withheld_in_countries;
  return status.withheld_copyright === true || text(status.withheld_scope) !== null || (Array.isArray(countries) && countries.length > 0);
}
