import type { Row } from '../schema.ts';
import type { Database } from '../table.ts';

/** Standing from which on a member is a hub, and participation by which the others differ (Guimerà & Amaral 2005). */
const HUB = 2.5;
const BRIDGE = 0.62;
const HOME = 0.05;

/**
 * What the posts and the people of each community are: codes, platforms and kinds of post by share of posts, roles by
 * share of members, beside the same share over everybody in a community. Roles are told as in the cartography of Guimerà
 * & Amaral (2005, doi:10.1038/nature03288), its seven joined into four: hub, bridge, home and visitor.
 * Needs the tables `posts` and `labels` and, in `community_groups`, the community and role measures of every person.
 */
export async function mixOf(db: Database, minSize: number): Promise<Row<'communityMix'>[]> {
  return db.rows<Row<'communityMix'>>(mix(minSize));
}

const role = `CASE WHEN standing >= ${HUB} THEN 'hub' WHEN participation > ${BRIDGE} THEN 'bridge' WHEN participation <= ${HOME} THEN 'home' ELSE 'visitor' END`;

/** Things that hold of a post or a person: `whole` is what their share is taken of. */
const things = `
SELECT m.community, m.person, p.post, 'platform' AS kind, p.platform AS name, true AS holds FROM posts p JOIN community_groups m ON m.person = p.author
UNION ALL
SELECT m.community, m.person, p.post, 'post', p.kind, true FROM posts p JOIN community_groups m ON m.person = p.author
UNION ALL
SELECT m.community, m.person, l.post, 'code', l.code, l.value FROM labels l JOIN posts p ON p.post = l.post JOIN community_groups m ON m.person = p.author
UNION ALL
SELECT community, person, person, 'role', ${role}, true FROM community_groups`;

function mix(minSize: number): string {
  return `
WITH things AS MATERIALIZED (${things}),
described AS (SELECT community FROM community_groups GROUP BY community HAVING count(*) >= ${minSize}),
wholes AS (SELECT community, kind, count(DISTINCT post) AS n FROM things GROUP BY GROUPING SETS ((community, kind), (kind))),
held AS (
  SELECT community, kind, name, count(DISTINCT person) AS people, count(DISTINCT post) AS n
  FROM things WHERE holds GROUP BY GROUPING SETS ((community, kind, name), (kind, name))
)
SELECT h.community, h.kind, h.name, h.people, CASE WHEN h.kind = 'role' THEN NULL ELSE h.n END AS posts, h.n / w.n AS share, a.n / v.n AS everywhere
FROM held h
JOIN described d ON d.community = h.community
JOIN wholes w ON w.community = h.community AND w.kind = h.kind
JOIN held a ON a.community IS NULL AND a.kind = h.kind AND a.name = h.name
JOIN wholes v ON v.community IS NULL AND v.kind = h.kind
ORDER BY h.community, h.kind, h.name`;
}
