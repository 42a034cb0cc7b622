import type { Entry } from '../entry.ts';
import { carpenter2020 } from '../sources.ts';

/** A sign that an account may be automated or inauthentic: a value per person, and from where on it raises a flag. */
interface Sign extends Entry {
  /** Column of the counts of each person. */
  readonly of: string;
  readonly from: number;
  /** Whether it only counts beside another sign, because many ordinary accounts show it. */
  readonly besides?: true;
  /** Columns of signs that the same posts raise: beside one of them it counts no further. */
  readonly within?: readonly string[];
}

const verdict = 'A reason to look, never a verdict: the most active accounts of #Edchat, far beyond all others, were on topic';
/** Posts from which on an account is looked at. */
const LEAST = 10;
/** What counts where words are looked for again. */
const identified =
  'posts with an id of the platform alone: an export without ids, such as a transcript of a chat, may hold one post in several rows, and what is passed on as a post of whoever passes it on';

/**
 * Signs by which accounts are singled out for a person to judge. Thresholds are starting points to be set for each
 * study, not findings. To add a sign is to add an entry.
 */
export const signs: Readonly<Record<string, Sign>> = {
  auditRepetition: {
    title: 'Audit: repetition',
    means: 'Share of own posts whose words, links and names aside, the same person had used before',
    unit: 'share',
    proxyFor: 'Suspected automation or spam',
    formula: `1 − |{distinct texts}| / |{own posts of at least four words}|; flag from 0.3; accounts with at least ${LEAST} such posts`,
    choice: identified,
    source: carpenter2020,
    limit: `${verdict}; greetings and scheduled reminders repeat too`,
    of: 'repetition',
    from: 0.3,
  },
  auditPace: {
    title: 'Audit: pace',
    means: 'Most posts, reposts included, within one hour',
    unit: 'value',
    proxyFor: 'Suspected automation',
    formula: `max over clock hours of posts; flag from 60; accounts with at least ${LEAST} posts`,
    source: carpenter2020,
    limit: `${verdict}; moderators of chats are fast`,
    of: 'pace',
    from: 60,
  },
  auditLinks: {
    title: 'Audit: links',
    means: 'Share of own posts with a link',
    unit: 'share',
    proxyFor: 'Broadcasting by a machine or a business',
    formula: `|{own posts with a link}| / |{own posts}|; flag from 0.9; accounts with at least ${LEAST} own posts`,
    choice: 'not looked at on platforms of which as large a share of all own posts has a link, such as lists of who shared which link',
    source: carpenter2020,
    limit: `${verdict}; librarians and curators link a great deal`,
    of: 'links',
    from: 0.9,
  },
  auditHashtags: {
    title: 'Audit: hashtags',
    means: 'Mean number of hashtags of own posts',
    unit: 'value',
    proxyFor: 'Hashtag spam',
    formula: `Σ hashtags / |{own posts}|; flag above 6; accounts with at least ${LEAST} own posts`,
    source: carpenter2020,
    limit: `${verdict}; on Instagram many hashtags are usual`,
    of: 'hashtags',
    from: 6.000001,
  },
  auditFollowing: {
    title: 'Audit: following without being followed',
    means: 'How many accounts an account follows for each that follows it',
    unit: 'value',
    proxyFor: 'Accounts made to reach others',
    formula: 'following / max(1, followers); flag from 10; accounts that follow at least 1,000',
    source: carpenter2020,
    limit: `${verdict}; newcomers and readers follow more than they are followed; most exports do not tell`,
    of: 'followed',
    from: 10,
    besides: true,
  },
  auditCopies: {
    title: 'Audit: words of others',
    means: 'Share of own posts whose words, links and names aside, another account had used first',
    unit: 'share',
    proxyFor: 'Copied originals and networks of accounts with one text',
    formula: `|{own posts of at least four words with a text that somebody else was the first to post}| / |{own posts of at least four words}|; flag from 0.3; accounts with at least ${LEAST} such posts`,
    choice: identified,
    source: `${carpenter2020}; Krutka & Greenhalgh 2021 (spam in educational hashtags)`,
    limit: `${verdict}; buttons that share an article give everybody the same words`,
    of: 'copies',
    from: 0.3,
    besides: true,
  },
  auditNearCopies: {
    title: 'Audit: near copies',
    means: 'Share of own posts whose text comes again nearly word for word in the study, by the same or another account',
    unit: 'share',
    proxyFor: 'Templates of machines, and networks of accounts that vary one text',
    formula: `|{own posts in a group of near-duplicates}| / |{own posts}|; near-duplicates as coded (MinHash over three words in a row, Jaccard similarity estimated at 0.8 or more); flag from 0.5; accounts with at least ${LEAST} own posts`,
    choice: identified,
    source: `${carpenter2020}; Broder 1997, 10.1109/SEQUEN.1997.666900 (resemblance)`,
    limit: `${verdict}; scheduled announcements and shared press texts are near copies too`,
    of: 'nearCopies',
    from: 0.5,
    besides: true,
    within: ['repetition', 'copies'],
  },
  auditSynchrony: {
    title: 'Audit: in step with another account',
    means:
      'Most links and posts (and texts, where the settings ask for them) that the account shared within a short time of one other account',
    unit: 'value',
    proxyFor: 'Coordinated sharing',
    formula: 'max over other accounts of |{things both shared within the window network.coShare}|; flag from 5',
    source: 'Giglietto et al. 2020, 10.1080/1369118X.2020.1739732',
    limit: `${verdict}; people in one chat share the same link at the same minute`,
    of: 'synchrony',
    from: 5,
  },
};

