import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Stage } from '../stage.ts';
import type { Study } from '../study.ts';
import { audit, auditRows, counts } from './audit.ts';
import { chatIndicators, chatRows } from './chat-indicators.ts';
import { chatTables, writeChats } from './chats.ts';
import { contrastRows, contrasts } from './contrasts.ts';
import { begun, conversationRows, conversations } from './conversations.ts';
import { setAside, unflagged, writeDecisionTable } from './decisions.ts';
import { definitionsOf } from './entry.ts';
import { exposure } from './exposure.ts';
import { indicatorRows, indicators } from './indicators.ts';
import { keep } from './keep.ts';
import { lifelineRows, lifelines } from './lifelines.ts';
import { lowQuality, lowQualityDomains, lowQualityTable } from './low-quality.ts';
import { modes } from './modes.ts';
import { items, linked, members, people, profiled, terms, ties, WHOLE } from './numbers.ts';
import { answers, places, posted, read, spaces } from './posted.ts';
import { listedProducts, productNames, productsNamed } from './products.ts';
import { profiles } from './profiles.ts';
import { shareRows } from './share-rows.ts';
import { shares } from './shares.ts';
import { afterHoursRows, strainRows, strains } from './strains.ts';
import { toldRows } from './told.ts';
import { halves, turnover } from './turnover.ts';

const told = { ...turnover, ...exposure, ...lowQuality, ...modes };

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
  ...unflagged,
  ...told,
});

/** The indicators that the database computes, a part of the record at a time; each gives the columns it has. */
const rows = [indicatorRows(), shareRows(), conversationRows(), chatRows(), strainRows(), auditRows(), toldRows(told)];

/** The columns of an indicator while the stage works. */
const ESTIMATE =
  'indicator VARCHAR, person INTEGER, place INTEGER, period VARCHAR, value DOUBLE, low DOUBLE, high DOUBLE, people BIGINT, bearers BIGINT';

/** The table of profiles, under names. */
const namedProfiles = `
SELECT one.name AS person, part, kind, other.name AS alter, plnItems.name AS item, count, weeks, first, last
FROM plnProfiles JOIN plnNames AS one ON one.person = plnProfiles.person LEFT JOIN plnNames AS other ON other.person = alter
LEFT JOIN plnItems ON plnItems.item = plnProfiles.item`;

/** The table of indicators, under names. */
const namedIndicators = `
SELECT indicator, CASE WHEN plnIndicators.person IS NOT NULL THEN 'person' WHEN place = ${WHOLE} THEN 'study' ELSE 'space' END AS scope,
  plnNames.name AS person, plnItems.name AS item, period, value, low, high, people, bearers
FROM plnIndicators LEFT JOIN plnNames ON plnNames.person = plnIndicators.person LEFT JOIN plnItems ON plnItems.item = place`;

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
      plnNames: people(settings.pln.minPosts),
      plnPeople: profiled,
      plnRead: read,
      plnAnswers: answers,
      plnPosted: posted,
      plnItems: items(productNames(products)),
      plnLinked: linked,
      plnKeys: 'SELECT post, key FROM plnRead',
      plnTies: ties,
      plnTerms: terms,
      plnMembers: members,
      plnPlaces: places,
      plnSpaces: spaces,
      plnProfiles: `${profiles} UNION ALL ${productsNamed(products)}`,
      plnAudit: counts,
      plnBegun: begun,
      plnHalves: halves,
      plnLowQuality: lowQualityTable(list === null ? [] : await lowQualityDomains(list)),
    };
    for (const [name, sql] of Object.entries(steps)) await db.run(`CREATE OR REPLACE TABLE ${name} AS ${sql}`);
    await db.run('DROP TABLE plnRead');
    await setAside(db, besideStudy(work.study, 'audit'));
    await mkdir(work.kept, { recursive: true });
    await writeDecisionTable(db, join(work.kept, 'audit.csv'));
    await write('profiles', namedProfiles);
    const { timezone: zone = null, sessions, notSessions: refused } = settings.pln.chats;
    await writeChats(work, {
      zone,
      refused,
      given: sessions.map((one) => ({ ...one, start: Date.parse(one.start), end: Date.parse(one.end) })),
    });
    const estimates = [...(await contrastRows(db)), ...(await lifelineRows(db)), ...(await afterHoursRows(db))];
    await keep(
      db,
      'plnIndicators',
      ESTIMATE,
      estimates.map(({ indicator, place, value, low, high, people, bearers }) => [
        indicator,
        null,
        place,
        null,
        value,
        low,
        high,
        people,
        bearers,
      ]),
    );
    for (const sql of rows) await db.run(`INSERT INTO plnIndicators BY NAME (${sql})`);
    await write('indicators', namedIndicators);
    for (const name of ['plnIndicators', 'plnAside', ...chatTables, ...Object.keys(steps)]) await db.run(`DROP TABLE IF EXISTS ${name}`);
  },
};

/** A file that the settings name, from the folder of study.yaml; null where they name none. */
function besideStudy({ settings, base }: Study, setting: 'lowQuality' | 'audit'): string | null {
  const named = settings.pln[setting];
  return named === undefined ? null : resolve(base ?? '.', named);
}
