import type { Settings } from './settings/settings.ts';

type Network = Settings['network'];

/**
 * The interactions as a query over `posts` and `people`: post, source, target, kind, time. A reply answers a post, a
 * repost passes one on unchanged, a quote passes one on with words of one's own, a mention names somebody. A comment is
 * an answer below a post where the platform tells the two apart; pictures name by tags, and posts may have co-authors.
 * One interaction is one row:
 *
 * - a post answers, passes on and quotes at most one person each, and names each person at most once;
 * - whom a post answers or quotes, it does not also name; a co-author is not also tagged, who is tagged not also mentioned;
 * - a repost is one act towards the author of the original: whom the original names, answers or quotes is the doing
 *   of its author;
 * - where an export does not say whose post is answered, the author of that post in the study is meant;
 * - unknown and deleted people neither give nor take ties.
 *
 * The SQL is common to DuckDB and Spark but for one word: Spark says `explode` for `unnest`.
 */
export function interactions(settings: Network, unnest: 'unnest' | 'explode' = 'unnest'): string {
  const asked = settings.ties.map((kind) => `'${kind}'`).join(', ');
  return `
WITH refs AS (
  ${referenced("CASE WHEN p.asComment THEN 'comment' ELSE 'reply' END", 'replyTo', 'replyToPerson', "p.kind <> 'repost'")}
  UNION ALL
  ${referenced("'repost'", 'repostOf', 'repostOfPerson', 'true')}
  UNION ALL
  ${referenced("'quote'", 'quoteOf', 'quoteOfPerson', "p.kind <> 'repost'")}
),
named AS (
  SELECT post, author AS source, time, coauthors, phototags, ${unnest}(mentions) AS target
  FROM posts WHERE kind <> 'repost' AND author IS NOT NULL
),
mentions AS (
  SELECT DISTINCT n.post, n.source, n.target,
    CASE WHEN array_contains(n.coauthors, n.target) THEN 'coauthor' WHEN array_contains(n.phototags, n.target) THEN 'phototag'
      ELSE 'mention' END AS kind, n.time
  FROM named n LEFT JOIN refs r ON r.post = n.post AND r.target = n.target
  WHERE n.target IS NOT NULL AND r.post IS NULL
),
acts AS (
  SELECT post, source, target, kind, time FROM refs
  UNION ALL
  SELECT post, source, target, kind, time FROM mentions
)
SELECT a.post, a.source, a.target, a.kind, a.time
FROM acts a
LEFT JOIN people s ON s.person = a.source
LEFT JOIN people t ON t.person = a.target
WHERE ${asked === '' ? 'false' : `a.kind IN (${asked})`}
  ${settings.selfTies ? '' : 'AND a.source <> a.target'}
  ${settings.bots ? '' : 'AND NOT coalesce(s.bot, false) AND NOT coalesce(t.bot, false)'}`;
}

/** Posts are looked up only where it is not told whose they are: to look all up takes memory for all. */
function referenced(kind: string, post: string, person: string, when: string): string {
  return `SELECT p.post, p.author AS source, p.${person} AS target, ${kind} AS kind, p.time
  FROM posts p WHERE p.author IS NOT NULL AND ${when} AND p.${person} IS NOT NULL
  UNION ALL
  SELECT p.post, p.author AS source, o.author AS target, ${kind} AS kind, p.time
  FROM posts p JOIN posts o ON o.post = p.${post}
  WHERE p.author IS NOT NULL AND ${when} AND p.${person} IS NULL AND o.author IS NOT NULL`;
}
