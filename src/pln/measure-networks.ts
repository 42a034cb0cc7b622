import { join } from 'node:path';
import { codebook } from '../codebook/codebook.ts';
import { areDecided, decidedCodes, listed } from '../codebook/decided-codes.ts';
import type { Database } from '../database/database.ts';
import { addRows, makeTable } from '../database/small-table.ts';
import { identifier } from '../database/sql.ts';
import { makeFolder } from '../disk/disk.ts';
import { interactions } from '../graph/interactions.ts';
import type { Work } from '../run/stage.ts';
import { counts } from './audit/audit.ts';
import { setAside, writeDecisionTable } from './audit/decisions.ts';
import { writeChats } from './chats/chats.ts';
import { contrastRows } from './chats/contrasts.ts';
import { corrections, writeSessionTable } from './chats/session-table.ts';
import { boundByLeftOver } from './complements/left-over.ts';
import { boundByRest } from './complements/rest.ts';
import { boundBySiblings } from './complements/siblings.ts';
import { boundByUntimed } from './complements/untimed.ts';
import type { Estimate } from './estimate.ts';
import { eventRows } from './events/events.ts';
import { entries, queries } from './every-indicator.ts';
import { afterHoursRows } from './indicators/after-hours.ts';
import { lowQualityDomains, lowQualityTable } from './indicators/low-quality.ts';
import { tieSteps } from './indicators/ties-kept.ts';
import { halves } from './indicators/turnover.ts';
import { besideStudy } from './named-files.ts';
import { arcs, items, linked, members, people, profiled, quarters, terms, ties, WHOLE } from './numbers.ts';
import { answers, beyond, coded, keys, linking, links, places, posted, read, roots, spaces } from './posted.ts';
import { bridges, namedBridges } from './profiles/bridges.ts';
import { listedProducts, productNames, productsNamed } from './profiles/products.ts';
import { circles, profiles } from './profiles/profiles.ts';
import { bioRoles, namedRoles, roleTable } from './profiles/roles.ts';
import { siteTable } from './profiles/sites.ts';
import { crowds } from './spaces/compared.ts';
import { componentRows } from './spaces/components.ts';
import { begun } from './spaces/conversations.ts';
import { groupContrastRows } from './spaces/group-contrasts.ts';
import { lifelineRows } from './spaces/lifelines.ts';
import { returnRows } from './spaces/returns.ts';
import { acts, closureRows, spaceTies } from './spaces/space-ties.ts';

/** The columns of an indicator while the stage works. */
const ESTIMATE =
  'indicator VARCHAR, person INTEGER, place INTEGER, period VARCHAR, value DOUBLE, low DOUBLE, high DOUBLE, people BIGINT, bearers BIGINT';

/** The table of profiles, under names, sorted by their numbers: these come in the order of the names, and are sooner compared. */
const namedProfiles = `
SELECT one.name AS person, part, kind, other.name AS alter, plnItems.name AS item, count, weeks, site, first, last
FROM plnProfiles JOIN plnNames AS one ON one.person = plnProfiles.person LEFT JOIN plnNames AS other ON other.person = alter
LEFT JOIN plnItems ON plnItems.item = plnProfiles.item
ORDER BY plnProfiles.person, part, kind, plnProfiles.item NULLS FIRST, plnProfiles.alter NULLS FIRST`;

/** The table of indicators, under names. What is of no person and no place is of the study. */
const namedIndicators = `
SELECT indicator, CASE WHEN plnIndicators.person IS NOT NULL THEN 'person' WHEN coalesce(place, ${WHOLE}) = ${WHOLE} THEN 'study' ELSE 'space' END AS scope,
  plnNames.name AS person, plnItems.name AS item, period, value, low, high, people, bearers
FROM plnIndicators LEFT JOIN plnNames ON plnNames.person = plnIndicators.person LEFT JOIN plnItems ON plnItems.item = place`;

