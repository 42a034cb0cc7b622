import { isOnes } from '../indicators/bearers.ts';
import { countedShares, countedSorts } from './rest.ts';

/**
 * Lowers the number of people behind the share of one half-year of a place, that of fewest people, to that of the people who wrote
 * such posts, or others, of the place at a time that nobody knows: all time less all half-years tells of these. Reads `plnPosted`
 * and `plnPlaces`; changes `plnIndicators`.
 */
export const boundByUntimed = `
WITH own AS MATERIALIZED (
  SELECT place, plnPosted.author, ${countedSorts.map((name) => `count(nullif(${name}, 0)) AS ${name}`).join(', ')}
  FROM plnPosted JOIN plnPlaces ON plnPlaces.post = plnPosted.post WHERE half IS NULL AND plnPlaces.kind <> 'hashtag' AND plnPosted.author IS NOT NULL GROUP BY ALL
), each AS (
  ${countedShares.map(({ name, trait, among }) => `SELECT '${name}' AS indicator, place, author, ${trait} AS y, ${among} - ${trait} AS z FROM own WHERE ${among} > 0`).join('\n  UNION ALL ')}
), untimed AS (
  SELECT indicator, place, CASE WHEN coalesce(${isOnes('y')}, FALSE) OR coalesce(${isOnes('z')}, FALSE) THEN 1
    ELSE least(nullif(count(nullif(y, 0)), 0), nullif(count(nullif(z, 0)), 0)) END AS people
  FROM each GROUP BY indicator, place
), fewest AS (
  SELECT indicator, place, arg_min(period, {'people': people, 'period': period}) AS period FROM plnIndicators
  WHERE period IS NOT NULL AND place IS NOT NULL AND person IS NULL GROUP BY indicator, place
)
UPDATE plnIndicators SET bearers = untimed.people FROM untimed JOIN fewest ON fewest.indicator = untimed.indicator AND fewest.place = untimed.place
WHERE plnIndicators.indicator = untimed.indicator AND plnIndicators.place = untimed.place AND plnIndicators.period = fewest.period
  AND untimed.people < coalesce(plnIndicators.bearers, plnIndicators.people)`;
