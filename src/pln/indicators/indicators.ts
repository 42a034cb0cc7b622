import type { Entry } from '../entry.ts';
import { middle } from '../median.ts';
import { WHOLE } from '../numbers.ts';
import { carpenter2022, greenhalgh2021, krutka2017, pielou1966, shannon1948, staudtWillet2019, trust2016 } from '../sources.ts';
import { eitherPart } from './bearers.ts';

/** What an indicator is about: one person, one space, or the whole study. */
export type Scope = 'person' | 'space' | 'study';

/** An indicator of people, the study having their median; or of spaces, the study having the same over all posts. */
export interface Indicator extends Entry {
  readonly scope: Exclude<Scope, 'study'>;
  /**
   * The values in SQL: columns `person` and `value`, or `place`, `value`, `people` and `bearers`. Reads `plnPeople`, `plnPosted`,
   * `plnCircles`, `plnProfiles` and `plnSpaces`, which the stage makes.
   */
  readonly sql: string;
}

/** A value for everybody with a profile, 0 where nothing was counted. */
function counted(sql: string): string {
  return `SELECT plnPeople.person, coalesce(found.value, 0) AS value FROM plnPeople LEFT JOIN (${sql}) AS found ON found.person = plnPeople.person`;
}

/** Items of one part of a profile, each once, with how often. */
function items(part: 'people' | 'spaces' | 'tools'): string {
  if (part === 'people') return 'SELECT person, alter AS item, n FROM plnCircles';
  return `SELECT person, item, sum(count) AS n FROM plnProfiles WHERE part = '${part}' AND kind <> 'product' GROUP BY person, item`;
}

/**
 * Shannon entropy in nats of the counts n of each person: ln N − (Σ n ln n) / N, beside the number of items.
 * The sum is of decimals, because sums of floating point numbers depend on the order in which threads deliver.
 */
function entropy(part: 'people' | 'tools'): string {
  return `
SELECT person, k, greatest(0, ln(total) - CAST(weighed AS DOUBLE) / total) AS h
FROM (
  SELECT person, count(*) AS k, CAST(sum(n) AS DOUBLE) AS total, sum(CAST(n * ln(n) AS DECIMAL(28, 10))) AS weighed
  FROM (${items(part)}) AS items
  GROUP BY person
) AS sums`;
}

/** A share of the posts of a space, borne by the people who wrote them; spaces without such posts have none. */
function share(part: 'reply' | 'answered' | 'linked', whole: 'heard' | 'initial' | 'linkable'): string {
  return `SELECT place, CAST(${part} AS DOUBLE) / ${whole} AS value, people, ${eitherPart(part, whole, `${part}People`, `${part}Others`)} AS bearers
FROM plnSpaces WHERE ${whole} > 0`;
}

