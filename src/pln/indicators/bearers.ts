/** Who bears a value: the people of whom it tells, so that a report can withhold it where they are few. */

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
