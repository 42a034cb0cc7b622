/** Pieces of SQL that the SQL readings share. They say exactly what the record functions say, or that a row is not plain. */
import { literal } from '../../database/sql.ts';

/** Whether the whole of a text fits a pattern (RE2). */
export function fits(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${literal(pattern)})`;
}

/** Whether a text is absent or the whole of it fits a pattern. */
export function absentOr(text: string, pattern: string): string {
  return `(${text} IS NULL OR ${fits(text, pattern)})`;
}

/** An id of Twitter or of one of its accounts. */
export const DIGITS = '[0-9]{1,19}';

/** A count that is surely whole and exact. */
export const COUNT = '-?[0-9]{1,15}';

/**
 * Whether a value of a record that came as text was surely text in the file: the words true and false, fractions, and
 * what might be a list or a record are left to the record functions, which know what it was.
 */
export function wasText(value: string): string {
  return `(${value} IS NULL OR NOT (${fits(value, String.raw`true|false|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`)} OR (regexp_matches(${value}, '^[\\[{]') AND json_valid(${value}))))`;
}

/** The items of a list, each once, in the order of their first. */
export function unique(list: string): string {
  return `CASE WHEN len(${list}) > 1 AND len(list_distinct(${list})) < len(${list}) THEN list_filter(${list}, (item, place) -> list_position(${list}, item) = place) ELSE ${list} END`;
}

/** Whether all items of a list of structures are there. */
export function whole(list: string): string {
  return `(len(${list}) = list_count(${list}))`;
}

/** Whether a list of texts is all ASCII, so that lower case and the forms of Unicode are no question. */
export function isAscii(list: string): string {
  return `(coalesce(len(${list}), 0) = 0 OR strlen(array_to_string(${list}, '')) = length(array_to_string(${list}, '')))`;
}

/** Whether all items of a list of texts that are there fit a pattern without spaces. */
export function allFit(list: string, pattern: string): string {
  return `(coalesce(len(${list}), 0) = 0 OR ${fits(`array_to_string(${list}, ' ')`, `(?:${pattern}(?: ${pattern})*)?`)})`;
}

/** A comma before a closing bracket. A pattern that begins with a character is looked for as fast as that character alone. */
const TRAILING = String.raw`,\s*[}\]]`;
/** Numbers that are none, and control characters, wherever DuckDB might read what JavaScript refuses. */
const NO_VALUE = String.raw`[:,\[]\s*-?(?:NaN|Infinity)\s*[,}\]]|\\u00[01]`;

/**
 * Whether JSON means the same to DuckDB and to JavaScript: DuckDB takes a comma before a closing bracket and numbers
 * that are none, and texts with control characters are left to JavaScript.
 */
export function isStrictJson(json: string): string {
  const doubtful = ['NaN', 'Infinity', '\\u00'].map((character) => `contains(${json}, ${literal(character)})`).join(' OR ');
  return `NOT (regexp_matches(${json}, ${literal(TRAILING)}) OR CASE WHEN ${doubtful} THEN regexp_matches(${json}, ${literal(NO_VALUE)}) ELSE false END)`;
}

const REFERENCE = '&#?[A-Za-z0-9]+;';

/** Whether the only character references of a text are those of &, < and >. */
export function hasSimpleReferences(text: string): string {
  return `(${text} IS NULL OR NOT contains(${text}, '&')
    OR NOT regexp_matches(regexp_replace(${text}, '&(?:amp|lt|gt);', ' ', 'g'), ${literal(REFERENCE)}))`;
}

/** Whether a text stays as it is when its references are read again. */
export function isReadOnce(text: string): string {
  return `(${text} IS NULL OR NOT contains(${text}, '&') OR NOT regexp_matches(${withoutReferences(text)}, ${literal(REFERENCE)}))`;
}

/** A text with the references of &, < and > read. */
export function withoutReferences(text: string): string {
  return `CASE WHEN contains(${text}, '&') THEN replace(replace(replace(${text}, '&lt;', '<'), '&gt;', '>'), '&amp;', '&') ELSE ${text} END`;
}

export const SECONDS = String.raw`[1-9][0-9]{0,10}(?:\.0*)?`;

/** The moment of a count of seconds such as 1610005273 or 1610005273.0; null for any other text. */
export function secondsTime(seconds: string): string {
  return `epoch_ms(CASE WHEN ${fits(seconds, SECONDS)} THEN split_part(${seconds}, '.', 1)::BIGINT * 1000 END)`;
}