/** Writes the networks of people, spaces and tools of each person, the sessions of chats, and all indicators. */
export async function measureNetworks(work: Work): Promise<void> {
  const { db, settings, write } = work;
  const decided = await decidedCodes(db, codebook);
  await inNumbers(work, decided);
  await makeFolder(work.kept);
  await setAside(work, besideStudy(work.study, 'audit'));
  await writeDecisionTable(db, join(work.kept, 'audit.csv'));
  const { timezone: zone = null, sessions, notSessions } = settings.pln.chats;
  const table = besideStudy(work.study, 'chats.table');
  const corrected = table === null ? { given: [], removed: [] } : await corrections(table);
  const chats = {
    zone,
    notSessions,
    removed: corrected.removed,
    given: [...sessions.map((one) => ({ ...one, start: Date.parse(one.start), end: Date.parse(one.end) })), ...corrected.given],
  };
  await db.sideBySide<unknown>('posts', [
    () => write('profiles', namedProfiles, { inOrder: true }),
    () => write('roles', namedRoles),
    () => write('bridges', namedBridges),
    () => writeChats(work, chats),
  ]);
  await writeSessionTable(db, join(work.kept, 'sessions.csv'));
  await makeTable(db, 'plnIndicators', ESTIMATE, []);
  const estimates = await db.sideBySide('posts', [
    () => addCounted(db),
    () => contrastRows(db),
    () => groupContrastRows(db),
    () => lifelineRows(db),
    () => returnRows(db),
    () => afterHoursRows(db, zone),
    () => closureRows(db),
  ]);
  await addEstimates(db, estimates.flat());
  const { estimates: components, weights } = await componentRows(db, work.random);
  await addEstimates(db, components);
  await work.writeRows('components', weights);
  await removeUndecided(db, decided);
  await write('indicators', namedIndicators);
  const changes = await eventRows(db, settings.pln.events, decided);
  for (const { name } of settings.pln.events)
    if (!changes.some(({ event }) => event === name))
      work.note(`pln.events: too few posts before or after an event to tell what changed: ${name}`);
  await work.writeRows('eventChanges', changes);
  const made = await db.rows<{ name: string }>(`SELECT table_name AS name FROM duckdb_tables() WHERE table_name LIKE 'pln%' ORDER BY name`);
  for (const { name } of made) await db.run(`DROP TABLE ${identifier(name)}`);
  await db.run('DROP VIEW plnKeys');
}

/** Adds the indicators that the database computes; there is nothing to estimate of them. */
async function addCounted(db: Database): Promise<Estimate[]> {
  for (const sql of queries) await db.run(`INSERT INTO plnIndicators BY NAME (${sql})`);
  await db.run(boundByUntimed);
  await boundByLeftOver(db);
  for (const sql of boundByRest) await db.run(sql);
  await boundBySiblings(db);
  return [];
}

/** Removes indicators that count codes which the study does not decide: of these no post has one, which says nothing. */
async function removeUndecided(db: Database, decided: readonly string[]): Promise<void> {
  const names = Object.entries(entries).flatMap(([name, { restsOn = [] }]) => (areDecided(restsOn, decided) ? [] : [name]));
  if (names.length > 0) await db.run(`DELETE FROM plnIndicators WHERE indicator IN (${listed(names)})`);
}

async function addEstimates(db: Database, estimates: readonly Estimate[]): Promise<void> {
  await addRows(
    db,
    'plnIndicators (indicator, place, value, low, high, people, bearers)',
    estimates.map(({ indicator, place, value, low, high, people, bearers }) => [indicator, place, value, low, high, people, bearers]),
  );
}

/** Makes the tables that all else is counted over. */
async function inNumbers(work: Work, decided: readonly string[]): Promise<void> {
  const { db, settings, study } = work;
  const make = (name: string, sql: string) => db.run(`CREATE OR REPLACE TABLE ${name} AS ${sql}`);
  /** The same of posts whose keys are within one range after the other. */
  const makeByRange = async (name: string, sql: (within: (column: string) => string) => string) => {
    for (const [i, within] of ranges.entries()) await (i === 0 ? make(name, sql(within)) : db.run(`INSERT INTO ${name} ${sql(within)}`));
  };
  const ranges = await db.ranges('posts', 'post');
  const list = besideStudy(study, 'lowQuality');
  const products = await listedProducts();
  await make('plnNames', people(settings.pln.minPosts));
  await make('plnPeople', profiled);
  await db.run(`CREATE OR REPLACE VIEW plnKeys AS ${keys(db.numbered('posts'))}`);
  await make('plnRead', read(db.numbered('posts')));
  await make('plnAnswers', answers);
  await make('plnBeyond', beyond);
  await make('plnRoots', roots);
  await makeByRange('plnCoded', (within) => coded(decided, within));
  await makeByRange('plnLinks', links);
  await make('plnLinking', linking);
  await make('plnPosted', posted);
  await make('plnItems', items(productNames(products)));
  await make('plnLinked', linked);
  for (const done of ['plnRead', 'plnBeyond', 'plnRoots', 'plnCoded', 'plnLinks', 'plnLinking']) await db.run(`DROP TABLE ${done}`);
  await make('plnTies', ties);
  await make('plnArcs', arcs);
  await make('plnQuarters', quarters);
  await make('plnTerms', terms);
  await make('plnTieSteps', tieSteps);
  await db.run('DROP TABLE plnQuarters');
  await make('plnMembers', members);
  await make('plnPlaces', places);
  await make('plnSpaces', spaces);
  await make('plnCrowds', crowds);
  await make('plnActs', acts(interactions(settings.network)));
  await make('plnSpaceTies', spaceTies);
  await db.run('DROP TABLE plnActs');
  await siteTable(db, settings.classify.domains);
  await roleTable(work, besideStudy(study, 'roles'));
  await make('plnBioRoles', bioRoles);
  await make('plnCircles', circles);
  await make('plnProfiles', profiles(productsNamed(products)));
  await make('plnAudit', counts);
  await make('plnBegun', begun);
  await make('plnHalves', halves);
  await make('plnLowQuality', lowQualityTable(list === null ? [] : await lowQualityDomains(list)));
  await make('plnBridges', bridges);
}
