import type { Entry } from '../entry.ts';
import { middle } from '../median.ts';

/** An indicator with the SQL of its values. */
export interface Told extends Entry {
  /** Gives a column value and, where they apply, person, place, period, low, high, people and bearers. */
  readonly sql: string;
}

/** The values of such indicators as rows of the table of indicators, one query each. */
export function toldRows(records: Readonly<Record<string, Told>>): string[] {
  return Object.entries(records).map(
    ([name, { sql }]) =>
      `SELECT '${name}' AS indicator, * REPLACE (round(CAST(value AS DOUBLE), 12) AS value) FROM (${sql}) AS told WHERE value IS NOT NULL`,
  );
}

/**
 * A value for each person, and their median as that of the study; `sql` gives person and value, `bearers` how many people
 * are behind the values, where these are others than those who have them.
 */
export function ofPeople(sql: string, bearers: string | null = null): string {
  return `
WITH each AS MATERIALIZED (SELECT found.person, CAST(found.value AS DOUBLE) AS value FROM (${sql}) AS found JOIN plnPeople ON plnPeople.person = found.person WHERE value IS NOT NULL)
SELECT person, value FROM each
UNION ALL BY NAME
SELECT ${middle}${bearers === null ? '' : `, (${bearers}) AS bearers`} FROM each HAVING count(*) > 0`;
}

/**
 * Who bears a share of posts, as SQL: the fewer of those who wrote posts of its upper part and those who wrote the others,
 * as the share tells of both; all who wrote any where all posts are of one sort, nobody in particular where none is.
 * Columns: the posts of the upper part, all posts, and the people who wrote the ones and the others.
 */
export function eitherPart(upper: string, all: string, having: string, lacking: string): string {
  return `CASE WHEN ${upper} = 0 THEN NULL WHEN ${upper} = ${all} THEN ${having} ELSE least(${having}, ${lacking}) END`;
}

/**
 * Who bears a share of people, as SQL: the fewer of those who have it and those who do not, as the share tells of both;
 * all where all have it, nobody in particular where nobody does. `having` is a sum over rows of one person each.
 */
export function eitherSide(having: string): string {
  return `CAST(CASE WHEN ${having} = count(*) THEN count(*) ELSE nullif(least(${having}, count(*) - ${having}), 0) END AS BIGINT)`;
}

/**
 * Whether nearly all of a sum is one person's, so that who has the next most could tell it (see `isSmall`, the p% rule), as SQL: the column
 * of what each has, and that of what each has who is known.
 */
export function isOnes(n: string, known = n): string {
  return `sum(${n}) - list_sum(max(${known}, 2)) < 0.1 * max(${known})`;
}

/**
 * Who bears what the 1% with most have, as SQL over their table `ranked` (columns n, rank, people): as many as they are, or one
 * where nearly all of it is one person's, so that who has the next most could tell it (see `isSmall`, the p% rule).
 */
export const busiestBear = `
  CASE WHEN sum(CASE WHEN rank BETWEEN 3 AND ceil(people / 100.0) THEN n ELSE 0 END) < 0.1 * max(n) THEN 1 ELSE CAST(ceil(count(*) / 100.0) AS BIGINT) END`;
