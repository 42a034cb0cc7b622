/**
 * Profiles: the people, spaces and tools of each educator's professional learning network (Trust, Krutka & Carpenter
 * 2016, 10.1016/j.compedu.2016.06.007), as far as posts show them.
 */

/** How the part "people" names the direction of a tie: they acted upon somebody, or somebody acted upon them. */
export const directions = { out: 'out', in: 'in' } as const;

/** How often, in how many calendar weeks (Monday to Sunday, UTC), when first and when last. */
export const seen = `count(*) AS count, count(DISTINCT date_trunc('week', time)) AS weeks, min(time) AS first, max(time) AS last`;

/**
 * Every item of every profile, people and items by number. The people of a person are those they act upon and those who
 * act upon them, counted apart as `reply-out` and `reply-in`, whatever the kinds of tie are: a network one only listens
 * to, or is only asked by, looks different. Bots and oneself are nobody's people. Spaces and tools count posts, not links
 * or repetitions, and passing a post on counts as being there.
 *
 * Reads `plnTies`, `plnLinked`, `plnSites`, `plnPlaces` and `plnPeople`.
 */
export const profiles = `
SELECT person, 'people' AS part, kind, alter, CAST(NULL AS INTEGER) AS item, weight AS count, CAST(NULL AS INTEGER) AS weeks, first, last, CAST(NULL AS VARCHAR) AS site
FROM (
  SELECT source AS person, concat(kind, '-${directions.out}') AS kind, target AS alter, weight, first, last FROM plnTies
  UNION ALL
  SELECT target AS person, concat(kind, '-${directions.in}') AS kind, source AS alter, weight, first, last FROM plnTies
) AS ends
WHERE person IN (SELECT person FROM plnPeople)
UNION ALL
SELECT author AS person, 'spaces' AS part, CAST(kind AS VARCHAR) AS kind, NULL AS alter, place AS item, ${seen}, NULL AS site
FROM plnPlaces WHERE author IN (SELECT person FROM plnPeople)
GROUP BY author, kind, place
UNION ALL
SELECT author AS person, 'tools' AS part, 'domain' AS kind, NULL AS alter, plnLinked.domain AS item, ${seen}, any_value(site) AS site
FROM plnLinked LEFT JOIN plnSites ON plnSites.domain = plnLinked.domain WHERE author IN (SELECT person FROM plnPeople)
GROUP BY author, plnLinked.domain`;
