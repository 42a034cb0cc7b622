import { middle } from '../median.ts';
import { carpenter2022, jaccard1912, krutka2017, staudtWillet2019, trust2016 } from '../sources.ts';
import { ofPeople, type SqlIndicator } from './sql-indicator.ts';

const term = 'CAST(year(time) * 2 + CASE WHEN month(time) <= 6 THEN 1 ELSE 2 END AS INTEGER)';

/**
 * What each person had in each half-year (counted on from half-year to half-year): people acted upon or acting upon them,
 * spaces posted in, domains linked to.
 */
export const halves = `
SELECT DISTINCT 'people' AS part, person, alter AS item, term FROM (
  SELECT source AS person, target AS alter, term FROM plnTerms UNION ALL SELECT target AS person, source AS alter, term FROM plnTerms
) AS ends WHERE person IN (SELECT person FROM plnPeople)
UNION ALL
SELECT DISTINCT 'spaces' AS part, author AS person, place AS item, ${term} AS term
FROM plnPlaces WHERE kind <> 'platform' AND time IS NOT NULL AND author IN (SELECT person FROM plnPeople)
UNION ALL
SELECT DISTINCT 'tools' AS part, author AS person, domain AS item, ${term} AS term
FROM plnLinked WHERE time IS NOT NULL AND author IN (SELECT person FROM plnPeople)`;

/** Each person's share of items kept from one half-year to the next in which there are items of this part; median over them. */
function kept(part: 'people' | 'spaces' | 'tools'): string {
  return `
WITH mine AS (SELECT person, item, term FROM plnHalves WHERE part = '${part}'),
sizes AS (SELECT person, term, count(*) AS n FROM mine GROUP BY person, term),
same AS (
  -- The half-year before, told by what stands before it: a join on items would pair all who share one.
  SELECT person, term, count(*) AS n FROM (SELECT person, term, term - lag(term) OVER (PARTITION BY person, item ORDER BY term) AS gap FROM mine)
  WHERE gap = 1 GROUP BY person, term
), steps AS (
  SELECT before.person, after.term, CAST(coalesce(same.n, 0) AS DOUBLE) / (before.n + after.n - coalesce(same.n, 0)) AS value
  FROM sizes AS before JOIN sizes AS after ON after.person = before.person AND after.term = before.term + 1
  LEFT JOIN same ON same.person = after.person AND same.term = after.term
), each AS (
  SELECT person, median(value) AS value FROM steps GROUP BY person
)
SELECT person, value FROM each
UNION ALL BY NAME
SELECT ${middle} FROM each HAVING count(*) > 0
UNION ALL BY NAME
SELECT concat(CAST((term - 1) // 2 AS VARCHAR), '-H', CAST((term - 1) % 2 + 1 AS VARCHAR)) AS period, ${middle} FROM steps GROUP BY term`;
}

function continuity(part: 'people' | 'spaces' | 'tools', title: string, items: string, limit: string): SqlIndicator {
  return {
    title,
    means: `How many of their ${items} people keep from one half-year to the next: 1 for all, 0 for none`,
    unit: 'value',
    proxyFor: `Continuity and change of the ${part} of a network`,
    formula: '|A ∩ B| / |A ∪ B| (Jaccard) of the items of two half-years in a row; of a person the median over such pairs',
    choice: 'half-years (UTC) in a row in both of which the person has items; a pause is no change. A period names the later half-year',
    source: `${carpenter2022}; ${jaccard1912}`,
    limit,
    sql: kept(part),
  };
}

/** Growth and change over time. To add one is to add an entry. */
export const turnover: Readonly<Record<string, SqlIndicator>> = {
  peopleContinuity: continuity(
    'people',
    'People kept',
    'contacts',
    'Few interactions in a half-year make change look larger; the export decides who can be met',
  ),
  spacesContinuity: continuity(
    'spaces',
    'Spaces kept',
    'hashtags and groups',
    'A study collected by one hashtag shows that hashtag kept; hashtags used once are change by themselves',
  ),
  toolsContinuity: continuity('tools', 'Tools kept', 'linked domains', 'A link is not use, and a tool in use needs no link'),
  newTools: {
    title: 'New tools per week',
    means: 'How many domains that a person had not linked to before there are per week with a post',
    unit: 'value',
    proxyFor: 'Discovering tools and resources',
    formula: '|{domains linked}| / |{calendar weeks with a post}|: each domain is new once',
    source: `${trust2016}; ${carpenter2022}`,
    limit: 'What was found before the data begin counts as new; a link is not use',
    sql: ofPeople(`
SELECT weeks.person, CAST(coalesce(domains.n, 0) AS DOUBLE) / weeks.n AS value FROM (
  SELECT author AS person, count(DISTINCT date_trunc('week', time)) AS n FROM plnPosted WHERE author IS NOT NULL AND time IS NOT NULL GROUP BY author
) AS weeks LEFT JOIN (
  SELECT person, count(*) AS n FROM plnProfiles WHERE part = 'tools' AND kind = 'domain' AND first IS NOT NULL GROUP BY person
) AS domains ON domains.person = weeks.person`),
  },
  products: {
    title: 'Products named',
    means: 'Number of the products on a list that a person names in their own words',
    unit: 'count',
    proxyFor: 'Tools of the professional learning network that are named rather than linked',
    formula: '|{products of data/lists/products.csv named in posts that are not reposts}|',
    source: trust2016,
    limit: 'Only what is on the list; to name is not to use, nor to approve; names that are words of every day are left off the list',
    sql: ofPeople(`
SELECT plnPeople.person, coalesce(named.n, 0) AS value FROM plnPeople
LEFT JOIN (SELECT person, count(*) AS n FROM plnProfiles WHERE part = 'tools' AND kind = 'product' GROUP BY person) AS named ON named.person = plnPeople.person`),
  },
  initiatingChange: {
    title: 'From answering to initiating',
    means:
      'By how much the share of own words that begin something is larger in the later half of a person’s posts than in the earlier half',
    unit: 'value',
    proxyFor: 'Identity: from answering towards initiating',
    formula:
      'initiating share of the later ⌊n / 2⌋ of n own posts − that of the others; people with at least 10 dated posts that are not reposts; posts of a platform without a single reply in the study are left out',
    source: `${krutka2017}; ${staudtWillet2019} (types of post)`,
    limit: 'An answer that is not sent as a reply counts as beginning; one difference of two shares is no trend',
    sql: ofPeople(`
SELECT person, avg(CASE WHEN later = 1 THEN begun END) - avg(CASE WHEN later = 0 THEN begun END) AS value FROM (
  SELECT author AS person, CASE WHEN kind = 'reply' THEN 0 ELSE 1 END AS begun,
    CASE WHEN row_number() OVER (PARTITION BY author ORDER BY time, post) > (count(*) OVER (PARTITION BY author) + 1) // 2 THEN 1 ELSE 0 END AS later,
    count(*) OVER (PARTITION BY author) AS n
  FROM plnPosted WHERE author IS NOT NULL AND time IS NOT NULL AND kind <> 'repost' AND heard = 1
) AS ordered WHERE n >= 10 GROUP BY person`),
  },
};
