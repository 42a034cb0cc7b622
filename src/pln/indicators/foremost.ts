import { groupBy } from '../../group.ts';
import type { Cell } from '../../privacy/suppression.ts';
import { SMALLEST } from './rest.ts';

/**
 * Those with most of something in a part of a whole, one by one in every part of it, and all others of each part in one row,
 * as SQL; where an `author` is null, `people` says how many known ones stand there together. As many are told apart as a
 * report may be asked to tell of: then it is known of parts taken together whether they are of fewer, and whether nearly all
 * is one person’s, who has most in one of them. So a study of a million posts is asked as quickly as a small one. `each` has
 * a row for every author (null: not known) in a part; `amounts` are numbers of theirs, for each of which `people` are counted
 * under its name and “People”.
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
SELECT ${of}, ${part}, chosen.author, ${amounts.map((n) => `CAST(sum(${n}) AS DOUBLE) AS ${n}, count(CASE WHEN ${n} > 0 THEN each.author END) AS ${n}People`).join(', ')}
FROM each LEFT JOIN chosen USING (${of}, author) GROUP BY ${of}, ${part}, chosen.author ORDER BY ALL`;
}

/** What one person, or so many together where it is not told who, have of something. */
interface Having {
  readonly author: number | null;
  readonly n: number;
  readonly people: number;
}

/** Parts taken together, from the rows of those with most in them and of the others. */
export function cellOf(rows: readonly Having[]): Cell {
  const having = rows.filter(({ n }) => n > 0);
  const most = [
    ...groupBy(
      having.filter(({ author }) => author !== null),
      ({ author }) => author,
    ).values(),
  ].map((own) => own.reduce((sum, { n }) => sum + n, 0));
  return {
    count: having.reduce((sum, { n }) => sum + n, 0),
    people: most.length + having.reduce((sum, { author, people }) => sum + (author === null ? people : 0), 0),
    most: most.sort((a, b) => b - a),
  };
}
