import type { Told } from './told.ts';

const pln = 'Trust, Krutka & Carpenter 2016, 10.1016/j.compedu.2016.06.007';
const comparison = 'Greenhalgh 2021, 10.17471/2499-4324/1161';
/** People on each of two platforms who must use a thing before it counts as shared by both. */
const PEOPLE = 3;
/** Posts and people from which on a hashtag or group is compared with others. */
const POSTS = 50;
const CROWD = 10;
/** Hashtags and groups that are compared. */
const enough = `SELECT place FROM plnSpaces WHERE kind IN ('hashtag', 'group') AND posts >= ${POSTS} AND people >= ${CROWD}`;

const shared = (things: string) => `
SELECT count(*) AS value, CAST(sum(people) AS BIGINT) AS people FROM (
  SELECT thing, sum(people) AS people FROM (
    SELECT thing, platform, count(DISTINCT author) AS people FROM (${things}) AS used WHERE author IS NOT NULL GROUP BY thing, platform HAVING count(DISTINCT author) >= ${PEOPLE}
  ) AS platforms GROUP BY thing HAVING count(*) >= 2
) AS common HAVING (SELECT count(DISTINCT platform) FROM plnPosted) > 1`;

/** A mean over the posts of each hashtag and group that has enough of them and of people. */
function mean(of: string): string {
  return `
SELECT place, CAST(sum(${of}) AS DOUBLE) / count(*) AS value, count(DISTINCT plnPlaces.author) AS people
FROM plnPlaces JOIN plnPosted AS posted ON posted.post = plnPlaces.post WHERE place IN (${enough}) GROUP BY place`;
}

/** Ties within a space: those between people who both posted in it, by reply, mention, repost or quote anywhere in the study. */
function ties(of: string): string {
  return `
WITH crowd AS (
  SELECT place, author FROM plnPlaces WHERE author IS NOT NULL AND place IN (${enough}) GROUP BY place, author
),
-- First the ties of those in a place, then who of the targets is in it too: to pair a crowd with itself would square it.
leaving AS MATERIALIZED (SELECT place, author, target, mutual FROM crowd JOIN plnArcs ON source = author),
within AS (
  SELECT one.place, count(*) AS arcs, count(CASE WHEN mutual THEN 1 END) AS mutual,
    count(DISTINCT one.author) AS arcsPeople, count(DISTINCT CASE WHEN mutual THEN one.author END) AS mutualPeople
  FROM leaving AS one JOIN crowd AS other ON other.place = one.place AND other.author = one.target GROUP BY one.place
)
SELECT sizes.place, CAST(coalesce(${of}, 0) AS DOUBLE) / sizes.n AS value, sizes.n AS people, nullif(${of}People, 0) AS bearers
FROM (SELECT place, count(*) AS n FROM crowd GROUP BY place) AS sizes LEFT JOIN within ON within.place = sizes.place`;
}

/** How many people those of a space acted upon, are acted upon by, or both, on average. */
function degrees(of: 'given' | 'received' | 'mutual'): string {
  const [end, which] = of === 'received' ? ['target', ''] : ['source', of === 'mutual' ? 'WHERE mutual' : ''];
  return `
SELECT place, CAST(coalesce(sum(n), 0) AS DOUBLE) / count(*) AS value, count(*) AS people, nullif(count(n), 0) AS bearers
FROM (SELECT place, author FROM plnPlaces WHERE place IN (${enough}) AND author IS NOT NULL GROUP BY place, author) AS crowd
LEFT JOIN (SELECT ${end} AS person, count(*) AS n FROM plnArcs ${which} GROUP BY ${end}) AS ends ON ends.person = crowd.author GROUP BY place`;
}

const volume = `hashtags and groups with at least ${POSTS} posts and ${CROWD} people`;

