import { literal } from '../../database/sql.ts';
import { tieKinds } from '../../settings/network.ts';

/**
 * Profiles: the people, spaces and tools of each educator's professional learning network (Trust, Krutka & Carpenter
 * 2016, 10.1016/j.compedu.2016.06.007), as far as posts show them.
 */

/** How the part "people" names the direction of a tie: they acted upon somebody, or somebody acted upon them. */
const directions = { out: 'out', in: 'in' } as const;

/** Names as a type that sorts as they do, and takes a byte. */
const byte = (names: readonly string[]) => `ENUM(${[...names].sort().map(literal).join(', ')})`;
const PART = byte(['people', 'spaces', 'tools']);
const KIND = byte([
  ...tieKinds.flatMap((kind) => Object.values(directions).map((direction) => `${kind}-${direction}`)),
  ...['platform', 'hashtag', 'group', 'domain', 'product'],
]);

/** How often, in how many calendar weeks (Monday to Sunday, UTC), when first and when last, of rows already joined by week. */
export const seen = 'CAST(sum(n) AS BIGINT) AS count, count(week) AS weeks, min(first) AS first, max(last) AS last';
/** The same of the posts of one week. */
export const weekly = `date_trunc('week', time) AS week, count(*) AS n, min(time) AS first, max(time) AS last`;

/**
 * Every item of every profile, people and items by number. The people of a person are those they act upon and those who
 * act upon them, counted apart as `reply-out` and `reply-in`, whatever the kinds of tie are: a network one only listens
 * to, or is only asked by, looks different. Bots and oneself are nobody's people. Spaces and tools count posts, not links
 * or repetitions, and passing a post on counts as being there.
 *
 * Reads `plnTies`, `plnLinked`, `plnSites`, `plnPlaces` and `plnPeople`; `products` gives the rows of products.
 */
export const profiles = (products: string) => `
SELECT * REPLACE (CAST(part AS ${PART}) AS part, CAST(kind AS ${KIND}) AS kind) FROM (
SELECT person, 'people' AS part, kind, alter, CAST(NULL AS INTEGER) AS item, weight AS count, CAST(NULL AS INTEGER) AS weeks, first, last, CAST(NULL AS VARCHAR) AS site
FROM (
  SELECT source AS person, concat(kind, '-${directions.out}') AS kind, target AS alter, weight, first, last FROM plnTies
  UNION ALL
  SELECT target AS person, concat(kind, '-${directions.in}') AS kind, source AS alter, weight, first, last FROM plnTies
) AS ends
WHERE person IN (SELECT person FROM plnPeople)
UNION ALL
SELECT author AS person, 'spaces' AS part, CAST(kind AS VARCHAR) AS kind, NULL AS alter, place AS item, ${seen}, NULL AS site
FROM (SELECT author, kind, place, ${weekly} FROM plnPlaces WHERE author IN (SELECT person FROM plnPeople) GROUP BY author, kind, place, week) AS weeks
GROUP BY author, kind, place
UNION ALL
SELECT author AS person, 'tools' AS part, 'domain' AS kind, NULL AS alter, weeks.domain AS item, ${seen}, any_value(site) AS site
FROM (SELECT author, domain, ${weekly} FROM plnLinked WHERE author IN (SELECT person FROM plnPeople) GROUP BY author, domain, week) AS weeks
LEFT JOIN plnSites ON plnSites.domain = weeks.domain GROUP BY author, weeks.domain
UNION ALL
${products}
) AS named`;

/**
 * Who is in the network of each person, each once: how many interactions the two have, whether either acted upon the
 * other, when first and when last. Reads `plnTies` and `plnPeople`.
 */
export const circles = `
SELECT person, alter, CAST(sum(weight) AS BIGINT) AS n, bool_or(acts) AND NOT bool_and(acts) AS mutual, min(first) AS first, max(last) AS last
FROM (
  SELECT source AS person, target AS alter, TRUE AS acts, weight, first, last FROM plnTies
  UNION ALL
  SELECT target AS person, source AS alter, FALSE AS acts, weight, first, last FROM plnTies
) AS ends
WHERE person IN (SELECT person FROM plnPeople) GROUP BY person, alter`;
