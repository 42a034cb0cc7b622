import { leadsSomewhere } from '../profiles/sites.ts';
import { greenhalgh2017, greenhalgh2020, greenhalgh2021, staudtWillet2020, trust2016 } from '../sources.ts';
import { enough, volume } from '../spaces/compared.ts';
import { eitherSide, isOnes } from './bearers.ts';
import type { SqlIndicator } from './sql-indicator.ts';

/** People on each of two platforms who must use a thing before it counts as shared by both. */
const PEOPLE = 3;

const shared = (things: string) => `
SELECT count(*) AS value, CAST(sum(people) AS BIGINT) AS people FROM (
  SELECT thing, sum(people) AS people FROM (
    SELECT thing, platform, count(DISTINCT author) AS people FROM (${things}) AS used WHERE author IS NOT NULL GROUP BY thing, platform HAVING count(DISTINCT author) >= ${PEOPLE}
  ) AS platforms GROUP BY thing HAVING count(*) >= 2
) AS common HAVING (SELECT count(DISTINCT platform) FROM plnPosted) > 1`;

/** A mean over the posts of a sort of each hashtag and group that has enough posts and people. */
function mean(of: string, among: string): string {
  return `
SELECT place, CAST(sum(${of}) AS DOUBLE) / count(*) AS value, count(DISTINCT plnPlaces.author) AS people
FROM plnPlaces JOIN plnPosted AS posted ON posted.post = plnPlaces.post WHERE place IN (${enough}) AND ${among} = 1 GROUP BY place`;
}

/** The whole network as people, spaces and tools: what spaces and platforms have in common, and how spaces differ. */
export const modes: Readonly<Record<string, SqlIndicator>> = {
  sharedHashtags: {
    title: 'Hashtags on several platforms',
    means: `Number of hashtags that at least ${PEOPLE} people use on each of two or more platforms`,
    unit: 'count',
    proxyFor: 'Overlap of spaces across platforms',
    formula: `|{hashtags with ≥ ${PEOPLE} authors on ≥ 2 platforms}|; absent in studies of one platform`,
    source: trust2016,
    limit: 'One human with accounts on two platforms counts on both; a word may mean different things',
    sql: shared(
      `SELECT place AS thing, platform, plnPosted.author
       FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
       WHERE plnPlaces.kind = 'hashtag'`,
    ),
  },
  sharedDomains: {
    title: 'Domains on several platforms',
    means: `Number of domains that at least ${PEOPLE} people link to on each of two or more platforms`,
    unit: 'count',
    proxyFor: 'Overlap of tools across platforms',
    formula: `|{domains with ≥ ${PEOPLE} authors on ≥ 2 platforms, those that only shorten links left out}|; absent in studies of one platform`,
    source: trust2016,
    limit: 'Links of Instagram stand in profiles, not in posts',
    sql: shared(
      `SELECT domain AS thing, platform, plnPosted.author
       FROM plnLinked JOIN plnPosted ON plnPosted.post = plnLinked.post
       WHERE ${leadsSomewhere}`,
    ),
  },
  bridgePeople: {
    title: 'Bridges to other spaces',
    means: 'Number of people of a space who posted at least twice there and at least twice in another space of the same kind',
    unit: 'count',
    proxyFor: 'Bridges between spaces: people who can carry ideas',
    formula: '|{authors with ≥ 2 posts in the space and ≥ 2 in another hashtag, or another group}|',
    source: `${trust2016}; Burt 2004, 10.1086/421787 (brokerage)`,
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
    unit: 'value',
    proxyFor: 'Volume of a space',
    formula: `posts with a known author / authors; ${volume}`,
    source: greenhalgh2021,
    limit: 'A mean that a few busy people carry; depends on the length of the export',
    sql: `
SELECT place, CAST(count(author) AS DOUBLE) / count(DISTINCT author) AS value, count(DISTINCT author) AS people
FROM plnPlaces WHERE place IN (${enough}) GROUP BY place`,
  },
  postsPerPersonMedian: {
    title: 'Posts per person, median',
    means: 'Number of posts that half of the people of a space do not exceed',
    unit: 'count',
    proxyFor: 'Volume of a space',
    formula: `median over authors of |{posts}|; ${volume}`,
    source: staudtWillet2020,
    limit: 'Depends on the length of the export',
    sql: `
SELECT place, median(n) AS value, count(*) AS people FROM (
  SELECT place, author, count(*) AS n FROM plnPlaces WHERE author IS NOT NULL AND place IN (${enough}) GROUP BY place, author
) AS persons GROUP BY place`,
  },
  hashtagsPerPost: {
    title: 'Hashtags per post',
    means: 'Mean number of hashtags of the posts of a space',
    unit: 'value',
    proxyFor: 'Sharing beyond a space',
    formula: `Σ hashtags / posts; posts of a platform without words and hashtags in the study are left out; ${volume}`,
    source: greenhalgh2021,
    limit: 'Customs differ between platforms',
    sql: mean('tags', 'taggable'),
  },
  authoringShare: {
    title: 'People with words of their own',
    means: 'Share of the people of a space who posted something there that is not a repost',
    unit: 'share',
    proxyFor: 'Participation beyond passing on',
    formula: `|{people with an original, quote or reply}| / |{people}|; ${volume}`,
    source: `${greenhalgh2017}; ${greenhalgh2020}`,
    limit: 'Many exports leave reposts out, and then it is 1 without meaning',
    sql: `
SELECT place, avg(own) AS value, count(*) AS people, ${eitherSide('sum(own)')} AS bearers FROM (
  SELECT place, plnPlaces.author, max(own) AS own FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
  WHERE place IN (${enough}) AND plnPlaces.author IS NOT NULL GROUP BY place, plnPlaces.author
) AS persons GROUP BY place`,
  },
  likesPerPost: {
    title: 'Likes per post',
    means: 'Mean number of likes (hearts, votes) of the posts of a space that are not reposts, when collected',
    unit: 'value',
    proxyFor: 'Approval in a space',
    formula: `Σ likes / |{posts that are not reposts and whose likes are known}|; ${volume}`,
    source: greenhalgh2021,
    limit:
      'Depends on when the posts were collected; a few posts that spread widely carry it; not told where nearly all likes are of one person’s posts (the p% rule), for they are public',
    sql: `
SELECT place, CAST(sum(likes) AS DOUBLE) / sum(posts) AS value, count(author) AS people,
  CASE WHEN ${isOnes('weight', 'known')} THEN 1 ELSE count(author) END AS bearers
FROM (
  SELECT place, plnPlaces.author, sum(likes) AS likes, count(*) AS posts, abs(sum(likes)) AS weight, CASE WHEN plnPlaces.author IS NOT NULL THEN abs(sum(likes)) END AS known
  FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
  WHERE place IN (${enough}) AND own = 1 AND likes IS NOT NULL GROUP BY place, plnPlaces.author
) AS persons GROUP BY place`,
  },
};
