import type { Entry } from '../entry.ts';
import { carpenter2020, greenhalgh2020, manski2003, rosenberg2016 } from '../sources.ts';

/**
 * An indicator of a space with sessions: SQL with columns place, value, people and, where it rests on fewer, bearers.
 * Reads `plnSessions`, `plnTurns`, `plnPlaces`.
 */
interface OfSpace extends Entry {
  readonly sql: string;
}

const authors = 'SELECT space, count(DISTINCT author) AS people FROM plnTurns GROUP BY space';

function overSessions(value: string, where = 'TRUE', bearers = 'any_value(met.people)'): string {
  return `SELECT plnSessions.space AS place, ${value} AS value, any_value(met.people) AS people, ${bearers} AS bearers
FROM plnSessions JOIN (${authors}) AS met ON met.space = plnSessions.space WHERE ${where} GROUP BY plnSessions.space`;
}

/** Turns that are answers, and those that are or may be, as SQL over turns. */
const SURELY = `role = 'answer'`;
const PERHAPS = `(role = 'answer' OR linkedBy = 'time')`;

/**
 * How many of those present answer, averaged over questions; `answers` says which turns count as answers. What may be an
 * answer is borne by those who said it: beside the lower bound the figure tells of them.
 */
function answering(answers: typeof SURELY | typeof PERHAPS): string {
  return `
WITH present AS (
  SELECT plnTurns.session, plnTurns.space, count(DISTINCT plnTurns.author) AS n
  FROM plnTurns LEFT JOIN plnModerators ON plnModerators.session = plnTurns.session AND person = plnTurns.author
  WHERE plnTurns.author IS NOT NULL AND person IS NULL GROUP BY ALL
), asked AS (
  SELECT DISTINCT session, number FROM plnTurns WHERE role = 'question'
), answering AS (
  SELECT plnTurns.space, plnTurns.session, number, author, max(CASE WHEN role = 'answer' THEN 0 ELSE 1 END) AS unsure
  FROM plnTurns LEFT JOIN plnModerators ON plnModerators.session = plnTurns.session AND person = plnTurns.author
  WHERE ${answers} AND author IS NOT NULL AND person IS NULL GROUP BY ALL
), answers AS (
  SELECT session, number, count(*) AS n FROM answering GROUP BY session, number
), ever AS (
  SELECT space, least(count(DISTINCT author), coalesce(nullif(count(DISTINCT CASE WHEN unsure = 1 THEN author END), 0), count(DISTINCT author))) AS n
  FROM answering GROUP BY space
)
SELECT space AS place, CAST(coalesce(sum(answers.n), 0) AS DOUBLE) / sum(present.n) AS value, any_value(met.people) AS people,
  any_value(ever.n) AS bearers
FROM asked JOIN present ON present.session = asked.session
JOIN (${authors}) AS met USING (space)
LEFT JOIN answers ON answers.session = asked.session AND answers.number = asked.number
LEFT JOIN ever USING (space)
GROUP BY space`;
}

