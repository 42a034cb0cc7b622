/** What the exports of CrowdTangle share: times with the letters of a zone, advertising, ids at the end of addresses. */
import type { CsvRow, Refusal, Source } from '../../format.ts';
import { CLOCKS, isoTime, type Moment } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';

/** The time of a post such as `2023-11-05 22:56:36 EST`, or why there is none. */
export function crowdtangleTime(written: string | null, source: Source): Moment | Refusal {
  if (written === null) return { code: 'no-time', reason: 'no time in Post Created' };
  const zone = / ([A-Z]{3,4})$/.exec(written.trim())?.[1];
  const offset = zone === undefined ? undefined : CLOCKS[zone];
  const time = isoTime(offset === undefined ? written : written.trim().replace(/ [A-Z]+$/, offset), source);
  return time ?? unreadableTime(written, 'Post Created');
}

/** The last part of the address of a post: the id CrowdTangle gives nowhere else. */
export function idInUrl(url: string | null): string | null {
  return /([^/?#]+)\/*(?:[?#].*)?$/.exec(url?.replace(/^https?:\/\/[^/]*\/?/i, '') ?? '')?.[1] ?? null;
}

/** The label of a post that somebody paid for; null where the row names no sponsor. */
export function sponsorLabel(row: CsvRow): string | null {
  return row.get('Sponsor Id') === null && row.get('Sponsor Name') === null ? null : 'sponsored';
}
