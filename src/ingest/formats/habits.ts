import type { Account, Flaw, FoundPost, Reference } from '../format.ts';
import { snowflakeTime } from '../times/time.ts';
import { objectNumber } from './facebook/object-number.ts';
import { codeIn, mediaOf } from './instagram/media-number.ts';
import { activityNumber, activityTime } from './others/linkedin-activity.ts';
import { asReddit } from './reddit/reddit.ts';
import { isRounded, passedOn, statusAuthor, statusOf, tweetText } from './twitter/tweet.ts';

/**
 * What posts of a platform have in common whatever the table they stand in: a text that begins with `RT @name` passes a
 * post on, `[deleted]` is nobody's name. By platform, for tables whose columns the settings name.
 */
export const habits: Readonly<Record<string, (post: FoundPost) => FoundPost>> = {
  twitter: asTweet,
  reddit: asReddit,
  bluesky: asSkeet,
  linkedin: asActivity,
  discourse: asInTopic,
  facebook: asOnFacebook,
  instagram: asMedium,
  tiktok: asFilmed,
  telegram: asChannelPost,
};

function asTweet(post: FoundPost): FoundPost {
  const text = tweetText(post.text);
  const { repostOf: told = null, mentions = null, hashtags = null, links = null } = passedOn(text);
  const lost: Flaw[] = [];
  const repostOf = whole(post.repostOf, lost);
  const repost = repostOf === null ? told : { ...repostOf, author: repostOf.author ?? told?.author ?? null };
  const id = post.id === null ? null : (statusOf(post.id) ?? post.id);
  const owner = post.author === null && post.id !== null ? statusAuthor(post.id) : null;
  return {
    ...post,
    id,
    author: owner === null ? wholeAccount(post.author, lost) : { handle: owner },
    time: post.time ?? (id === null ? null : snowflakeTime(id)),
    text,
    replyTo: whole(post.replyTo, lost),
    repostOf: repost,
    quoteOf: whole(post.quoteOf, lost),
    // A repost carries the counts of the original, or none: counted here they would count twice.
    ...(repost === null ? {} : { likes: null, shares: null, comments: null, views: null }),
    mentions,
    hashtags: post.hashtags ?? hashtags,
    links: post.links ?? links,
    flaws: lost,
  };
}

/** The address of a tweet holds its id. An id that became a number names another post or none, and is left out. */
function whole(reference: Reference | null | undefined, lost: Flaw[]): Reference | null {
  if (reference?.post == null) return reference ?? null;
  // Some programs write 0 where there is no post.
  if (reference.post === '0') return reference.author == null ? null : { ...reference, post: null };
  const post = wholeId(statusOf(reference.post) ?? reference.post, lost);
  return post === null && reference.author == null ? null : { ...reference, post };
}

/** Many people have the number that is left of an id. */
function wholeAccount(account: Account | null, lost: Flaw[]): Account | null {
  return account?.id == null ? account : { ...account, id: wholeId(account.id, lost) };
}

function wholeId(id: string, lost: Flaw[]): string | null {
  if (!isRounded(id)) return id;
  lost.push('rounded-id');
  return null;
}

/** The address of a post of Bluesky holds the id of its author; what answers nothing begins a thread. */
function asSkeet(post: FoundPost): FoundPost {
  const did = /^at:\/\/(did:[^/]+)\//.exec(post.id ?? '')?.[1] ?? null;
  return {
    ...post,
    author: did === null ? post.author : { ...post.author, id: post.author?.id ?? did },
    thread: post.thread ?? (post.replyTo == null ? post.id : null),
  };
}

function asActivity(post: FoundPost): FoundPost {
  const found = renamed(post, activityNumber);
  return { ...found, time: found.time ?? activityTime(found.id) };
}

/** The post with all that it names called by `called`. */
function renamed(post: FoundPost, called: (name: string | null) => string | null): FoundPost {
  const other = (reference: Reference): Reference => ({ ...reference, post: called(reference.post ?? null) });
  const { replyTo, repostOf, quoteOf } = post;
  return {
    ...post,
    id: called(post.id),
    ...(post.thread == null ? {} : { thread: called(post.thread) }),
    ...(replyTo == null ? {} : { replyTo: other(replyTo) }),
    ...(repostOf == null ? {} : { repostOf: other(repostOf) }),
    ...(quoteOf == null ? {} : { quoteOf: other(quoteOf) }),
  };
}

function asOnFacebook(post: FoundPost): FoundPost {
  return asCommented(renamed(post, objectNumber));
}

/**
 * What answers the post that its thread begins with is a comment; what answers another is an answer. Where nothing is named that
 * it answers, it is a comment below the post.
 */
function asCommented(post: FoundPost): FoundPost {
  const below = post.replyTo?.post == null && post.thread != null && post.thread !== post.id ? post.thread : null;
  const replyTo = below === null ? post.replyTo : { ...post.replyTo, post: below };
  return { ...post, ...(replyTo === undefined ? {} : { replyTo }), asComment: replyTo?.post != null && replyTo.post === post.thread };
}

/** The address of a post of Discourse ends in the number of its topic and its place there, which the first may leave out. */
function asInTopic(post: FoundPost): FoundPost {
  const [, topic, number = '1'] =
    /^https?:\/\/[^/]+(?:\/[^/]+)*?\/t\/(?:(?!\d+(?:\/|$))[^/?#]+\/)?(\d+)(?:\/(\d+))?\/?(?:[?#].*)?$/.exec(post.id ?? '') ?? [];
  return topic === undefined ? post : { ...post, id: `${topic}/${number}`, thread: post.thread ?? `${topic}/1` };
}

/** Posts of Instagram are called by number, by short code or by address; of eleven letters that begin so, all are codes. */
const CODE = /^[A-D][A-Za-z0-9_-]{10}$/;

function asMedium(post: FoundPost): FoundPost {
  const called = (name: string | null | undefined): string | null =>
    name == null ? null : codeIn(name) !== null || CODE.test(name) ? mediaOf(name) : name;
  const [id, thread, above] = [post.id, post.thread, post.replyTo?.post].map(called);
  // What stands in place of the post above a post is the post itself.
  const replyTo = above == null || above === id ? null : { ...post.replyTo, post: above };
  return asCommented({ ...post, id: id ?? null, thread: thread ?? null, replyTo });
}

/** The address of a film on TikTok ends in its number. */
const FILM = /^https?:\/\/(?:[\w-]+\.)?tiktok\.com\/@[^/]*\/(?:video|photo)\/(\d+)/i;

function asFilmed(post: FoundPost): FoundPost {
  return asCommented(renamed(post, (name) => FILM.exec(name ?? '')?.[1] ?? name));
}

/** The address of a message on Telegram tells the channel, where messages are numbered from one, and which speaks for itself. */
function asChannelPost(post: FoundPost): FoundPost {
  const [, channel, number] = /^https?:\/\/t\.me\/(?:s\/)?(\w{4,32})\/(\d+)/.exec(post.id ?? '') ?? [];
  if (channel === undefined) return post;
  return { ...post, id: `${channel}-${number}`, space: post.space ?? channel, author: post.author ?? { handle: channel } };
}
