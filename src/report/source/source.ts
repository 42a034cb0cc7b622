import { join } from 'node:path';
import { decidedCodes } from '../../codebook/decided-codes.ts';
import { studyCodebook } from '../../codebook/study-codebook.ts';
import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { makeFolder } from '../../disk/disk.ts';
import { isSmall, together } from '../../privacy/suppression.ts';
import { closeNames, countThings } from '../../privacy/things.ts';
import type { Work } from '../../run/stage.ts';
import type { Settings, Study } from '../../study/study.ts';
import { platformTitle, TOGETHER } from '../../text/platform-title.ts';
import { Glossary } from '../words/glossary.ts';
import { shown } from '../words/words.ts';
import { type HumanCodes, humanCodes } from './human-codes.ts';
import { type Labelled, labelled, labelledWith } from './labelled.ts';
import { gatherLinks } from './linked.ts';
import { BOTS, PEOPLE } from './people.ts';
import { type Quote, readQuotes } from './quotes.ts';
import { closeCrowds } from './withheld/crowds.ts';
import { closeGroups } from './withheld/groups.ts';
import { closePlaces, mostByPlatform } from './withheld/places.ts';
import { roundEnds, roundShares } from './withheld/rounded-shares.ts';

/** A platform as the report names it; small ones stand together so that nothing is told about fewer than k people. */
export interface Platform {
  readonly name: string;
  readonly posts: number;
  readonly people: number;
}

/** A platform with what the two people with most posts have there. */
interface Posted extends Platform {
  readonly most: readonly number[];
}

/** What every section of the report starts from. */
export interface Source {
  readonly db: Database;
  readonly settings: Settings;
  readonly title: string;
  readonly glossary: Glossary;
  /** The codes that the program decides, in the order of the study's codebook. */
  readonly codes: readonly string[];
  /** The lists of codes that the bits of `shownPosts` stand for. */
  readonly labelled: Labelled;
  /** Names of the codes of the study's own codebook that the program does not decide; none where it has no codebook of its own. */
  readonly undecided: readonly string[];
  /** Figures about fewer people are not shown. */
  readonly k: number;
  readonly top: number;
  readonly posts: number;
  readonly people: number;
  /** Whether some posts name no author, so that not all are by people. */
  readonly anonymous: boolean;
  /** Platforms by number of posts; empty where the study has too few people to show any. */
  readonly platforms: readonly Platform[];
  /** What is checked against k: people; or, in a study most of whose posts name no author, such posts as one person each. */
  readonly unit: 'people' | 'posts';
  /** What human coders found; null where the study names no coding. */
  readonly coding: HumanCodes | null;
  /** Quotes that may be shown; null where the study names none. */
  readonly quotes: readonly Quote[] | null;
}

/** Whether no automated account wrote a post, as SQL: such accounts are no people, and no crowd to hide in. */
const HUMAN = `coalesce(author NOT IN ${BOTS}, true)`;

/**
 * Opens the tables for the report.
 *
 * - The view `shownPosts` has a row for each post: its number; its platform as the report names it; by number, the account that
 *   wrote it and its teller, the person who is counted for it (nobody, where the account is automated); the community of the
 *   account and whether it is automated; week and hour; whether it links somewhere; and its codes as bits (see `Labelled`).
 * - The view `shownLinks` holds each link with the number of its post.
 * - The table `publicThings` says which of the things that people use may be named.
 *
 * The views are files of their own: numbers are counted in less time and memory than keys, and cost nothing where nobody reads them.
 */
export async function open(work: Work): Promise<Source> {
  const { db, settings, study } = work;
  const k = settings.report.smallest;
  const counts = await db.row<'posts' | 'signed' | 'people'>(
    `SELECT count(*) AS posts, count(author) AS signed, count(DISTINCT CASE WHEN ${HUMAN} THEN author END) AS people FROM posts`,
  );
  const unit = counts.posts > 0 && counts.signed * 2 < counts.posts ? 'posts' : 'people';
  const teller = unit === 'people' ? 'author' : 'coalesce(author, post)';
  const most = await mostByPlatform(db);
  const found = (
    await db.rows<Platform>(
      `SELECT platform AS name, count(*) AS posts, count(DISTINCT CASE WHEN ${HUMAN} THEN ${teller} END) AS people
       FROM posts GROUP BY platform ORDER BY posts DESC, name`,
    )
  ).map((platform) => ({ ...platform, most: most.get(platform.name) ?? [] }));
  const book = await studyCodebook(study);
  const codes = await decidedCodes(db, book);
  const labels = await labelledWith(db, codes);
  await makeFolder(work.kept);
  await db.run(AUTHORS);
  const ranges = await db.ranges('posts', 'post');
  const shown = ranges.map((within) => shownPosts(db.numbered('posts'), within, grouped(found, k), unit, labels));
  await db.lay('shownPosts', shown, join(work.kept, 'shown'));
  await db.run('DROP TABLE authors');
  await gatherLinks(db, join(work.kept, 'linked'));
  await countThings(db, k);
  await closeNames(db, k);
  await closeGroups(db, k);
  await closePlaces(db, k, most);
  await closeCrowds(db, k);
  const platforms = await db.rows<Platform>(
    `SELECT platform AS name, count(*) AS posts, ${PEOPLE} AS people FROM "shownPosts" GROUP BY platform ORDER BY posts DESC, name`,
  );
  const resting = work.definitions.flatMap(({ kind, name, restsOn = [] }) => (kind === 'indicator' && restsOn.length > 0 ? [name] : []));
  await roundShares(db, k, resting);
  await roundEnds(db, k);
  return {
    db,
    settings,
    glossary: new Glossary(work.definitions),
    codes,
    labelled: labels,
    undecided: settings.classify.codebook === undefined ? [] : book.codes.map(({ code }) => code).filter((code) => !codes.includes(code)),
    title: titleOf(study),
    k,
    top: settings.report.top,
    posts: counts.posts,
    people: counts.people,
    anonymous: counts.signed < counts.posts,
    platforms: platforms.filter((platform) => platform.people >= k),
    unit,
    coding: await humanCodes(study, work.record),
    quotes: await readQuotes(study),
  };
}

