import type { Settings } from '../settings/settings.ts';

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
  SELECT author AS person, 'hashtag' AS kind, unnest(list_distinct(hashtags)) AS item, time FROM posts
  UNION ALL
  SELECT author, 'space', concat(platform, '/', space), time FROM posts WHERE space IS NOT NULL
  UNION ALL
  SELECT p.author, 'domain', l.domain, p.time FROM links l JOIN posts p ON p.post = l.post WHERE l.domain IS NOT NULL
  GROUP BY p.author, p.post, l.domain, p.time
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
  SELECT author AS person, list_distinct(hashtags) AS items FROM posts WHERE kind <> 'repost' AND len(hashtags) > 1
),
domains AS (
  SELECT DISTINCT post, domain FROM links WHERE domain IS NOT NULL AND post IN (SELECT post FROM links WHERE position > 1)
),
pairs AS (
  SELECT 'hashtag' AS kind, person, one, unnest(items) AS other FROM (SELECT person, items, unnest(items) AS one FROM used) h
  UNION ALL
  SELECT 'domain', p.author, a.domain, b.domain FROM domains a JOIN domains b ON b.post = a.post JOIN posts p ON p.post = a.post
  WHERE p.kind <> 'repost'
)
SELECT kind, one, other, sum(posts) AS posts, count(*) AS people
FROM (SELECT kind, one, other, person, count(*) AS posts FROM pairs ${taking(settings)} AND other > one GROUP BY kind, one, other, person) u
GROUP BY kind, one, other`;
}

/** Number of words from which a text is more than a greeting, and can be shared. */
const WORDS = 8;

/** What two people may be seen to share, each as a query: a name of the thing, with who shared it by which post and when. */
const shared: Readonly<Record<Network['coShare']['things'][number], string>> = {
  link: `
  SELECT concat('link ', l.url) AS thing, p.author AS person, p.post, p.time
  FROM links l JOIN posts p ON p.post = l.post WHERE p.kind <> 'repost'
  GROUP BY l.url, p.author, p.post, p.time`,
  post: `
  SELECT concat('post ', "repostOf") AS thing, author AS person, post, time FROM posts WHERE "repostOf" IS NOT NULL`,
  // The same words, in capitals or not: links differ where each account has a short one of its own, and names where it calls others.
  text: `
  SELECT concat('text ', array_to_string(words, ' ')) AS thing, author AS person, post, time FROM (
    SELECT author, post, time,
      list_filter(string_split_regex(lower(text), '\\s+'), lambda word: word <> '' AND NOT starts_with(word, '@') AND NOT contains(word, '://')) AS words
    FROM posts WHERE kind <> 'repost' AND text IS NOT NULL
  ) AS worded WHERE len(words) >= ${WORDS}`,
};

/** Everything that two people can be seen to share, of the things that the settings ask for. */
export function shares(settings: Network): string {
  const asked = settings.coShare.things.map((thing) => shared[thing]);
  const none = 'SELECT NULL AS thing, NULL AS person, NULL AS post, NULL::TIMESTAMP AS time WHERE false';
  return `
SELECT thing, person, post, time FROM (${asked.length === 0 ? none : asked.join('\n  UNION ALL')}
) u
${taking(settings)} AND time IS NOT NULL`;
}

/** Known people, without automated accounts unless the study wants them. */
function taking({ bots }: Network): string {
  return `WHERE person IS NOT NULL ${bots ? '' : 'AND person NOT IN (SELECT person FROM people WHERE bot)'}`;
}
