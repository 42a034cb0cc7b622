import { MONTHS } from '../../../text/days.ts';
import type { Account, Found, JsonFormat, JsonObject, JsonValue, Refusal } from '../../format.ts';
import { isoTime, type Moment, UTC } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, text } from '../values.ts';
import { captures } from '../zeeschuimer.ts';

const PLATFORMS = ['pinterest.com'];
const notAPost: Refusal = { code: 'not-a-post', reason: 'an item of the page around the pins' };

/**
 * Pins as Zeeschuimer captures them, from the data of Pinterest's pages or, where there was none, from the pages
 * themselves; the latter have neither author nor time.
 */
export const zeeschuimerPinterest: JsonFormat = {
  name: 'zeeschuimer-pinterest',
  title: 'Pinterest pins captured with Zeeschuimer (NDJSON)',
  ...captures(PLATFORMS, pin, notAPost),
};

function pin(item: JsonObject, collected: number | null): Found {
  const id = text(item.entityId) ?? text(item.id);
  if (id === null) return { code: 'no-id', reason: 'the pin has no id' };
  const pinner = accountOf(item.pinner);
  if (pinner === null && !('body' in item)) return notAPost;
  const written = text(item.created_at) ?? text(item.createdAt);
  const time = written === null ? null : mailTime(written);
  if (written !== null && time === null) return unreadableTime(written);
  const via = accountOf(item.viaPinner) ?? accountOf(item.originPinner);
  const link = text(item.link);
  return {
    platform: 'pinterest',
    id,
    author: pinner,
    time,
    text: text(item.description) ?? text(item.body),
    title: text(item.title),
    space: text(object(item.board)?.name),
    // Whom the pin came from is a repost; which pin it was, Pinterest does not tell.
    repostOf: via === null || (via.handle === pinner?.handle && via.id === pinner?.id) ? null : { author: via },
    ...(link !== null && /^https?:\/\//i.test(link) ? { links: [link] } : {}),
    shares: integer(item.repin_count) ?? integer(item.repinCount),
    comments: integer(item.comment_count) ?? integer(item.commentCount),
    collected,
    adLabel: item.is_promoted === true || item.isPromoted === true ? 'promoted' : null,
  };
}

function accountOf(value: JsonValue | undefined): Account | null {
  const user = object(value);
  const id = text(user?.entityId) ?? text(user?.id);
  const handle = text(user?.username);
  return user === null || (id === null && handle === null)
    ? null
    : {
        id,
        handle,
        name: text(user.fullName) ?? text(user.full_name),
        followers: integer(user.followerCount) ?? integer(user.follower_count),
      };
}

/** A time as letters carry it: `Wed, 21 Feb 2024 10:00:00 +0000`. */
function mailTime(written: string): Moment | null {
  const found = /^[A-Z][a-z]{2}, (\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) ([+-]\d{4})$/.exec(written.trim());
  if (found === null) return isoTime(written, UTC);
  const [, day = '', month = '', year, clock, zone] = found;
  return isoTime(`${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${zone}`, UTC);
}
