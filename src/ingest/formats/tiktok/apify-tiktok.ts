import type { Account, FoundPost, JsonFormat, JsonObject, JsonValue, Refusal } from '../../format.ts';
import { epochSeconds, isoTime, UTC } from '../../times/time.ts';
import { integer, object, objects, text, texts } from '../values.ts';
import { timeInId } from './tiktok-table.ts';

/** TikTok videos as the scrapers of Apify give them. Tables of a few chosen columns lack the id: it stands in the address. */
export const apifyTiktok: JsonFormat = {
  name: 'apify-tiktok',
  title: 'TikTok videos from an Apify scraper (JSON)',
  container: 'json',
  looksLike: (record) => object(record.authorMeta) !== null && ('webVideoUrl' in record || 'videoMeta' in record),
  read: (record) => [post(record)],
};

function post(record: JsonObject): FoundPost | Refusal {
  const id = text(record.id) ?? /\/video\/(\d+)/.exec(text(record.webVideoUrl) ?? '')?.[1] ?? null;
  if (id === null) return { code: 'no-id', reason: 'the video has neither an id nor an address' };
  const seconds = text(record.createTime);
  const written = text(record.createTimeISO);
  const time = epochSeconds(seconds) ?? isoTime(written, UTC) ?? timeInId(id);
  return {
    platform: 'tiktok',
    id,
    author: account(object(record.authorMeta)),
    time,
    text: text(record.text),
    language: text(record.textLanguage),
    ...('mentions' in record ? { mentions: names(record.mentions) } : {}),
    ...('hashtags' in record ? { hashtags: objects(record.hashtags).flatMap(({ name }) => text(name) ?? []) } : {}),
    likes: integer(record.diggCount),
    shares: integer(record.shareCount),
    comments: integer(record.commentCount),
    views: integer(record.playCount),
    adLabel: record.isAd === true || record.isSponsored === true ? 'advertisement' : null,
  };
}

function account(author: JsonObject | null): Account {
  return {
    id: text(author?.id),
    handle: text(author?.name),
    name: text(author?.nickName),
    bio: text(author?.signature),
    followers: integer(author?.fans),
    following: integer(author?.following),
  };
}

function names(value: JsonValue | undefined): Account[] {
  return texts(value).map((name) => ({ handle: name.replace(/^@/, '') }));
}
