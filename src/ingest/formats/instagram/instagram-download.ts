import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { notSeconds } from '../moments.ts';
import { object, objects, stamp, text } from '../values.ts';

/**
 * Posts of one's own, as Instagram gives them to those who download their data (`posts_1.json`). The files write the
 * bytes of UTF-8 as if each were a letter; that is undone where it is certain. Pictures lie beside, as files.
 */
export const instagramDownload: JsonFormat = {
  name: 'instagram-download',
  title: 'Instagram posts from an account download (JSON)',
  container: 'json',
  looksLike: (record) => objects(record.media).some(isMedium) && !('shortcode' in record) && !('pk' in record),
  lacks: 'likes, comments and people tagged are not in this file, nor whose account it is: that is in personal_information.json',
  read: (record, source) => [post(record, source.owner ?? null)],
};

/** Whose download it is (`personal_information.json`); of all that stands there, name and self-description alone are taken. */
export const instagramDownloadOwner: JsonFormat = {
  name: 'instagram-download-owner',
  title: 'Instagram account download: its owner (personal_information.json)',
  container: 'json',
  accounts: true,
  looksLike: (record) => objects(record.profile_user).some((profile) => object(profile.string_map_data) !== null),
  *read(record) {
    const told = object(objects(record.profile_user)[0]?.string_map_data) ?? {};
    const value = (field: string) => {
      const found = text(object(told[field])?.value);
      return found === null ? null : mended(found);
    };
    const handle = value('Username');
    if (handle === null) yield { code: 'no-id', reason: 'the account has no name' };
    else yield { account: { handle, name: value('Name'), bio: value('Bio') }, on: 'instagram', owner: true };
  },
};

function isMedium(medium: JsonObject): boolean {
  return typeof medium.uri === 'string' && 'creation_timestamp' in medium && !('text_app_post' in medium);
}

function post(record: JsonObject, author: Account | null): Found {
  const media = objects(record.media);
  const [first] = media;
  const id = text(first?.uri);
  if (id === null) return { code: 'no-id', reason: 'the post has no picture whose address could be its id' };
  // A post of several pictures has caption and time of its own; with one picture they stand there.
  const written = stamp(record.creation_timestamp) ?? stamp(first?.creation_timestamp);
  const time = epochSeconds(written);
  if (written !== null && time === null) return notSeconds(written);
  const caption = text(record.title) ?? (media.length === 1 ? text(first?.title) : null);
  return { platform: 'instagram', id, author, time, text: caption === null ? null : mended(caption) };
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
