import { literal } from '../table.ts';
import type { Entry } from './entry.ts';
import { words } from './words.ts';

/** What a share of posts is: a trait among the posts it could have. Both are columns of `plnTraits`, 0 or 1. */
export interface Share extends Entry {
  readonly trait: string;
  readonly among: string;
}

const krutka = 'Trust, Krutka & Carpenter 2016, 10.1016/j.compedu.2016.06.007';
const reddit = 'Staudt Willet & Carpenter 2021, 10.1111/bjet.13051';
const english = 'English only; a short word list, neither validated nor blind to irony: a weak sign, to be checked by coding a sample';

function lexical(of: string): Pick<Entry, 'formula' | 'limit'> {
  return { formula: `|{own posts with a word of the list “${of}”}| / |{own posts with text}|; reposts left out`, limit: english };
}

/** Shares of posts, of each space over all time and by half-year, and of the whole study. To add one is to add an entry. */
export const shares: Readonly<Record<string, Share>> = {
  deletedShare: {
    title: 'Deleted or removed',
    means: 'Share of the posts of a space that were deleted by their author or removed by a moderator when collected',
    proxyFor: 'Words that people took back, and moderation',
    formula: '|{posts with status deleted or removed}| / |{posts}|',
    source: reddit,
    limit: 'Depends on when the posts were collected; most formats leave deleted posts out altogether, and then it is 0 without meaning',
    trait: 'deleted',
    among: 'posts',
  },
  selfAnswerShare: {
    title: 'Answers by the asker',
    means: 'Share of the answers in conversations that are by the person who began the conversation',
    proxyFor: 'Whether those who ask stay in the exchange',
    formula: '|{replies by the author of the first post}| / |{replies whose author and first author are known}|',
    source: reddit,
    limit: 'Deleted authors are unknown; conversations whose first post is not in the study are left out',
    trait: 'selfAnswer',
    among: 'rooted',
  },
  exchangeShare: {
    title: 'Answers to answers',
    means: 'Share of the answers that answer an answer rather than a first post',
    proxyFor: 'Cognitive growth: depth of exchange',
    formula: '|{replies to a reply}| / |{replies to a post of the study}|',
    source: `${krutka}; ${reddit}`,
    limit: 'Long exchanges may be quarrels; answers outside the collection are missing',
    trait: 'nested',
    among: 'parented',
  },
  questionShare: {
    title: 'Questions',
    means: 'Share of own posts that ask something',
    proxyFor: 'Cognitive growth: inquiry',
    formula: '|{own posts with a question mark outside links}| / |{own posts with text}|; reposts left out',
    source: `${krutka}; Haythornthwaite et al. 2018, 10.1080/17439884.2018.1498356`,
    limit: 'Rhetorical questions count, questions without a question mark do not',
    trait: 'asks',
    among: 'written',
  },
  reasonShare: {
    title: 'Reasons and examples',
    means: 'Share of own posts that give a reason or an example',
    proxyFor: 'Cognitive growth: explanation',
    source: `${krutka}; Haythornthwaite et al. 2018, 10.1080/17439884.2018.1498356`,
    ...lexical('reasons'),
    trait: 'reasons',
    among: 'written',
  },
  gratitudeShare: {
    title: 'Thanks',
    means: 'Share of own posts that thank',
    proxyFor: 'Affective growth: gratitude',
    source: krutka,
    ...lexical('gratitude'),
    trait: 'gratitude',
    among: 'written',
  },
  supportShare: {
    title: 'Encouragement',
    means: 'Share of own posts that encourage or console',
    proxyFor: 'Affective growth: support',
    source: krutka,
    ...lexical('support'),
    trait: 'support',
    among: 'written',
  },
  distressShare: {
    title: 'Distress',
    means: 'Share of own posts that speak of exhaustion or being overwhelmed',
    proxyFor: 'Affective strain that is shared',
    source: `${krutka}; Maslach & Jackson 1981, 10.1002/job.4030020205`,
    ...lexical('distress'),
    trait: 'distress',
    among: 'written',
  },
  identityShare: {
    title: 'Saying who one is',
    means: 'Share of own posts in which people say what they are by their work (“I am a … teacher”)',
    proxyFor: 'Identity growth: professional self-description',
    source: `${krutka}; Krutka, Carpenter & Trust 2017, 10.1007/s11528-016-0141-5`,
    ...lexical('identity'),
    trait: 'identity',
    among: 'written',
  },
  commerceShare: {
    title: 'Commerce met',
    means: 'Share of the posts of a space that advance a sale or another material interest',
    proxyFor: 'Strain: commerce in a space of learning',
    formula: '|{posts with the code commercial}| / |{posts with a code decided}|, reposts included, for they are met too',
    source: 'Carpenter, Shelton & Schroeder 2023, 10.1080/15391523.2022.2030267; Krutka, Carpenter & Trust 2017, 10.1007/s11528-016-0141-5',
    limit: 'As good as the classifier, whose errors the report states; undisclosed advertising is missed; posts met are not posts seen',
    trait: 'commercial',
    among: 'coded',
  },
  promotionShare: {
    title: 'Self-promotion met',
    means: 'Share of the posts of a space that direct attention to the poster or the poster’s organisation',
    proxyFor: 'Strain: self-promotion in a space of learning',
    formula: '|{posts with the code selfpromotion}| / |{posts with a code decided}|, reposts included',
    source: 'Carpenter et al. 2021, 10.1016/j.caeo.2021.100038',
    limit: 'As good as the classifier, whose errors the report states',
    trait: 'selfpromotion',
    among: 'coded',
  },
  offTopicShare: {
    title: 'Off topic',
    means: 'Share of the posts of a space that are off topic or spam',
    proxyFor: 'Strain: distraction',
    formula: '|{posts with the flag off-topic}| / |{posts with a code decided}|',
    source: 'Carpenter et al. 2020, 10.1007/s11528-019-00466-3',
    limit: 'Only posts without another code can carry the flag; what is off topic is for the community to say',
    trait: 'offTopic',
    among: 'coded',
  },
};

