/** What the exports of CrowdTangle share: times with the letters of a zone, advertising, ids at the end of addresses. */
import type { CsvRow, Refusal, Source } from '../format.ts';
import { isoTime, type Moment } from '../time.ts';

/** The clocks of CrowdTangle's own dashboards, by their letters; those that stand for one clock only. */
const ZONES: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
};

/** The time of a post such as `2023-11-05 22:56:36 EST`, or why there is none. */
export function crowdtangleTime(written: string | null, source: Source): Moment | Refusal {
  if (written === null) return { code: 'no-time', reason: 'no time in Post Created' };
  const zone = / ([A-Z]{3,4})$/.exec(written.trim())?.[1];
  const offset = zone === undefined ? undefined : ZONES[zone];
  const time = isoTime(offset === undefined ? written : written.trim().replace(/ [A-Z]+$/, offset), source);
  return time ?? { code: 'unreadable-time', reason: `unreadable time in Post Created: ${written}` };
}

/** The last part of the address of a post: the id CrowdTangle gives nowhere else. */
export function idInUrl(url: string | null): string | null {
  return /([^/?#]+)\/*(?:[?#].*)?$/.exec(url?.replace(/^https?:\/\/[^/]*\/?/i, '') ?? '')?.[1] ?? null;
}

export function sponsorLabel(row: CsvRow): string | null {
  return row.get('Sponsor Id') === null && row.get('Sponsor Name') === null ? null : 'sponsored';
}
