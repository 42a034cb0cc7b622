import { literal } from '../../../database/sql.ts';
import { isSmall } from '../../../privacy/suppression.ts';
import { panels } from '../../charts/panels.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Share } from '../../source/coded.ts';
import { bitsOf } from '../../source/labelled.ts';
import { mostOf, PEOPLE } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { inSentence, list, percent, shown } from '../../words/words.ts';

/** Cues shown for each code. */
const CUES = 8;

/** In how many of the posts with a code a cue was found, and who wrote these and the others. */
interface Found {
  readonly code: string;
  readonly cue: string;
  readonly posts: number;
  readonly of: number;
  readonly people: number;
  readonly others: number;
  /** What the two people with most of them have, of the posts with the cue and of the others. */
  readonly most: readonly number[];
  readonly othersMost: readonly number[];
}

/** Whether a cue may be told: neither the posts with it nor the others, which are what it leaves of all with the code, are of few. */
function isOfMany({ posts, of, people, others, most, othersMost }: Found, k: number): boolean {
  const rest = { count: of - posts, people: others, most: othersMost };
  return !isSmall({ count: posts, people, most }, k) && (rest.people === 0 || !isSmall(rest, k));
}

/** Makes the table `cuesOf`: in how many posts with a code of each teller a cue for it was found. Reads evidence and `shownPosts`. */
async function gatherCues({ db, codes }: Source): Promise<void> {
  await db.run('CREATE OR REPLACE TABLE "cuesOf" (code VARCHAR, cue VARCHAR, teller INTEGER, n BIGINT)');
  for (const within of await db.ranges('evidence', 'post'))
    await db.run(`INSERT INTO "cuesOf"
      SELECT code, cue, teller, count(DISTINCT number) AS n
      FROM (SELECT post, evidence.code, cue, bit FROM evidence JOIN ${bitsOf(codes)} AS codes ON evidence.code = codes.code WHERE ${within('post')}) AS e
      JOIN (SELECT post, number, teller, carried FROM "shownPosts" WHERE NOT automated AND ${within('post')}) AS p ON p.post = e.post AND carried & bit > 0
      GROUP BY ALL`);
}

/**
 * The cues found in posts with each code. People without a cue are not paired with it, as they would be many: what they have
 * of the other posts is all their posts with the code, of which it is counted how many people have how many.
 */
async function cuesFound(source: Source): Promise<Found[]> {
  const { db } = source;
  await gatherCues(source);
  const found = await db.rows<Found & Record<string, never>>(`
    WITH whole AS (SELECT CAST(code AS VARCHAR) AS code, teller, count(*) AS n FROM "codedPosts" WHERE value GROUP BY code, teller),
    own AS (SELECT c.code, c.cue, c.teller, c.n, whole.n AS "all" FROM (SELECT code, cue, teller, sum(n)::BIGINT AS n FROM "cuesOf" GROUP BY code, cue, teller) AS c
      JOIN whole ON whole.code = c.code AND whole.teller IS NOT DISTINCT FROM c.teller),
    cues AS (SELECT code, cue, sum(n) AS posts, count(teller) AS people, count(teller) FILTER (n = "all") AS "onlySo", ${mostOf('n')} AS most FROM own GROUP BY code, cue),
    totals AS (SELECT code, sum(n) AS "of", count(teller) AS everybody FROM whole GROUP BY code),
    sizes AS (SELECT code, n AS size, count(*) AS people FROM whole WHERE teller IS NOT NULL GROUP BY code, n),
    owning AS (SELECT code, cue, "all" AS size, count(*) AS people FROM own WHERE teller IS NOT NULL GROUP BY code, cue, "all"),
    lacking AS (SELECT code, cue, size, sizes.people - coalesce(owning.people, 0) AS people FROM cues JOIN sizes USING (code) LEFT JOIN owning USING (code, cue, size)),
    others AS (
      SELECT code, cue, "all" - n AS rest FROM own WHERE teller IS NOT NULL
      UNION ALL SELECT code, cue, size FROM lacking JOIN range(2) AS two(i) ON people > i
    )
    SELECT code, cue, posts, "of", people, everybody - "onlySo" AS others, most, "othersMost"
    FROM cues JOIN totals USING (code) LEFT JOIN (SELECT code, cue, max(rest, 2) AS "othersMost" FROM others GROUP BY code, cue) USING (code, cue)
    ORDER BY code, posts DESC, cue`);
  await db.run('DROP TABLE "cuesOf"');
  return found.map((row) => ({ ...row, othersMost: row.othersMost ?? [] }));
}

/** The posts with a code that are told of by their number: with a cue, or all of them. */
type Numbered = Pick<Found, 'code' | 'posts' | 'people'> & { readonly cue: string | null };

/**
 * Cues that are withheld because one number less another would tell of few posts. A cue may be found only beside another one that
 * is told (a link to a shop that pays, beside a link to a product). The same cue may speak for another code too (a storefront, for
 * self-promotion and commercial), or stand in posts with that code. If the posts that have only the other come from few people,
 * the difference of the two numbers would count them.
 */