const found = (list: keyof typeof words) => `written * CAST(regexp_matches(body, ${literal(words[list])}) AS INTEGER) AS ${list}`;

/** Half-year (UTC) of a time. */
export const half = (time: string) => `concat(CAST(year(${time}) AS VARCHAR), CASE WHEN month(${time}) <= 6 THEN '-H1' ELSE '-H2' END)`;

/**
 * What every post that is not by a bot is or has, as 0 or 1. Reads `plnPosted`, posts and labels.
 */
export const traits = `
WITH coded AS (
  SELECT post, max(CASE WHEN code = 'commercial' AND value THEN 1 ELSE 0 END) AS commercial,
    max(CASE WHEN code = 'selfpromotion' AND value THEN 1 ELSE 0 END) AS selfpromotion,
    max(CASE WHEN code = 'off-topic' AND value THEN 1 ELSE 0 END) AS offTopic,
    max(CASE WHEN code = 'sharing' THEN 1 ELSE 0 END) AS coded
  FROM labels GROUP BY post
), bodies AS (
  SELECT posts.post, posts.author, posts.platform, posts.kind, posts.time, posts.status, posts.likes, posts.replyTo, posts.thread,
    regexp_replace(concat_ws(' ', posts.title, posts.text), 'https?://\\S+', '', 'g') AS body
  FROM posts JOIN plnPosted ON plnPosted.post = posts.post
), standing AS (
  SELECT bodies.*, CASE WHEN kind <> 'repost' AND status = 'ok' AND trim(body) <> '' THEN 1 ELSE 0 END AS written FROM bodies
)
SELECT standing.post, standing.author, standing.platform, standing.kind, standing.time, ${half('standing.time')} AS half, standing.likes, standing.status,
  1 AS posts, written,
  CASE WHEN standing.status IN ('deleted', 'removed') THEN 1 ELSE 0 END AS deleted,
  written * CAST(contains(body, '?') AS INTEGER) AS asks,
  ${(['reasons', 'gratitude', 'distress', 'support', 'identity'] as const).map(found).join(',\n  ')},
  CASE WHEN standing.kind = 'reply' AND parent.post IS NOT NULL THEN 1 ELSE 0 END AS parented,
  CASE WHEN standing.kind = 'reply' AND parent.kind = 'reply' THEN 1 ELSE 0 END AS nested,
  CASE WHEN standing.kind = 'reply' AND standing.author IS NOT NULL AND root.author IS NOT NULL THEN 1 ELSE 0 END AS rooted,
  CASE WHEN standing.kind = 'reply' AND standing.author = root.author THEN 1 ELSE 0 END AS selfAnswer,
  coalesce(coded.coded, 0) AS coded, coalesce(commercial * coded, 0) AS commercial, coalesce(selfpromotion * coded, 0) AS selfpromotion,
  coalesce(offTopic * coded, 0) AS offTopic
FROM standing
LEFT JOIN posts AS parent ON parent.post = standing.replyTo AND parent.post <> standing.post
LEFT JOIN posts AS root ON root.post = standing.thread AND root.post <> standing.post
LEFT JOIN coded ON coded.post = standing.post`;

