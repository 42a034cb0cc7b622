import type { Database } from '../../database/database.ts';
import { groupBy } from '../../group.ts';
import { isSmall } from '../../privacy/suppression.ts';
import { add } from '../keep.ts';
import { WHOLE } from '../numbers.ts';
import { cellOf, foremost } from './foremost.ts';
import { countedShares, countedSorts, SMALLEST } from './rest.ts';

/** What one person, or all but the foremost, have of a share in a part of a whole: posts of its upper part and others. */
interface Part {
  readonly indicator: string;
  readonly whole: number;
  /** Null: in no part. */
  readonly part: number | null;
  readonly author: number | null;
  readonly y: number;
  readonly z: number;
  readonly yPeople: number;
  readonly zPeople: number;
  readonly yMost: number;
  readonly zMost: number;
}

/** How many people bear a share of a part. */
type Bearers = Map<number, number>;

/**
 * Lets a share of a group be borne by fewer people than a report tells of where it, with the shares of the other groups that
 * are told, would leave posts of too few of those of the platform, or nearly all one person’s, or of a single group that is withheld;
 * and a share of a platform so in the study. A post stands in one group, so that what several leave is what is told of the
 * whole less theirs (complementary suppression). Reads `plnPosted` and `plnPlaces`; changes `plnIndicators`.
 */
export async function boundBySiblings(db: Database): Promise<void> {
  // Where a whole has one part alone, there is none beside it.
  const kinds = await db.rows<{ n: number }>(`SELECT count(*) AS n FROM plnSpaces WHERE kind IN ('platform', 'group') GROUP BY kind`);
  if (kinds.every(({ n }) => n < 2)) return;
  const found = await db.rows<{ indicator: string; place: number; bearers: number }>(
    `SELECT indicator, place, least(people, coalesce(bearers, people)) AS bearers FROM plnIndicators WHERE place IS NOT NULL AND period IS NULL AND person IS NULL`,
  );
  const told = new Map([...groupBy(found, ({ indicator }) => indicator)].map(([name, rows]) => [name, bearersIn(rows)]));
  const parts = await db.rows<Part & Record<string, never>>(foremost(each, { of: 'indicator, whole', part: 'part', amounts: ['y', 'z'] }));
  const bound: [string, number, number][] = [];
  for (const own of groupBy(parts, ({ indicator, whole }) => `${indicator} ${whole}`).values()) {
    const { indicator, whole } = own[0] as Part;
    const bearers = told.get(indicator);
    if (bearers?.has(whole)) for (const [place, people] of boundIn(own, bearers)) bound.push([indicator, place, people]);
  }
  if (bound.length === 0) return;
  await db.run('CREATE OR REPLACE TABLE plnBound (indicator VARCHAR, place INTEGER, people BIGINT)');
  await add(db, 'plnBound', bound);
  await db.run(`UPDATE plnIndicators SET bearers = bound.people FROM plnBound AS bound
    WHERE bound.indicator = plnIndicators.indicator AND bound.place = plnIndicators.place AND period IS NULL AND person IS NULL`);
}

/** What each person has of every share in the groups of a platform, and in the platforms of the study, where several of these are told, as SQL. */
const each = `
WITH platforms AS (SELECT post, place FROM plnPlaces WHERE kind = 'platform'), spaces AS (SELECT post, place FROM plnPlaces WHERE kind = 'group'),
own AS MATERIALIZED (
  SELECT platforms.place AS platform, spaces.place AS space, plnPosted.author, ${countedSorts.map((name) => `count(nullif(${name}, 0)) AS ${name}`).join(', ')}
  FROM platforms JOIN plnPosted ON plnPosted.post = platforms.post LEFT JOIN spaces ON spaces.post = platforms.post
  WHERE plnPosted.author IS NOT NULL GROUP BY ALL
), shared AS MATERIALIZED (
  ${countedShares.map(({ name, trait, among }) => `SELECT '${name}' AS indicator, platform, space, author, ${trait} AS y, ${among} - ${trait} AS z FROM own WHERE ${among} > 0`).join('\n  UNION ALL ')}
), parts AS MATERIALIZED (
  SELECT indicator, platform AS whole, space AS part, author, y, z FROM shared
  UNION ALL SELECT indicator, ${WHOLE} AS whole, platform AS part, author, sum(y) AS y, sum(z) AS z FROM shared GROUP BY indicator, platform, author
), told AS (
  SELECT parts.indicator, whole FROM (SELECT DISTINCT indicator, whole, part FROM parts) AS parts
  JOIN plnIndicators ON plnIndicators.indicator = parts.indicator AND place = part AND period IS NULL AND person IS NULL
  GROUP BY parts.indicator, whole HAVING count(*) > 1
)
SELECT * FROM parts SEMI JOIN told USING (indicator, whole)`;

function bearersIn(rows: readonly { readonly place: number; readonly bearers: number }[]): Bearers {
  return new Map(rows.map(({ place, bearers }) => [place, bearers]));
}

/** A part with what its people have. */
interface Group {
  readonly part: number | null;
  readonly people: readonly Part[];
}

/** Whether what withheld parts have together is that of too few people, or what one withheld group has. */
function givesBack(withheld: readonly Group[], sort: 'y' | 'z', k: number): boolean {
  const having = withheld.filter(({ people }) => people.some((one) => one[sort] > 0));
  if (having.length === 1 && having[0]?.part !== null) return true;
  const left = cellOf(
    having.flatMap(({ people }) =>
      people.map((one) => ({ author: one.author, n: one[sort], people: one[`${sort}People`], most: one[`${sort}Most`] })),
    ),
  );
  return left.people > 0 && isSmall(left, k);
}

/** The parts of one whole that are borne by fewer, so that those that are told never leave posts of too few. */
function boundIn(own: readonly Part[], bearers: Bearers): Bearers {
  const parts: Group[] = [...groupBy(own, ({ part }) => part)].map(([part, people]) => ({ part, people }));
  const bound: Bearers = new Map();
  const bear = (part: number | null) => (part === null ? 0 : (bound.get(part) ?? bearers.get(part) ?? 0));
  for (let k = 2; k <= SMALLEST; k++) {
    for (;;) {
      const open = parts.filter(({ part }) => bear(part) >= k);
      const rest = parts.filter(({ part }) => bear(part) < k);
      const few = (['y', 'z'] as const).find((sort) => givesBack(rest, sort, k));
      if (few === undefined || open.length < 2) break;
      const size = ({ people }: (typeof open)[number]) => people.reduce((sum, one) => sum + one[few], 0);
      const having = open.filter((one) => size(one) > 0);
      const least = having.reduce<(typeof open)[number] | null>(
        (best, one) => (best === null || size(one) < size(best) ? one : best),
        null,
      );
      if (least === null || least.part === null) break;
      bound.set(least.part, k - 1);
    }
  }
  return bound;
}
