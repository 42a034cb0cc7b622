/** Times of posts as formats ask for them, and what they say of one that cannot be read. */
import type { JsonValue, Refusal } from '../format.ts';
import { epochSeconds, isoTime, type Moment, type TimeStyle } from '../times/time.ts';
import { stamp } from './values.ts';

/** What stands where a time is expected. */
type Written = string | number | null | undefined;

/** The time written with the year first; null where nothing stands there, a refusal where something else does. */
export function timeIn(written: string | null, style: TimeStyle, place?: string): Moment | Refusal | null {
  return isoTime(written, style) ?? (written === null ? null : unreadableTime(written, place));
}

/** The same where a post without a time is no post of this format. */
export function neededTime(written: string | null, style: TimeStyle, place?: string): Moment | Refusal {
  return isoTime(written, style) ?? unreadableTime(written, place);
}

/** The time by a count of seconds since 1970; null where nothing stands there, a refusal where something else does. */
export function secondsIn(value: JsonValue | undefined, place?: string): Moment | Refusal | null {
  const written = stamp(value);
  return epochSeconds(written) ?? (written === null ? null : notSeconds(written, place));
}

/** Why a post is refused whose time should be a count of seconds; `place` is the column or field that it stands in. */
export function notSeconds(written: Written, place?: string): Refusal {
  return { code: 'unreadable-time', reason: `the time${within(place)} is not a count of seconds: ${written ?? 'empty'}` };
}

/** Why a post is refused whose time cannot be read; `place` as above. */
export function unreadableTime(written: Written, place?: string): Refusal {
  return { code: 'unreadable-time', reason: `unreadable time${within(place)}: ${written ?? 'empty'}` };
}

function within(place: string | undefined): string {
  return place === undefined ? '' : ` in ${place}`;
}
