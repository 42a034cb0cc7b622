import type { Account, Found, FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { secondsIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';
import { unwrapped } from '../zeeschuimer.ts';

/**
 * TikTok videos as Zeeschuimer captures them while a researcher browses, or bare, as TikTok-Api keeps them. What the person who collected liked, saved or
 * follows is not taken.
 */
export const zeeschuimerTiktok: JsonFormat = {
  name: 'zeeschuimer-tiktok',
  title: 'TikTok videos captured with Zeeschuimer or TikTok-Api (NDJSON)',
  container: 'json',
  looksLike: (record) => unwrapped(record, PLATFORMS) !== null || isVideo(record),
  *read(record) {
    const found = unwrapped(record, PLATFORMS);
    if (found === null) yield isVideo(record) ? video(record, null) : notAPost;
    else yield video(found.item, found.collected);
  },
};

const PLATFORMS = ['tiktok.com'];
const notAPost: Refusal = { code: 'not-a-post', reason: 'an item of the page around the videos' };

function isVideo(record: JsonObject): boolean {
  return ['id', 'desc', 'createTime', 'author', 'stats'].every((key) => key in record);
}

function video(item: JsonObject, collected: number | null): Found {
  if (!('desc' in item) && !('createTime' in item)) return notAPost;
  const id = text(item.id);
  if (id === null) return { code: 'no-id', reason: 'the video has no id' };
  const time = secondsIn(item.createTime, 'createTime');
  if (time !== null && 'code' in time) return time;
  const stats = object(item.stats) ?? {};
  const duet = text(object(item.duetInfo)?.duetFromId);
  return {
    platform: 'tiktok',
    id,
    author: authorOf(item),
    time,
    text: text(item.desc),
    ...named(item),
    quoteOf: duet === null || duet === '0' ? null : { post: duet },
    likes: integer(stats.diggCount),
    shares: integer(stats.shareCount),
    comments: integer(stats.commentCount),
    views: integer(stats.playCount),
    collected,
    adLabel: item.isAd === true || item.adAuthorization === true ? 'advertisement' : null,
  };
}

/** The author, told as an object or, in older captures, by name alone. */
function authorOf(item: JsonObject): Account | null {
  const author = object(item.author);
  const counts = object(item.authorStats);
  const id = text(author?.id) ?? text(item.authorId);
  const handle = text(author?.uniqueId) ?? text(item.author);
  if (id === null && handle === null) return null;
  return {
    id,
    handle,
    name: text(author?.nickname) ?? text(item.nickname),
    bio: text(author?.signature),
    followers: integer(counts?.followerCount),
    following: integer(counts?.followingCount),
  };
}

function named(item: JsonObject): Pick<FoundPost, 'mentions' | 'hashtags'> {
  const extra = [...objects(item.textExtra), ...objects(item.contents).flatMap((part) => objects(part.textExtra))];
  const people = new Map<string, Account>();
  for (const part of extra) {
    const id = text(part.userId);
    if (id === null || id === '0') continue;
    people.set(id, { id, handle: text(part.userUniqueId) });
  }
  const tags = [...extra.map((part) => text(part.hashtagName)), ...objects(item.challenges).map(({ title }) => text(title))];
  return { mentions: [...people.values()], hashtags: tags.filter((tag) => tag !== null) };
}
