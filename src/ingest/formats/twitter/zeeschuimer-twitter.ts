import type { FoundPost, JsonFormat, JsonObject, JsonValue, Refusal, Source } from '../../format.ts';
import { isRefusal } from '../../format.ts';
import { snowflakeTime } from '../../times/time.ts';
import { integer, object, text } from '../values.ts';
import { captured, unwrapped } from '../zeeschuimer.ts';
import { tweetId } from './tweet.ts';
import { postV1 } from './tweet-v1.ts';

/**
 * Twitter and X as Zeeschuimer captures them while a researcher browses. What a browser receives is a tweet of version
 * 1.1 in pieces (`legacy`, the author under `core`, long text in a note), which are put together here.
 *
 * An item also holds what the collector liked, follows and was shown. Fields are taken one by one, and nothing is
 * passed through.
 */
export const zeeschuimerTwitter: JsonFormat = {
  name: 'zeeschuimer-twitter',
  title: 'X (Twitter) posts captured with Zeeschuimer (NDJSON)',
  container: 'json',
  looksLike: (record) => unwrapped(record, PLATFORMS) !== null,
  *read(record, source) {
    const found = unwrapped(record, PLATFORMS);
    yield found === null ? notAPost : post(found.item, found.number, found.collected, source);
  },
};

/**
 * The same pieces as a browser receives them, without the envelope of Zeeschuimer: collectors that speak to X as a browser does
 * (Scweet, twitter-web-exporter) keep them whole.
 */
export const twitterGraphql: JsonFormat = {
  name: 'twitter-graphql',
  title: 'X (Twitter) posts as its pages receive them (GraphQL, JSON)',
  container: 'json',
  looksLike: (record) => {
    const item = shown(record);
    return (
      captured(record) === null &&
      typeof object(item?.legacy)?.full_text === 'string' &&
      text(item?.rest_id) !== null &&
      object(object(item?.core)?.user_results) !== null
    );
  },
  read: (record, source) => [post(record, null, null, source)],
};

/** Answers are captured apart, by another name. */
const PLATFORMS = ['twitter.com', 'x.com', 'twitter-comments'];

const notAPost: Refusal = { code: 'not-a-post', reason: 'the record is no capture of X' };

function post(kept: JsonObject, itemId: string | null, collected: number | null, source: Source): FoundPost | Refusal {
  const item = shown(kept);
  const status = item === null ? null : assembled(item);
  if (item === null || status === null) {
    const id = tweetId(text(kept.rest_id) ?? itemId);
    if (id === null) return { code: 'no-id', reason: 'the capture holds no post and no id' };
    return { platform: 'twitter', id, author: null, time: snowflakeTime(id), text: null, collected, status: 'unavailable' };
  }
  const found = postV1(status, source);
  if (isRefusal(found)) return found;
  return { ...found, collected, views: found.repostOf == null ? integer(object(item.views)?.count) : null };
}

/** The tweet itself: it may be wrapped where replies are limited, and is not there where a notice stands in its place. */
function shown(result: JsonValue | undefined): JsonObject | null {
  const item = object(result);
  return object(item?.tweet) ?? item;
}

/** A captured tweet as version 1.1 writes it; null where a notice stands in its place. */
function assembled(item: JsonObject): JsonObject | null {
  const legacy = object(item.legacy);
  if (legacy === null) return null;
  const note = object(object(object(item.note_tweet)?.note_tweet_results)?.result);
  const passed = referred(legacy.retweeted_status_result ?? item.retweeted_status_result);
  const quoted = referred(item.quoted_status_result ?? legacy.quoted_status_result);
  return {
    ...legacy,
    id_str: text(item.rest_id) ?? text(legacy.id_str),
    source: text(item.source) ?? text(legacy.source),
    user: userOf(item, legacy),
    ...(text(note?.text) === null ? {} : { full_text: note?.text ?? null, entities: note?.entity_set ?? null }),
    ...(passed === null ? {} : { retweeted_status: passed }),
    ...(quoted === null ? {} : { quoted_status: quoted }),
  };
}

/** The post passed on or quoted, as far as the capture tells it. */
function referred(wrapped: JsonValue | undefined): JsonObject | null {
  const item = shown(object(wrapped)?.result);
  return item === null ? null : assembled(item);
}

/** The author: captures since 2025 have the names in `core`, those before in `legacy`, the oldest beside the tweet. */
function userOf(item: JsonObject, { user_id_str }: JsonObject): JsonObject {
  const told = object(object(object(item.core)?.user_results)?.result) ?? object(item.user);
  const legacy = object(told?.legacy) ?? told;
  const core = object(told?.core);
  const counts = object(told?.relationship_counts);
  return {
    id_str: text(told?.rest_id) ?? text(told?.id_str) ?? text(user_id_str),
    screen_name: text(core?.screen_name) ?? text(legacy?.screen_name),
    name: text(core?.name) ?? text(legacy?.name),
    description: text(object(told?.profile_bio)?.description) ?? text(legacy?.description),
    followers_count: counts?.followers ?? legacy?.followers_count ?? null,
    friends_count: counts?.following ?? legacy?.friends_count ?? null,
  };
}
