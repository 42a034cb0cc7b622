import { identifier, literal } from '../sql.ts';
import type { Work } from '../stage.ts';
import type { Settings } from '../study.ts';
import type { Database, Value } from '../table.ts';
import { Glossary } from './glossary.ts';
import { type HumanCodes, humanCodes } from './human-codes.ts';
import { type Quote, readQuotes } from './quotes.ts';
import { capital, shown } from './words.ts';

/** A platform as the report names it; small ones stand together so that nothing is told about fewer than k people. */
export interface Platform {
  readonly name: string;
  readonly posts: number;
  readonly people: number;
}

/** What every section of the report starts from. */
export interface Source {
  readonly db: Database;
  readonly settings: Settings;
  readonly title: string;
  readonly glossary: Glossary;
  /** Figures about fewer people are not shown. */
  readonly k: number;
  readonly top: number;
  readonly posts: number;
  readonly people: number;
  /** Platforms by number of posts; empty where the study has too few people to show any. */
  readonly platforms: readonly Platform[];
  /** What is checked against k: people; or, in a study most of whose posts name no author, such posts as one person each. */
  readonly unit: 'people' | 'posts';
  /** What human coders found; null where the study names no coding. */
  readonly coding: HumanCodes | null;
  /** Quotes that may be shown; null where the study names none. */
  readonly quotes: readonly Quote[] | null;
}

/** Distinct people behind a group of rows of the view `shownPosts`, as SQL. */
export const PEOPLE = 'count(DISTINCT teller)';

/** Whether enough people stand behind an indicator and bear it, as SQL over the table of indicators, under a name of its own or not. */
export function enough(k: number, table = 'indicators'): string {
  return `${table}.people >= ${k} AND coalesce(${table}.bearers, ${table}.people) >= ${k}`;
}

/** Name of the group that small platforms are put into. */
const OTHERS = 'Other platforms';

/**
 * Opens the tables for the report: the view `shownPosts` holds each post with its platform as the report names it, its
 * teller (who stands behind it when people are counted), and its week and hour.
 */
export async function open(work: Work): Promise<Source> {
  const { db, settings, study } = work;
  const k = settings.report.smallest;
  const counts = await one<'posts' | 'signed' | 'people'>(
    db,
    'SELECT count(*) AS posts, count(author) AS signed, count(DISTINCT author) AS people FROM posts',
  );
  const unit = counts.posts > 0 && counts.signed * 2 < counts.posts ? 'posts' : 'people';
  const teller = unit === 'people' ? 'author' : 'coalesce(author, post)';
  const found = await db.rows<Platform>(
    `SELECT platform AS name, count(*) AS posts, count(DISTINCT ${teller}) AS people FROM posts GROUP BY platform ORDER BY posts DESC, name`,
  );
  const groups = grouped(found, k);
  const cases = [...groups].map(([name, group]) => `WHEN ${literal(name)} THEN ${literal(group)}`);
  await db.run(`CREATE OR REPLACE VIEW ${identifier('shownPosts')} AS SELECT post, author, ${teller} AS teller,
    ${cases.length === 0 ? "''" : `CASE platform ${cases.join(' ')} END`} AS platform, kind, time, space, thread, hashtags, status, timeBasis,
    CAST(floor((epoch_ms(time) + 259200000) / 604800000) AS BIGINT) AS week, extract(isodow FROM time) AS weekday, extract(hour FROM time) AS hour FROM posts`);
  const platforms = await db.rows<Platform>(
    `SELECT platform AS name, count(*) AS posts, ${PEOPLE} AS people FROM "shownPosts" GROUP BY platform ORDER BY posts DESC, name`,
  );
  return {
    db,
    settings,
    glossary: new Glossary(work.definitions),
    title: shown(settings.title ?? study.name, 120) || 'Untitled study',
    k,
    top: settings.report.top,
    posts: counts.posts,
    people: counts.people,
    platforms: platforms.filter((platform) => platform.people >= k),
    unit,
    coding: await humanCodes(study, work.record),
    quotes: await readQuotes(study),
  };
}

/** The first row of an answer that has one for sure. */
export async function one<K extends string>(db: Database, sql: string): Promise<Record<K, number>> {
  const [row] = await db.rows<Record<K, Value>>(sql);
  if (row === undefined) throw new Error(`a query without an answer: ${sql}`);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? 0])) as Record<K, number>;
}

/**
 * What each platform is called in the report. Platforms of fewer than k people stand together, with the next larger one
 * if need be: were just one left out, the totals would give it back.
 */
export function grouped(platforms: readonly Platform[], k: number): Map<string, string> {
  const small = platforms.filter((platform) => platform.people < k);
  const large = platforms.filter((platform) => platform.people >= k);
  if (small.length > 0 && large.length > 0) small.unshift(large.pop() as Platform);
  return new Map([
    ...large.map(({ name }): [string, string] => [name, platformTitle(name)]),
    ...small.map(({ name }): [string, string] => [name, platforms.length === 1 ? platformTitle(name) : OTHERS]),
  ]);
}

const NAMES: Readonly<Record<string, string>> = {
  twitter: 'Twitter/X',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  linkedin: 'LinkedIn',
  crowdtangle: 'CrowdTangle',
};

/** A platform as the report names it. */
export function platformTitle(name: string): string {
  return Object.hasOwn(NAMES, name) ? (NAMES[name] as string) : capital(shown(name, 24));
}
