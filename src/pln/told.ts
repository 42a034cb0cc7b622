import type { Entry } from './entry.ts';

/** An indicator with the SQL of its values. */
export interface Told extends Entry {
  /** Gives columns scope, person, item, period, value and people. */
  readonly sql: string;
}

/** The values of such indicators as rows of the table of indicators. */
export function toldRows(records: Readonly<Record<string, Told>>): string {
  return Object.entries(records)
    .map(
      ([name, { sql }]) => `
SELECT '${name}' AS indicator, scope, CAST(person AS VARCHAR) AS person, CAST(item AS VARCHAR) AS item, CAST(period AS VARCHAR) AS period,
  round(CAST(value AS DOUBLE), 12) AS value, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, CAST(people AS BIGINT) AS people
FROM (${sql}) AS told WHERE value IS NOT NULL`,
    )
    .join('\nUNION ALL\n');
}

/** A value for each person, and their median as that of the study; `sql` gives person and value. */
export function ofPeople(sql: string): string {
  return `
WITH each AS MATERIALIZED (SELECT found.person, CAST(found.value AS DOUBLE) AS value FROM (${sql}) AS found JOIN plnPeople ON plnPeople.person = found.person)
SELECT 'person' AS scope, person, NULL AS item, NULL AS period, value, NULL AS people FROM each
UNION ALL
SELECT 'study' AS scope, NULL AS person, NULL AS item, NULL AS period, median(value) AS value, count(*) AS people FROM each HAVING count(*) > 0`;
}
