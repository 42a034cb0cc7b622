/** What the SQL readings of tweets share; the record functions are in `tweet.ts`. */
import { literal } from '../../../database/sql.ts';

const STATUS = String.raw`(?i)^\s*https?://(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com/(?:#!/)?(?:i/web|@?\w{1,20})/status(?:es)?/([0-9]{1,19})(?:[^0-9]|$)`;

/** The id of the post that an address on Twitter leads to, or null. */
function statusOf(address: string): string {
  return `nullif(regexp_extract(${address}, ${literal(STATUS)}, 1), '')`;
}

/** The handle whose post a text passes on: that of a text that begins with `RT @name`; or null. */
export function repostedHandle(text: string): string {
  return `nullif(regexp_extract(${text}, ${literal(String.raw`(?i)^\s*RT:?\s*[@＠](\w{1,20})(?:\W|$)`)}, 1), '')`;
}

/** Whether a text begins so much like a repost that only the record functions can tell. */
export function looksReposted(text: string): string {
  return `coalesce(regexp_matches(${text}, ${literal(String.raw`(?i)^\W*RT\W`)}), false)`;
}

/** The links that lead elsewhere than to posts of the row itself, each once and in order. */
export function outwardLinks(links: string, own: readonly string[]): string {
  return `list_filter(${links}, link -> link IS NOT NULL AND NOT coalesce(list_contains([${own.join(', ')}], ${statusOf('link')}), false))`;
}
