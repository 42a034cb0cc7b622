import { areDecided } from '../codebook/decided-codes.ts';
import { literal } from '../database/sql.ts';
import { hasMadeId } from '../schema/post-id.ts';
import { words } from './words.ts';

/** Codes and flags of the codebook that become traits. */
const codes = ['sharing', 'selfpromotion', 'commercial', 'request', 'conversation', 'emotional', 'news-opinion', 'off-topic'] as const;

/** The column of `plnPosted` that holds a code, such as offTopic. */
export function traitOf(code: string): string {
  return code.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a column of keys of posts is within a range, as SQL. */
type Within = (column: string) => string;

const bit = (condition: string) => `CAST(${condition} AS TINYINT)`;
/** Whether a text is more than spaces, told by its first character that is not one: `trim` would go through all of it. */
const isMoreThanSpaces = (text: string) => String.raw`regexp_matches(${text}, '[^\p{Zs}]')`;
const lists = Object.keys(words) as (keyof typeof words)[];
/** All word lists at once: most posts have no word of any, and are looked at once only. */
const any = literal(`(?i)${lists.map((list) => words[list].replace('(?i)', '')).join('|')}`);

/** Half-year (UTC) of a time; none where the time is not known. */
const half = (time: string) => `CAST(year(${time}) AS VARCHAR) || CASE WHEN month(${time}) <= 6 THEN '-H1' ELSE '-H2' END`;

/** Posts by number, in the order of their keys, in which the table has them; `numbered` are the posts with their numbers. */
export function keys(numbered: string): string {
  return `SELECT number AS post, post AS key FROM ${numbered} AS numbered`;
}

/** A link as a regular expression in SQL; also without http, as Bluesky shows links: youtu.be/abc?t=1. */
const ADDRESS = String.raw`(?i)https?://\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*|\?[a-z0-9_]+=\S*)`;

/**
 * Every post by its number, with what its own row and words tell, as 0 or 1; `said` stands for the words of a post of at
 * least four, links, hashtags and names aside; `identified` are posts that the export gives an id. The title of an answer
 * is that of what it answers ("Re: …"), not words of whoever answers. Reads posts, with their numbers, and `plnNames`. The one scan of the texts; the numbers are
 * those of `keys`.
 */
export function read(numbered: string): string {
  return `
WITH worded AS (
  SELECT numbered.* EXCLUDE (post, title, text, quotedText), plnNames.person, coalesce(plnNames.bot, FALSE) AS bot, asked.person AS addressed,
    CASE WHEN kind <> 'repost' AND status = 'ok' THEN concat_ws(' ', CASE WHEN kind <> 'reply' THEN title END, text) ELSE '' END AS words,
    NOT ${hasMadeId('numbered.post')} AS identified, coalesce(text, title) IS NOT NULL AS worded,
    CASE WHEN kind <> 'repost' AND text IS NOT NULL
      THEN list_filter(string_split(replace(lower(text), chr(10), ' '), ' '), lambda word: ascii(word) NOT IN (0, ascii('#'), ascii('@')) AND NOT starts_with(word, 'http')) END AS spoken
  FROM ${numbered} AS numbered
  LEFT JOIN plnNames ON plnNames.name = numbered.author LEFT JOIN plnNames AS asked ON asked.name = numbered.replyToPerson
), bodies AS (
  SELECT *, CASE WHEN contains(words, '://') OR contains(words, '?') AND contains(words, '.')
    THEN regexp_replace(words, ${literal(ADDRESS)}, '', 'g') ELSE words END AS body FROM worded
), weighed AS (
  SELECT *, regexp_matches(body, ${any}) AS lexical FROM bodies
)
SELECT number AS post, person AS author, bot, platform, kind, time, ${half('time')} AS half, space, hashtags, replyTo, addressed AS replyToPerson, thread, likes,
  CAST(len(hashtags) AS UTINYINT) AS tags, CASE WHEN len(spoken) >= 4 THEN hash(spoken) END AS said, ${bit('identified')} AS identified, ${bit('worded')} AS worded,
  CAST(1 AS TINYINT) AS posts, ${bit(isMoreThanSpaces('body'))} AS written, ${bit(`status IN ('deleted', 'removed')`)} AS deleted,
  ${bit(`kind IN ('original', 'quote')`)} AS begins, ${bit(`kind = 'reply'`)} AS reply, ${bit(`kind = 'repost'`)} AS repost,
  ${bit(`kind = 'quote'`)} AS quote, ${bit(`kind <> 'repost'`)} AS own, ${bit(`kind <> 'repost' AND len(mentions) > 0`)} AS mentions,
  ${bit(`contains(body, '?')`)} AS asks,
  ${lists.map((list) => `CASE WHEN lexical THEN ${bit(`regexp_matches(body, ${literal(words[list])})`)} ELSE 0 END AS ${list}`).join(',\n  ')}
FROM weighed`;
}

/**
 * The codes of each post with a code decided, of those whose keys are within a range, as bits; of what cannot be read none
 * is. Every code that a study decides has a row for each post: the first of them stands for all.
 */
export function coded(decided: readonly string[], within: Within): string {
  const first = literal(decided[0] ?? '');
  const bits = codes.flatMap((code, i) => (areDecided([code], decided) ? [`WHEN '${code}' THEN ${2 ** i}`] : []));
  return `
SELECT plnKeys.post, bit_or(${bits.length === 0 ? '0' : `CASE WHEN value THEN CASE code ${bits.join(' ')} ELSE 0 END ELSE 0 END`}) AS bits
FROM (FROM labels WHERE ${within('post')}) AS labels JOIN (FROM plnKeys WHERE ${within('key')}) AS plnKeys ON plnKeys.key = labels.post
WHERE value OR code = ${first} GROUP BY plnKeys.post HAVING bool_or(code = ${first}) AND NOT bool_or(code = 'uncodable')`;
}

/** The post that begins the thread of each other post of it, and who wrote that. */
export const roots = `
SELECT told.post, root.post AS thread, root.author
FROM plnRead AS told JOIN plnKeys ON plnKeys.key = told.thread JOIN plnRead AS root ON root.post = plnKeys.post WHERE root.post <> told.post`;

/** Which post of the study each answer answers, whoever wrote them. */
export const answers = `
SELECT answer.post, asked.post AS parent, asked.author, asked.reply
FROM plnRead AS answer JOIN plnKeys ON plnKeys.key = answer.replyTo JOIN plnRead AS asked ON asked.post = plnKeys.post
WHERE answer.reply = 1 AND asked.post <> answer.post`;

/**
 * Answers to posts that the study lacks, and whether these are answers themselves: the first post of a conversation is none.
 * Told on platforms where somebody answers that first post by its id: elsewhere conversations may be called by another number.
 */
export const beyond = `
SELECT answer.post, answer.replyTo <> answer.thread AS nested
FROM plnRead AS answer ANTI JOIN plnKeys ON plnKeys.key = answer.replyTo
WHERE answer.reply = 1 AND answer.platform IN (SELECT DISTINCT platform FROM plnRead WHERE reply = 1 AND replyTo = thread) AND answer.replyTo IS NOT NULL AND answer.thread IS NOT NULL`;

/** The links of posts whose keys are within a range: posts by number, and domains by name. */
export function links(within: Within): string {
  return `
SELECT DISTINCT plnKeys.post, domain FROM (FROM links WHERE ${within('post')}) AS links JOIN (FROM plnKeys WHERE ${within('key')}) AS plnKeys ON plnKeys.key = links.post`;
}

/** Posts that link somewhere. Reads `plnLinks`. */
export const linking = 'SELECT DISTINCT post FROM plnLinks';

/**
 * Posts that are not by bots, with all that they are or have; posts by deleted authors stay, without an author. `initial`
 * and `answered` are of platforms whose answers were collected at all (`heard`) and say what they answer: captions alone
 * cannot tell that nobody answered, nor can transcripts. `parented` are answers on platforms on which some answer is known
 * to answer an answer, which many exports never tell; `withDeleted` are posts of platforms of which some post is known to be
 * deleted. `nameable`, `linkable` and `taggable` are of platforms of which some post has words, or names, links to or tags
 * something: of others, such as lists of who answered whom, nobody knows whether posts do. Who is answered is the author of the
 * post answered where the export does not say. Reads `plnRead`, `plnAnswers`, `plnBeyond`, `plnRoots`, `plnCoded` and
 * `plnLinking`: each was made before, so that keys are long forgotten when all is put together by number.
 */
export const posted = `
SELECT plnRead.* EXCLUDE (bot, replyTo, replyToPerson, thread, begins, worded), root.thread, parents.parent AS replyTo,
  coalesce(plnRead.replyToPerson, parents.author) AS replyToPerson,
  ${bit('(parents.parent IS NOT NULL OR further.post IS NOT NULL) AND chaining.platform IS NOT NULL')} AS parented, ${bit('coalesce(parents.reply = 1, further.nested, FALSE)')} AS nested,
  ${bit('plnRead.reply = 1 AND plnRead.author IS NOT NULL AND root.author IS NOT NULL')} AS rooted,
  ${bit('plnRead.reply = 1 AND coalesce(plnRead.author = root.author, FALSE)')} AS selfAnswer,
  ${bit('kept.deleted')} AS withDeleted, ${bit('plnRead.own = 1 AND kept.names')} AS nameable, ${bit('kept.links')} AS linkable, ${bit('kept.tags')} AS taggable, ${bit('talking.platform IS NOT NULL')} AS heard, ${bit('coalesce(talking.linked, FALSE) AND plnRead.begins = 1')} AS initial,
  ${bit('coalesce(talking.linked, FALSE) AND plnRead.begins = 1 AND heeded.post IS NOT NULL')} AS answered,
  ${bit('linking.post IS NOT NULL')} AS linked,
  ${bit('bits IS NOT NULL')} AS coded, ${codes.map((code, i) => `${bit(`coalesce(bits & ${2 ** i}, 0) > 0`)} AS ${traitOf(code)}`).join(', ')}
FROM plnRead
LEFT JOIN plnAnswers AS parents ON parents.post = plnRead.post
LEFT JOIN plnBeyond AS further ON further.post = plnRead.post
LEFT JOIN plnRoots AS root ON root.post = plnRead.post
LEFT JOIN plnCoded AS coded ON coded.post = plnRead.post
LEFT JOIN plnLinking AS linking ON linking.post = plnRead.post
LEFT JOIN (
  SELECT platform, bool_or(replyTo IS NOT NULL) AS linked FROM plnRead WHERE reply = 1 AND NOT bot GROUP BY platform
) AS talking ON talking.platform = plnRead.platform
LEFT JOIN (
  SELECT DISTINCT platform FROM plnRead
  WHERE post IN (SELECT post FROM plnAnswers WHERE reply = 1 UNION ALL SELECT post FROM plnBeyond WHERE nested)
) AS chaining ON chaining.platform = plnRead.platform
JOIN (
  SELECT platform, bool_or(deleted = 1) AS deleted, bool_or(worded = 1 OR mentions = 1) AS names, bool_or(worded = 1 OR tags > 0) AS tags,
    bool_or(worded = 1 OR post IN (SELECT post FROM plnLinking)) AS links
  FROM plnRead WHERE NOT bot GROUP BY platform
) AS kept ON kept.platform = plnRead.platform
LEFT JOIN (
  SELECT DISTINCT plnAnswers.parent AS post
  FROM plnAnswers JOIN plnRead AS answer ON answer.post = plnAnswers.post
  WHERE NOT answer.bot AND (answer.author IS NULL OR plnAnswers.author IS NULL OR answer.author <> plnAnswers.author)
) AS heeded ON heeded.post = plnRead.post
WHERE NOT plnRead.bot`;

/**
 * Where each post stands: on a platform, under hashtags, in a group (subreddit, forum, board). Names of the three never
 * collide: `twitter`, `#edchat`, `reddit/Teachers`. A hashtag is one space wherever it is used; groups of one name on
 * two platforms are two. Reads `plnPosted` and `plnItems`.
 */
export const places = `
SELECT post, author, time, kind, item AS place FROM (
  SELECT post, author, time, 'platform'::ENUM('platform', 'hashtag', 'group') AS kind, platform AS name FROM plnPosted
  UNION ALL
  SELECT DISTINCT post, author, time, 'hashtag'::ENUM('platform', 'hashtag', 'group') AS kind, concat('#', tag) AS name
  FROM (SELECT post, author, time, unnest(hashtags) AS tag FROM plnPosted) AS tags
  UNION ALL
  SELECT post, author, time, 'group'::ENUM('platform', 'hashtag', 'group') AS kind, concat(platform, '/', space) AS name FROM plnPosted WHERE space IS NOT NULL
) AS standing JOIN plnItems ON plnItems.name = standing.name`;

/** Sorts of posts, and of which posts they are a part. */
const PARTS = [
  ['reply', 'heard'],
  ['answered', 'initial'],
  ['linked', 'linkable'],
];

/** One row for every space, and one for the study as a whole: posts of a sort, and how many people wrote them and others. */
export const spaces = `
WITH persons AS MATERIALIZED (
  SELECT place, plnPlaces.kind, plnPlaces.author, count(*) AS posts, sum(reply) AS reply, sum(heard) AS heard, sum(initial) AS initial,
    sum(answered) AS answered, sum(linked) AS linked, sum(linkable) AS linkable
  FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post GROUP BY place, plnPlaces.kind, plnPlaces.author
)
SELECT place, kind, CAST(sum(posts) AS BIGINT) AS posts, count(author) AS people, sum(heard) AS heard, sum(initial) AS initial, sum(linkable) AS linkable,
  ${PARTS.map(([part, of]) => `sum(${part}) AS ${part}, count(CASE WHEN ${part} > 0 THEN author END) AS ${part}People, count(CASE WHEN ${part} < ${of} THEN author END) AS ${part}Others`).join(', ')}
FROM (
  SELECT * FROM persons
  UNION ALL
  SELECT 0 AS place, NULL AS kind, author, sum(posts), sum(reply), sum(heard), sum(initial), sum(answered), sum(linked), sum(linkable) FROM persons WHERE kind = 'platform' GROUP BY author
) AS everywhere GROUP BY place, kind`;
