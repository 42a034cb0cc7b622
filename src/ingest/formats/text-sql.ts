/**
 * Hashtags, mentions and links of plain texts in SQL. A text is plain where each of them stands between blanks, so that
 * the rules of `src/text/entities.ts` for what may touch them are no question; a test holds both against each other.
 */
import { fits } from './sql.ts';

/**
 * Endings of hosts that are surely public; others are left to the list of public suffixes. Not among them is `co`, so that
 * t.co, whose addresses have a form of their own, is no host like others.
 */
export const ENDINGS = [
  'com',
  'org',
  'net',
  'edu',
  'gov',
  'info',
  'io',
  'uk',
  'ca',
  'au',
  'us',
  'de',
  'fr',
  'nl',
  'ie',
  'nz',
  'be',
  'ly',
  'tv',
  'me',
];

const HOST = `(?:[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?[.]){1,4}(?:${ENDINGS.join('|')})`;
/** An address with nothing in it, or at its end, that a text might mean otherwise. */
const ADDRESS = `https?://(?:t[.]co/[A-Za-z0-9]{1,40}|${HOST}(?:/(?:[A-Za-z0-9_/.-]*[A-Za-z0-9_/])?)?)`;

/** The stretches between blanks that hold the beginning of an address. */
export function addressesIn(text: string): string {
  return String.raw`CASE WHEN regexp_matches(${text}, '(?i)http') THEN regexp_extract_all(${text}, '(?i)\S*http\S*') ELSE [] END`;
}

/** Whether all of these stretches are plain addresses. */
export function arePlainAddresses(stretches: string): string {
  return `(len(${stretches}) = 0 OR ${fits(`array_to_string(${stretches}, ' ')`, `${ADDRESS}(?: ${ADDRESS})*`)})`;
}

/** The stretches between blanks that hold the beginning of a hashtag, a mention or an address, with or without http. */
export function entitiesIn(text: string): string {
  return String.raw`regexp_extract_all(${text}, '(?i)\S*(?:[#＃@＠]|[.][a-z]|http)\S*')`;
}

const ENTITY = String.raw`(?:(?:@\w{1,20}|#[0-9_]{0,20}[A-Za-z]\w{0,100})[.,:;!?]?|${ADDRESS})`;

/** Whether all of these stretches are plain hashtags, mentions and addresses. */
export function arePlainEntities(stretches: string): string {
  return `(len(${stretches}) = 0 OR ${fits(`array_to_string(${stretches}, ' ')`, `${ENTITY}(?: ${ENTITY})*`)})`;
}

/** The handles, hashtags or addresses among plain stretches, in order and perhaps more than once. */
export function handlesAmong(stretches: string): string {
  return String.raw`list_transform(list_filter(${stretches}, stretch -> stretch[1] = '@'), stretch -> regexp_extract(stretch, '\w+'))`;
}

/** The hashtags among the stretches of a text, without # and in lower case, as SQL. */
export function hashtagsAmong(stretches: string): string {
  return String.raw`list_transform(list_filter(${stretches}, stretch -> stretch[1] = '#'), stretch -> lower(regexp_extract(stretch, '\w+')))`;
}

/** The web addresses among the stretches of a text, as SQL. */
export function addressesAmong(stretches: string): string {
  return `list_filter(${stretches}, stretch -> stretch[1] = 'h')`;
}
