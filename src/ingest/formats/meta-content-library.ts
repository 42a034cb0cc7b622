import type { Account, Found, FoundPost, JsonFormat, JsonObject } from '../format.ts';
import { isoTime } from '../times/time.ts';
import { integer, object, objects, text } from './values.ts';

/** Posts on Facebook from the Meta Content Library, whose account and place (a page, group or profile) stand apart. */
export const metaFacebook: JsonFormat = {
  name: 'meta-content-library-facebook',
  title: 'Facebook posts from the Meta Content Library (CSV or JSON)',
  container: 'json',
  lacks: 'no bios; whose post is passed on is told where that post is there too',
  looksLike: (record) => isPost(record) && isReacted(record),
  *read(record) {
    const place = object(record.surface);
    const [own, shared] = [text(object(record.post_owner)?.id), text(record.shared_post_id)];
    yield post(record, 'facebook', {
      author: account(object(record.post_owner)),
      space: text(place?.id) === own ? null : text(place?.name),
      repostOf: shared === null ? null : { post: shared },
      shares: integer(object(record.statistics)?.share_count),
    });
  },
};

/** Posts on Instagram from the same library, which tells one kind of reaction there. */
export const metaInstagram: JsonFormat = {
  name: 'meta-content-library-instagram',
  title: 'Instagram posts from the Meta Content Library (CSV or JSON)',
  container: 'json',
  lacks: 'no bios; people tagged are not told',
  looksLike: (record) => isPost(record) && !isReacted(record) && 'like_count' in (object(record.statistics) ?? {}),
  *read(record) {
    yield post(record, 'instagram', { author: account(object(record.post_owner)) });
  },
};

/** Comments on either from the same library. */
export const metaComments: JsonFormat = {
  name: 'meta-content-library-comments',
  title: 'comments on Facebook or Instagram from the Meta Content Library (CSV or JSON)',
  container: 'json',
  lacks: 'no bios; which comment is answered is told only where all levels were asked for',
  looksLike: (record) => isTold(record) && object(record.owner) !== null && 'post_id' in record && object(record.statistics) !== null,
  *read(record) {
    const thread = text(record.post_id);
    const above = text(record.parent_comment_id) ?? thread;
    yield post(record, isReacted(record) ? 'facebook' : 'instagram', {
      author: account(object(record.owner)),
      thread,
      replyTo: above === null ? null : { post: above },
      asComment: above !== null && above === thread,
    });
  },
};

function isTold(record: JsonObject): boolean {
  return 'id' in record && 'creation_time' in record && 'text' in record;
}

function isPost(record: JsonObject): boolean {
  return isTold(record) && object(record.post_owner) !== null && object(record.statistics) !== null;
}

/** Whether reactions of many kinds are counted, as on Facebook alone. */
function isReacted(record: JsonObject): boolean {
  return 'reaction_count' in (object(record.statistics) ?? {});
}

function post(record: JsonObject, platform: string, told: Pick<FoundPost, 'author'> & Partial<FoundPost>): Found {
  const id = text(record.id);
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const written = text(record.creation_time);
  const time = written === null ? null : isoTime(written, { zone: 'UTC' });
  if (written !== null && time === null) return { code: 'unreadable-time', reason: `unreadable time in creation_time: ${written}` };
  const counts = object(record.statistics);
  const attached = [object(record.link_attachment), ...objects(record.link_attachment)].flatMap(
    (attachment) => text(attachment?.link) ?? [],
  );
  const links = [text(record.link_url), ...attached].filter((link) => link !== null);
  return {
    platform,
    id,
    time: time === null ? null : { ...time, basis: 'stated' },
    text: text(record.text),
    language: text(record.lang),
    ...(links.length === 0 ? {} : { links }),
    likes: integer(counts?.reaction_count) ?? integer(counts?.like_count),
    comments: integer(counts?.comment_count),
    views: integer(counts?.views),
    ...told,
  };
}

/** Those who keep themselves private are nobody known. */
function account(owner: JsonObject | null): Account | null {
  const id = text(owner?.id);
  const handle = text(owner?.username);
  return text(owner?.type) === 'private' || (id === null && handle === null) ? null : { id, handle, name: text(owner?.name) };
}
