import type { Database } from '../../../database/database.ts';

/**
 * Makes the table `closedCrowds`: hashtags and groups whose number of people is withheld, because all but fewer than k people
 * of the study, or of the platform that holds all their posts, post there: the number would tell how many do not. Where a
 * platform has two groups and no others, both are closed if fewer than k people post in both. Reads the views `shownPosts` and
 * `indicators`.
 */
export async function closeCrowds(db: Database, k: number): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE "closedCrowds" AS
    WITH counted AS (
      SELECT coalesce(item, '') AS place, value AS people FROM indicators
      WHERE indicator = 'people' AND scope <> 'person' AND period IS NULL AND value >= ${k}
    ), spaces AS (SELECT * FROM counted WHERE starts_with(place, '#') OR contains(place, '/')),
    pairs AS (
      SELECT spaces.place AS item, whole.place AS whole FROM spaces JOIN counted AS whole ON NOT (starts_with(whole.place, '#') OR contains(whole.place, '/'))
      WHERE whole.people - spaces.people BETWEEN 1 AND ${k - 1}
    ), posts AS (SELECT split_part(post, ':', 1) AS platform, space, hashtags, teller FROM "shownPosts" WHERE teller IS NOT NULL),
    tagged AS (
      SELECT DISTINCT concat('#', tag) AS item, platform FROM (SELECT platform, unnest(hashtags) AS tag FROM posts WHERE (SELECT count(*) > 0 FROM pairs))
      WHERE concat('#', tag) IN (SELECT item FROM pairs)
    ), two AS (
      SELECT platform, min(space) AS one, max(space) AS other, count(DISTINCT teller) AS people FROM posts
      WHERE (SELECT count(*) > 1 FROM spaces WHERE contains(place, '/')) GROUP BY platform HAVING count(DISTINCT space) = 2 AND count(space) = count(*)
    ), shared AS (
      SELECT unnest([one.place, other.place]) AS item FROM two
      JOIN counted AS one ON one.place = concat(platform, '/', two.one) JOIN counted AS other ON other.place = concat(platform, '/', two.other)
      WHERE one.people + other.people - two.people BETWEEN 1 AND ${k - 1}
    )
    SELECT item FROM pairs WHERE whole = '' OR starts_with(item, whole || '/')
      OR starts_with(item, '#') AND NOT EXISTS (FROM tagged WHERE tagged.item = pairs.item AND platform <> whole)
    UNION SELECT item FROM shared ORDER BY item`);
}

/** Whether an indicator tells how many people such a space has, as SQL over the table of indicators: with its posts or ties, so does a mean over them. */
export const tellsClosedCrowd = `(item IN (FROM "closedCrowds") AND indicator IN ('people', 'postsPerPerson', 'inTies', 'outTies', 'reciprocalTies'))`;

/**
 * The order of rows of the table of indicators: spaces with most people first. Before them stand those of which it is not told how
 * many post there: among the others, their place would say between which numbers theirs is.
 */
export const byToldPeople = `max(CASE WHEN indicator = 'people' AND NOT ${tellsClosedCrowd} THEN value END) OVER (PARTITION BY item) DESC NULLS FIRST, item, indicator`;
