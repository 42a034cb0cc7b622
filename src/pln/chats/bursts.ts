import { literal } from '../../database/sql.ts';

/** Minutes within which posts count as close together. */
const CLOSE = 5;
/** Posts within those minutes from which on a moment can be busy. */
const BUSY = 3;
/** How many times the usual rate of the day a busy moment must have. */
const TIMES = 3;
/** Minutes of quiet that end a burst. */
const QUIET = 15;
/** A burst is at least so long, in minutes; of at least so many posts, by so many people; and no longer than so many minutes. */
const SHORTEST = 15;
const POSTS = 12;
const PEOPLE = 3;
const LONGEST = 240;

/**
 * The streams of posts that could hold chats: every hashtag, and every platform on which hardly any post has a hashtag
 * (a saved transcript leaves out the hashtag it was collected by) and which has no groups. Reads `plnPosted`, `plnPlaces` and `plnItems`.
 */
export const streams = `
WITH tagged AS (
  SELECT platform FROM plnPosted GROUP BY platform
  HAVING sum(CASE WHEN tags > 0 THEN 1 ELSE 0 END) > 0.1 * count(*) OR count(space) > 0
), busy AS (
  SELECT place FROM plnPlaces WHERE kind = 'hashtag' GROUP BY place HAVING count(*) >= ${POSTS}
)
SELECT place AS space, post, author, time FROM plnPlaces
WHERE time IS NOT NULL AND (place IN (SELECT place FROM busy) AND kind = 'hashtag' OR kind = 'platform' AND place NOT IN (SELECT item FROM plnItems JOIN tagged ON tagged.platform = name))`;

/**
 * Bursts: stretches in which a stream is much busier than usual. A post is in a burst when the ${CLOSE} minutes before or
 * after it hold at least ${BUSY} posts and ${TIMES} times the median of that day's ${CLOSE}-minute slots, empty ones counted; ${QUIET}
 * minutes without such a post end the burst. Reads `plnStreams`.
 */
export const bursts = `
WITH slots AS (
  SELECT space, date_trunc('day', time) AS day, time_bucket(INTERVAL ${CLOSE} MINUTE, time) AS slot, count(*) AS n FROM plnStreams GROUP BY ALL
), usual AS (
  SELECT space, day, coalesce(list_sort(list(n), 'DESC')[${(24 * 60) / CLOSE / 2 + 1}], 0) AS median FROM slots GROUP BY space, day
), counted AS (
  SELECT space, post, author, time,
    count(*) OVER (PARTITION BY space ORDER BY time RANGE BETWEEN CURRENT ROW AND INTERVAL ${CLOSE} MINUTE FOLLOWING) AS ahead,
    count(*) OVER (PARTITION BY space ORDER BY time RANGE BETWEEN INTERVAL ${CLOSE} MINUTE PRECEDING AND CURRENT ROW) AS behind
  FROM plnStreams
), dense AS (
  SELECT counted.* FROM counted JOIN usual ON usual.space = counted.space AND usual.day = date_trunc('day', counted.time)
  WHERE greatest(ahead, behind) >= greatest(${BUSY}, ${TIMES} * median)
), stepped AS (
  SELECT *, CASE WHEN time - lag(time) OVER (PARTITION BY space ORDER BY time) <= INTERVAL ${QUIET} MINUTE THEN 0 ELSE 1 END AS begins FROM dense
), islands AS (
  SELECT *, sum(begins) OVER (PARTITION BY space ORDER BY time ROWS UNBOUNDED PRECEDING) AS island FROM stepped
)
SELECT space, min(time) AS start, max(time) AS "end", count(*) AS posts, count(DISTINCT author) AS people
FROM islands GROUP BY space, island
HAVING max(time) - min(time) BETWEEN INTERVAL ${SHORTEST} MINUTE AND INTERVAL ${LONGEST} MINUTE AND count(*) >= ${POSTS} AND count(DISTINCT author) >= ${PEOPLE}
ORDER BY space, start`;

/** What may stand before the number of a question or answer: people addressed, hashtags, punctuation. */
const LEAD = String.raw`^\W*(?:[@#]\w+\W+)*`;
/** Not a share, and not "the Q1/A1 format". */
const END = String.raw`[a-d]?(?:[^\w%/]|$)`;
/** A numbered question where the post begins: Q1, Q1:, Q.1, Question 1. */
const ASKED = String.raw`(?i)${LEAD}(?:Q|question)\W{0,2}([1-9]\d?)${END}`;
/** A numbered question anywhere in the post. */
const NAMED = String.raw`(?i)(?:^|[^\w@#/])(?:Q|question)\W{0,2}([1-9]\d?)${END}`;
/** A numbered answer where the post begins: A1, A1:, A:1, A#1, Answer 1; not "A 5 minute routine". */
const ANSWERED = String.raw`(?i)${LEAD}(?:A[.:#]{0,2}|ans(?:wer)?\W{0,2})([1-9]\d?)${END}`;

