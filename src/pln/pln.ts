import type { Stage } from '../stage.ts';
import { audit, auditRows, counts } from './audit.ts';
import { chatIndicators, chatRows } from './chat-indicators.ts';
import { chatTables, writeChats } from './chats.ts';
import { contrastRows, contrasts } from './contrasts.ts';
import { conversationRows, conversations } from './conversations.ts';
import { definitionsOf } from './entry.ts';
import { indicatorRows, indicators, WHOLE } from './indicators.ts';
import { keep } from './keep.ts';
import { lifelineRows, lifelines } from './lifelines.ts';
import { places, posted, profiled, profiles } from './profiles.ts';
import { afterHoursRows, strainRows, strains } from './strains.ts';
import { shareRows, shares, traits } from './traits.ts';

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

/** What every indicator means. */
export const definitions = definitionsOf({
  ...indicators,
  ...shares,
  ...conversations,
  ...chatIndicators,
  ...contrasts,
  ...lifelines,
  ...strains,
  ...audit,
});

/** The indicators that the database computes, then those that were computed in TypeScript. */
const rows = [
  `SELECT indicator, scope, person, item, CAST(NULL AS VARCHAR) AS period, value, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high,
  CAST(NULL AS BIGINT) AS people FROM (${indicatorRows()}) AS plain`,
  `SELECT * FROM (${shareRows(WHOLE)}) AS shares`,
  conversationRows(),
  chatRows(),
  strainRows(WHOLE),
  auditRows(),
  'SELECT * FROM plnEstimates',
].join('\nUNION ALL\n');

/**
 * Professional learning networks: the people, spaces and tools of each person, the sessions of chats, and indicators of
 * people and spaces.
 */
export const pln: Stage = {
  name: 'pln',
  reads: ['posts', 'people', 'links', 'ties', 'labels', 'threads'],
  writes: ['profiles', 'indicators', 'sessions', 'turns'],
  settings: ['pln'],
  defines: definitions,
  async run(work) {
    const { db, settings, write } = work;
    const steps = {
      plnPeople: profiled(settings.pln.minPosts),
      plnPosted: posted,
      plnPlaces: `WITH posted AS (SELECT * FROM plnPosted) ${places}`,
      plnProfiles: `WITH profiled AS (SELECT * FROM plnPeople), posted AS (SELECT * FROM plnPosted), places AS (SELECT * FROM plnPlaces) ${profiles}`,
      plnMarks: marks,
      plnSpaces: spaces,
      plnTraits: traits,
      plnAudit: counts,
    };
    for (const [name, sql] of Object.entries(steps)) await db.run(`CREATE OR REPLACE TABLE ${name} AS ${sql}`);
    await write('profiles', 'SELECT * FROM plnProfiles');
    const { timezone: zone = null, sessions, notSessions: refused } = settings.pln.chats;
    await writeChats(work, {
      zone,
      refused,
      given: sessions.map((one) => ({ ...one, start: Date.parse(one.start), end: Date.parse(one.end) })),
    });
    const estimates = [...(await contrastRows(db)), ...(await lifelineRows(db, WHOLE)), ...(await afterHoursRows(db, WHOLE))];
    await keep(
      db,
      'plnEstimates',
      'indicator VARCHAR, scope VARCHAR, person VARCHAR, item VARCHAR, period VARCHAR, value DOUBLE, low DOUBLE, high DOUBLE, people BIGINT',
      estimates.map(({ indicator, scope, person, item, period, value, low, high, people }) => [
        indicator,
        scope,
        person,
        item,
        period,
        value,
        low,
        high,
        people,
      ]),
    );
    await write('indicators', rows);
    for (const name of ['plnEstimates', ...chatTables, ...Object.keys(steps)]) await db.run(`DROP TABLE ${name}`);
  },
};
