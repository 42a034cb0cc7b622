import type { FoundPost, Reference } from '../format.ts';
import { snowflakeTime } from '../times/time.ts';
import { asReddit } from './reddit/reddit.ts';
import { passedOn, statusAuthor, statusOf, tweetText } from './twitter/tweet.ts';

/**
 * What posts of a platform have in common whatever the table they stand in: a text that begins with `RT @name` passes a
 * post on, `[deleted]` is nobody's name. By platform, for tables whose columns the settings name.
 */
export const habits: Readonly<Record<string, (post: FoundPost) => FoundPost>> = { twitter: asTweet, reddit: asReddit };

function asTweet(post: FoundPost): FoundPost {
  const text = post.text === null ? null : tweetText(post.text);
  const { repostOf: told = null, mentions = null, hashtags = null, links = null } = passedOn(text);
  const repostOf = byId(post.repostOf);
  const id = byId({ post: post.id })?.post ?? null;
  const owner = post.author === null && post.id !== null ? statusAuthor(post.id) : null;
  return {
    ...post,
    id,
    author: owner === null ? post.author : { handle: owner },
    time: post.time ?? (id === null ? null : snowflakeTime(id)),
    text,
    replyTo: byId(post.replyTo),
    repostOf: repostOf === null ? told : { ...repostOf, author: repostOf.author ?? told?.author ?? null },
    quoteOf: byId(post.quoteOf),
    mentions,
    hashtags: post.hashtags ?? hashtags,
    links: post.links ?? links,
  };
}

/** The address of a tweet holds its id, and the name of its author. */
function byId(reference: Reference | null | undefined): Reference | null {
  if (reference == null) return null;
  return reference.post == null ? reference : { ...reference, post: statusOf(reference.post) ?? reference.post };
}
