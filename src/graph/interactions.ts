import type { Settings } from '../settings/settings.ts';

type Network = Settings['network'];

/**
 * The interactions as a query over `posts` and `people`: post, source, target, kind, time, weight. A reply answers a post, a
 * repost passes one on unchanged, a quote passes one on with words of one's own, a mention names somebody. A comment is
 * an answer below a post where the platform tells the two apart; pictures name by tags, and posts may have co-authors.
 * One interaction is one row:
 *
 * - a post answers, passes on and quotes at most one person each, and names each person at most once;
 * - whom a post answers or quotes, it does not also name; a co-author is not also tagged, who is tagged not also mentioned;
 * - a repost is one act towards the author of the original: whom the original names, answers or quotes is the doing
 *   of its author;
 * - where an export does not say whose post is answered, the author of that post in the study is meant;
 * - unknown and deleted people neither give nor take ties;
 * - a row of an edge list may stand for several interactions (its weight), and, where it is a tie without direction, for as
 *   many from the other side.
 *
 * The SQL is common to DuckDB and Spark but for one word: Spark says `explode` for `unnest`.
 */
export function interactions(settings: Network, unnest: 'unnest' | 'explode' = 'unnest'): string {
  const asked = settings.ties.map((kind) => `'${kind}'`).join(', ');
  const answers = "CASE WHEN p.asComment THEN 'comment' ELSE 'reply' END";
  return `
WITH unnamed AS (
  ${unnamed(answers, 'replyTo', 'replyToPerson', "p.kind <> 'repost'")}
  UNION ALL
  ${unnamed("'repost'", 'repostOf', 'repostOfPerson', 'true')}
  UNION ALL
  ${unnamed("'quote'", 'quoteOf', 'quoteOfPerson', "p.kind <> 'repost'")}
),
found AS (
  SELECT u.post, u.source, o.author AS target, u.kind, u.time, 1 AS weight FROM unnamed u JOIN posts o ON o.post = u.other WHERE o.author IS NOT NULL
),
named AS (
  SELECT post, author AS source, time, coauthors, phototags, replyToPerson, repostOfPerson, quoteOfPerson,
    ${unnest}(array_distinct(mentions)) AS target
  FROM posts WHERE kind <> 'repost' AND author IS NOT NULL
),
acts AS (
  ${told(answers, 'replyToPerson', "p.kind <> 'repost'")}
  UNION ALL
  ${told("'repost'", 'repostOfPerson', 'true')}
  UNION ALL
  ${told("'quote'", 'quoteOfPerson', "p.kind <> 'repost'")}
  UNION ALL
  SELECT p.post, p.replyToPerson AS source, p.author AS target, ${answers} AS kind, p.time, coalesce(p.weight, 1) AS weight
  FROM posts p WHERE p.undirected AND p.author IS NOT NULL AND p.replyToPerson IS NOT NULL AND p.replyToPerson <> p.author
  UNION ALL
  SELECT post, source, target, kind, time, weight FROM found
  UNION ALL
  SELECT n.post, n.source, n.target,
    CASE WHEN array_contains(n.coauthors, n.target) THEN 'coauthor' WHEN array_contains(n.phototags, n.target) THEN 'phototag'
      ELSE 'mention' END AS kind, n.time, 1 AS weight
  FROM named n
  WHERE n.target IS NOT NULL AND coalesce(n.target <> n.replyToPerson, true) AND coalesce(n.target <> n.repostOfPerson, true)
    AND coalesce(n.target <> n.quoteOfPerson, true)
    AND NOT EXISTS (SELECT 1 FROM found WHERE found.post = n.post AND found.target = n.target)
)
SELECT a.post, a.source, a.target, a.kind, a.time, a.weight
FROM acts a
WHERE ${asked === '' ? 'false' : `a.kind IN (${asked})`}
  ${settings.selfTies ? '' : 'AND a.source <> a.target'}
  ${settings.bots ? '' : `AND ${human('source')} AND ${human('target')}`}`;
}

/** What posts do towards people whom their own rows name. */
function told(kind: string, person: string, when: string): string {
  return `SELECT p.post, p.author AS source, p.${person} AS target, ${kind} AS kind, p.time, coalesce(p.weight, 1) AS weight
  FROM posts p WHERE p.author IS NOT NULL AND ${when} AND p.${person} IS NOT NULL`;
}

/** What posts do towards other posts whose authors their own rows do not name. These alone are looked up: to look all up takes memory for all. */
function unnamed(kind: string, post: string, person: string, when: string): string {
  return `SELECT p.post, p.author AS source, p.${post} AS other, ${kind} AS kind, p.time
  FROM posts p WHERE p.author IS NOT NULL AND ${when} AND p.${person} IS NULL AND p.${post} IS NOT NULL`;
}

/** Whether whoever stands in a column is not known as automated; there are fewer automated accounts to look up than people. */
function human(column: 'source' | 'target'): string {
  return `NOT EXISTS (SELECT 1 FROM people WHERE people.bot AND people.person = a.${column})`;
}
