/**
 * Profiles: the people, spaces and tools of each educator's professional learning network (Trust, Krutka & Carpenter
 * 2016, 10.1016/j.compedu.2016.06.007), as far as posts show them.
 *
 * Written in the part of SQL that DuckDB and Spark share; only `unnest` is called `explode` there.
 */

/** How the part "people" names the direction of a tie: they acted upon somebody, or somebody acted upon them. */
export const directions = { out: 'out', in: 'in' } as const;

/** People who have a profile: those who are not bots and wrote at least so many posts of the study. */
export function profiled(minPosts: number): string {
  return `SELECT person FROM people WHERE NOT bot AND posts >= ${minPosts}`;
}

/** Posts that are not by bots; posts by deleted authors stay, without an author. */
export const posted = `
SELECT post, posts.platform, author, kind, time, space, hashtags, replyTo
FROM posts LEFT JOIN (SELECT person FROM people WHERE bot) AS bots ON posts.author = bots.person
WHERE bots.person IS NULL`;

/**
 * Where each post stands: on a platform, under hashtags, in a group (subreddit, forum, board). Names of the three never
 * collide: `twitter`, `#edchat`, `reddit/Teachers`. A hashtag is one space wherever it is used; groups of one name on
 * two platforms are two. Reads `posted`.
 */
export const places = `
SELECT post, author, time, 'platform' AS kind, platform AS place FROM posted
UNION ALL
SELECT post, author, time, 'hashtag' AS kind, concat('#', tag) AS place
FROM (SELECT DISTINCT post, author, time, tag FROM (SELECT post, author, time, unnest(hashtags) AS tag FROM posted) AS tags) AS once
UNION ALL
SELECT post, author, time, 'group' AS kind, concat(platform, '/', space) AS place FROM posted WHERE space IS NOT NULL`;

/**
 * Every item of every profile. The people of a person are those they act upon and those who act upon them, counted
 * apart as `reply-out` and `reply-in`, whatever the kinds of tie are: a network one only listens to, or is only asked
 * by, looks different. Bots and oneself are nobody's people. Spaces and tools count posts, not links or repetitions,
 * and passing a post on counts as being there.
 *
 * Reads ties, links, `posted`, `places` and `profiled`.
 */
export const profiles = `
SELECT person, 'people' AS part, kind, alter, CAST(NULL AS VARCHAR) AS item, sum(weight) AS count, min(first) AS first, max(last) AS last
FROM (
  SELECT source AS person, concat(kind, '-${directions.out}') AS kind, target AS alter, weight, first, last FROM ties
  UNION ALL
  SELECT target AS person, concat(kind, '-${directions.in}') AS kind, source AS alter, weight, first, last FROM ties
) AS ends
WHERE person IN (SELECT person FROM profiled) AND alter <> person AND alter NOT IN (SELECT person FROM people WHERE bot)
GROUP BY person, kind, alter
UNION ALL
SELECT author AS person, 'spaces' AS part, kind, CAST(NULL AS VARCHAR) AS alter, place AS item, count(*) AS count, min(time) AS first, max(time) AS last
FROM places
WHERE author IN (SELECT person FROM profiled)
GROUP BY author, kind, place
UNION ALL
SELECT author AS person, 'tools' AS part, 'domain' AS kind, CAST(NULL AS VARCHAR) AS alter, domain AS item, count(*) AS count, min(time) AS first, max(time) AS last
FROM (
  SELECT DISTINCT posted.post, author, time, domain FROM posted JOIN links ON links.post = posted.post WHERE domain IS NOT NULL
) AS linked
WHERE author IN (SELECT person FROM profiled)
GROUP BY author, domain`;
