import { type Share, shares } from '../indicators/shares.ts';
import { WHOLE } from '../numbers.ts';

/** Numbers of people below which a report may be asked to tell nothing; beyond them shares are bound as at the last. */
export const SMALLEST = 20;

/** A share as it is counted. */
type Counted = Pick<Share, 'trait' | 'among'> & { readonly name: string };

/** Every share of the posts of places: a trait among the posts that could have it. */
export const countedShares: readonly Counted[] = [
  ...Object.entries(shares).map(([name, { trait, among }]) => ({ name, trait, among })),
  { name: 'responseRate', trait: 'answered', among: 'initial' },
  { name: 'replyShare', trait: 'reply', among: 'heard' },
  { name: 'linkShare', trait: 'linked', among: 'linkable' },
];
/** The sorts of posts that these count. */
export const countedSorts = [...new Set(countedShares.flatMap(({ trait, among }) => [trait, among]))];

/** Shares counted at once: the counts of all of them for every place would not find room in memory. */
const TOGETHER = 9;

/**
 * Lowers the number of people behind the share of a place to that of the people who wrote such posts elsewhere: in the study, or
 * on the platform that holds all posts of the place. The share of the larger whole less that of the place tells of these. The same
 * holds for the other posts. A person is of one platform, so that what one wrote there is what one wrote in the study. Reads
 * `plnPosted`, `plnPlaces` and `plnSpaces`; the statements change `plnIndicators`.
 */
export const boundByRest: readonly string[] = Array.from({ length: Math.ceil(countedShares.length / TOGETHER) }, (_, i) =>
  boundBy(countedShares.slice(i * TOGETHER, (i + 1) * TOGETHER)),
);

/** The statement that binds some shares. */
function boundBy(counted: readonly Counted[]): string {
  const sorts = [...new Set(counted.flatMap(({ trait, among }) => [trait, among]))];
  // What a person has of the posts with the trait (y) and of the others (z): there, and in all.
  const y = (of: string, { trait }: Counted) => `${of}.${trait}`;
  const z = (of: string, { trait, among }: Counted) => `(${of}.${among} - ${of}.${trait})`;
  const each = (sql: (share: Counted) => string) => counted.map(sql).join(',\n    ');
  const inAll = each(
    (one) => `count(nullif(${y('whole', one)}, 0)) AS ${one.name}_owners, count(nullif(${z('whole', one)}, 0)) AS ${one.name}_others`,
  );
  return `
WITH own AS MATERIALIZED (
  SELECT place, plnPlaces.kind = 'platform' AS entire, plnPosted.author, ${sorts.map((name) => `count(nullif(${name}, 0)) AS ${name}`).join(', ')}
  FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
  WHERE plnPosted.author IS NOT NULL AND place IN (SELECT place FROM plnSpaces WHERE people > 1 OR kind = 'platform') GROUP BY ALL
), whole AS MATERIALIZED (SELECT * FROM own WHERE entire),
wholes AS MATERIALIZED (
  SELECT place, ${inAll} FROM whole GROUP BY place
  UNION ALL SELECT ${WHOLE} AS place, ${inAll} FROM whole
), inside AS MATERIALIZED (
  SELECT own.place, ${each(
    (
      one,
    ) => `min(CASE WHEN ${y('own', one)} + ${z('own', one)} > 0 THEN whole.place END) AS ${one.name}_one, max(CASE WHEN ${y('own', one)} + ${z('own', one)} > 0 THEN whole.place END) AS ${one.name}_other,
    sum(${y('own', one)}) AS ${one.name}_y, sum(${z('own', one)}) AS ${one.name}_z,
    count(CASE WHEN ${y('own', one)} = ${y('whole', one)} AND ${y('own', one)} > 0 THEN 1 END) AS ${one.name}_owners,
    count(CASE WHEN ${z('own', one)} = ${z('whole', one)} AND ${z('own', one)} > 0 THEN 1 END) AS ${one.name}_others`,
  )}
  FROM own JOIN whole ON whole.author = own.author GROUP BY own.place
), outside AS (
  ${counted
    .map(
      ({
        name,
      }) => `SELECT '${name}' AS indicator, inside.place, CASE WHEN ${name}_y > 0 THEN nullif(wholes.${name}_owners - inside.${name}_owners, 0) END AS owners,
    CASE WHEN ${name}_z > 0 THEN nullif(wholes.${name}_others - inside.${name}_others, 0) END AS others
  FROM inside JOIN wholes ON wholes.place = ${WHOLE} OR wholes.place = ${name}_one AND ${name}_one = ${name}_other`,
    )
    .join('\n  UNION ALL ')}
), rest AS (
  SELECT indicator, place, least(min(owners), min(others)) AS people FROM outside GROUP BY indicator, place
)
UPDATE plnIndicators SET bearers = rest.people FROM rest
WHERE rest.indicator = plnIndicators.indicator AND rest.place = plnIndicators.place AND period IS NULL
  AND rest.people < coalesce(plnIndicators.bearers, plnIndicators.people)`;
}
