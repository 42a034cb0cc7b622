import { entities } from '../../text/entities.ts';
import type { Found, JsonFormat, JsonObject } from '../format.ts';
import { isoTime } from '../times/time.ts';
import { integer, object, objects, text } from './values.ts';

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
  const id = text(post.platformId);
  if (id === null) return { code: 'no-id', reason: 'the post has no platformId' };
  const written = text(post.date);
  const time = written === null ? null : isoTime(`${written}Z`, { zone: 'UTC' });
  if (written !== null && time === null) return { code: 'unreadable-time', reason: `unreadable time: ${written}` };
  const page = object(post.account);
  const counts = object(object(post.statistics)?.actual) ?? {};
  const words = text(post.message) ?? text(post.description);
  const expanded = objects(post.expandedLinks).flatMap((link) => text(link.expanded) ?? text(link.original) ?? []);
  const own = text(page?.url);
  return {
    platform: text(post.platform)?.toLowerCase() ?? 'facebook',
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
