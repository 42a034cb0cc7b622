import { isSmall } from '../../../privacy/suppression.ts';
import { panels } from '../../charts/panels.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Share } from '../../source/coded.ts';
import type { Source } from '../../source/source.ts';
import { mostOf } from '../../source/told.ts';
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

/** The cues found in posts with each code; of a code of which it is not told how many posts have it, they would tell. */
export async function evidenceFigure(source: Source, shares: readonly Share[]): Promise<Figure | null> {
  const { db, k, glossary, codes, settings } = source;
  const all = await db.rows<Found & Record<string, never>>(`
    WITH judged AS (SELECT DISTINCT e.code, e.cue, p.number FROM evidence e JOIN "shownPosts" p USING (post)),
    yes AS (SELECT CAST(code AS VARCHAR) AS code, number, teller FROM "codedPosts" WHERE value),
    whole AS (SELECT code, teller, count(*) AS n FROM yes GROUP BY code, teller),
    own AS (SELECT y.code, j.cue, y.teller, count(*) AS n FROM judged j JOIN yes y ON j.number = y.number AND j.code = y.code GROUP BY ALL),
    each AS (
      SELECT c.code, c.cue, w.teller, coalesce(o.n, 0) AS n, w.n AS "all" FROM (SELECT DISTINCT code, cue FROM own) c JOIN whole w ON w.code = c.code
      LEFT JOIN own o ON o.code = c.code AND o.cue = c.cue AND o.teller IS NOT DISTINCT FROM w.teller
    )
    SELECT code, cue, sum(n) AS posts, sum("all") AS "of", count(teller) FILTER (n > 0) AS people, count(teller) FILTER (n < "all") AS others,
      ${mostOf('n')} AS most, ${mostOf('"all" - n')} AS "othersMost" FROM each GROUP BY code, cue ORDER BY code, posts DESC, cue`);
  const found = all.filter((row) => isOfMany(row, k));
  const numbered = codes.filter((code) => shares.some((row) => row.code === code && row.yes !== null));
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
        : `The most frequent evidence is ${list(leads.map((row) => `“${row.cue.toLowerCase()}” for ${inSentence(row.code)}`))}`,
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
    note: `Only cues found in posts of at least ${k} people, where the posts with the code without the cue are of as many, or there are none, and neither are nearly all one person’s; at most ${CUES} for each code.`,
  });
}