/** The signs and the number of flags that they raise, as indicators of people. */
export const audit: Readonly<Record<string, Entry>> = {
  ...signs,
  auditFlags: {
    title: 'Audit: flags',
    means: 'Number of the audit signs of an account that are above their thresholds',
    unit: 'count',
    proxyFor: 'Suspected automation or inauthentic activity',
    formula: `|{${Object.keys(signs).join(', ')} above threshold}|; accounts without any are left out, here and of each sign`,
    choice: `${namesOf(Object.values(signs).filter(({ besides }) => besides === true))} count beside another sign only: many ordinary accounts show them; near copies not beside repetition or words of others, which the same posts show`,
    source: carpenter2020,
    limit: verdict,
  },
};

function namesOf(chosen: readonly Sign[]): string {
  return chosen.map(({ title }) => title.replace('Audit: ', '')).join(', ');
}

/** The counts behind the signs, one row a person. Reads `plnPosted`, `plnPeople`, `plnNames`, `plnKeys`, people, evidence and coShares. */
export const counts = `
WITH linking AS (
  SELECT platform FROM plnPosted WHERE own = 1 GROUP BY platform HAVING avg(linked) < ${signs.auditLinks?.from}
), written AS (
  SELECT author, count(*) AS own, sum(linked) AS linked, sum(tags) AS tags, sum(identified) AS identified FROM plnPosted WHERE author IS NOT NULL AND own = 1 GROUP BY author
), spoken AS (
  SELECT author, said, count(*) AS n FROM plnPosted WHERE author IS NOT NULL AND said IS NOT NULL AND identified = 1 GROUP BY author, said
), worded AS (
  SELECT author, sum(n) AS n, count(*) AS texts FROM spoken GROUP BY author
), common AS (
  SELECT said FROM spoken GROUP BY said HAVING count(*) > 1
), said AS (
  SELECT author, time, said FROM plnPosted WHERE author IS NOT NULL AND time IS NOT NULL AND identified = 1 AND said IN (SELECT said FROM common)
), sayings AS (
  SELECT said, min(time) AS first, arg_min(author, (time, author)) AS originator FROM said GROUP BY said
), copying AS (
  SELECT author, count(*) AS copies FROM said JOIN sayings ON sayings.said = said.said WHERE author <> originator AND time > first GROUP BY author
), near AS (
  SELECT author, count(*) AS n FROM plnPosted
  WHERE author IS NOT NULL AND own = 1 AND identified = 1 AND post IN (SELECT post FROM plnKeys WHERE key IN (SELECT post FROM evidence WHERE code = 'repeated')) GROUP BY author
), instep AS (
  SELECT plnNames.person, max(things) AS things FROM (
    SELECT one AS name, things FROM coShares UNION ALL SELECT other AS name, things FROM coShares
  ) AS shared JOIN plnNames ON plnNames.name = shared.name GROUP BY plnNames.person
), paced AS (
  SELECT author, max(n) AS pace, sum(n) AS posts FROM (
    SELECT author, date_trunc('hour', time) AS hour, count(*) AS n FROM plnPosted WHERE author IS NOT NULL AND time IS NOT NULL GROUP BY ALL
  ) AS hours GROUP BY author
)
SELECT plnPeople.person,
  CASE WHEN worded.n >= ${LEAST} THEN 1 - CAST(texts AS DOUBLE) / worded.n END AS repetition,
  CASE WHEN paced.posts >= ${LEAST} THEN CAST(pace AS DOUBLE) END AS pace,
  CASE WHEN own >= ${LEAST} AND people.platform IN (FROM linking) THEN CAST(linked AS DOUBLE) / own END AS links,
  CASE WHEN own >= ${LEAST} THEN CAST(tags AS DOUBLE) / own END AS hashtags,
  CASE WHEN following >= 1000 AND followers IS NOT NULL THEN CAST(following AS DOUBLE) / greatest(1, followers) END AS followed,
  CASE WHEN worded.n >= ${LEAST} THEN CAST(coalesce(copies, 0) AS DOUBLE) / worded.n END AS copies,
  CASE WHEN identified >= ${LEAST} THEN CAST(coalesce(near.n, 0) AS DOUBLE) / identified END AS "nearCopies",
  CAST(things AS DOUBLE) AS synchrony
FROM plnPeople
JOIN plnNames ON plnNames.person = plnPeople.person
JOIN people ON people.person = plnNames.name
LEFT JOIN copying ON copying.author = plnPeople.person
LEFT JOIN near ON near.author = plnPeople.person
LEFT JOIN instep ON instep.person = plnPeople.person
LEFT JOIN written ON written.author = plnPeople.person
LEFT JOIN worded ON worded.author = plnPeople.person
LEFT JOIN paced ON paced.author = plnPeople.person`;

