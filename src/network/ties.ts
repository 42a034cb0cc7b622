/** The ties: interactions of the same two people and kind added up. `from` is a table of interactions. */
export function ties(from: string): string {
  return `
SELECT source, target, kind, CAST(sum(weight) AS BIGINT) AS weight, min(time) AS first, max(time) AS last
FROM ${from} GROUP BY source, target, kind`;
}

/** The ties of every quarter of a year, of all kinds together. Interactions without a time are in none. */
export function tieQuarters(from: string): string {
  return `
SELECT concat(year(time), '-Q', quarter(time)) AS quarter, source, target, CAST(sum(weight) AS BIGINT) AS weight
FROM ${from} WHERE time IS NOT NULL GROUP BY concat(year(time), '-Q', quarter(time)), source, target`;
}
