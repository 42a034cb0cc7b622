import { WHOLE } from '../numbers.ts';
import { shares } from './shares.ts';

/** Posts of a study from which on shares of three digits do not tell how many posts of few people two of them differ by. */
export const MANY = 20_000;
/** Numbers of people below which a report may be asked to tell nothing; beyond them shares are bound as at the last. */
export const SMALLEST = 20;

/** Every share of the posts of places: a trait among the posts that could have it. */
export const countedShares = [
  ...Object.entries(shares).map(([name, { trait, among }]) => ({ name, trait, among })),
  { name: 'responseRate', trait: 'answered', among: 'initial' },
  { name: 'replyShare', trait: 'reply', among: 'heard' },
  { name: 'linkShare', trait: 'linked', among: 'posts' },
];
/** The sorts of posts that these count. */
export const countedSorts = [...new Set(countedShares.flatMap(({ trait, among }) => [trait, among]))];

/**
 * Lets a share of a place be borne by no more people than wrote such posts elsewhere in the study, or on the platform that
 * holds all posts of the place: the share of the larger whole less that of the place tells of these. The same of the
 * other posts. A person is of one platform, so that what one wrote there is what one wrote in the study. Reads `plnPosted` and
 * `plnPlaces`; changes `plnIndicators`.
 */
export const boundByRest = `
WITH few AS (SELECT count(*) < ${MANY} AS yes FROM plnPosted),
own AS (
  SELECT place, plnPlaces.kind = 'platform' AS whole, plnPosted.author, ${countedSorts.map((name) => `count(nullif(${name}, 0)) AS ${name}`).join(', ')}
  FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post WHERE plnPosted.author IS NOT NULL AND (SELECT yes FROM few) GROUP BY ALL
), each AS (
  ${countedShares.map(({ name, trait, among }) => `SELECT '${name}' AS indicator, place, whole, author, ${trait} AS y, ${among} - ${trait} AS z FROM own WHERE ${among} > 0`).join('\n  UNION ALL ')}
), wholes AS (
  SELECT indicator, place, count(nullif(y, 0)) AS owners, count(nullif(z, 0)) AS others FROM each WHERE whole GROUP BY indicator, place
  UNION ALL SELECT indicator, ${WHOLE} AS place, count(nullif(y, 0)) AS owners, count(nullif(z, 0)) AS others FROM each WHERE whole GROUP BY indicator
), inside AS (
  SELECT each.indicator, each.place, min(around.place) AS one, max(around.place) AS other,
    sum(each.y) AS y, sum(each.z) AS z, count(CASE WHEN each.y = around.y AND each.y > 0 THEN 1 END) AS owners,
    count(CASE WHEN each.z = around.z AND each.z > 0 THEN 1 END) AS others
  FROM each JOIN each AS around ON around.whole AND around.author = each.author AND around.indicator = each.indicator GROUP BY each.indicator, each.place
), outside AS (
  SELECT inside.indicator, inside.place, CASE WHEN y > 0 THEN nullif(wholes.owners - inside.owners, 0) END AS owners,
    CASE WHEN z > 0 THEN nullif(wholes.others - inside.others, 0) END AS others
  FROM inside JOIN wholes ON wholes.indicator = inside.indicator AND (wholes.place = ${WHOLE} OR wholes.place = one AND one = other)
), rest AS (
  SELECT indicator, place, least(min(owners), min(others)) AS people FROM outside GROUP BY indicator, place
)
UPDATE plnIndicators SET bearers = rest.people FROM rest
WHERE rest.indicator = plnIndicators.indicator AND rest.place = plnIndicators.place AND period IS NULL
  AND rest.people < coalesce(plnIndicators.bearers, plnIndicators.people)`;
