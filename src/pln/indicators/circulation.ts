import { WHOLE } from '../numbers.ts';
import { isOnes } from './bearers.ts';
import type { SqlIndicator } from './sql-indicator.ts';

/** Posts from which on one in a hundred is told of. */
const LEAST = 100;
/** Share of reposts that must say what they pass on: of others nobody knows which post they make frequent. */
const SAYING = 0.9;

/**
 * How often each post stands in the study that anybody passed on there, itself included where it is in the study (`here`), those of
 * bots left out; all other posts stand there once. The most frequent come first, and as many of these as are one in a hundred of all
 * posts are its top; where fewer were passed on, the others of the top stand there once. The share is borne by those who wrote
 * the top, unless nearly all of it is one person's (the p% rule), and by those who passed it on.
 */
const topPosts = `
WITH made AS NOT MATERIALIZED (
  SELECT post, kind, author, "repostOf", "repostOfPerson" FROM posts WHERE author IS NULL OR author NOT IN (SELECT person FROM people WHERE bot)
), passed AS (
  SELECT "repostOf" AS post, min("repostOfPerson") AS named, count(*) AS reposts
  FROM made WHERE kind = 'repost' AND "repostOf" IS NOT NULL GROUP BY "repostOf"
), standing AS (
  SELECT passed.post, coalesce(author, named) AS author, own.post IS NOT NULL AS here, reposts + CASE WHEN own.post IS NULL THEN 0 ELSE 1 END AS n
  FROM passed LEFT JOIN (SELECT post, author FROM made WHERE kind <> 'repost') AS own ON own.post = passed.post
), whole AS (
  SELECT count(*) FILTER (kind <> 'repost') + (SELECT count(*) FROM standing WHERE NOT here) AS posts,
    count(*) FILTER (kind <> 'repost' OR "repostOf" IS NOT NULL) AS instances, count(DISTINCT author) AS people,
    count(*) FILTER (kind = 'repost') AS reposts, count(*) FILTER (kind = 'repost' AND "repostOf" IS NOT NULL) AS saying
  FROM made
), top AS (
  SELECT * FROM (SELECT *, row_number() OVER (ORDER BY n DESC, post) AS rank FROM standing) AS ranked WHERE rank <= (SELECT ceil(posts / 100.0) FROM whole)
), authors AS (
  SELECT author, sum(n) AS n FROM top GROUP BY author
)
SELECT ${WHOLE} AS place, (CAST((SELECT sum(n) FROM top) AS DOUBLE) + ceil(posts / 100.0) - (SELECT count(*) FROM top)) / instances AS value, people,
  least(
    (SELECT CASE WHEN ${isOnes('n')} THEN 1 ELSE count(author) END FROM authors),
    (SELECT count(DISTINCT author) FROM made WHERE kind = 'repost' AND "repostOf" IN (SELECT post FROM top))
  ) AS bearers
FROM whole WHERE posts >= ${LEAST} AND saying > 0 AND saying >= ${SAYING} * reposts`;

/** What comes round most. */
export const circulation: Readonly<Record<string, SqlIndicator>> = {
  topCirculation: {
    title: 'Circulation of the top 1% of posts',
    means: 'Share of all posts and reposts of the study that are one of the 1% of posts passed on most there, or pass one of them on',
    unit: 'share',
    proxyFor: 'What people meet, beside what was written: few posts may make most of it',
    formula: `Σ instances of the ⌈n / 100⌉ posts with most instances / Σ instances of all n; an instance of a post is itself, where the study holds it, or a repost of it; studies with at least ${LEAST} posts, in which at least ${SAYING * 100}% of the reposts say what they pass on`,
    source: 'Greenhalgh, Nnagboro, Kaufmann & Gretter 2021, 10.1007/s11423-021-10015-6 (#bac2018: 80%)',
    limit: 'Reposts outside the collection, and who reads what, are unseen; the same words posted anew are another post',
    sql: topPosts,
  },
};
