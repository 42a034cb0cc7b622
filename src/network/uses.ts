import type { Settings } from '../settings.ts';

type Network = Settings['network'];

/**
 * Ties between people and things as a query: the hashtags, spaces and domains of a person's posts, each post once.
 * Reposts count, because passing on is using too. Spaces carry the name of their platform, since a name may stand for
 * different places on two.
 */
export function uses(settings: Network): string {
  return `
SELECT person, kind, item, count(*) AS posts, min(time) AS first, max(time) AS last
FROM (
  SELECT author AS person, 'hashtag' AS kind, item, time FROM (SELECT author, post, time, unnest(hashtags) AS item FROM posts) h
  GROUP BY author, post, time, item
  UNION ALL
  SELECT author, 'space', concat(platform, '/', space), time FROM posts WHERE space IS NOT NULL
  UNION ALL
  SELECT author, 'domain', item, time FROM (${domains}) d GROUP BY author, post, time, item
) u
${taking(settings)}
GROUP BY person, kind, item`;
}

/**
 * Ties between hashtags, and between domains, as a query: two that stand in one post, first in code-point order, each
 * post once. Reposts are left out, or one post passed on a thousand times would tie its hashtags a thousandfold.
 */
export function coUses(settings: Network): string {
  return `
WITH used AS (
  SELECT 'hashtag' AS kind, post, author AS person, item FROM (
    SELECT post, author, unnest(hashtags) AS item FROM posts WHERE kind <> 'repost'
  ) h GROUP BY post, author, item
  UNION ALL
  SELECT 'domain', post, author, item FROM (${domains}) d WHERE "postKind" <> 'repost' GROUP BY post, author, item
)
SELECT a.kind, a.item AS one, b.item AS other, count(*) AS posts, count(DISTINCT a.person) AS people
FROM (SELECT u.* FROM used u ${taking(settings)}) a JOIN used b ON b.post = a.post AND b.kind = a.kind AND b.item > a.item
GROUP BY a.kind, a.item, b.item`;
}

/** Everything that two people can be seen to share: links as received, and posts passed on, with who and when. */
export function shares(settings: Network): string {
  return `
SELECT thing, person, post, time FROM (
  SELECT concat('link ', l.url) AS thing, p.author AS person, p.post, p.time
  FROM links l JOIN posts p ON p.post = l.post WHERE p.kind <> 'repost'
  GROUP BY l.url, p.author, p.post, p.time
  UNION ALL
  SELECT concat('post ', "repostOf"), author, post, time FROM posts WHERE "repostOf" IS NOT NULL
) u
${taking(settings)} AND time IS NOT NULL`;
}

const domains = `SELECT p.author, p.post, p.time, p.kind AS "postKind", l.domain AS item FROM links l JOIN posts p ON p.post = l.post WHERE l.domain IS NOT NULL`;

/** Known people, without automated accounts unless the study wants them. */
function taking({ bots }: Network): string {
  return `WHERE person IS NOT NULL ${bots ? '' : 'AND person NOT IN (SELECT person FROM people WHERE bot)'}`;
}
