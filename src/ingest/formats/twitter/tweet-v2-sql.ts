/** What the SQL readings of tweets of version 2 share; the record functions are in `tweet-v2.ts`. */
import { literal } from '../../../database/sql.ts';
import { LANGUAGES } from './tweet.ts';

/** A moment as the interface writes it, such as 2021-02-27T17:33:27.000Z. */
export const MOMENT = String.raw`[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?(?:Z|[+]00:00)`;

/** The moment that a text of this form tells, or null. */
export function moment(text: string): string {
  return `try_strptime(left(${text}, 19), '%Y-%m-%dT%H:%M:%S') + to_milliseconds(coalesce(try_cast(nullif(regexp_extract(${text}, '[.]([0-9]{3})', 1), '') AS INTEGER), 0))`;
}

/** Where a `link` led when Twitter looked, else what the author wrote; null for pictures and videos. */
export const REACHED = `CASE WHEN link.media_key IS NOT NULL OR coalesce(starts_with(link.display_url, 'pic.'), false) THEN NULL
  ELSE coalesce(CASE WHEN link.status = '200' THEN link.unwound_url END, link.expanded_url, link.url) END`;

/** The language of a tweet (BCP 47); null where Twitter found none, or only tags, links or pictures. */
export function languageOf(code: string): string {
  const renamed = Object.entries(LANGUAGES).map(([old, name]) => `WHEN ${code} = '${old}' THEN ${name === null ? 'NULL' : literal(name)}`);
  return `CASE ${renamed.join(' ')} WHEN regexp_full_match(${code}, 'q[a-t][a-z]') THEN NULL ELSE ${code} END`;
}
