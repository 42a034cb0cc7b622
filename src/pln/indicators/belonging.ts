import { WHOLE } from '../numbers.ts';
import { roles } from '../profiles/roles.ts';
import { carpenter2022, pielou1966, rosenberg2016, shannon1948, trust2016 } from '../sources.ts';
import { ofPeople, type SqlIndicator } from './sql-indicator.ts';

const rosenberg = `${rosenberg2016} (roles)`;
const bios = `Roles that no table of the study gives are what people say of themselves, in English, among ${Object.keys(roles).length} roles; one person in seven says nothing`;

/** The hashtags and groups of a person with at least two dated posts, and the calendar weeks from that of the first to that of the last of them. */
const homes = `
SELECT person, weeks, date_diff('week', date_trunc('week', first), date_trunc('week', last)) + 1 AS span FROM plnProfiles
WHERE part = 'spaces' AND kind <> 'platform' AND count > 1 AND first IS NOT NULL`;

/**
 * The share of people seen in one week only. Who posted once is among them, and how many these are is told beside it: it is
 * borne by those who came back within the week as well, and by those of whom no week is known.
 */
const passing = `
SELECT ${WHOLE} AS place, CAST(count(CASE WHEN weeks = 1 THEN 1 END) AS DOUBLE) / count(CASE WHEN weeks > 0 THEN 1 END) AS value,
  count(CASE WHEN weeks > 0 THEN 1 END) AS people,
  least(${['weeks = 0', 'weeks = 1', 'weeks = 1 AND n > 1', 'weeks > 1'].map((those) => `nullif(count(CASE WHEN ${those} THEN 1 END), 0)`).join(', ')}) AS bearers
FROM (SELECT author, count(*) AS n, count(DISTINCT date_trunc('week', time)) AS weeks FROM plnPosted WHERE author IS NOT NULL GROUP BY author) AS persons
HAVING count(CASE WHEN weeks > 0 THEN 1 END) > 0`;

/** With whom, and how lastingly, people are in their networks. To add one is to add an entry. */
export const belonging: Readonly<Record<string, SqlIndicator>> = {
  recurringAlters: {
    title: 'Contacts met again',
    means: 'Share of the people of a network with whom there is another interaction at least a week after the first',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Social growth: lasting relationships',
    formula: '|{alters whose first and last interaction are at least 7 days apart}| / |{alters with a time}|',
    source: carpenter2022,
    limit: 'Short exports have fewer; mentions in passing count as interactions',
    sql: ofPeople(`
SELECT person, avg(CASE WHEN last - first >= INTERVAL 7 DAY THEN 1 ELSE 0 END) AS value FROM plnCircles WHERE first IS NOT NULL GROUP BY person`),
  },
  alterRoles: {
    title: 'Contacts whose role is known',
    means: 'Share of the people of a network whose bio, or the table of the study, tells a role',
    unit: 'share',
    proxyFor: 'How far the mix of roles can be known',
    formula: '|{alters with a role}| / |{alters}|; absent in studies without a role',
    source: rosenberg,
    limit: bios,
    sql: ofPeople(`
SELECT circle.person, avg(CASE WHEN known.person IS NULL THEN 0 ELSE 1 END) AS value
FROM plnCircles AS circle
LEFT JOIN (SELECT DISTINCT person FROM plnRoles) AS known ON known.person = circle.alter
WHERE (SELECT count(*) FROM plnRoles) > 0 GROUP BY circle.person`),
  },
  roleEvenness: {
    title: 'Evenness of roles',
    means: 'How evenly the people of a network spread over roles: 1 for equal shares, near 0 where nearly all have one role',
    unit: 'value',
    proxyFor: 'Diversity of the people of a network',
    formula:
      'H / ln k, with H = −Σ pᵢ ln pᵢ over the k roles of alters; an alter with several roles counts for each; absent for k < 2 and for fewer than 5 alters with a role',
    source: `${rosenberg}; ${pielou1966}; ${shannon1948}`,
    limit: bios,
    sql: ofPeople(`
SELECT person, round((ln(total) - CAST(weighed AS DOUBLE) / total) / ln(k), 9) AS value FROM (
  SELECT person, count(*) AS k, CAST(sum(n) AS DOUBLE) AS total, sum(CAST(n * ln(n) AS DECIMAL(28, 10))) AS weighed FROM (
    SELECT circle.person, role, count(*) AS n FROM plnCircles AS circle
    JOIN plnRoles ON plnRoles.person = circle.alter GROUP BY circle.person, role
  ) AS counted GROUP BY person
) AS sums WHERE k > 1 AND total >= 5`),
  },
  spaceStay: {
    title: 'Stay in spaces',
    means:
      'Number of calendar weeks (Monday to Sunday, UTC) from the first to the last post of a person in a hashtag or group, at the median over those with several',
    unit: 'count',
    proxyFor: 'Continuity: spaces that people come back to',
    formula:
      'median over hashtags and groups with at least two dated posts of the person of the weeks from that of the first to that of the last post, both counted',
    source: carpenter2022,
    limit: 'Cut off where the data begin and end; a hashtag of one event is no home',
    sql: ofPeople(`SELECT person, median(span) AS value FROM (${homes}) AS homes GROUP BY person`),
  },
  spaceRegularity: {
    title: 'Regularity in spaces',
    means:
      'Share of the calendar weeks (Monday to Sunday, UTC) from the first to the last post of a person in a hashtag or group in which they post there, over their spaces',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Continuity: regular participation',
    formula:
      'Σ weeks with a post / Σ weeks from that of the first to that of the last post, both counted, over hashtags and groups in which these are at least four',
    source: `${carpenter2022}; ${trust2016}`,
    limit: 'Readers are invisible; spaces that meet once a fortnight reach one half',
    sql: ofPeople(
      `SELECT person, CAST(sum(weeks) AS DOUBLE) / sum(span) AS value FROM (${homes}) AS homes WHERE span >= 4 GROUP BY person`,
    ),
  },
  oneWeekShare: {
    title: 'Seen in one week only',
    means: 'Share of the people with a dated post all of whose dated posts lie in one calendar week (Monday to Sunday, UTC)',
    unit: 'share',
    proxyFor: 'Continuity: passing visitors',
    formula: '|{people with posts in one week}| / |{people with posts in at least one week}|; reposts included, bots left out',
    source: rosenberg2016,
    limit: 'Readers are invisible; shorter data have more, and who is cut off where the data begin or end looks like a visitor',
    sql: passing,
  },
  siteKinds: {
    title: 'Kinds of sites',
    means: 'Number of kinds of sites one linked to, such as video, marketplace or school',
    unit: 'count',
    proxyFor: 'Diversity of tools and resources',
    formula: '|{kinds of the domains linked to}|; domains in no list count for none',
    source: trust2016,
    limit: 'As good as the list data/lists/domains.csv; a video site is one kind whatever the video',
    sql: ofPeople(`
SELECT plnPeople.person, coalesce(found.n, 0) AS value FROM plnPeople
LEFT JOIN (SELECT person, count(DISTINCT site) AS n FROM plnProfiles WHERE part = 'tools' GROUP BY person) AS found ON found.person = plnPeople.person`),
  },
};
