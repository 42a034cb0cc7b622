import { choices } from '../../choices.ts';
import type { Database } from '../../database/database.ts';
import { addRows } from '../../database/small-table.ts';
import { groupBy } from '../../group.ts';
import { type Cell, isSmall } from '../../privacy/suppression.ts';
import { LEAST, unflaggedName } from '../indicators/share-rows.ts';
import { shares } from '../indicators/shares.ts';
import { WHOLE } from '../numbers.ts';
import { cellOf, foremost } from './foremost.ts';
import { SMALLEST } from './rest.ts';

/** Shares of posts with a code, of which a post may carry several. */
const CODES = ['sharingShare', 'promotionShare', 'commerceShare'] as const;
/** Shares of posts without a code by kind, of which each has one at most. */
const KINDS = ['requestShare', 'conversationShare', 'emotionalShare', 'newsShare', 'offTopicShare'] as const;

type Name = (typeof CODES)[number] | (typeof KINDS)[number];

const NAMES: readonly Name[] = [...CODES, ...KINDS];

/** Coded posts in a place that have the same codes and kinds: those of one person, or of all but the foremost. */
interface Posts {
  readonly place: number;
  /** Empty: over all time. */
  readonly period: string;
  /** Whether they are those of the study without the accounts set aside. */
  readonly unflagged: boolean;
  /** Which codes and kinds they have, as bits in the order of their names. */
  readonly bits: number;
  readonly author: number | null;
  readonly n: number;
  /** Known people who wrote them, and what one of these wrote at most. */
  readonly nPeople: number;
  readonly nMost: number;
}

/**
 * Lowers the number of people behind the share of a kind of posts where all shares of codes and kinds that are told would add up
 * to all coded posts but those of too few people: posts that have only codes that are withheld, or several codes. It looks at each
 * place, at each place by half-year, and at the study with and without the accounts set aside. Reads `plnPosted`, `plnPlaces`,
 * `plnSpaces` and `plnAside`; changes `plnIndicators`.
 */
export async function boundByLeftOver(db: Database): Promise<void> {
  const found = await db.rows<Posts & Record<string, never>>(
    foremost(crowds, { of: 'place, period, unflagged', part: 'bits', amounts: ['n'] }),
  );
  const bearers = await db.rows<{ indicator: string; place: number; period: string | null; bearers: number }>(
    'SELECT indicator, place, period, least(people, coalesce(bearers, people)) AS bearers FROM plnIndicators WHERE place IS NOT NULL AND person IS NULL',
  );
  const told = new Map(bearers.map(({ indicator, place, period, bearers: n }) => [keyOf(indicator, { place, period: period ?? '' }), n]));
  const bound: [string, number, string, number][] = [];
  for (const crowd of groupBy(found, (row) => keyOf(String(row.unflagged), row)).values()) {
    const { place, period, unflagged } = crowd[0] as Posts;
    const called = (name: Name) => (unflagged ? unflaggedName(name) : name);
    const own = new Map(NAMES.map((name) => [name, told.get(keyOf(called(name), { place, period })) ?? 0]));
    for (const [name, people] of boundIn(crowd, own)) bound.push([called(name), place, period, people]);
  }
  if (bound.length === 0) return;
  await db.run('CREATE OR REPLACE TABLE plnBound (indicator VARCHAR, place INTEGER, period VARCHAR, people BIGINT)');
  await addRows(db, 'plnBound', bound);
  await db.run(`UPDATE plnIndicators SET bearers = bound.people FROM plnBound AS bound WHERE bound.indicator = plnIndicators.indicator
    AND bound.place = plnIndicators.place AND bound.period = coalesce(plnIndicators.period, '') AND person IS NULL`);
}

/** The coded posts of each place with enough posts, also by half-year, and of the study, by author and what codes and kinds they have, as SQL. */
const crowds = `
WITH coded AS MATERIALIZED (
  SELECT post, author, coalesce(half, '') AS half, ${NAMES.map((name, i) => `CAST(${shares[name]?.trait} AS SMALLINT) * ${2 ** i}`).join(' + ')} AS bits
  FROM plnPosted WHERE coded = 1
), standing AS MATERIALIZED (
  SELECT place, kind, CASE WHEN kind = 'hashtag' THEN '' ELSE half END AS period, coded.author, bits, count(*) AS n
  FROM plnPlaces JOIN coded ON coded.post = plnPlaces.post WHERE place IN (SELECT place FROM plnSpaces WHERE posts >= ${LEAST} OR kind = 'platform') GROUP BY ALL
), wide AS (
  SELECT place, '' AS period, FALSE AS unflagged, author, bits, n FROM standing
  UNION ALL SELECT place, period, FALSE, author, bits, n FROM standing WHERE period <> ''
  UNION ALL SELECT ${WHOLE}, '', FALSE, author, bits, n FROM standing WHERE kind = 'platform'
  UNION ALL SELECT ${WHOLE}, '', TRUE, author, bits, n FROM standing WHERE kind = 'platform' AND coalesce(author NOT IN (SELECT person FROM plnAside), TRUE)
)
SELECT place, period, unflagged, author, bits, CAST(sum(n) AS BIGINT) AS n FROM wide GROUP BY ALL`;

function keyOf(name: string, { place, period }: { readonly place: number; readonly period: string }): string {
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
  const size = (name: Name) => crowd.reduce((sum, posts) => sum + having(posts, name) * posts.n, 0);
  for (let k = 2; k <= SMALLEST; k++) {
    const isTold = (name: Name) => (bound.get(name) ?? bearers.get(name) ?? 0) >= k;
    for (;;) {
      const kinds = KINDS.filter(isTold);
      const few = choices(CODES.filter(isTold)).find((codes) => tells([...codes, ...kinds], k));
      if (few === undefined) break;
      const some = (names: readonly Name[]) => names.filter((name) => size(name) > 0).sort((a, b) => size(a) - size(b));
      const [least] = [...some(kinds), ...some(few)];
      if (least === undefined) break;
      bound.set(least, k - 1);
    }
  }
  return bound;
}

/** Whether posts have a code or kind: 1 or 0. */
function having({ bits }: Posts, name: Name): number {
  return (bits >> NAMES.indexOf(name)) & 1;
}

/** The posts by which the sum of such shares differs from all coded posts: those that not exactly one of them counts. */
function leftOver(crowd: readonly Posts[], names: readonly Name[]): Cell {
  const left = crowd.filter((posts) => names.reduce((sum, name) => sum + having(posts, name), 0) !== 1);
  return cellOf(left.map(({ author, n, nPeople, nMost }) => ({ author, n, people: nPeople, most: nMost })));
}
