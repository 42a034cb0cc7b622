/**
 * While the stage works, people, posts and things stand under whole numbers in the order of their names: tables of
 * numbers take a quarter of the memory and half the time. Names come back when a table is written.
 */

/** People by number: their keys, the number of their platform, whether they are bots, and whether they have a profile, having written at least so many posts. */
export function people(minPosts: number): string {
  return `
SELECT CAST(row_number() OVER (ORDER BY person) AS INTEGER) AS person, person AS name, CAST(dense_rank() OVER (ORDER BY platform) AS SMALLINT) AS platform,
  bot, NOT bot AND posts >= ${minPosts} AS profiled
FROM people`;
}

/** People who have a profile. */
export const profiled = 'SELECT person FROM plnNames WHERE profiled';

/** Ties, or anything else between a source and a target: their ends by number, bots and oneself left out. */
function numbered(table: 'ties' | 'tieQuarters', rest: string): string {
  // One end after the other: joined at once, all people would be paired with all people.
  return `
WITH begun AS MATERIALIZED (
  SELECT plnNames.person AS source, target, ${rest} FROM ${table} JOIN plnNames ON plnNames.name = source WHERE NOT bot
)
SELECT source, plnNames.person AS target, ${rest} FROM begun JOIN plnNames ON plnNames.name = target WHERE NOT bot AND source <> plnNames.person`;
}

/** The ties between people, by number, bots and oneself left out. */
export const ties = numbered('ties', 'kind, weight, first, last');

/** Who acted upon whom in any way, each ordered pair once, and whether the other acted back. Reads `plnTies`. */
export const arcs = `
WITH pairs AS (SELECT DISTINCT source, target FROM plnTies)
SELECT pairs.source, pairs.target, back.source IS NOT NULL AS mutual
FROM pairs LEFT JOIN pairs AS back ON back.source = pairs.target AND back.target = pairs.source`;

/** Who acted upon whom in which quarter of a year, counted on from quarter to quarter, and on which platform. */
export const quarters = `
SELECT source, target, platform, CAST(CAST(substr(quarter, 1, 4) AS INTEGER) * 4 + CAST(substr(quarter, 7, 1) AS INTEGER) - 1 AS INTEGER) AS quarter
FROM (${numbered('tieQuarters', 'quarter')}) AS quarters JOIN plnNames ON plnNames.person = source`;

/** The same by half-year. Reads `plnQuarters`. */
export const terms = 'SELECT DISTINCT source, target, CAST(quarter // 2 + 1 AS INTEGER) AS term FROM plnQuarters';

/** Things by number: platforms, #hashtags, platform/groups, domains and products, of whatever sort they are. */
export function items(products: string): string {
  return `
SELECT CAST(row_number() OVER (ORDER BY name) AS INTEGER) AS item, name FROM (
  SELECT DISTINCT platform AS name FROM plnPosted
  UNION SELECT DISTINCT concat('#', tag) AS name FROM (SELECT unnest(hashtags) AS tag FROM plnPosted) AS tags
  UNION SELECT DISTINCT concat(platform, '/', space) AS name FROM plnPosted WHERE space IS NOT NULL
  UNION SELECT DISTINCT domain AS name FROM links WHERE domain IS NOT NULL
  UNION SELECT name FROM (${products}) AS listed
) AS things`;
}

/** The number that stands for the whole study among the numbers of places. */
export const WHOLE = 0;

/** Which domains each post links to, each once. Reads `plnLinks`, `plnPosted` and `plnItems`. */
export const linked = `
SELECT plnLinks.post, author, time, item AS domain
FROM plnLinks JOIN plnItems ON plnItems.name = plnLinks.domain JOIN plnPosted ON plnPosted.post = plnLinks.post`;

/** In which community people are. */
export const members = 'SELECT plnNames.person, community FROM members JOIN plnNames ON plnNames.name = members.person';
