import { independentPosts } from '../../stats/clustered.ts';
import { wilsonEnd } from '../../stats/wilson.ts';
import { WHOLE } from '../numbers.ts';
import { eitherPart, isOnes } from './bearers.ts';
import { type Share, shares } from './shares.ts';

/** Posts of a space or a person from which on their shares are told. */
export const LEAST = 20;
/** Stand for the study without the accounts set aside, and for those accounts alone; no place has such a number. */
const [WITHOUT, ASIDE] = [-1, -2] as const;

/** Name of a share of the study without the accounts set aside. */
export const unflaggedName = (name: string) => `${name}Unflagged`;

/**
 * Every share of every space and person and of the study, with the number of people it comes from and an interval that
 * allows for the posts of one person resembling each other and for some posting far more than others (`clusteredShare`).
 * Its sums are of whole numbers, so that the order in which threads deliver changes nothing; none where all posts have one
 * answer. By half-year for platforms and groups. Reads `plnPosted`, `plnPlaces`,
 * `plnSpaces`, `plnPeople`, `plnAnswers` and `plnAside`.
 */
export function shareRows(records: Readonly<Record<string, Share>> = shares): string[] {
  const all = Object.entries(records).map(([name, { trait, among }]): Counted => ({ name, trait, among, ofPersons: true }));
  // The response rate by half-year goes the same way; over all time, and of persons, it is told by its own entry.
  all.push({ name: 'responseRate', trait: 'answered', among: 'initial', ofPersons: false });
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, i) => rowsOf(all.slice(i * TOGETHER, (i + 1) * TOGETHER)));
}

/** A share as it is counted, and whether it is told of persons too. */
interface Counted extends Pick<Share, 'trait' | 'among'> {
  readonly name: string;
  readonly ofPersons: boolean;
}

/** Shares counted at once: the counts of all of them for every person in every place would not find room in memory. */
const TOGETHER = 8;

/** The rows of some shares, as SQL. */
function rowsOf(all: readonly Counted[]): string {
  return `
WITH ${perPerson([...new Set(all.flatMap(({ trait, among }) => [trait, among]))])},
wide AS MATERIALIZED (
  SELECT place, half, ${all.map(sumsOfOne).join(', ')} FROM persons GROUP BY place, half
), counted AS (
  ${all.map(countedOne).join('\n  UNION ALL\n  ')}
), ${ESTIMATES}
SELECT * FROM told WHERE place >= ${WHOLE} AND (indicator <> 'responseRate' OR period IS NOT NULL)
UNION ALL BY NAME
${WITHOUT_FLAGGED}${ofPersons(all.filter(({ ofPersons }) => ofPersons))}`;
}

/** The counts of every person in every place by half-year, as the view `persons`; posts without author stand alone. */
function perPerson(columns: readonly string[]): string {
  // Of bits, so that those that are set can be counted, for which a group needs a quarter of the memory of a sum.
  const counted = columns.map((name) => `CAST(count(nullif(${name}, 0)) AS DOUBLE) AS ${name}`).join(', ');
  const summed = columns.map((name) => `sum(${name}) AS ${name}`).join(', ');
  const withoutFlagged = columns.map((name) => `sum(${name === 'answered' ? 'heeded' : name}) AS ${name}`).join(', ');
  return `standing AS (
  SELECT place, places.kind AS sort, CASE WHEN places.kind <> 'hashtag' THEN half END AS half,
    CASE WHEN plnPosted.author IS NULL THEN plnPosted.post END AS alone, plnPosted.author, ${columns.join(', ')},
    ${columns.includes('answered') ? HEEDED : '0'} AS heeded
  FROM (
    SELECT post, place, kind FROM plnPlaces
    WHERE kind <> 'hashtag' OR place IN (SELECT place FROM plnSpaces WHERE plnSpaces.posts >= ${LEAST})
  ) AS places JOIN plnPosted ON plnPosted.post = places.post
), sums AS MATERIALIZED (
  SELECT place, sort, half, author, alone, ${counted}, CAST(count(nullif(heeded, 0)) AS DOUBLE) AS heeded FROM standing GROUP BY place, sort, half, author, alone
), persons AS MATERIALIZED (
  SELECT place, CAST(NULL AS VARCHAR) AS half, author, ${summed} FROM sums GROUP BY place, author, alone
  UNION ALL
  SELECT place, half, author, ${columns.join(', ')} FROM sums WHERE half IS NOT NULL
  UNION ALL
  SELECT ${WHOLE} AS place, NULL AS half, author, ${summed} FROM sums WHERE sort = 'platform' GROUP BY author, alone
  UNION ALL
  SELECT CASE WHEN author IN (SELECT person FROM plnAside) THEN ${ASIDE} ELSE ${WITHOUT} END AS place, NULL AS half, author, ${withoutFlagged}
  FROM sums WHERE sort = 'platform' GROUP BY author, alone
)`;
}