/** The whole network as people, spaces and tools: what spaces and platforms have in common, and how spaces differ. */
export const modes: Readonly<Record<string, Told>> = {
  sharedHashtags: {
    title: 'Hashtags on several platforms',
    means: `Number of hashtags that at least ${PEOPLE} people use on each of two or more platforms`,
    proxyFor: 'Overlap of spaces across platforms',
    formula: `|{hashtags with ≥ ${PEOPLE} authors on ≥ 2 platforms}|; absent in studies of one platform`,
    source: pln,
    limit: 'One human with accounts on two platforms counts on both; a word may mean different things',
    sql: shared(
      `SELECT place AS thing, platform, plnPosted.author FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post WHERE plnPlaces.kind = 'hashtag'`,
    ),
  },
  sharedDomains: {
    title: 'Domains on several platforms',
    means: `Number of domains that at least ${PEOPLE} people link to on each of two or more platforms`,
    proxyFor: 'Overlap of tools across platforms',
    formula: `|{domains with ≥ ${PEOPLE} authors on ≥ 2 platforms}|; absent in studies of one platform`,
    source: pln,
    limit: 'Links of Instagram stand in profiles, not in posts',
    sql: shared('SELECT domain AS thing, platform, plnPosted.author FROM plnLinked JOIN plnPosted ON plnPosted.post = plnLinked.post'),
  },
  bridgePeople: {
    title: 'Bridges to other spaces',
    means: 'Number of people of a space who posted at least twice there and at least twice in another space of the same kind',
    proxyFor: 'Bridges between spaces: people who can carry ideas',
    formula: '|{authors with ≥ 2 posts in the space and ≥ 2 in another hashtag, or another group}|',
    source: `${pln}; Burt 2004, 10.1086/421787 (brokerage)`,
    limit: 'Two hashtags in one post make a bridge; accounts are counted, not humans',
    sql: `
WITH home AS (
  SELECT kind, place, author, count(*) OVER (PARTITION BY kind, author) AS homes FROM (
    SELECT kind, place, author FROM plnPlaces WHERE kind IN ('hashtag', 'group') AND author IS NOT NULL GROUP BY kind, place, author HAVING count(*) >= 2
  ) AS regular
)
SELECT place, count(*) AS value, count(*) AS people FROM home WHERE homes > 1 GROUP BY place`,
  },
  postsPerPerson: {
    title: 'Posts per person',
    means: 'Mean number of posts per person in a space',
    proxyFor: 'Volume of a space',
    formula: `posts with a known author / authors; ${volume}`,
    source: comparison,
    limit: 'A mean that a few busy people carry; depends on the length of the export',
    sql: `
SELECT place, CAST(count(author) AS DOUBLE) / count(DISTINCT author) AS value, count(DISTINCT author) AS people
FROM plnPlaces WHERE place IN (${enough}) GROUP BY place`,
  },
  hashtagsPerPost: {
    title: 'Hashtags per post',
    means: 'Mean number of hashtags of the posts of a space',
    proxyFor: 'Sharing beyond a space',
    formula: `Σ hashtags / posts; ${volume}`,
    source: comparison,
    limit: 'Customs differ between platforms',
    sql: mean('tags'),
  },
  tiesPerPerson: {
    title: 'Ties per person in a space',
    means: 'Mean number of people of the same space whom a person acted upon',
    proxyFor: 'Intimacy of a space',
    formula: `ordered pairs of people of the space with an interaction / people; in- and out-ties have the same mean; ${volume}`,
    source: comparison,
    limit: 'The interaction may have taken place outside the space; hashtag collections miss replies without the hashtag',
    sql: ties('within.arcs'),
  },
  outTies: {
    title: 'Out-ties per person',
    means: 'Mean number of people, in the space or not, whom the people of a space acted upon',
    proxyFor: 'Intimacy of a space',
    formula: `Σ over the people of the space of |{people they acted upon}| / people; ${volume}`,
    source: comparison,
    limit: 'Interactions outside the space count; hashtag collections miss replies without the hashtag',
    sql: degrees('given'),
  },
  inTies: {
    title: 'In-ties per person',
    means: 'Mean number of people, in the space or not, who acted upon the people of a space',
    proxyFor: 'Intimacy of a space',
    formula: `Σ over the people of the space of |{people who acted upon them}| / people; ${volume}`,
    source: comparison,
    limit: 'Interactions outside the space count; hashtag collections miss replies without the hashtag',
    sql: degrees('received'),
  },
  reciprocalTies: {
    title: 'Reciprocal ties per person',
    means: 'Mean number of people, in the space or not, with whom the people of a space have interactions in both directions',
    proxyFor: 'Intimacy of a space',
    formula: `Σ over the people of the space of |{people acted upon} ∩ {people who acted upon them}| / people; ${volume}`,
    source: comparison,
    limit: 'Interactions outside the space count; a mention answered by a repost counts as reciprocal',
    sql: degrees('mutual'),
  },
  authoringShare: {
    title: 'People with words of their own',
    means: 'Share of the people of a space who posted something there that is not a repost',
    proxyFor: 'Participation beyond passing on',
    formula: `|{people with an original, quote or reply}| / |{people}|; ${volume}`,
    source: 'Greenhalgh & Koehler 2017, 10.1007/s11528-016-0142-4; Greenhalgh et al. 2020, 10.1016/j.compedu.2020.103809',
    limit: 'Many exports leave reposts out, and then it is 1 without meaning',
    sql: `
SELECT place, avg(own) AS value, count(*) AS people, CAST(nullif(sum(own), 0) AS BIGINT) AS bearers FROM (
  SELECT place, plnPlaces.author, max(own) AS own FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
  WHERE place IN (${enough}) AND plnPlaces.author IS NOT NULL GROUP BY place, plnPlaces.author
) AS persons GROUP BY place`,
  },
  likesPerPost: {
    title: 'Likes per post',
    means: 'Mean number of likes (hearts, votes) of the posts of a space that are not reposts, when collected',
    proxyFor: 'Approval in a space',
    formula: `Σ likes / |{posts that are not reposts and whose likes are known}|; ${volume}`,
    source: comparison,
    limit: 'Depends on when the posts were collected; a few posts that spread widely carry it',
    sql: `
SELECT place, CAST(sum(likes) AS DOUBLE) / count(*) AS value, count(DISTINCT plnPlaces.author) AS people
FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post WHERE place IN (${enough}) AND own = 1 AND likes IS NOT NULL GROUP BY place`,
  },
  mutualTiesPerPerson: {
    title: 'Mutual ties per person in a space',
    means: 'Mean number of people of the same space with whom there are interactions in both directions',
    proxyFor: 'Intimacy of a space',
    formula: `ordered pairs of people of the space with interactions in both directions / people; ${volume}`,
    source: comparison,
    limit: 'The interaction may have taken place outside the space',
    sql: ties('within.mutual'),
  },
};
