/** Posts and people from which on a hashtag or group is compared with others. */
const POSTS = 50;
const CROWD = 10;

/** The hashtags and groups that are compared, as SQL: a column place. Reads `plnSpaces`. */
export const enough = `SELECT place FROM plnSpaces WHERE kind IN ('hashtag', 'group') AND posts >= ${POSTS} AND people >= ${CROWD}`;

/** Which these are, in words. */
export const volume = `hashtags and groups with at least ${POSTS} posts and ${CROWD} people`;

/** Who posted in each of them: columns place and author. Reads `plnPlaces` and `plnSpaces`. */
export const crowds = `SELECT place, author FROM plnPlaces WHERE author IS NOT NULL AND place IN (${enough}) GROUP BY place, author`;
