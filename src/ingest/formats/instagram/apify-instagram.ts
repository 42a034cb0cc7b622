import type { Account, Found, JsonFormat, JsonObject, JsonValue } from '../../format.ts';
import { isoTime, UTC } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, objects, stamp, text, texts } from '../values.ts';
import { once } from './four-cat-instagram.ts';
import { mediaNumber } from './media-number.ts';

/** Instagram posts as the scraper of Apify gives them. A count of -1 stands for likes that the author hides. */
export const apifyInstagram: JsonFormat = {
  name: 'apify-instagram',
  title: 'Instagram posts from the Apify scraper (JSON)',
  container: 'json',
  looksLike: (record) => ('shortCode' in record && 'ownerUsername' in record) || isError(record),
  read: (record) => [isError(record) ? { leftOut: 'notices of the scraper that it found nothing' } : post(record)],
};

function isError(record: JsonObject): boolean {
  return typeof record.error === 'string' && ('inputUrl' in record || 'errorDescription' in record) && !('shortCode' in record);
}

function post(record: JsonObject): Found {
  const id = text(record.id) ?? mediaNumber(text(record.shortCode));
  if (id === null) return { code: 'no-id', reason: 'the post has neither a number nor a short code' };
  const written = stamp(record.timestamp);
  const time = written === null ? null : isoTime(String(written), UTC);
  if (written !== null && time === null) return unreadableTime(written);
  const handle = text(record.ownerUsername);
  return {
    platform: 'instagram',
    id,
    author:
      handle === null
        ? null
        : { id: text(record.ownerId), handle, name: text(record.ownerFullName), bio: text(object(record.owner)?.biography) },
    time,
    text: text(record.caption),
    mentions: once(names(record.mentions)),
    coauthors: accounts(record.coauthorProducers),
    phototags: accounts(record.taggedUsers),
    hashtags: names(record.hashtags),
    likes: shown(record.likesCount),
    comments: shown(record.commentsCount),
    views: shown(record.videoPlayCount) ?? shown(record.videoViewCount),
    adLabel: record.isSponsored === true || record.paidPartnership === true ? 'sponsored' : null,
  };
}

function accounts(users: JsonValue | undefined): Account[] {
  return objects(users).flatMap((user) => {
    const handle = text(user.username);
    return handle === null ? [] : [{ id: text(user.id), handle }];
  });
}

/** Names without the characters before them. */
function names(value: JsonValue | undefined): string[] {
  return texts(value).map((name) => name.replace(/^[#@]/, ''));
}

function shown(value: JsonValue | undefined): number | null {
  const number = integer(value);
  return number === null || number < 0 ? null : number;
}
