import type { Entry } from '../entry.ts';
import { WHOLE } from '../numbers.ts';
import { carpenter2022, greenhalgh2017, trust2016 } from '../sources.ts';
import { afterHoursShare } from './after-hours.ts';
import { busiestBear, eitherSide } from './bearers.ts';
import { withoutAside } from './connections.ts';
import { unflaggedName } from './share-rows.ts';

/** Strains and support that no share of posts tells. */
export const strains: Readonly<Record<string, Entry>> = {
  afterHoursShare,
  topShare: {
    title: 'Share of the busiest 1%',
    means: 'Share of the posts of a space that its most active 1% of people wrote (at least one person)',
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: a few voices',
    formula: 'Σ posts of the ⌈n / 100⌉ people with most posts / Σ posts of all n; spaces with at least 100 people',
    source: greenhalgh2017,
    limit: 'Depends on the length of the export; an organiser who asks and thanks is not an overload',
  },
  topOwnShare: {
    title: 'Own words of the busiest 1%',
    means: 'Share of the originals of a space that the 1% of its people with most originals wrote (at least one person)',
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: a few voices',
    formula:
      'Σ originals of the ⌈n / 100⌉ people with most originals / Σ originals of all n with any; spaces with at least 100 such people',
    source: greenhalgh2017,
    limit: 'Depends on the length of the export; an organiser who asks and thanks is not an overload',
  },
  newcomersAnswered: {
    title: 'Newcomers answered',
    means: 'Share of the people whose first post in the study that begins something was answered by somebody else',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Social growth: being taken in',
    formula:
      '|{people whose first original or quote has a reply by another person}| / |{people with such a post}|; platforms on which no reply says what it answers left out',
    source: `${trust2016}; Burke, Marlow & Lento 2009, 10.1145/1518701.1518847`,
    limit: 'The first post in the study need not be the first of the person; likes and private answers are unseen',
  },
  recurringPairs: {
    title: 'Pairs that meet again',
    means: 'Share of the pairs of people with an interaction who have another one at least a week later',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Social growth: lasting relationships',
    formula: '|{unordered pairs whose first and last interaction are at least 7 days apart}| / |{pairs with a time}|',
    source: carpenter2022,
    limit: 'Short exports have fewer; mentions in passing count as interactions',
  },
};

const ORIGINAL = `CASE WHEN plnPosted.kind = 'original' THEN 1 END`;

/** How many posts, and originals among them, everybody wrote in each space of at least 100 people, and in the study. */
const WRITTEN = `written AS MATERIALIZED (
  SELECT place, plnPlaces.author, count(*) AS posts, count(${ORIGINAL}) AS originals FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
  WHERE plnPlaces.author IS NOT NULL AND place IN (SELECT place FROM plnSpaces WHERE people >= 100) GROUP BY place, plnPlaces.author
  UNION ALL SELECT ${WHOLE} AS place, author, count(*), count(${ORIGINAL}) FROM plnPosted WHERE author IS NOT NULL GROUP BY author
)`;

/** What the busiest 1% of the people of a space have of their posts or originals, among those who have any. Reads `WRITTEN`. */
function busiest(counted: 'posts' | 'originals', among = 'true'): string {
  return `
WITH ranked AS (
  SELECT place, ${counted} AS n, row_number() OVER (PARTITION BY place ORDER BY ${counted} DESC) AS rank, count(*) OVER (PARTITION BY place) AS people
  FROM written WHERE ${counted} > 0 AND ${among}
)
SELECT place, CAST(sum(CASE WHEN rank <= ceil(people / 100.0) THEN n ELSE 0 END) AS DOUBLE) / sum(n) AS value, count(*) AS people,
  ${busiestBear} AS bearers
FROM ranked GROUP BY place HAVING count(*) >= 100`;
}

/** The same of the study, the accounts set aside left out. */
function busiestUnflagged(counted: 'posts' | 'originals'): string {
  return withoutAside(
    busiest(counted, `place = ${WHOLE} AND author NOT IN (SELECT person FROM plnAside)`),
    `SELECT author FROM written WHERE place = ${WHOLE} AND ${counted} > 0`,
  );
}

/** The other strains and supports as rows of the table of indicators. Reads `plnPlaces`, `plnPosted`, `plnSpaces`, `plnTies` and `plnAside`. */
export function strainRows(): string {
  const row = (name: string, sql: string) =>
    `SELECT '${name}' AS indicator, place, CAST(value AS DOUBLE) AS value, people, bearers FROM (${sql}) AS found`;
  const rows = [
    row('topShare', busiest('posts')),
    row('topOwnShare', busiest('originals')),
    row(unflaggedName('topShare'), busiestUnflagged('posts')),
    row(unflaggedName('topOwnShare'), busiestUnflagged('originals')),
    row(
      'newcomersAnswered',
      `WITH begun AS (
  SELECT author, answered, row_number() OVER (PARTITION BY author ORDER BY time, post) AS rank
  FROM plnPosted WHERE author IS NOT NULL AND time IS NOT NULL AND initial = 1
)
SELECT ${WHOLE} AS place, CAST(sum(answered) AS DOUBLE) / count(*) AS value, count(*) AS people,
  ${eitherSide('sum(answered)')} AS bearers FROM begun WHERE rank = 1 HAVING count(*) > 0`,
    ),
    row(
      'recurringPairs',
      `WITH pairs AS (
  SELECT least(source, target) AS one, greatest(source, target) AS other,
    CASE WHEN max(last) - min(first) >= INTERVAL 7 DAY THEN 1 ELSE 0 END AS again
  FROM plnTies WHERE first IS NOT NULL GROUP BY one, other
)
SELECT ${WHOLE} AS place, CAST(sum(again) AS DOUBLE) / count(*) AS value,
  (SELECT count(*) FROM (SELECT one FROM pairs UNION SELECT other FROM pairs) AS ends) AS people,
  (SELECT CASE WHEN meet > 0 THEN least(meet, nullif(part, 0)) END FROM (
    SELECT count(DISTINCT CASE WHEN again = 1 THEN person END) AS meet, count(DISTINCT CASE WHEN again = 0 THEN person END) AS part
    FROM (SELECT one AS person, again FROM pairs UNION ALL SELECT other, again FROM pairs) AS ends
  ) AS counted) AS bearers
FROM pairs HAVING count(*) > 0`,
    ),
  ];
  return `WITH ${WRITTEN}\n${rows.join('\nUNION ALL\n')}`;
}
