import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { timeIn } from '../moments.ts';
import { integer, object, text } from '../values.ts';
import { objectNumber } from './object-number.ts';

/** Posts of pages and groups of Facebook as the scrapers of Apify give them. */
export const apifyFacebookPosts: JsonFormat = {
  name: 'apify-facebook-posts',
  title: 'Facebook posts from an Apify scraper (JSON)',
  container: 'json',
  lacks: 'no bios',
  looksLike: (record) => 'facebookUrl' in record && text(record.postId ?? record.legacyId) !== null && 'time' in record,
  *read(record) {
    const user = object(record.user);
    yield post(record, {
      id: text(record.postId) ?? text(record.legacyId),
      written: text(record.time),
      author: { id: text(user?.id), handle: text(record.pageName), name: text(user?.name) },
      space: text(record.groupTitle),
      likes: integer(record.likes) ?? integer(record.likesCount),
      comments: integer(record.comments) ?? integer(record.commentsCount),
    });
  },
};

/** Comments below posts of Facebook as the scrapers of Apify give them. */
export const apifyFacebookComments: JsonFormat = {
  name: 'apify-facebook-comments',
  title: 'Facebook comments from an Apify scraper (JSON)',
  container: 'json',
  lacks: 'ids of people are those shown to one visitor, and differ from visit to visit; no bios',
  looksLike: (record) => 'commentUrl' in record && 'profileName' in record && 'date' in record,
  *read(record) {
    const answered = objectNumber(text(record.replyToCommentId)) ?? text(record.facebookId);
    yield post(record, {
      id: objectNumber(text(record.id)) ?? text(record.commentUrl),
      written: text(record.date),
      author: { id: text(record.profileId), name: text(record.profileName) },
      thread: text(record.facebookId),
      replyTo: answered === null ? null : { post: answered },
      asComment: text(record.replyToCommentId) === null,
      likes: integer(record.likesCount),
      comments: integer(record.commentsCount),
    });
  },
};

type Told = Partial<Extract<Found, { platform: string }>> & { readonly written: string | null };

function post(record: JsonObject, { written, id, author, ...told }: Told): Found {
  if (id == null) return { code: 'no-id', reason: 'the post has no id' };
  const time = timeIn(written, UTC);
  if (time !== null && 'code' in time) return time;
  const named = author?.id != null || author?.handle != null || author?.name != null;
  return {
    platform: 'facebook',
    id,
    author: named ? (author ?? null) : null,
    time,
    text: text(record.text),
    shares: integer(record.shares),
    ...told,
  };
}
