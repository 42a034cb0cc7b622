import { WHOLE } from '../numbers.ts';
import { jaccard1912, staudtWillet2021, trust2016 } from '../sources.ts';
import { eitherSide } from './bearers.ts';
import type { SqlIndicator } from './sql-indicator.ts';

/**
 * Which ties of a quarter are there in the next quarter again, and which are new in it: one row for every tie and pair of
 * quarters in a row in both of which there are ties. `step` is the earlier of the two. Reads `plnQuarters`.
 */
export const tieSteps = `
WITH placed AS (
  SELECT source, target, platform, quarter,
    coalesce(lead(quarter) OVER pair = quarter + 1, FALSE) AS again, coalesce(lag(quarter) OVER pair = quarter - 1, FALSE) AS before
  FROM plnQuarters WINDOW pair AS (PARTITION BY source, target ORDER BY quarter)
), quarters AS (SELECT DISTINCT quarter FROM plnQuarters)
SELECT source, target, platform, quarter AS step, CASE WHEN again THEN 'kept' ELSE 'lost' END AS fate
FROM placed WHERE quarter + 1 IN (SELECT quarter FROM quarters)
UNION ALL
SELECT source, target, platform, quarter - 1 AS step, 'new' AS fate
FROM placed WHERE NOT before AND quarter - 1 IN (SELECT quarter FROM quarters)`;

/** The name of the later of two quarters, as SQL; none for all of them together. */
const period = `CASE WHEN step IS NOT NULL THEN concat(CAST((step + 1) // 4 AS VARCHAR), '-Q', CAST((step + 1) % 4 + 1 AS VARCHAR)) END AS period`;

/** A part of the ties, by those who act and those acted upon: of each the fewer of those with such ties and those with others. */
function bearers(fates: readonly string[]): string {
  const ends = fates.flatMap((fate) =>
    ['source', 'target'].map((end) => `nullif(count(DISTINCT CASE WHEN fate = '${fate}' THEN ${end} END), 0)`),
  );
  return `least(${ends.join(', ')})`;
}

const choice =
  'ties of all kinds, each ordered pair once in a quarter (UTC), bots left out; only quarters in a row in both of which there are ties, all such pairs of quarters added up where no period is given; a period names the later quarter';
const limit =
  'Who is silent for a quarter loses all ties in it; the first and the last quarter may be cut by the data; the export decides who can be met';
const snijders = 'Snijders, van de Bunt & Steglich 2010, 10.1016/j.socnet.2009.02.004';

