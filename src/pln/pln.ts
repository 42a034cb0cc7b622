import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Stage } from '../stage.ts';
import type { Study } from '../study.ts';
import { audit, auditRows, counts } from './audit.ts';
import { chatIndicators, chatRows } from './chat-indicators.ts';
import { chatTables, writeChats } from './chats.ts';
import { contrastRows, contrasts } from './contrasts.ts';
import { conversationRows, conversations } from './conversations.ts';
import { setAside, unflagged, writeDecisionTable } from './decisions.ts';
import { definitionsOf } from './entry.ts';
import { exposure } from './exposure.ts';
import { indicatorRows, indicators, WHOLE } from './indicators.ts';
import { keep } from './keep.ts';
import { lifelineRows, lifelines } from './lifelines.ts';
import { lowQuality, lowQualityDomains, lowQualityTable } from './low-quality.ts';
import { modes } from './modes.ts';
import { listedProducts, productsNamed } from './products.ts';
import { places, posted, profiled, profiles } from './profiles.ts';
import { afterHoursRows, strainRows, strains } from './strains.ts';
import { toldRows } from './told.ts';
import { shareRows, shares, traits } from './traits.ts';
import { halves, turnover } from './turnover.ts';

const told = { ...turnover, ...exposure, ...lowQuality, ...modes, ...unflagged };

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
  ...told,
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
  toldRows(told),
  'SELECT * FROM plnEstimates',
].join('\nUNION ALL\n');

/**
 * Professional learning networks: the people, spaces and tools of each person, the sessions of chats, and indicators of
 * people and spaces.
 */
export const pln: Stage = {
  name: 'pln',
  reads: ['posts', 'people', 'links', 'ties', 'labels', 'threads', 'tieQuarters', 'coShares', 'members'],
  writes: ['profiles', 'indicators', 'sessions', 'turns'],
  settings: ['pln'],
  lists: ['products.csv'],
  files: (study) => {
    const named = { 'pln.lowQuality': besideStudy(study, 'lowQuality'), 'pln.audit': besideStudy(study, 'audit') };
    return Object.fromEntries(Object.entries(named).flatMap(([setting, path]) => (path === null ? [] : [[setting, path]])));
  },
  defines: definitions,
  async run(work) {
    const { db, settings, write } = work;
    const list = besideStudy(work.study, 'lowQuality');
    const products = await listedProducts();
    const steps = {
      plnPeople: profiled(settings.pln.minPosts),
      plnPosted: posted,
      plnPlaces: `WITH posted AS (SELECT * FROM plnPosted) ${places}`,
      plnProfiles: `WITH profiled AS (SELECT * FROM plnPeople), posted AS (SELECT * FROM plnPosted), places AS (SELECT * FROM plnPlaces) ${profiles}
UNION ALL ${productsNamed(products)}`,
      plnMarks: marks,
      plnSpaces: spaces,
      plnTraits: traits,
      plnAudit: counts,
      plnHalves: halves,
      plnLowQuality: lowQualityTable(list === null ? [] : await lowQualityDomains(list)),
    };
    for (const [name, sql] of Object.entries(steps)) await db.run(`CREATE OR REPLACE TABLE ${name} AS ${sql}`);
    await setAside(db, besideStudy(work.study, 'audit'));
    await mkdir(work.kept, { recursive: true });
    await writeDecisionTable(db, join(work.kept, 'audit.csv'));
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
    for (const name of ['plnEstimates', 'plnAside', ...chatTables, ...Object.keys(steps)]) await db.run(`DROP TABLE ${name}`);
  },
};

/** A file that the settings name, from the folder of study.yaml; null where they name none. */
function besideStudy({ settings, base }: Study, setting: 'lowQuality' | 'audit'): string | null {
  const named = settings.pln[setting];
  return named === undefined ? null : resolve(base ?? '.', named);
}
