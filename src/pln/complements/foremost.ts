import { groupBy } from '../../group.ts';
import type { Cell } from '../../privacy/suppression.ts';
import { SMALLEST } from './rest.ts';

/**
 * For each part of a whole, as SQL: the people with most of something, a row for each in every part where they stand, and all others
 * of a part in one row. A row tells how much they have, how many known people they are, and how much one of them has at most. As
 * many people are told apart as a report may be asked to tell of at least. That is enough to know, of parts taken together, whether
 * they are of fewer people, or nearly all of one; so a study of a million posts is asked as quickly as a small one. `each` has a row
 * for every author in a part (null: not known). `amounts` are columns of numbers; of each, people and the most stand under its name
 * with “People” and “Most”.
 */
export function foremost(each: string, { of, part, amounts }: { of: string; part: string; amounts: readonly string[] }): string {
  // Of equal amounts the later number, so that the same are chosen each time.
  const most = amounts.map((n) => `coalesce(max_by(author, ${n} * 4294967296 + author, ${SMALLEST}) FILTER (${n} > 0), [])`);
  return `
WITH each AS MATERIALIZED (${each}), chosen AS (
  SELECT DISTINCT ${of}, unnest(${most.reduce((all, list) => `list_concat(${all}, ${list})`)}) AS author
  FROM (SELECT ${of}, ${part}, author, ${amounts.map((n) => `CAST(${n} AS BIGINT) AS ${n}`).join(', ')} FROM each WHERE author IS NOT NULL) AS known
  GROUP BY ${of}, ${part}
)
SELECT ${of}, ${part}, chosen.author, ${amounts.map((n) => `CAST(sum(${n}) AS DOUBLE) AS ${n}, count(CASE WHEN ${n} > 0 THEN each.author END) AS ${n}People, CAST(coalesce(max(CASE WHEN each.author IS NOT NULL THEN ${n} END), 0) AS DOUBLE) AS ${n}Most`).join(', ')}
FROM each LEFT JOIN chosen USING (${of}, author) GROUP BY ${of}, ${part}, chosen.author ORDER BY ALL`;
}

/** What one person, or so many together where it is not told who, have of something, and what one of them has at most. */
interface Having {
  readonly author: number | null;
  readonly n: number;
  readonly people: number;
  readonly most: number;
}

/**
 * Parts taken together, from the rows of those with most in them and of the others. One of the others may stand among them in
 * several parts, and have as much as all that others have at most there.
 */
export function cellOf(rows: readonly Having[]): Cell {
  const having = rows.filter(({ n }) => n > 0);
  const [apart, others] = [having.filter(({ author }) => author !== null), having.filter(({ author }) => author === null)];
  const most = [...groupBy(apart, ({ author }) => author).values()].map((own) => sumOf(own, 'n'));
  return {
    count: sumOf(having, 'n'),
    people: most.length + sumOf(others, 'people'),
    most: [...most, sumOf(others, 'most')].sort((a, b) => b - a),
  };
}

function sumOf(rows: readonly Having[], of: 'n' | 'people' | 'most'): number {
  return rows.reduce((sum, row) => sum + row[of], 0);
}