/** Whether people and their ties last from one quarter of a year to the next. To add one is to add an entry. */
export const tiesKept: Readonly<Record<string, SqlIndicator>> = {
  tiesKept: {
    title: 'Ties kept',
    means: 'Share of the ties of a quarter of a year that are there in the next quarter again',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Social growth: lasting relationships',
    formula: '|A ∩ B| / |A|, with A and B the ties of a quarter and of the next',
    choice,
    source: `${trust2016}; ${snijders}`,
    limit,
    sql: `
SELECT ${WHOLE} AS place, ${period}, CAST(count(CASE WHEN fate = 'kept' THEN 1 END) AS DOUBLE) / count(*) AS value,
  count(DISTINCT source) AS people, ${bearers(['kept', 'lost'])} AS bearers
FROM plnTieSteps WHERE fate <> 'new' GROUP BY GROUPING SETS ((step), ()) HAVING count(*) > 0`,
  },
  tiesKeptByChance: {
    title: 'Ties kept by chance',
    means: 'Share of the ties of a quarter that would be there in the next again if everybody then had as many ties, but with anybody',
    unit: 'share',
    proxyFor: 'What ties kept stand beside: those who are busy in both quarters meet again by chance',
    formula: 'Σ over (i, j) ∈ A of min(1, out(i) · in(j) / m) / |A|, with out, in and m of the ties of the next quarter on the platform',
    choice,
    source: 'Chung & Lu 2002, 10.1007/PL00012580',
    limit: 'An expectation, not a test; groups within a platform that never meet make it too small',
    sql: `
WITH later AS (SELECT source, target, platform, step FROM plnTieSteps WHERE fate <> 'lost'),
outs AS (SELECT source, step, count(*) AS n FROM later GROUP BY source, step),
ins AS (SELECT target, step, count(*) AS n FROM later GROUP BY target, step),
sizes AS (SELECT platform, step, count(*) AS n FROM later GROUP BY platform, step),
expected AS (
  SELECT ties.source, ties.target, ties.step, fate, least(1, coalesce(CAST(outs.n AS DOUBLE) * ins.n / sizes.n, 0)) AS chance
  FROM plnTieSteps AS ties
  LEFT JOIN outs ON outs.source = ties.source AND outs.step = ties.step
  LEFT JOIN ins ON ins.target = ties.target AND ins.step = ties.step
  LEFT JOIN sizes ON sizes.platform = ties.platform AND sizes.step = ties.step
  WHERE fate <> 'new'
),
-- Where none is kept, who has ties in the next quarter alone says what chance would keep.
met AS (SELECT step, least(count(DISTINCT source), count(DISTINCT target)) AS met FROM later GROUP BY GROUPING SETS ((step), ())),
found AS (
  SELECT step, CAST(sum(CAST(chance AS DECIMAL(28, 12))) AS DOUBLE) / count(*) AS value,
    count(DISTINCT source) AS people, ${bearers(['kept', 'lost'])} AS borne
  FROM expected GROUP BY GROUPING SETS ((step), ()) HAVING count(*) > 0
)
SELECT ${WHOLE} AS place, ${period}, value, people, least(borne, met) AS bearers
FROM (SELECT found.*, met.met FROM found JOIN met ON met.step IS NOT DISTINCT FROM found.step) AS told`,
  },
  tieJaccard: {
    title: 'Likeness of networks',
    means: 'How alike the networks of a quarter and of the next are: 1 where all ties are the same, 0 where none is',
    unit: 'value',
    proxyFor: 'Continuity of the network; whether it may be modelled as one that changes step by step',
    formula: '|A ∩ B| / |A ∪ B| (Jaccard), with A and B the ties of a quarter and of the next',
    choice: `${choice}; models of change (RSiena) ask for 0.3 and more, and are in trouble below 0.2`,
    source: `${snijders}; ${jaccard1912}`,
    limit,
    sql: `
SELECT ${WHOLE} AS place, ${period}, CAST(count(CASE WHEN fate = 'kept' THEN 1 END) AS DOUBLE) / count(*) AS value,
  count(DISTINCT source) AS people, ${bearers(['kept', 'lost', 'new'])} AS bearers
FROM plnTieSteps GROUP BY GROUPING SETS ((step), ()) HAVING count(*) > 0`,
  },
  peopleBack: {
    title: 'People who come back',
    means: 'Share of the people with a post in a quarter of a year who have one in the next, too',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Continuity: membership that lasts',
    formula: '|A ∩ B| / |A|, with A and B the people with a post in a quarter and in the next',
    choice:
      'quarters (UTC) in a row in both of which there are posts, all such pairs of quarters added up where no period is given; a period names the later quarter',
    source: staudtWillet2021,
    limit: 'Readers are invisible; the first and the last quarter may be cut by the data',
    sql: `
WITH active AS (
  SELECT DISTINCT author, CAST(year(time) * 4 + quarter(time) - 1 AS INTEGER) AS step FROM plnPosted WHERE author IS NOT NULL AND time IS NOT NULL
), placed AS (
  SELECT author, step, CAST(coalesce(lead(step) OVER (PARTITION BY author ORDER BY step) = step + 1, FALSE) AS INTEGER) AS back FROM active
)
SELECT ${WHOLE} AS place, ${period}, avg(back) AS value, count(DISTINCT author) AS people,
  CASE WHEN step IS NULL THEN least(nullif(count(DISTINCT CASE WHEN back = 1 THEN author END), 0), nullif(count(DISTINCT CASE WHEN back = 0 THEN author END), 0))
    ELSE ${eitherSide('sum(back)')} END AS bearers
FROM placed WHERE step + 1 IN (SELECT step FROM active) GROUP BY GROUPING SETS ((step), ()) HAVING count(*) > 0`,
  },
};
