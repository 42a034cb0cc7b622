import { leadsSomewhere } from '../profiles/sites.ts';
import { carpenter2021, carpenter2023, jaccard1912, krutka2017 } from '../sources.ts';
import { eitherPart } from './bearers.ts';
import { ofPeople, type SqlIndicator } from './sql-indicator.ts';

const marwick = 'Marwick & boyd 2011, 10.1177/1461444810365313';
/** Members of a community who must use a space before its audience counts as there. */
const MEMBERS = 3;
/** Members from which on the sources of a community are compared. */
const COMMUNITY = 10;

/** The share of the posts by one's alters that have a trait, borne by the alters who wrote such posts. */
function met(trait: string): string {
  return ofPeople(
    `
SELECT circle.person, CAST(sum(had) AS DOUBLE) / nullif(sum(coded), 0) AS value
FROM plnCircles AS circle
JOIN (SELECT author, sum(${trait}) AS had, sum(coded) AS coded FROM plnPosted WHERE author IS NOT NULL GROUP BY author) AS wrote ON wrote.author = circle.alter
GROUP BY circle.person`,
    `SELECT nullif(count(DISTINCT author), 0) FROM plnPosted WHERE ${trait} = 1 AND author IN (SELECT alter FROM plnCircles)`,
  );
}

const posts = 'by the people of a network, in the study';
const seen = 'Posts written are not posts seen: nobody knows what a feed showed; as good as the classifier, whose errors the report states';

/** Spaces in which several communities meet. */
const mixed = `
SELECT place FROM (
  SELECT place, community FROM plnPlaces JOIN plnMembers ON plnMembers.person = plnPlaces.author
  WHERE plnPlaces.kind IN ('hashtag', 'group') GROUP BY place, community HAVING count(DISTINCT author) >= ${MEMBERS}
) AS audiences GROUP BY place HAVING count(*) >= 2`;

/** Who answers at all, and the fewer of those who answer from outside and from within. */
const standing = `count(DISTINCT person) AS people, ${eitherPart(
  'sum(outside)',
  'count(*)',
  'count(DISTINCT CASE WHEN outside = 1 THEN person END)',
  'count(DISTINCT CASE WHEN outside = 0 THEN person END)',
)} AS bearers`;

