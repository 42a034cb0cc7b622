/** Tweets and accounts as version 2 of Twitter's interface writes them, in whatever file they stand. */
import type { Account, FoundPost, JsonObject, Reference, Refusal, Source } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { integer, object, objects, text } from '../values.ts';
import { dated, outwardLinks, postId, repostEntities, repostedHandle, sameHandle, tweetId, tweetLanguage, tweetText } from './tweet.ts';

/** Whether a record is a tweet of version 2, on its own or in a page. */
export function isTweet(record: JsonObject): boolean {
  return tweetId(text(record.id)) !== null && typeof record.text === 'string';
}

/** Whether a record is an account of version 2. */
export function isUser(record: JsonObject): boolean {
  if (tweetId(text(record.id)) === null || typeof record.username !== 'string' || typeof record.name !== 'string') return false;
  // Many interfaces tell of people by these three names, and of their posts beside them.
  return 'public_metrics' in record || Object.keys(record).every((name) => OF_USERS.has(name));
}

/** What Twitter tells of an account, and collectors beside it. */
const OF_USERS: ReadonlySet<string> = new Set([
  ...['id', 'username', 'name', 'created_at', 'description', 'entities', 'location', 'pinned_tweet_id', 'profile_image_url', 'protected'],
  ...[
    'url',
    'verified',
    'verified_type',
    'withheld',
    'connection_status',
    'most_recent_tweet_id',
    'profile_banner_url',
    'subscription_type',
  ],
  ...['receives_your_dm', 'affiliation', 'parody', 'is_identity_verified', 'start', 'end', '__twarc'],
]);

/** What a page tells besides its posts: accounts, and the posts that are referred to. */
export class Told {
  readonly collected: number | null;
  readonly #users = new Map<string, JsonObject>();
  readonly #names = new Map<string, JsonObject>();
  readonly #tweets = new Map<string, JsonObject>();

  constructor(record: JsonObject) {
    const retrieved = text(object(record.__twarc)?.retrieved_at);
    this.collected = isoTime(retrieved, UTC)?.ms ?? null;
    const includes = object(record.includes);
    for (const user of objects(includes?.users)) {
      this.#users.set(text(user.id) ?? '', user);
      this.#names.set(text(user.username)?.toLowerCase() ?? '', user);
    }
    for (const tweet of objects(includes?.tweets)) this.#tweets.set(text(tweet.id) ?? '', tweet);
  }

