import type { Account, FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { integer, object, objects, text, texts } from '../values.ts';
import { dated, passedText, tweetId, tweetLanguage } from './tweet.ts';

/**
 * What gallery-dl keeps beside each picture of a tweet (`--write-metadata`). Of a retweet it names the author passed on as
 * `author`, and as `user` the account whose posts were collected, which is the same person where it was no account.
 */
export const galleryDlTwitter: JsonFormat = {
  name: 'gallery-dl-twitter',
  title: 'tweets from gallery-dl (JSON)',
  container: 'json',
  lacks:
    'tweets without pictures only where they were asked for; which post is quoted is not told; who retweeted only in collections of an account',
  looksLike: (record) => ['tweet_id', 'retweet_id', 'reply_id', 'content'].every((key) => key in record) && object(record.author) !== null,
  read: (record) => [post(record)],
};

function post(record: JsonObject): FoundPost | Refusal {
  const id = idOf(record.tweet_id);
  if (id === null) return { code: 'no-id', reason: `no readable post id in tweet_id: ${text(record.tweet_id) ?? 'empty'}` };
  const written = text(record.date);
  const when = dated(id, 'date', written, isoTime(written, UTC));
  if ('code' in when) return when;
  const author = account(object(record.author));
  const user = account(object(record.user));
  // Collected as an original, a retweet has the id of what it passes on.
  const original = idOf(record.retweet_id);
  const passes = original !== null && original !== id;
  const words = text(record.content);
  const answered = idOf(record.reply_id);
  const to = text(record.reply_to);
  return {
    platform: 'twitter',
    id,
    author: passes ? (user?.id === author?.id ? null : user) : author,
    time: when.time,
    flaws: when.flaws,
    text: original === null ? words : passedText(words),
    language: tweetLanguage(text(record.lang)),
    thread: idOf(record.conversation_id),
    replyTo: answered === null && to === null ? null : { post: answered, author: to === null ? null : { handle: to } },
    repostOf: passes ? { post: original, author } : null,
    ...(Array.isArray(record.mentions) ? { mentions: objects(record.mentions).flatMap((person) => account(person) ?? []) } : {}),
    ...(Array.isArray(record.hashtags) ? { hashtags: texts(record.hashtags) } : {}),
    likes: passes ? null : integer(record.favorite_count),
    shares: passes ? null : integer(record.retweet_count),
    comments: passes ? null : integer(record.reply_count),
    // In place of a count that Twitter did not tell stands a zero.
    views: passes ? null : integer(record.view_count) || null,
    client: text(record.source),
  };
}

/** In place of an id that is none stands a zero. */
function idOf(value: JsonObject[string] | undefined): string | null {
  const id = tweetId(text(value));
  return id === '0' ? null : id;
}

function account(user: JsonObject | null): Account | null {
  const id = idOf(user?.id);
  const handle = text(user?.name);
  if (id === null && handle === null) return null;
  return {
    id,
    handle,
    name: text(user?.nick),
    bio: text(user?.description),
    followers: integer(user?.followers_count),
    following: integer(user?.friends_count),
  };
}
