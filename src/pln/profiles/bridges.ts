/** Spaces joined: those with most people, of hashtags and groups. */
const SPACES = 200;
/** People from which on a bridge is told. */
const PEOPLE = 3;

/**
 * People, spaces and tools as one network, folded to what joins spaces: people who are at home in two of them, domains
 * linked to in them, and what two platforms share. One human with accounts on two platforms counts on both. Numbers in
 * place of names. Reads `plnPlaces`, `plnSpaces`, `plnLinked`, `plnPosted` and `plnItems`.
 */
export const bridges = `
WITH large AS (
  SELECT place, posts, people FROM plnSpaces WHERE kind IN ('hashtag', 'group') ORDER BY people DESC, place LIMIT ${SPACES}
), home AS MATERIALIZED (
  SELECT place, author FROM plnPlaces WHERE author IS NOT NULL AND place IN (SELECT place FROM large) GROUP BY place, author HAVING count(*) >= 2
), sizes AS (
  SELECT place, count(*) AS n FROM home GROUP BY place
), pairs AS (
  SELECT one.place AS one, other.place AS other, count(*) AS people FROM home AS one JOIN home AS other ON other.author = one.author AND one.place < other.place
  GROUP BY one.place, other.place HAVING count(*) >= ${PEOPLE}
), used AS (
  SELECT plnPlaces.place AS thing, platform, count(DISTINCT plnPlaces.author) AS people
  FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post WHERE plnPlaces.kind = 'hashtag' GROUP BY thing, platform
  UNION ALL
  SELECT domain AS thing, platform, count(DISTINCT plnLinked.author) AS people FROM plnLinked JOIN plnPosted ON plnPosted.post = plnLinked.post GROUP BY thing, platform
), common AS (
  SELECT thing, platform, people FROM used WHERE people >= ${PEOPLE}
)
SELECT 'spaces' AS kind, pairs.one, pairs.other, CAST(NULL AS INTEGER) AS thing, pairs.people, CAST(pairs.people AS DOUBLE) / least(a.n, b.n) AS share
FROM pairs JOIN sizes AS a ON a.place = pairs.one JOIN sizes AS b ON b.place = pairs.other
UNION ALL
SELECT 'tool' AS kind, large.place AS one, domain AS other, NULL AS thing, count(DISTINCT plnLinked.author) AS people, CAST(count(*) AS DOUBLE) / any_value(large.posts) AS share
FROM plnPlaces JOIN large ON large.place = plnPlaces.place JOIN plnLinked ON plnLinked.post = plnPlaces.post
GROUP BY large.place, domain HAVING count(DISTINCT plnLinked.author) >= ${PEOPLE}
UNION ALL
SELECT 'platforms' AS kind, a.item AS one, b.item AS other, one.thing, least(one.people, other.people) AS people, NULL AS share
FROM common AS one JOIN common AS other ON other.thing = one.thing AND one.platform < other.platform
JOIN plnItems AS a ON a.name = one.platform JOIN plnItems AS b ON b.name = other.platform`;

/** The table of bridges, under names. */
export const namedBridges = `
SELECT kind, a.name AS one, b.name AS other, c.name AS thing, people, share
FROM plnBridges JOIN plnItems AS a ON a.item = plnBridges.one JOIN plnItems AS b ON b.item = plnBridges.other LEFT JOIN plnItems AS c ON c.item = thing`;