/** Whether somebody else answered a post who is not set aside, as SQL: without them, what they answer is not answered. */
const HEEDED = `CASE WHEN answered = 1 AND plnPosted.post IN (
  SELECT parent FROM plnAnswers JOIN plnPosted AS answer ON answer.post = plnAnswers.post
  WHERE coalesce(answer.author NOT IN (SELECT person FROM plnAside), TRUE) AND coalesce(answer.author <> plnAnswers.author, TRUE)
) THEN 1 ELSE 0 END`;

/** What is known of a share in a place: y of n posts, the sums of their powers and products over persons, and heads. */
const PARTS = ['y', 'n', 'yy', 'yn', 'nn', 'nnn', 'clusters', 'people', 'owners', 'others', 'ones'];

/** What the persons who are known have of something; posts without author stand alone. */
const known = (n: string) => `CASE WHEN author IS NOT NULL THEN ${n} END`;

/** The parts of one share, summed over the persons of a place, side by side with those of the other shares. */
function sumsOfOne({ name, trait: y, among: n }: Counted): string {
  return `sum(${y}) AS ${name}_y, sum(${n}) AS ${name}_n, sum(${y} * ${y}) AS ${name}_yy,
    sum(${y} * ${n}) AS ${name}_yn, sum(${n} * ${n}) AS ${name}_nn, CAST(sum(CAST(${n} AS HUGEINT) * CAST(${n} AS HUGEINT) * CAST(${n} AS HUGEINT)) AS DOUBLE) AS ${name}_nnn, count(CASE WHEN ${n} > 0 THEN 1 END) AS ${name}_clusters,
    count(CASE WHEN ${n} > 0 THEN author END) AS ${name}_people, count(CASE WHEN ${y} > 0 THEN author END) AS ${name}_owners, count(CASE WHEN ${y} < ${n} THEN author END) AS ${name}_others,
    coalesce(${isOnes(y, known(y))}, false) OR coalesce(${isOnes(`${n} - ${y}`, known(`${n} - ${y}`))}, false) AS ${name}_ones`;
}

/** The parts of one share as rows of their own. */
function countedOne({ name }: Counted): string {
  const parts = PARTS.map((part) => `${name}_${part} AS ${part}`);
  return `SELECT '${name}' AS indicator, place, half, ${parts.join(', ')} FROM wide WHERE ${name}_n > 0`;
}

/** From counts to shares with their intervals. */
const ESTIMATES = `shared AS (
  SELECT *, y / n AS r FROM counted WHERE place <= ${WHOLE} OR place IN (SELECT place FROM plnSpaces WHERE posts >= ${LEAST})
), spread AS (
  SELECT *, CASE WHEN y > 0 AND y < n AND clusters > 1
    THEN ${independentPosts({ hits: 'y', of: 'n', hitsSquared: 'yy', hitsByTrials: 'yn', trialsSquared: 'nn', trialsCubed: 'nnn' })} END AS independent
  FROM shared
), told AS (
  SELECT indicator, place, half AS period, round(r, 12) AS value, ${wilsonEnd('r', 'independent', '-')} AS low,
    ${wilsonEnd('r', 'independent', '+')} AS high, people, CASE WHEN ones THEN 1 ELSE ${eitherPart('y', 'n', 'owners', 'others')} END AS bearers
  FROM spread
)`;

/**
 * The shares of the study without the accounts set aside. The two shares tell of these accounts, so that of them those bear it
 * who bear their own share; or who may have answered, where none of them posted.
 */
const WITHOUT_FLAGGED = `SELECT concat(told.indicator, '${unflaggedName('')}') AS indicator, ${WHOLE} AS place,
  told.* EXCLUDE (indicator, place, bearers),
  CASE WHEN aside.people > 0 THEN least(coalesce(aside.bearers, aside.people), coalesce(told.bearers, told.people))
    WHEN told.indicator = 'responseRate' AND flagged.n > 0 THEN least(flagged.n, coalesce(told.bearers, told.people)) ELSE told.bearers END AS bearers
FROM told LEFT JOIN told AS aside ON aside.indicator = told.indicator AND aside.place = ${ASIDE}, (SELECT count(*) AS n FROM plnAside) AS flagged
WHERE told.place = ${WITHOUT}`;

/** The shares of single persons with enough posts, as further rows; nothing where none is told of persons. */
function ofPersons(all: readonly Counted[]): string {
  if (all.length === 0) return '';
  const each = all.map(
    ({ name, trait: y, among: n }) =>
      `SELECT '${name}' AS indicator, author AS person, ${y} / ${n} AS value FROM persons WHERE place = ${WHOLE} AND ${n} >= ${LEAST}`,
  );
  return `
UNION ALL BY NAME
SELECT indicator, person, round(value, 12) AS value FROM (
  ${each.join('\n  UNION ALL\n  ')}
) AS own WHERE person IN (SELECT person FROM plnPeople)`;
}
