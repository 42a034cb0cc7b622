import { choices } from '../../choices.ts';
import type { Database } from '../../database/database.ts';
import { groupBy } from '../../group.ts';
import { type Cell, isSmall } from '../../privacy/suppression.ts';
import { add } from '../keep.ts';
import { WHOLE } from '../numbers.ts';
import { MANY, SMALLEST } from './rest.ts';
import { LEAST, unflaggedName } from './share-rows.ts';
import { shares } from './shares.ts';

/** Shares of posts with a code, of which a post may carry several. */
const CODES = ['sharingShare', 'promotionShare', 'commerceShare'] as const;
/** Shares of posts without a code by kind, of which each has one at most. */
const KINDS = ['requestShare', 'conversationShare', 'emotionalShare', 'newsShare', 'offTopicShare'] as const;

type Name = (typeof CODES)[number] | (typeof KINDS)[number];

/** Coded posts of one person (null: not known) in a place that have the same codes and kinds. */
interface Posts extends Readonly<Record<Name, number>> {
  readonly place: number;
  readonly period: string | null;
  /** Whether they are those of the study without the accounts set aside. */
  readonly unflagged: boolean;
  readonly author: number | null;
  readonly n: number;
}

/**
 * Lets the share of a kind of posts be borne by fewer people than a report tells of where all shares of codes and kinds that
 * are told would add up to all coded posts but those of too few people: those that have withheld codes alone, or several
 * codes. Of each place, of it by half-year, and of the study with and without the accounts set aside. Reads `plnPosted`,
 * `plnPlaces`, `plnSpaces` and `plnAside`; changes `plnIndicators`.
 */
export async function boundByLeftOver(db: Database): Promise<void> {
  const [{ posts } = { posts: 0 }] = await db.rows<{ posts: number }>('SELECT count(*) AS posts FROM plnPosted');
  if (posts >= MANY) return;
  const names: readonly Name[] = [...CODES, ...KINDS];
  const found = await db.rows<Posts & Record<string, never>>(`
WITH coded AS (
  SELECT post, author, half, ${names.map((name) => `${shares[name]?.trait} AS ${name}`).join(', ')} FROM plnPosted WHERE coded = 1
), standing AS (
  SELECT coded.*, place, kind FROM plnPlaces JOIN coded ON coded.post = plnPlaces.post
), crowds AS (
  SELECT * EXCLUDE (post, kind, half), CAST(NULL AS VARCHAR) AS period, FALSE AS unflagged FROM standing
  UNION ALL BY NAME SELECT * EXCLUDE (post, kind, half), half AS period, FALSE AS unflagged FROM standing WHERE kind <> 'hashtag' AND half IS NOT NULL
  UNION ALL BY NAME SELECT * EXCLUDE (post, half), ${WHOLE} AS place, FALSE AS unflagged FROM coded
  UNION ALL BY NAME SELECT * EXCLUDE (post, half), ${WHOLE} AS place, TRUE AS unflagged FROM coded WHERE coalesce(author NOT IN (SELECT person FROM plnAside), TRUE)
)
SELECT *, count(*) AS n FROM crowds WHERE place = ${WHOLE} OR place IN (SELECT place FROM plnSpaces WHERE posts >= ${LEAST}) GROUP BY ALL ORDER BY ALL`);
  const bearers = await db.rows<{ indicator: string; place: number; period: string | null; bearers: number }>(
    'SELECT indicator, place, period, least(people, coalesce(bearers, people)) AS bearers FROM plnIndicators WHERE place IS NOT NULL AND person IS NULL',
  );
  const told = new Map(bearers.map((row) => [keyOf(row.indicator, row), row.bearers]));
  const bound: [string, number, string | null, number][] = [];
  for (const crowd of groupBy(found, (row) => keyOf(String(row.unflagged), row)).values()) {
    const { place, period, unflagged } = crowd[0] as Posts;
    const called = (name: Name) => (unflagged ? unflaggedName(name) : name);
    const own = new Map(names.map((name) => [name, told.get(keyOf(called(name), { place, period })) ?? 0]));
    for (const [name, people] of boundIn(crowd, own)) bound.push([called(name), place, period, people]);
  }
  if (bound.length === 0) return;
  await db.run('CREATE OR REPLACE TABLE plnBound (indicator VARCHAR, place INTEGER, period VARCHAR, people BIGINT)');
  await add(db, 'plnBound', bound);
  await db.run(`UPDATE plnIndicators SET bearers = bound.people FROM plnBound AS bound WHERE bound.indicator = plnIndicators.indicator
    AND bound.place = plnIndicators.place AND bound.period IS NOT DISTINCT FROM plnIndicators.period AND person IS NULL`);
}

function keyOf(name: string, { place, period }: { readonly place: number; readonly period: string | null }): string {
  return `${name} ${place} ${period}`;
}

/** The shares of a place that are borne by fewer, of those with so many bearers each. */
function boundIn(crowd: readonly Posts[], bearers: ReadonlyMap<Name, number>): Map<Name, number> {
  const bound = new Map<Name, number>();
  const cells = new Map<string, Cell>();
  const leftBy = (names: readonly Name[]) => {
    const cell = cells.get(names.join()) ?? leftOver(crowd, names);
    cells.set(names.join(), cell);
    return cell;
  };
  // Posts of nobody known tell of nobody.
  const tells = (names: readonly Name[], k: number) => leftBy(names).people > 0 && isSmall(leftBy(names), k);
  const size = (name: Name) => crowd.reduce((sum, posts) => sum + posts[name] * posts.n, 0);
  for (let k = 2; k <= SMALLEST; k++) {
    const isTold = (name: Name) => (bound.get(name) ?? bearers.get(name) ?? 0) >= k;
    for (;;) {
      const kinds = KINDS.filter(isTold);
      const few = choices(CODES.filter(isTold)).find((codes) => tells([...codes, ...kinds], k));
      if (few === undefined) break;
      const having = (names: readonly Name[]) => names.filter((name) => size(name) > 0).sort((a, b) => size(a) - size(b));
      const [least] = [...having(kinds), ...having(few)];
      if (least === undefined) break;
      bound.set(least, k - 1);
    }
  }
  return bound;
}

/** The posts by which the sum of such shares differs from all coded posts: those that not exactly one of them counts. */
function leftOver(crowd: readonly Posts[], names: readonly Name[]): Cell {
  const left = crowd.filter((posts) => names.reduce((sum, name) => sum + posts[name], 0) !== 1);
  const each = [...groupBy(left, ({ author }) => author)].map(([author, own]) => ({ author, n: own.reduce((sum, { n }) => sum + n, 0) }));
  const known = each.filter(({ author }) => author !== null).map(({ n }) => n);
  return { count: each.reduce((sum, { n }) => sum + n, 0), people: known.length, most: known.sort((a, b) => b - a) };
}