/** Numbers as long as ids of posts, after which collectors name files: a study called like its file would show them. */
const ID = /\d{9,}/g;

/** The title that the settings give, otherwise the name of the study, without what may be the id of a post. */
export function titleOf({ name, settings }: Pick<Study, 'name' | 'settings'>): string {
  return shown(settings.title ?? name.replace(ID, '…'), 120) || 'Untitled study';
}

/** Makes the table `authors`: who wrote posts, by number, with their community and whether they are automated. */
const AUTHORS = `CREATE OR REPLACE TABLE authors AS
  SELECT author, CAST(row_number() OVER () AS INTEGER) AS number, coalesce(people.bot, false) AS automated, members.community
  FROM (SELECT DISTINCT author FROM posts WHERE author IS NOT NULL) a
  LEFT JOIN people ON people.person = author LEFT JOIN members ON members.person = author`;

/**
 * The posts of a range of keys as they are shown. A post that names no author is of no account, or, where such posts are
 * counted as people, of one of its own: a number below 0. Reads the table `authors`.
 */
function shownPosts(
  posts: string,
  within: (column: string) => string,
  groups: ReadonlyMap<string, string>,
  unit: Source['unit'],
  labels: Labelled,
): string {
  const account = unit === 'people' ? 'a.number' : 'coalesce(a.number, -c.number)';
  const cases = [...groups].map(([name, group]) => `WHEN ${literal(name)} THEN ${literal(group)}`);
  const range = within('post');
  return `
  SELECT c.number, c.post, ${account} AS account, CASE WHEN automated THEN NULL ELSE ${account} END AS teller,
    coalesce(automated, false) AS automated, community,
    ${cases.length === 0 ? "''" : `CASE platform ${cases.join(' ')} END`} AS platform, kind, time, space, thread, hashtags, status, timeBasis,
    CAST(floor((epoch_ms(time) + 259200000) / 604800000) AS INTEGER) AS week, CAST(extract(isodow FROM time) AS INTEGER) AS weekday,
    CAST(extract(hour FROM time) AS INTEGER) AS hour, c.post IN (SELECT post FROM links WHERE ${range}) AS linked,
    coalesce(uncodable, false) AS uncodable, ${['judged', 'carried', 'modelled', 'flags'].map((set) => `coalesce(${set}, 0) AS ${set}`).join(', ')}
  FROM (FROM ${posts} WHERE ${range}) AS c LEFT JOIN authors AS a USING (author) LEFT JOIN (${labelled(labels, range)}) AS l ON l.post = c.post`;
}

/**
 * What each platform is called in the report. Platforms of fewer than k people, or of which nearly all is one person's,
 * stand together, with the next larger ones if need be: were just one left out, the totals would give it back. Where
 * there is one platform alone its posts are those of the study, which are told whosever they are.
 */
export function grouped(platforms: readonly Posted[], k: number): Map<string, string> {
  const few = (some: readonly Posted[]) => isSmall(together(some.map((one) => ({ ...one, count: one.posts }))), k);
  const small = platforms.filter((platform) => few([platform]));
  const large = platforms.filter((platform) => !few([platform]));
  if (small.length > 0) {
    do small.unshift(...large.splice(-1));
    while (large.length > 0 && few(small));
  }
  return new Map([
    ...large.map(({ name }): [string, string] => [name, platformTitle(name)]),
    ...small.map(({ name }): [string, string] => [
      name,
      platforms.length === 1 ? platformTitle(name) : large.length === 0 ? TOGETHER.all : TOGETHER.others,
    ]),
  ]);
}
