import { entities } from '../../../text/entities.ts';
import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { objectNumber } from '../facebook/object-number.ts';
import { mediaOf } from '../instagram/media-number.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';

/** Posts as the interface of CrowdTangle gave them, one by one or as a whole answer. Its times are UTC, and say no zone. */
export const crowdtangleJson: JsonFormat = {
  name: 'crowdtangle-json',
  title: 'posts from the interface of CrowdTangle (JSON)',
  container: 'json',
  // An answer without posts is one all the same.
  looksLike: (record) =>
    isPost(record) || answers(record).some(isPost) || (object(record.result)?.pagination !== undefined && answers(record).length === 0),
  *read(record) {
    for (const post of isPost(record) ? [record] : answers(record)) yield found(post);
  },
};

function isPost(record: JsonObject): boolean {
  return 'platformId' in record && object(object(record.statistics)?.actual) !== null;
}

function answers(record: JsonObject): JsonObject[] {
  return objects(object(record.result)?.posts);
}

function found(post: JsonObject): Found {
  const platform = text(post.platform)?.toLowerCase() ?? 'facebook';
  const written = text(post.platformId);
  const id = platform === 'instagram' ? mediaOf(written) : platform === 'facebook' ? objectNumber(written) : written;
  if (id === null) return { code: 'no-id', reason: 'the post has no platformId' };
  const date = text(post.date);
  const time = date === null ? null : isoTime(`${date}Z`, UTC);
  if (date !== null && time === null) return unreadableTime(date);
  const page = object(post.account);
  const counts = object(object(post.statistics)?.actual) ?? {};
  const words = text(post.message) ?? text(post.description);
  const expanded = objects(post.expandedLinks).flatMap((link) => text(link.expanded) ?? text(link.original) ?? []);
  const own = text(page?.url);
  return {
    platform,
    id,
    author:
      page === null
        ? null
        : {
            id: text(page.platformId) ?? text(page.id),
            handle: text(page.handle),
            name: text(page.name),
            followers: integer(page.subscriberCount),
          },
    time,
    text: words,
    title: text(post.title),
    language: text(post.languageCode),
    links: [...new Set([...expanded, ...entities(words ?? '').links])].filter((link) => link !== own),
    likes: integer(counts.likeCount) ?? integer(counts.favoriteCount),
    shares: integer(counts.shareCount),
    comments: integer(counts.commentCount),
    adLabel: object(post.brandedContentSponsor) === null ? null : 'sponsored',
  };
}