/** What people meet in their network, and who may be listening. To add one is to add an entry. */
export const exposure: Readonly<Record<string, SqlIndicator>> = {
  commerceMet: {
    title: 'Commerce in one’s network',
    means: `Share of the posts ${posts}, that advance a sale or another material interest`,
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: commerce met in one’s network',
    formula: 'Σ posts of alters with the code commercial / Σ posts of alters with a code decided, each alter once; reposts included',
    source: `${krutka2017}; ${carpenter2023}`,
    limit: seen,
    restsOn: ['commercial'],
    sql: met('commercial'),
  },
  promotionMet: {
    title: 'Self-promotion in one’s network',
    means: `Share of the posts ${posts}, that direct attention to the poster or their organisation`,
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: self-promotion met in one’s network',
    formula: 'Σ posts of alters with the code selfpromotion / Σ posts of alters with a code decided, each alter once; reposts included',
    source: `${krutka2017}; ${carpenter2021}`,
    limit: seen,
    restsOn: ['selfpromotion'],
    sql: met('selfpromotion'),
  },
  distractionMet: {
    title: 'Off topic in one’s network',
    means: `Share of the posts ${posts}, that are off topic or spam`,
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: distraction',
    formula: 'Σ posts of alters with the flag off-topic / Σ posts of alters with a code decided, each alter once',
    source: krutka2017,
    limit: `${seen}; only posts without another code can carry the flag`,
    restsOn: ['off-topic'],
    sql: met('offTopic'),
  },
  mixedAudience: {
    title: 'Posts before mixed audiences',
    means: 'Share of a person’s posts in hashtags and groups that stand in at least one where several communities meet',
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: exposure to context collapse, where audiences meet that one would rather speak to apart',
    formula: `|{posts in a space in which at least ${MEMBERS} people of each of two or more communities posted}| / |{posts in a hashtag or group}|`,
    source: `${marwick}; communities from the interactions of the study`,
    limit: 'A risk, not an experience: nobody knows who read; a meeting of communities may be the very purpose of a space',
    sql: ofPeople(`
SELECT author AS person, avg(mixed) AS value FROM (
  SELECT author, post, max(CASE WHEN place IN (${mixed}) THEN 1 ELSE 0 END) AS mixed
  FROM plnPlaces WHERE kind IN ('hashtag', 'group') AND author IS NOT NULL GROUP BY author, post
) AS stood GROUP BY author`),
  },
  outsideReplies: {
    title: 'Answers from outside',
    means: 'Share of the answers between people in communities that come from another community than that of the person answered',
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: exposure to context collapse; support: reach across communities',
    formula:
      '|{replies by a member of another community}| / |{replies between members of communities, oneself left out}|; half-years by the answer’s time',
    source: marwick,
    limit: 'Communities are made of the same interactions, so answers from outside are rare by construction: compare periods, not studies',
    sql: `
WITH answers AS (
  SELECT half AS period, time IS NULL AS undated, one.person, CASE WHEN one.community = other.community THEN 0 ELSE 1 END AS outside
  FROM plnPosted JOIN plnMembers AS one ON one.person = author JOIN plnMembers AS other ON other.person = replyToPerson
  WHERE reply = 1 AND author <> replyToPerson
)
SELECT CAST(sum(outside) AS DOUBLE) / count(*) AS value, ${standing} FROM answers HAVING count(*) > 0
UNION ALL BY NAME
SELECT period, CAST(sum(outside) AS DOUBLE) / count(*) AS value, ${standing} FROM answers WHERE NOT undated GROUP BY period`,
  },
  sourceOverlap: {
    title: 'Sources in common',
    means: 'How many of their linked domains two communities have in common, on average over pairs: 0 for none, 1 for all',
    unit: 'value',
    proxyFor: 'Strain: echo chamber, where it is near 0',
    formula: `mean over pairs of communities of at least ${COMMUNITY} members of |Dₐ ∩ D_b| / |Dₐ ∪ D_b|, with D the domains linked by at least two members, those that only shorten links left out; communities without any such domain left out`,
    source: `Cinelli et al. 2021, 10.1073/pnas.2023301118 (sources and ties together); ${jaccard1912}`,
    limit:
      'Large video and document sites are everybody’s; small communities have few domains in common by chance; no comparison with chance is made',
    sql: `
WITH large AS (SELECT community, count(*) AS size FROM plnMembers GROUP BY community HAVING count(*) >= ${COMMUNITY}),
sources AS (
  SELECT community, domain FROM plnLinked JOIN plnMembers ON plnMembers.person = author
  WHERE community IN (SELECT community FROM large) AND ${leadsSomewhere} GROUP BY community, domain HAVING count(DISTINCT author) >= 2
), sizes AS (SELECT community, count(*) AS n FROM sources GROUP BY community),
met AS (
  SELECT x.community AS a, y.community AS b, count(*) AS n FROM sources AS x JOIN sources AS y ON y.domain = x.domain AND x.community < y.community GROUP BY a, b
), pairs AS (
  SELECT one.n + other.n AS total, coalesce(met.n, 0) AS common
  FROM sizes AS one JOIN sizes AS other ON one.community < other.community LEFT JOIN met ON a = one.community AND b = other.community
)
SELECT
  CAST(sum(CAST(CAST(common AS DOUBLE) / (total - common) AS DECIMAL(18, 12))) AS DOUBLE) / count(*) AS value,
  (SELECT sum(size) FROM large) AS people
FROM pairs HAVING count(*) > 0`,
  },
};