/** A numbered question passed on in the words of the post: RT @name: Q1, MT "Q1; whose, where it says so, and which. */
const PASSED = String.raw`(?i)(?:^|\W)[RM]T\W+(?:@(\w+)\W+)?(?:\w+\W+)?(?:Q|question)\W{0,2}([1-9]\d?)${END}`;
/** Words of a post below which it says hardly more than a number: "Here comes question 4". */
const BRIEF = 8;

/**
 * Posts in a burst that name a question by its number: who, when, which question, whether the post begins with the number, whether
 * it asks, whether it is brief or repeats somebody's words, and, of a repost, whose it is. A post that begins with the number of
 * an answer ("A3, did I miss Q2?") is left out. Text stays in the database.
 */
export function numbered(windows: string): string {
  const tried = [`regexp_extract(text, ${literal(PASSED)}, 2)`, `regexp_extract(text, ${literal(ASKED)}, 1)`];
  const number = `coalesce(${tried.map((one) => `nullif(${one}, '')`).join(', ')}, regexp_extract(text, ${literal(NAMED)}, 1))`;
  return `
WITH named AS (
  SELECT names.name AS space, windows.start, posts.post, posts.platform, posts.author, posts.time, CAST(${number} AS INTEGER) AS number,
    regexp_matches(text, ${literal(PASSED)}) AS passes, regexp_extract(text, ${literal(PASSED)}, 1) AS handle,
    regexp_matches(text, ${literal(ASKED)}) AS begins, contains(text, '?') AS asks, kind = 'repost' AS reposts, repostOfPerson,
    ${wording} AS words
  FROM (${windows}) AS windows
  JOIN plnStreams ON plnStreams.space = windows.space AND plnStreams.time BETWEEN windows.start AND windows."end"
  JOIN plnItems AS names ON names.item = windows.space
  JOIN plnKeys ON plnKeys.post = plnStreams.post
  JOIN posts ON posts.post = plnKeys.key
  WHERE posts.author IS NOT NULL AND regexp_matches(text, ${literal(NAMED)}) AND NOT regexp_matches(text, ${literal(ANSWERED)})
), handles AS (
  SELECT lower(handle) AS handle, platform, min(person) AS person FROM people WHERE handle IS NOT NULL GROUP BY ALL
)
SELECT space, start, post, author, time, number, begins OR passes AS leads, asks, len(string_split(words, ' ')) < ${BRIEF} AS brief,
  len(string_split(words, ' ')) >= 4 AND time > min(time) OVER alike AND author <> first_value(author) OVER alike AS copied,
  reposts OR passes AS passedOn, coalesce(repostOfPerson, handles.person) AS source
FROM named LEFT JOIN handles ON handles.handle = lower(named.handle) AND handles.platform = named.platform
WINDOW alike AS (PARTITION BY space, start, md5(words) ORDER BY time, post)
ORDER BY space, start, time, post`;
}

/** The number that a post answers, as SQL over its text; null where it begins with none. */
export const answered = `CAST(nullif(regexp_extract(text, ${literal(ANSWERED)}, 1), '') AS INTEGER)`;
/** The number of the question a post begins with, as SQL over its text; null where it begins with none. */
export const asked = `CAST(nullif(regexp_extract(text, ${literal(ASKED)}, 1), '') AS INTEGER)`;
/** The words of a post without links and names, as SQL over its text. */
export const wording = String.raw`trim(regexp_replace(regexp_replace(lower(text), 'https?://\S*|[#@]\w+', '', 'g'), '\W+', ' ', 'g'))`;
/** Whether a post says something besides what it asks: a sentence of three words or more without a question mark, as SQL over its text. */
export const says = String.raw`len(list_filter(regexp_extract_all(regexp_replace(text, 'https?://\S*|[#@]\w+', '', 'g'), '[^.!?\n]+[.!?\n]*'),
    lambda sentence: NOT contains(sentence, '?') AND len(regexp_extract_all(sentence, '\w+')) >= 3)) > 0`;
/** Whether a post passes on, with or without words of its own before, as SQL over its text. */
export const passes = String.raw`regexp_matches(text, '(?i)(?:^|\W)[RM]T\W+@\w')`;
