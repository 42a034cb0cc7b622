import type { Account, AsideFormat, Found, JsonFormat, JsonObject } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { mended } from '../instagram/instagram-download.ts';
import { notSeconds } from '../moments.ts';
import { object, objects, stamp, text } from '../values.ts';

/**
 * Posts of one's own, as Facebook gives them to those who download their data (`your_posts_1.json`). The files do not say who
 * could read a post, and write the bytes of UTF-8 as if each were a letter.
 */
export const facebookDownload: JsonFormat = {
  name: 'facebook-download',
  title: 'Facebook posts from an account download (JSON)',
  container: 'json',
  lacks: 'no ids, likes or comments; who could read a post is not told, nor whose account it is',
  looksLike: (record) =>
    'timestamp' in record && (objects(record.data).some((part) => 'post' in part || 'comment' in part) || isShared(record)),
  read: (record, source) => [post(record, source.owner ?? null)],
};

/** Talks with single people and groups, of Facebook and Instagram, which nobody else was meant to read. */
export const privateMessages: AsideFormat = {
  name: 'private-messages',
  title: 'private messages of an account download',
  container: 'aside',
  looksLike: (record) => Array.isArray(record.participants) && objects(record.messages).some((message) => 'sender_name' in message),
};

function isShared(record: JsonObject): boolean {
  return Array.isArray(record.attachments) && typeof record.title === 'string' && !('media' in record);
}

function post(record: JsonObject, author: Account | null): Found {
  const written = stamp(record.timestamp);
  const time = epochSeconds(written);
  if (time === null) return notSeconds(written, 'timestamp');
  const parts = objects(record.data);
  const comment = parts.map((part) => object(part.comment)).find((one) => one !== null);
  const said = text(comment?.comment) ?? parts.map((part) => text(part.post)).find((one) => one !== null) ?? null;
  const links = objects(record.attachments)
    .flatMap((attachment) => objects(attachment.data))
    .flatMap((part) => text(object(part.external_context)?.url) ?? []);
  return {
    platform: 'facebook',
    id: null,
    author,
    time,
    text: said === null ? null : mended(said),
    space: text(comment?.group) === null ? null : mended(text(comment?.group) ?? ''),
    ...(links.length === 0 ? {} : { links }),
  };
}
