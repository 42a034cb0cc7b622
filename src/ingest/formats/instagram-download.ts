import type { Found, JsonFormat, JsonObject } from '../format.ts';
import { epochSeconds } from '../time.ts';
import { objects, stamp, text } from './values.ts';

/**
 * Posts of one's own, as Instagram gives them to those who download their data (`posts_1.json`). The files write the
 * bytes of UTF-8 as if each were a letter; that is undone where it is certain. Pictures lie beside, as files.
 */
export const instagramDownload: JsonFormat = {
  name: 'instagram-download',
  title: 'Instagram posts from an account download (JSON)',
  container: 'json',
  looksLike: (record) => objects(record.media).some(isMedium) && !('shortcode' in record) && !('pk' in record),
  *read(record) {
    yield post(record);
  },
  lacks: 'whose account it is, likes, comments and people tagged are not in this file',
};

function isMedium(medium: JsonObject): boolean {
  return typeof medium.uri === 'string' && 'creation_timestamp' in medium;
}

function post(record: JsonObject): Found {
  const media = objects(record.media);
  const [first] = media;
  const id = text(first?.uri);
  if (id === null) return { code: 'no-id', reason: 'the post has no picture whose address could be its id' };
  // A post of several pictures has caption and time of its own; with one picture they stand there.
  const written = stamp(record.creation_timestamp) ?? stamp(first?.creation_timestamp);
  const time = written === null ? null : epochSeconds(written);
  if (written !== null && time === null) return { code: 'unreadable-time', reason: `the time is not a count of seconds: ${written}` };
  const caption = text(record.title) ?? (media.length === 1 ? text(first?.title) : null);
  return { platform: 'instagram', id, author: null, time, text: caption === null ? null : mended(caption) };
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text whose letters are the bytes of UTF-8; other text is left as it is. */
export function mended(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  try {
    return strict.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}
