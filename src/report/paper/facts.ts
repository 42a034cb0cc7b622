import { spanned, studyPeriods } from '../sections/posts/weeks.ts';
import { allTallies, allUncoded, fewUncoded, protect, type Share, tallies } from '../source/coded.ts';
import { knownBots } from '../source/known-bots.ts';
import { networkMeasures } from '../source/network-measures.ts';
import { networkSize } from '../source/network-size.ts';
import { enough } from '../source/people.ts';
import type { Source } from '../source/source.ts';
import { repeatedByFew } from '../source/withheld/repeated-acts.ts';
import { percent, shown } from '../words/words.ts';

/** A share of posts with a code, with automated accounts and without them. */
export interface CodeFact {
  readonly title: string;
  readonly without: string;
  /** Null where so few accounts are automated that it would tell what they post. */
  readonly including: string | null;
}

/** The numbers that the methods section tells, each from a table. */
export interface Facts {
  readonly formats: readonly string[];
  readonly files: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly blank: number;
  readonly unsigned: number;
  readonly bots: number;
  readonly byBots: number;
  readonly deleted: number;
  /** Known people who wrote what was deleted, removed or withheld. */
  readonly deletedPeople: number;
  readonly assumed: number;
  readonly published: string | null;
  readonly languages: number;
  /** Null where it would tell how few posts, of how few people, could not. */
  readonly coded: number | null;
  readonly judged: number;
  readonly modelled: number;
  readonly codes: readonly CodeFact[];
  readonly people: number;
  readonly ties: number;
  /** Null where it would tell how often few people turned to somebody again. */
  readonly interactions: number | null;
  readonly measures: ReadonlyMap<string, number>;
  readonly partition: ReadonlyMap<string, number>;
  /** Whether threes of people were held against random networks. */
  readonly besideRandom: boolean;
  /** What is known of how people mix by groups that do not come from the ties, by measure. */
  readonly mixing: ReadonlySet<string>;
  /** How ties last from quarter to quarter, by indicator; empty where it is not known, or told of too few people. */
  readonly lasting: ReadonlyMap<string, number>;
  readonly sessions: number;
  readonly profiles: number;
}

/** Gathers the facts of a study. */
export async function factsOf(source: Source): Promise<Facts> {
  const { db, glossary } = source;
  const files = await db.row<
    'files' | 'rows' | 'duplicates' | 'rejected' | 'blank'
  >(`SELECT count(*) AS files, sum(rows) AS rows, sum(duplicates) AS duplicates, sum(rejected) AS rejected, sum(blank) AS blank
     FROM ledger`);
  const formats = await db.rows<{ format: string }>('SELECT DISTINCT format FROM ledger WHERE kept > 0 ORDER BY format');
  const posts = await db.row<
    'unsigned' | 'deleted' | 'deletedPeople' | 'assumed' | 'languages'
  >(`SELECT count(*) FILTER (author IS NULL) AS unsigned, count(*) FILTER (status <> 'ok') AS deleted,
       count(DISTINCT author) FILTER (status <> 'ok') AS "deletedPeople",
       count(*) FILTER ("timeBasis" = 'assumed') AS assumed, count(DISTINCT language) AS languages
     FROM posts`);
  const bots = await knownBots(source);
  const labels = await db.row<'coded' | 'judged' | 'modelled'>(
    `SELECT count(*) FILTER (judged > 0) AS coded, sum(bit_count(judged)) AS judged, sum(bit_count(modelled)) AS modelled FROM "shownPosts"`,
  );
  const network = await networkSize(source);
  const rest = await db.row<'sessions' | 'profiles'>(
    'SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(DISTINCT person) FROM profiles) AS profiles',
  );
  const time = source.platforms.length === 0 ? null : await studyPeriods(source);
  const codes = source.platforms.length === 0 ? [] : await codesIn(source, bots.bots);
  return {
    ...files,
    ...posts,
    ...bots,
    ...labels,
    coded: source.platforms.length === 0 || (await fewUncoded(source)) ? null : labels.coded,
    ...network,
    interactions: (await repeatedByFew(source)).all ? null : network.interactions,
    ...rest,
    formats: formats.map(({ format }) => shown(glossary.define('format', format).title, 90)),
    published:
      time === null
        ? null
        : `${time.holds === 'all' ? 'Posts' : `Nearly all posts${time.holds === 'known' ? ' with a known time' : ''}`} were published in ${spanned(time)} (UTC).`,
    codes,
    measures: new Map((await networkMeasures(source)).map(({ name, value }) => [name, value])),
    partition: await partitionOf(source),
    besideRandom: (await db.row<'compared'>('SELECT count(chance) AS compared FROM triads')).compared > 0,
    mixing: new Set((await db.rows<{ measure: string }>('SELECT DISTINCT measure FROM mixing')).map(({ measure }) => measure)),
    lasting: await lastingOf(source),
  };
}

async function partitionOf({ db }: Source): Promise<Map<string, number>> {
  const rows = await db.rows<{ measure: string; value: number }>('SELECT measure, value FROM partition ORDER BY measure');
  return new Map(rows.map(({ measure, value }) => [measure, value]));
}

async function lastingOf({ db, k }: Source): Promise<Map<string, number>> {
  const rows = await db.rows<{ indicator: string; value: number }>(
    `SELECT indicator, value FROM indicators WHERE scope = 'study' AND period IS NULL AND ${enough(k)}
       AND indicator IN ('tiesKept', 'tiesKeptByChance', 'tieJaccard') ORDER BY indicator`,
  );
  return new Map(rows.map(({ indicator, value }) => [indicator, value]));
}

/** The share of posts with each code in words, without automated accounts and with them; those of too few people are left out. */
async function codesIn(source: Source, bots: number): Promise<CodeFact[]> {
  const left = await allUncoded(source);
  const without = protect(await allTallies(source), source, { left });
  const including = protect(await tallies(source, "''", 'true', '"judgedPosts"'), source, { left });
  return without.flatMap((share) => {
    const all = including.find(({ code }) => code === share.code);
    const told = inWords(share);
    return told === null
      ? []
      : [
          {
            title: source.glossary.title('code', share.code),
            without: told,
            including: bots > 0 && bots < source.k ? null : ((all && inWords(all)) ?? told),
          },
        ];
  });
}

function inWords({ share, low, high }: Share): string | null {
  return share === null || low === null || high === null ? null : `${percent(share)} (95% interval ${percent(low)} to ${percent(high)})`;
}
