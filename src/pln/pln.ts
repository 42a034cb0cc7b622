import type { Stage } from '../stage.ts';
import { chatTables, writeChats } from './chats.ts';
import { indicatorRows, WHOLE } from './indicators.ts';
import { places, posted, profiled, profiles } from './profiles.ts';

/**
 * What each post is: whether it begins something, was answered by somebody else, answers, holds a link, and whether it
 * comes from a platform whose answers were collected at all (captions alone cannot say that nobody answered).
 */
const marks = `
SELECT plnPosted.post, author,
  CASE WHEN kind IN ('original', 'quote') THEN 1 ELSE 0 END AS initial,
  CASE WHEN kind = 'reply' THEN 1 ELSE 0 END AS reply,
  CASE WHEN answers.post IS NULL THEN 0 ELSE 1 END AS answered,
  CASE WHEN linking.post IS NULL THEN 0 ELSE 1 END AS linked,
  CASE WHEN talking.platform IS NULL THEN 0 ELSE 1 END AS heard
FROM plnPosted
LEFT JOIN (
  SELECT DISTINCT initial.post
  FROM plnPosted AS answer JOIN plnPosted AS initial ON answer.replyTo = initial.post
  WHERE answer.post <> initial.post AND (answer.author IS NULL OR initial.author IS NULL OR answer.author <> initial.author)
) AS answers ON answers.post = plnPosted.post
LEFT JOIN (SELECT DISTINCT post FROM links) AS linking ON linking.post = plnPosted.post
LEFT JOIN (SELECT DISTINCT platform FROM plnPosted WHERE kind = 'reply') AS talking ON talking.platform = plnPosted.platform`;

/** One row for every space, and one for the study as a whole. */
const spaces = `
SELECT place, count(*) AS posts, count(DISTINCT author) AS people, sum(reply) AS replies, sum(heard) AS hearable,
  sum(initial * heard) AS initial, sum(initial * heard * answered) AS answered, sum(linked) AS linked
FROM (
  SELECT place, plnMarks.* FROM plnPlaces JOIN plnMarks ON plnMarks.post = plnPlaces.post
  UNION ALL
  SELECT '${WHOLE}' AS place, plnMarks.* FROM plnMarks
) AS standing
GROUP BY place`;

/** Professional learning networks: the people, spaces and tools of each person, and indicators of people and spaces. */
export const pln: Stage = {
  name: 'pln',
  reads: ['posts', 'people', 'links', 'ties'],
  writes: ['profiles', 'indicators', 'sessions', 'turns'],
  settings: ['pln'],
  async run(work) {
    const { db, settings, write } = work;
    const steps = {
      plnPeople: profiled(settings.pln.minPosts),
      plnPosted: posted,
      plnPlaces: `WITH posted AS (SELECT * FROM plnPosted) ${places}`,
      plnProfiles: `WITH profiled AS (SELECT * FROM plnPeople), posted AS (SELECT * FROM plnPosted), places AS (SELECT * FROM plnPlaces) ${profiles}`,
      plnMarks: marks,
      plnSpaces: spaces,
    };
    for (const [name, sql] of Object.entries(steps)) await db.run(`CREATE OR REPLACE TABLE ${name} AS ${sql}`);
    await write('profiles', 'SELECT * FROM plnProfiles');
    await writeChats(work);
    await write('indicators', `SELECT *, NULL AS period, NULL AS low, NULL AS high, NULL AS people FROM (${indicatorRows()})`);
    for (const name of [...chatTables, ...Object.keys(steps)]) await db.run(`DROP TABLE ${name}`);
  },
};
