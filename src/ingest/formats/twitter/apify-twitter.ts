import type { Account, FoundPost, JsonFormat, JsonObject, Reference, Refusal } from '../../format.ts';
import { isoTime, twitterTime, UTC } from '../../times/time.ts';
import { integer, object, objects, text } from '../values.ts';
import { dated, outwardLinks, passedOn, rowIds, tweetId, tweetLanguage, tweetText } from './tweet.ts';

/** Tweets as the scrapers of Apify, and interfaces that serve the same records, give them since 2023. */
export const apifyTwitter: JsonFormat = {
  name: 'apify-twitter',
  title: 'tweets from an Apify scraper (JSON)',
  container: 'json',
  looksLike: (record) => isTweet(record) || record.noResults === true,
  read: (record) => [isTweet(record) ? post(record) : { leftOut: 'notices of the scraper that it found nothing' }],
};

function isTweet(record: JsonObject): boolean {
  return text(object(record.author)?.userName) !== null && 'createdAt' in record && 'retweetCount' in record;
}

function post(record: JsonObject): FoundPost | Refusal {
  const ids = rowIds(text(record.id), text(record.url) ?? text(record.twitterUrl));
  if (ids === null) return { code: 'no-id', reason: `no readable post id in id: ${text(record.id) ?? 'empty'}` };
  const id = ids.post;
  const written = text(record.createdAt);
  const when = dated(id, 'createdAt', written, twitterTime(written) ?? isoTime(written, UTC));
  if ('code' in when) return when;
  const body = tweetText(text(record.fullText) ?? text(record.text));
  const entities = object(record.entities);
  const links = objects(entities?.urls).flatMap(({ expanded_url: address }) => text(address) ?? []);
  const reposted = object(record.retweet) ?? object(record.retweeted_tweet);
  const quoted = object(record.quote) ?? object(record.quoted_tweet);
  const answered = ids.other(text(record.inReplyToId));
  const told = passedOn(body);
  return {
    platform: 'twitter',
    id,
    author: account(object(record.author)),
    time: when.time,
    flaws: [...ids.flaws(), ...when.flaws],
    text: body,
    quotedText: quoted === null ? null : text(quoted.text),
    language: tweetLanguage(text(record.lang)),
    thread: ids.other(text(record.conversationId)),
    replyTo:
      answered === null && text(record.inReplyToUsername) === null
        ? null
        : { post: answered, author: { id: tweetId(text(record.inReplyToUserId)), handle: text(record.inReplyToUsername) } },
    quoteOf: reference(quoted) ?? (text(record.quoteId) === null ? null : { post: ids.other(text(record.quoteId)) }),
    // Tables flattened from such records leave out what no tweet of theirs has.
    ...(Array.isArray(entities?.user_mentions) ? { mentions: objects(entities.user_mentions).map(mentioned) } : {}),
    ...(Array.isArray(entities?.hashtags) ? { hashtags: objects(entities.hashtags).flatMap((tag) => text(tag.text) ?? []) } : {}),
    ...(Array.isArray(entities?.urls) ? { links: outwardLinks(links, [id, tweetId(text(quoted?.id))]) } : {}),
    ...told,
    ...(reposted === null ? {} : { repostOf: reference(reposted) }),
    likes: integer(record.likeCount),
    shares: integer(record.retweetCount),
    comments: integer(record.replyCount),
    views: integer(record.viewCount),
    client: text(record.source),
  };
}

function mentioned(person: JsonObject): Account {
  return { id: tweetId(text(person.id_str)), handle: text(person.screen_name) };
}

function reference(tweet: JsonObject | null): Reference | null {
  return tweet === null ? null : { post: tweetId(text(tweet.id)), author: account(object(tweet.author)) };
}

function account(user: JsonObject | null): Account | null {
  if (user === null) return null;
  return {
    id: tweetId(text(user.id)),
    handle: text(user.userName),
    name: text(user.name),
    bio: text(user.description),
    followers: integer(user.followers),
    following: integer(user.following),
  };
}