/** Posts of a space from which on its shares are told. */
const LEAST = 20;
/** The normal quantile of a 95 % interval. */
const Z = 1.959963984540054;

/**
 * Every share of every space and of the study, with the number of people it comes from and an interval that allows for
 * the posts of one person resembling each other: the linearised variance of a ratio over persons,
 * G / (G − 1) · Σ (yᵢ − r nᵢ)² / N², on the logit scale (Cochran 1977, Sampling Techniques, ch. 6). Its sums are of whole
 * numbers, so that the order in which threads deliver changes nothing. By half-year for platforms and groups.
 * Reads `plnTraits`, `plnMarks` and `plnPlaces`.
 */
export function shareRows(whole: string, records: Readonly<Record<string, Share>> = shares): string {
  const all = {
    ...Object.fromEntries(Object.entries(records).map(([name, { trait, among }]) => [name, { trait, among }])),
    responseRate: heard,
  };
  const sums = Object.entries(all).map(([name, { trait, among }]) => `sum(${trait}) AS ${name}_y, sum(${among}) AS ${name}_n`);
  const rows = Object.keys(all).map((name) => {
    const [y, n] = [`${name}_y`, `${name}_n`];
    return `SELECT '${name}' AS indicator, place, half, sum(${y}) AS y, sum(${n}) AS n, sum(${y} * ${y}) AS yy, sum(${y} * ${n}) AS yn, sum(${n} * ${n}) AS nn,
  count(*) AS clusters, count(author) AS people FROM persons WHERE ${n} > 0 GROUP BY place, half`;
  });
  return `
WITH standing AS (
  SELECT plnPlaces.place, plnPlaces.kind AS sort, plnTraits.* EXCLUDE (kind), initial * heard AS initial, initial * heard * answered AS answered
  FROM plnPlaces JOIN plnTraits ON plnTraits.post = plnPlaces.post JOIN plnMarks ON plnMarks.post = plnPlaces.post
  WHERE place IN (SELECT place FROM plnPlaces GROUP BY place HAVING count(*) >= ${LEAST})
  UNION ALL
  SELECT ${literal(whole)} AS place, 'study' AS sort, plnTraits.* EXCLUDE (kind), initial * heard AS initial, initial * heard * answered AS answered
  FROM plnTraits JOIN plnMarks ON plnMarks.post = plnTraits.post
), halves AS (
  SELECT * REPLACE (CAST(NULL AS VARCHAR) AS half) FROM standing
  UNION ALL
  SELECT * FROM standing WHERE sort IN ('platform', 'group') AND half IS NOT NULL
), persons AS MATERIALIZED (
  SELECT place, half, author, ${sums.join(', ')} FROM halves GROUP BY place, half, author, CASE WHEN author IS NULL THEN post END
), counted AS (
  ${rows.join('\n  UNION ALL\n  ')}
), shared AS (
  SELECT *, CAST(y AS DOUBLE) / n AS r FROM counted
), spread AS (
  SELECT *, CASE WHEN y > 0 AND y < n AND clusters > 1
    THEN ${Z} * sqrt(greatest(0, yy - 2 * r * yn + r * r * nn) * clusters / (clusters - 1)) / n / (r * (1 - r)) END AS reach
  FROM shared
)
SELECT indicator, CASE WHEN place = ${literal(whole)} THEN 'study' ELSE 'space' END AS scope, CAST(NULL AS VARCHAR) AS person,
  nullif(place, ${literal(whole)}) AS item, half AS period, round(r, 12) AS value,
  round(1 / (1 + (1 - r) / r * exp(reach)), 12) AS low, round(1 / (1 + (1 - r) / r * exp(-reach)), 12) AS high, people
FROM spread
WHERE indicator <> 'responseRate' OR half IS NOT NULL`;
}

/** The response rate by half-year goes the same way; over all time it is told by its own entry. */
const heard = { trait: 'answered', among: 'initial' };