/** Indicators of chats and of the life of hashtags. To add one is to add an entry. */
export const chatIndicators: Readonly<Record<string, OfSpace>> = {
  sessions: {
    title: 'Chat sessions',
    means: 'Number of sessions of a scheduled chat',
    unit: 'count',
    proxyFor: 'Regular meetings of a community',
    formula: '|{sessions}|, as the table of sessions has them',
    source: greenhalgh2020,
    limit: 'Sessions without numbered questions at an unusual hour are missed',
    sql: overSessions('count(*)'),
  },
  sessionPeople: {
    title: 'People in a session',
    means: 'Median number of people who post in a session',
    unit: 'value',
    proxyFor: 'Size of the meeting',
    formula: 'median over sessions of |{authors}|',
    source: greenhalgh2020,
    limit: 'Readers are invisible',
    sql: overSessions('median(plnSessions.people)', 'TRUE', 'CAST(floor(median(plnSessions.people)) AS BIGINT)'),
  },
  sessionPace: {
    title: 'Posts per minute',
    means: 'Median number of posts per minute in a session',
    unit: 'value',
    proxyFor: 'Strain: overload by pace',
    formula: 'median over sessions of posts / minutes from first to last post',
    source: carpenter2020,
    limit: 'Fast is not felt as too fast by everybody; the busiest minutes are faster',
    sql: overSessions('round(median(perMinute), 9)'),
  },
  sessionNewcomers: {
    title: 'Newcomers in sessions',
    means: 'Share of those who post in a session who are there for the first time',
    unit: 'share',
    proxyFor: 'Openness of the community',
    formula: 'Σ newcomers / Σ people over the sessions of a chat but its first',
    source: greenhalgh2020,
    limit: 'People who came before the data begin look like newcomers',
    sql: overSessions(
      'CAST(sum(newcomers) AS DOUBLE) / sum(plnSessions.people)',
      'newcomers IS NOT NULL',
      'CAST(nullif(sum(newcomers), 0) AS BIGINT)',
    ),
  },
  answerRate: {
    title: 'Answer rate, lower bound',
    means: 'Share of the people in a session, moderators left out, who certainly answer a question, averaged over its questions',
    unit: 'share',
    proxyFor: 'Participation in the shared task',
    formula: 'Σ |{people who answer question q of session s}| / Σ |{people of s without moderators}|, over all questions of all sessions',
    choice: 'answers by number (A1, or Q1 by somebody who does not ask) or as a reply to the question',
    source: greenhalgh2020,
    limit: 'Answers without a number that are not sent as replies are missed: the share is a lower bound',
    sql: answering(SURELY),
  },
  answerRateMost: {
    title: 'Answer rate, upper bound',
    means:
      'Share of the people in a session, moderators left out, who answer a question or say anything before the next, averaged over its questions',
    unit: 'share',
    proxyFor: 'Participation in the shared task',
    formula:
      'Σ |{people who answer question q of session s, or post words of their own after q and before the next question}| / Σ |{people of s without moderators}|, over all questions of all sessions',
    choice: 'reposts and the words of somebody else again do not count; after the last question all that is said counts',
    source: `${greenhalgh2020}; bounds after ${manski2003}`,
    limit: 'Greetings, side talk and late answers to the question before count as answers: the share is an upper bound, not an estimate',
    sql: answering(PERHAPS),
  },
  lifeWeeks: {
    title: 'Life of a hashtag',
    means: 'Number of weeks with a post of a hashtag',
    unit: 'count',
    proxyFor: 'Endurance of a space',
    formula: '|{calendar weeks (Monday to Sunday, UTC) with a post}|',
    source: rosenberg2016,
    limit: 'The export may begin or end in the middle of its life',
    sql: `SELECT place, count(DISTINCT date_trunc('week', time)) AS value, count(DISTINCT author) AS people
FROM plnPlaces WHERE kind = 'hashtag' AND time IS NOT NULL GROUP BY place`,
  },
  peakShare: {
    title: 'Busiest week of a hashtag',
    means: 'Share of the posts of a hashtag that fall in its busiest week: near 1 for an event, small for a lasting space',
    unit: 'share',
    proxyFor: 'Event or home',
    formula: 'max over calendar weeks of posts / all posts; hashtags with at least 20 posts',
    source: 'Carpenter, Tani et al. 2020, 10.1080/19415257.2020.1752287',
    limit: 'Depends on how long the export runs',
    sql: `SELECT place, CAST(max(n) AS DOUBLE) / sum(n) AS value, CAST(any_value(met) AS BIGINT) AS people,
  CAST(arg_max(writers, (n, -epoch_ms(week))) AS BIGINT) AS bearers FROM (
  SELECT place, date_trunc('week', time) AS week, count(*) AS n, count(DISTINCT author) AS writers
  FROM plnPlaces WHERE kind = 'hashtag' AND time IS NOT NULL GROUP BY ALL
) AS weeks JOIN (SELECT place, count(DISTINCT author) AS met FROM plnPlaces WHERE kind = 'hashtag' GROUP BY place) AS people USING (place)
GROUP BY place HAVING sum(n) >= 20`,
  },
};

/** Every value as rows of the table of indicators. */
export function chatRows(records: Readonly<Record<string, OfSpace>> = chatIndicators): string {
  return Object.entries(records)
    .map(
      ([name, { sql }]) => `
SELECT '${name}' AS indicator, * REPLACE (CAST(value AS DOUBLE) AS value) FROM (${sql}) AS found`,
    )
    .join('\nUNION ALL BY NAME\n');
}
