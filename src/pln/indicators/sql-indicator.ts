import type { Entry } from '../entry.ts';
import { middle } from '../median.ts';

/** An indicator with the query of its values. */
export interface SqlIndicator extends Entry {
  /** Gives a column value and, where they apply, person, place, period, low, high, people and bearers. */
  readonly sql: string;
}

/** The values of such indicators as rows of the table of indicators, a query for each. */
export function valueQueries(records: Readonly<Record<string, SqlIndicator>>): string[] {
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
