import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC, wordedTime } from '../../times/time.ts';
import { integer, object, objects, text } from '../values.ts';
import { dated, outwardLinks, statusOf, tweetText } from './tweet.ts';

/**
 * Tweets that ntscraper reads from pages of Nitter: under `tweets`, and threads of one person as lists under `threads`. Line
 * breaks are gone from texts. Shaped as its source (`_extract_tweet`) makes them.
 */
export const ntscraper: JsonFormat = {
  name: 'ntscraper',
  title: 'tweets from ntscraper (JSON)',
  container: 'json',
  lacks: 'no ids of people, no bios; people answered are told, posts are not; who passed a post on is not told',
  looksLike: (record) => isTweet(record) || tweetsIn(record).some(isTweet),
  *read(record) {
    for (const tweet of isTweet(record) ? [record] : tweetsIn(record)) yield post(tweet);
  },
};

function isTweet(tweet: JsonObject): boolean {
  return statusOf(text(tweet.link) ?? '') !== null && 'is-retweet' in tweet && object(tweet.stats) !== null;
}

function tweetsIn(record: JsonObject): JsonObject[] {
  const threads = Array.isArray(record.threads) ? record.threads : [];
  return [...objects(record.tweets), ...threads.flatMap((thread) => objects(thread))];
}

function post(tweet: JsonObject): Found {
  // What a person passed on stands on their page as the post of its author.
  const id = statusOf(text(tweet.link) ?? '');
  if (id === null) return { code: 'no-id', reason: 'no address of a post in link' };
  // `Mar 11, 2021 · 1:13 PM UTC`
  const written = text(tweet.date);
  const when = dated(id, 'date', written, written === null ? null : wordedTime(written.replace(' ·', ','), UTC));
  if ('code' in when) return when;
  const stats = object(tweet.stats);
  const quoted = object(tweet['quoted-post']);
  const quote = statusOf(text(quoted?.link) ?? '');
  const [answered] = Array.isArray(tweet['replying-to']) ? tweet['replying-to'] : [];
  const card = text(tweet['external-link']);
  return {
    platform: 'twitter',
    id,
    author: person(object(tweet.user)),
    time: when.time,
    flaws: when.flaws,
    text: tweetText(text(tweet.text)),
    quoteOf: quote === null ? null : { post: quote, author: person(object(quoted?.user)) },
    quotedText: quote === null ? null : text(quoted?.text),
    replyTo: typeof answered === 'string' ? { author: { handle: answered.replace(/^@/, '') } } : null,
    ...(card === null ? {} : { links: outwardLinks([card], [quote]) }),
    likes: integer(stats?.likes),
    shares: integer(stats?.retweets),
    comments: integer(stats?.comments),
  };
}

function person(user: JsonObject | null): Account | null {
  const handle = text(user?.username)?.replace(/^@/, '') ?? null;
  return handle === null ? null : { handle, name: text(user?.name) };
}