/** Every indicator by its name. To add one is to add an entry. */
export const indicators: Readonly<Record<string, Indicator>> = {
  alters: {
    scope: 'person',
    title: 'People in a network',
    means: 'Number of people one acts upon or is acted upon by',
    unit: 'count',
    proxyFor: 'The people of the professional learning network',
    formula: '|{alters}|, each person once, bots and oneself left out',
    source: trust2016,
    limit: 'People who are read and never answered leave no trace; ties outside the exports are unseen',
    sql: counted(`SELECT person, count(*) AS value FROM (${items('people')}) AS items GROUP BY person`),
  },
  reciprocalAlters: {
    scope: 'person',
    title: 'Mutual contacts',
    means: 'Number of people with whom there are interactions in both directions, of any kind',
    unit: 'count',
    proxyFor: 'Mutual professional relationships',
    formula: '|{alters acted upon} ∩ {alters who act upon one}|',
    source: 'Wasserman & Faust 1994, 10.1017/CBO9780511815478, ch. 13; people of the network after Trust, Krutka & Carpenter 2016',
    limit: 'A mention that is answered by a repost counts as mutual; replies without the hashtag are missing from hashtag collections',
    sql: counted('SELECT person, count(*) AS value FROM plnCircles WHERE mutual GROUP BY person'),
  },
  alterEvenness: {
    scope: 'person',
    title: 'Evenness of contacts',
    means: 'How evenly interactions are spread over the people of a network: 1 for equal shares, near 0 where one person has nearly all',
    unit: 'value',
    proxyFor: 'Breadth of the circle one really talks with',
    formula: 'H / ln k, with H = −Σ pᵢ ln pᵢ over the k people; absent for k < 2',
    source: `${pielou1966}; ${shannon1948}`,
    limit: 'Says nothing about who the people are; with few interactions it is high by chance',
    sql: `SELECT person, round(h / ln(k), 9) AS value FROM (${entropy('people')}) AS spread WHERE k > 1`,
  },
  spaces: {
    scope: 'person',
    title: 'Spaces',
    means: 'Number of platforms, hashtags and groups in which one posted',
    unit: 'count',
    proxyFor: 'The spaces of the professional learning network',
    formula: '|{platforms}| + |{hashtags}| + |{groups}|',
    source: trust2016,
    limit: 'One export is not a whole network; an account is one person per platform; hashtags used once count as much as homes',
    sql: counted(`SELECT person, count(*) AS value FROM (${items('spaces')}) AS items GROUP BY person`),
  },
  tools: {
    scope: 'person',
    title: 'Tools',
    means: 'Number of domains one linked to',
    unit: 'count',
    proxyFor: 'The tools and resources of the professional learning network',
    formula: '|{registered domains of links}|',
    source: trust2016,
    limit: 'A link is not use; products named without a link are unseen; one domain may hold many tools',
    sql: counted(`SELECT person, count(*) AS value FROM (${items('tools')}) AS items GROUP BY person`),
  },
  toolEntropy: {
    scope: 'person',
    title: 'Variety of tools',
    means: 'How varied the linked domains are, in bits: 0 for one domain only, 1 for two used equally, 2 for four',
    unit: 'value',
    proxyFor: 'Diversity of sources',
    formula: '−Σ pᵢ log₂ pᵢ over posts with a link to each domain; absent without links',
    source: shannon1948,
    limit: 'Grows with the number of links; video and shop platforms count as one source each',
    sql: `SELECT person, round(h / ln(2), 9) AS value FROM (${entropy('tools')}) AS spread`,
  },
  weeksActive: {
    scope: 'person',
    title: 'Weeks active',
    means: 'Number of calendar weeks (Monday to Sunday, UTC) with a post',
    unit: 'count',
    proxyFor: 'Continuity of participation',
    formula: '|{weeks with at least one post}|; posts without a time are left out',
    source: carpenter2022,
    limit: 'Readers are invisible; the study may begin or end in the middle of somebody’s participation',
    sql: counted(
      `SELECT author AS person, count(DISTINCT date_trunc('week', time)) AS value FROM plnPosted WHERE author IS NOT NULL GROUP BY author`,
    ),
  },
  initiatingShare: {
    scope: 'person',
    title: 'Initiating',
    means: 'Share of own words that begin something rather than answer: originals and quotes among all posts that are not reposts',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Identity: from answering towards initiating',
    formula:
      '(originals + quotes) / (originals + quotes + replies); absent where there are only reposts; posts of a platform without a single reply in the study are left out',
    source: `${staudtWillet2019} (types of post); ${krutka2017}`,
    limit: 'An answer in a chat that is not sent as a reply counts as beginning; a level at one time is no development',
    sql: `SELECT author AS person, CAST(sum(CASE WHEN kind = 'reply' THEN 0 ELSE 1 END) AS DOUBLE) / count(*) AS value
FROM plnPosted WHERE author IN (SELECT person FROM plnPeople) AND kind <> 'repost' AND heard = 1 GROUP BY author`,
  },
  posts: {
    scope: 'space',
    title: 'Posts',
    means: 'Number of posts in a space, by anybody but bots',
    unit: 'count',
    proxyFor: 'Activity of a space',
    formula: '|{posts}|, reposts and posts of deleted authors included',
    source: greenhalgh2021,
    limit: 'Depends on how the export was collected',
    sql: 'SELECT place, posts AS value, people, CAST(NULL AS BIGINT) AS bearers FROM plnSpaces',
  },
  people: {
    scope: 'space',
    title: 'People',
    means: 'Number of people who posted in a space, bots and deleted authors left out',
    unit: 'count',
    proxyFor: 'Size of a space',
    formula: '|{authors}|',
    source: greenhalgh2021,
    limit: 'Readers are invisible; one human may have several accounts',
    sql: 'SELECT place, people AS value, people, CAST(NULL AS BIGINT) AS bearers FROM plnSpaces',
  },
  responseRate: {
    scope: 'space',
    title: 'Response rate',
    means: 'Share of the original posts of a space that somebody else in the study answered',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Social support: whether those who speak are heard',
    formula:
      '|{originals and quotes with a reply by another person}| / |{originals and quotes}|; deleted authors count as other people, bots as nobody; posts of a platform on which no reply of the study says what it answers are left out',
    source: greenhalgh2021,
    limit:
      'Answers outside the collection are missing: of #Edchat thread replies one in five lacked the hashtag; likes and private answers are unseen',
    sql: share('answered', 'initial'),
  },
  replyShare: {
    scope: 'space',
    title: 'Replies',
    means: 'Share of the posts of a space that are replies',
    unit: 'share',
    proxyFor: 'Conversation rather than broadcast',
    formula: '|{replies}| / |{posts}|, reposts included below; posts of a platform without a single reply in the study are left out',
    source: `${greenhalgh2021}; ${staudtWillet2019}`,
    limit: 'Answers that are not sent as replies (A1 …) are missed, as are replies that drop the hashtag',
    sql: share('reply', 'heard'),
  },
  linkShare: {
    scope: 'space',
    title: 'Posts with links',
    means: 'Share of the posts of a space with at least one link',
    unit: 'share',
    proxyFor: 'Exchange of resources',
    formula: '|{posts with a link}| / |{posts}|; posts of a platform without words and links in the study are left out',
    source: greenhalgh2021,
    limit: 'A link may be a resource, an offer or another post; pictures of resources are unseen',
    sql: share('linked', 'linkable'),
  },
};

/** Every value of every indicator, as rows of the table of indicators. */
export function indicatorRows(records: Readonly<Record<string, Indicator>> = indicators): string {
  return Object.entries(records)
    .map(([name, { scope, sql }]) => (scope === 'space' ? ofSpaces(name, sql) : ofPeople(name, sql)))
    .join('\nUNION ALL BY NAME\n');
}

function ofSpaces(name: string, sql: string): string {
  return `SELECT '${name}' AS indicator, place, CAST(value AS DOUBLE) AS value, people, bearers FROM (${sql}) AS found`;
}

function ofPeople(name: string, sql: string): string {
  // Without MATERIALIZED the values would be computed once for the people and once more for their median.
  return `SELECT * FROM (
  WITH found AS MATERIALIZED (SELECT person, CAST(value AS DOUBLE) AS value FROM (${sql}) AS made)
  SELECT '${name}' AS indicator, person, value FROM found
  UNION ALL BY NAME SELECT '${name}' AS indicator, ${WHOLE} AS place, ${middle} FROM found HAVING count(*) > 0
) AS told`;
}