async function nestedOfFew({ db, k, codes }: Source, all: readonly Found[], wholes: readonly Numbered[]): Promise<ReadonlySet<Found>> {
  const found = all.filter((row) => isOfMany(row, k));
  const speaks = new Set(all.map(({ code, cue }) => `${code}\n${cue}`));
  const pairs = [...found, ...wholes].flatMap((outer: Numbered) =>
    found
      .filter(({ code, cue }) =>
        code === outer.code ? outer.cue !== null : speaks.has(`${outer.code}\n${cue}`) && (outer.cue ?? cue) === cue,
      )
      .filter(({ posts, people }) => outer.posts > posts && outer.people - people < k)
      .map((inner) => ({ inner, outer })),
  );
  const few = new Set<Found>();
  if (pairs.length === 0) return few;
  const values = pairs.map(
    ({ inner, outer }, i) => `(${i}, ${[inner.code, inner.cue, outer.code, outer.cue ?? ''].map(literal).join(', ')})`,
  );
  const apart = await db.rows<{ pair: number; lacking: number; people: number }>(
    `WITH pairs(pair, "innerCode", "inner", "outerCode", "outer") AS (VALUES ${values.join(', ')}),
    said AS (
      SELECT DISTINCT evidence.code, cue, number, teller
      FROM evidence JOIN ${bitsOf(codes)} AS codes ON evidence.code = codes.code JOIN "shownPosts" AS p ON p.post = evidence.post
      WHERE NOT automated AND carried & bit > 0
        AND (evidence.code, cue) IN (SELECT ("innerCode", "inner") FROM pairs UNION SELECT ("outerCode", "outer") FROM pairs)
      UNION ALL SELECT CAST(code AS VARCHAR), '', number, teller FROM "codedPosts" WHERE value AND code IN (SELECT "outerCode" FROM pairs WHERE "outer" = '')
    ), each AS (
      SELECT pair, number, any_value(teller) AS teller, bool_or(code = "innerCode" AND cue = "inner") AS inside, bool_or(code = "outerCode" AND cue = "outer") AS around
      FROM pairs JOIN said ON code = "innerCode" AND cue = "inner" OR code = "outerCode" AND cue = "outer" GROUP BY pair, number
    )
    SELECT pair, count(*) FILTER (inside AND NOT around) AS lacking, ${PEOPLE} FILTER (around AND NOT inside) AS people
    FROM each GROUP BY pair ORDER BY pair`,
  );
  for (const { pair, lacking, people } of apart) {
    const { inner, outer } = pairs[pair] as (typeof pairs)[number];
    if (!few.has(outer as Found) && lacking === 0 && people > 0 && people < k) few.add(inner);
  }
  return few;
}

/** The cues found in posts with each code; of a code of which it is not told how many posts have it, they would tell. */
export async function evidenceFigure(source: Source, shares: readonly Share[]): Promise<Figure | null> {
  const { k, glossary, codes, settings } = source;
  const all = await cuesFound(source);
  const wholes = shares.flatMap(({ code, yes, people }) => (yes === null ? [] : [{ code, cue: null, posts: yes, people: people ?? 0 }]));
  const numbered = codes.filter((code) => wholes.some((whole) => whole.code === code));
  const nested = await nestedOfFew(source, all, wholes);
  const found = all.filter((row) => isOfMany(row, k) && !nested.has(row));
  const rows = numbered.flatMap((code) =>
    found
      .filter((row) => row.code === code)
      .slice(0, CUES)
      .map((row) => ({
        code: glossary.title('code', code),
        cue: shown(glossary.title('cue', row.cue), 34),
        means: shown(glossary.define('cue', row.cue).means, 120),
        single: row.cue !== 'wording',
        posts: row.posts,
        share: row.posts / row.of,
        text: percent(row.posts / row.of),
      })),
  );
  // A model of the study's own finds words, which are no cue: they would be all the evidence there is.
  const told = settings.classify.model === undefined ? rows.length > 0 : found.some(({ cue }) => cue !== 'wording');
  if (!told) return null;
  const leads = [...new Set(rows.map((row) => row.code))].flatMap((code) => rows.find((row) => row.code === code && row.single) ?? []);
  return figure({
    id: 'evidence',
    finding:
      leads.length === 0
        ? 'Words taken together speak for the codes, more than any single cue'
        : `The most frequent single cue is ${list(leads.map((row) => `“${row.cue.toLowerCase()}” for ${inSentence(row.code)}`))}`,
    help: 'Each bar is the share of the posts with this code in which the cue was found; several cues may speak for one post.',
    alt: `Most frequent cues by code. ${(leads.length === 0 ? rows : leads).map((row) => `${row.code}: ${row.cue} in ${row.text} of its posts`).join('; ')}.`,
    rows,
    headings: [
      { name: 'code', label: 'Code' },
      { name: 'cue', label: 'Cue' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share of posts with the code', as: 'percent' },
      { name: 'means', label: 'Meaning' },
    ],
    also: ['text'],
    chart: panels({
      panel: 'code',
      label: 'cue',
      value: 'share',
      text: 'text',
      shared: true,
      columns: 1,
      hues: { by: 'panel', of: huesOf(source) },
    }),
    note: `Only cues found in posts of at least ${k} people, where the posts with the code without the cue are of as many, or there are none, and neither are nearly all one person’s; one that stands only beside another is left out where so few have the other alone; at most ${CUES} for each code.`,
  });
}