  author(tweet: JsonObject): Account | null {
    const id = postId(text(tweet.author_id));
    const user = object(tweet.author) ?? (id === null ? undefined : this.#users.get(id));
    return user === undefined ? (id === null ? null : { id }) : accountV2(user);
  }

  /** The account with this id and handle, as far as either is known. */
  person(id: string | null, handle: string | null): Account {
    const user = id === null ? this.#names.get(handle?.toLowerCase() ?? '') : this.#users.get(id);
    return { id: id ?? tweetId(text(user?.id)), handle: handle ?? text(user?.username) };
  }

  /** The post that a reference leads to: nested in it (flattened), or in the includes; null where it is not told. */
  original(reference: JsonObject): JsonObject | null {
    return isTweet(reference) ? reference : (this.#tweets.get(text(reference.id) ?? '') ?? null);
  }
}

/** An account as version 2 tells it. */
export function accountV2(user: JsonObject): Account {
  const metrics = object(user.public_metrics);
  return {
    id: postId(text(user.id)),
    handle: text(user.username),
    name: text(user.name),
    bio: text(user.description),
    followers: integer(metrics?.followers_count),
    following: integer(metrics?.following_count),
  };
}

/** The post that a tweet of version 2 is, with what its page tells besides. */
export function postV2(tweet: JsonObject, told: Told, source: Source): FoundPost | Refusal {
  const id = postId(text(tweet.id));
  if (id === null) return { code: 'no-id', reason: `no readable post id in id: ${text(tweet.id) ?? 'empty'}` };
  // Tools that ask for few fields get no time; the id always has it.
  const stated = text(tweet.created_at);
  const when = dated(id, 'created_at', stated, isoTime(stated, source));
  if ('code' in when) return when;
  const body = bodyOf(tweet);
  const repost = referred(tweet, 'retweeted');
  const quote = repost === null ? referred(tweet, 'quoted') : null;
  const original = repost === null ? null : told.original(repost);
  const reposted = repost === null ? null : passedOn(repost, original, body, told);
  const whole = original === null ? body : bodyOf(original);
  const quoted = quote === null ? null : told.original(quote);
  const metrics = repost === null ? object(tweet.public_metrics) : null;
  return {
    platform: 'twitter',
    id,
    author: told.author(tweet),
    time: when.time,
    flaws: when.flaws,
    text: tweetText(whole.text),
    quotedText: quoted === null ? null : tweetText(bodyOf(quoted).text ?? '') || null,
    language: tweetLanguage(text(tweet.lang)),
    thread: postId(text(tweet.conversation_id)),
    replyTo: repost === null ? answered(tweet, told) : null,
    repostOf: reposted,
    quoteOf: quote === null ? null : { post: postId(text(quote.id)), author: told.author(quoted ?? quote) },
    ...entitiesOf(whole, reposted, told, [id, reposted?.post, quote === null ? null : text(quote.id), ...quotes(original)]),
    // A repost carries the shares of the original and no likes: counted here they would count twice.
    likes: integer(metrics?.like_count),
    shares: integer(metrics?.retweet_count),
    comments: integer(metrics?.reply_count),
    views: integer(metrics?.impression_count),
    collected: told.collected,
    status: 'withheld' in tweet ? 'withheld' : 'ok',
    client: text(tweet.source),
  };
}

interface Body {
  readonly text: string | null;
  readonly entities: JsonObject | null;
}

/** Text and entities; those of the note where the text is longer than 280 characters and cut in the tweet. */
function bodyOf(tweet: JsonObject): Body {
  const note = object(tweet.note_tweet);
  const from = text(note?.text) === null ? tweet : (note as JsonObject);
  return { text: text(from.text), entities: object(from.entities) };
}

function referred(tweet: JsonObject, type: 'replied_to' | 'retweeted' | 'quoted'): JsonObject | null {
  return objects(tweet.referenced_tweets).find((reference) => reference.type === type) ?? null;
}

function quotes(original: JsonObject | null): (string | null)[] {
  const quote = original === null ? null : referred(original, 'quoted');
  return quote === null ? [] : [text(quote.id)];
}

/** The post passed on. Where it is gone, its id is still told, and the text begins with its author: `RT @name`. */
function passedOn(repost: JsonObject, original: JsonObject | null, body: Body, told: Told): Reference {
  const id = postId(text(repost.id));
  const author = told.author(original ?? repost);
  if (original !== null || author !== null) return { post: id, author };
  const handle = repostedHandle(body.text ?? '');
  if (handle === null) return { post: id };
  const mention = objects(body.entities?.mentions).find(({ username }) => sameHandle(text(username), handle));
  return { post: id, author: told.person(tweetId(text(mention?.id)), handle) };
}

/** The post or person answered. A text that begins with a name answers that person even where no post is told. */
function answered(tweet: JsonObject, told: Told): Reference | null {
  const reply = referred(tweet, 'replied_to');
  const original = reply === null ? null : told.original(reply);
  const person = postId(text(tweet.in_reply_to_user_id));
  if (reply === null && person === null) return null;
  const nested = object(tweet.in_reply_to_user);
  const author =
    nested !== null ? accountV2(nested) : person !== null ? told.person(person, null) : original === null ? null : told.author(original);
  return { post: reply === null ? null : postId(text(reply.id)), author };
}

/** Entities as told; a tweet without any has none, except where the text had to stay cut. */
function entitiesOf(
  { text: body, entities }: Body,
  reposted: Reference | null,
  told: Told,
  own: readonly (string | null | undefined)[],
): Pick<FoundPost, 'mentions' | 'hashtags' | 'links'> {
  if (entities === null && reposted !== null && body !== null) {
    const found = repostEntities(tweetText(body), reposted.author?.handle ?? '');
    return { mentions: found.mentions.map((handle) => told.person(null, handle)), hashtags: found.hashtags, links: found.links };
  }
  if (entities === null) return {};
  // The author passed on is no mention, though a cut text begins with the name (`RT @name: …`).
  const passed = reposted === null ? null : (reposted.author?.handle ?? repostedHandle(body ?? ''));
  const mentions = objects(entities.mentions).map(({ id, username }) => told.person(tweetId(text(id)), text(username)));
  return {
    mentions: mentions.filter(({ handle }) => !sameHandle(handle, passed)),
    hashtags: objects(entities.hashtags).flatMap(({ tag }) => text(tag) ?? []),
    links: outwardLinks(objects(entities.urls).flatMap(addressOf), own),
  };
}

/** Where a link led when Twitter looked, else what the author wrote. Pictures and videos are no links. */
function addressOf(url: JsonObject): string[] {
  if ('media_key' in url || text(url.display_url)?.startsWith('pic.')) return [];
  const reached = url.status === 200 ? text(url.unwound_url) : null;
  const address = reached ?? text(url.expanded_url) ?? text(url.url);
  return address === null ? [] : [address];
}
