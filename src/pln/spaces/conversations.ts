import type { Entry } from '../entry.ts';
import type { SqlIndicator } from '../indicators/sql-indicator.ts';
import { WHOLE } from '../numbers.ts';
import { niculae2016, pielou1966, staudtWillet2020, staudtWillet2021 } from '../sources.ts';

/** The middle of something counted once for every first post of a group, or its mean, over all time and by half-year. */
interface Middle extends Entry {
  readonly mean?: true;
  /** Column of the first posts of groups. */
  readonly of: string;
}

const reddit = `${staudtWillet2021}; ${staudtWillet2020}`;

/** Conversations in groups (subreddits, forums, boards). To add one is to add an entry. */
export const conversations: Readonly<Record<string, Middle>> = {
  threadLength: {
    title: 'Length of conversations',
    means: 'Median number of posts in the conversations that begin in a group, those without an answer included',
    unit: 'value',
    proxyFor: 'How much exchange a first post sets off',
    formula: 'median over first posts of |{posts of the conversation}|; 1 without an answer',
    source: reddit,
    limit: 'Answers outside the collection are missing; conversations begun near its end had less time',
    of: 'length',
  },
  threadDepth: {
    title: 'Depth of conversations',
    means: 'Median length of the longest chain of answers in the conversations that begin in a group',
    unit: 'value',
    proxyFor: 'Cognitive growth: depth of exchange',
    formula: 'median over first posts of the longest chain of answers; 0 without an answer, 1 where the first post was answered',
    source: reddit,
    limit: 'Where an answer in between is missing, the chain breaks',
    of: 'depth',
  },
  answersPerPost: {
    title: 'Answers per first post',
    means: 'Mean number of answers, to the first post or to other answers, in the conversations that begin in a group',
    unit: 'value',
    proxyFor: 'How much exchange a first post sets off',
    formula: 'Σ over first posts of |{answers in the conversation}| / |{first posts}|',
    choice: 'the mean, which a few long conversations carry; the median is the length of conversations less one',
    source: reddit,
    limit: 'Answers outside the collection are missing; conversations begun near its end had less time',
    of: 'length - 1',
    mean: true,
  },
  karma: {
    title: 'Karma of first posts',
    means: 'Median score (votes or likes) of the posts that begin a conversation, as it was when collected',
    unit: 'value',
    proxyFor: 'Approval by the community',
    formula: 'median over first posts of likes; those without a score left out',
    source: reddit,
    limit: 'Net votes at the moment of capture: posts collected early have less, and the platform blurs the count',
    of: 'likes',
  },
};

/** A column of conversations on average, over all of the study and over those that began in each space. */
function meanOf(column: 'balance' | 'balanceByChance'): string {
  return `
WITH begun AS (
  SELECT plnPosted.post, author, CAST("${column}" AS DECIMAL(28, 12)) AS balance
  FROM threads JOIN plnKeys ON plnKeys.key = threads.thread JOIN plnPosted ON plnPosted.post = plnKeys.post WHERE "${column}" IS NOT NULL
), placed AS (
  SELECT ${WHOLE} AS place, author, balance FROM begun
  UNION ALL SELECT place, begun.author, balance FROM begun JOIN plnPlaces ON plnPlaces.post = begun.post
)
SELECT place, CAST(sum(balance) AS DOUBLE) / count(*) AS value, count(DISTINCT author) AS people FROM placed GROUP BY place`;
}

/** How turns are shared, in the conversations of the study and of all spaces in which they began. */
export const turns: Readonly<Record<string, SqlIndicator>> = {
  turnBalance: {
    title: 'Balance of turns',
    means: 'How evenly the posts of a conversation are spread over its people, on average: 1 where all wrote equally many',
    unit: 'value',
    proxyFor: 'Social growth: exchange in which nobody holds the floor',
    formula: 'mean over conversations of H / ln k, with H = −Σ pᵢ ln pᵢ over the shares pᵢ of the k people in its posts',
    choice:
      'only conversations of at least two people in which somebody wrote more than once; posts count, not words; posts of unknown authors and of bots are nobody’s',
    source: `${pielou1966} (evenness); ${niculae2016} (balance between the participants of a discussion)`,
    limit:
      'High by nature where few posts are: of three posts by two people it is 0.92; answers outside the collection are missing; who asks may well write more',
    sql: meanOf('balance'),
  },
  turnBalanceByChance: {
    title: 'Balance of turns by chance',
    means: 'How even the posts of these conversations would be on average if nobody wrote more than others but by chance',
    unit: 'value',
    proxyFor: 'What the balance of turns stands beside: few posts are even by themselves',
    formula: 'the same where each of the k people writes one of the n posts, and each of the other n − k is equally likely anybody’s',
    choice: 'an expectation for each conversation, not a test',
    source: pielou1966,
    limit: 'Who begins a conversation is answered and answers back: some imbalance is what asking means',
    sql: meanOf('balanceByChance'),
  },
};

/** First posts of groups with what became of them. Reads `plnPlaces`, `plnPosted`, `plnKeys` and threads. */
export const begun = `
SELECT place, half, plnPosted.author, likes, coalesce(threads.posts, 1) AS length, coalesce(threads.depth, 0) AS depth
FROM plnPlaces
JOIN plnPosted ON plnPosted.post = plnPlaces.post
JOIN plnKeys ON plnKeys.post = plnPlaces.post
LEFT JOIN threads ON threads.thread = plnKeys.key
WHERE plnPlaces.kind = 'group' AND plnPosted.kind IN ('original', 'quote')`;

/** Every value as rows of the table of indicators. */
export function conversationRows(records: Readonly<Record<string, Middle>> = conversations): string {
  return Object.entries(records)
    .map(
      ([name, { of, mean }]) => `
SELECT '${name}' AS indicator, place, half AS period, ${mean ? `CAST(sum(${of}) AS DOUBLE) / count(*)` : `CAST(median(${of}) AS DOUBLE)`} AS value,
  count(DISTINCT author) AS people
FROM (SELECT * REPLACE (CAST(NULL AS VARCHAR) AS half) FROM plnBegun UNION ALL SELECT * FROM plnBegun WHERE half IS NOT NULL) AS first
WHERE ${of} IS NOT NULL GROUP BY place, half`,
    )
    .join('\nUNION ALL\n');
}