const isAbove = ({ of, from }: Sign) => `coalesce("${of}" >= ${from}, false)`;
const above = (chosen: readonly Sign[]) =>
  chosen
    .map((sign) => {
      const wider = Object.values(signs).filter(({ of }) => sign.within?.includes(of));
      return `CASE WHEN ${[isAbove(sign), ...wider.map((one) => `NOT ${isAbove(one)}`)].join(' AND ')} THEN 1 ELSE 0 END`;
    })
    .join(' + ');
const leading = above(Object.values(signs).filter(({ besides }) => besides !== true));

/** How many signs of an account are above their thresholds; 0 where only signs are that count beside others. */
export const flags = `(CASE WHEN ${leading} > 0 THEN ${above(Object.values(signs))} ELSE 0 END)`;

/** Signs and flags of the accounts with a flag, as rows of the table of indicators. Reads `plnAudit`, made of the counts. */
export function auditRows(): string {
  const row = (name: string, value: string) => `
SELECT '${name}' AS indicator, person, CAST(${value} AS DOUBLE) AS value FROM plnAudit WHERE ${flags} > 0 AND ${value} IS NOT NULL`;
  return [...Object.entries(signs).map(([name, { of }]) => row(name, `"${of}"`)), row('auditFlags', `(${flags})`)].join('\nUNION ALL\n');
}
