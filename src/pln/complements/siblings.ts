import type { Database } from '../../database/database.ts';
import { addRows } from '../../database/small-table.ts';
import { groupBy } from '../../group.ts';
import { type Cell, isSmall } from '../../privacy/suppression.ts';
import { WHOLE } from '../numbers.ts';
import { cellOf, foremost } from './foremost.ts';
import { countedShares, countedSorts, SMALLEST } from './rest.ts';

/** What one person, or all but the foremost, have of a share in a part of a whole: posts of its upper part and others. */
interface Part {
  /** Its place among all shares: numbers are told apart in half the time of names. */
  readonly share: number;
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
 * Lowers the number of people behind the share of a group where this share, with those of the other groups that are told, would
 * leave posts of the platform that come from too few people, or nearly all from one, or from a single group that is withheld. It
 * does the same for the share of a platform in the study. A post stands in one group, so what several groups leave is the whole
 * less what is told of them (complementary suppression). Reads `plnPosted` and `plnPlaces`; changes `plnIndicators`.
 */
export async function boundBySiblings(db: Database): Promise<void> {
  // Where a whole has one part alone, there is none beside it.
  const kinds = await db.rows<{ kind: Kind }>(
    `SELECT kind FROM plnSpaces WHERE kind IN ('platform', 'group') GROUP BY kind HAVING count(*) > 1 ORDER BY kind`,
  );
  const found = await db.rows<{ indicator: string; place: number; bearers: number }>(
    `SELECT indicator, place, least(people, coalesce(bearers, people)) AS bearers FROM plnIndicators WHERE place IS NOT NULL AND period IS NULL AND person IS NULL`,
  );
  const told = new Map([...groupBy(found, ({ indicator }) => indicator)].map(([name, rows]) => [name, bearersIn(rows)]));
  const open = [...countedShares.entries()].filter(([, { name }]) => (told.get(name)?.size ?? 0) > 1);
  if (kinds.length === 0 || open.length === 0) return;
  const each = `
WITH own AS MATERIALIZED (${kinds.map(({ kind }) => PARTS[kind]).join(' UNION ALL ')})
${open.map(([share, { trait, among }]) => `SELECT ${share} AS share, whole, part, author, ${trait} AS y, ${among} - ${trait} AS z FROM own WHERE ${among} > 0`).join(' UNION ALL ')}`;
  const parts = await db.rows<Part & Record<string, never>>(foremost(each, { of: 'share, whole', part: 'part', amounts: ['y', 'z'] }));
  const bound: [string, number, number][] = [];
  for (const own of groupBy(parts, ({ share, whole }) => `${share} ${whole}`).values()) {
    const { share, whole } = own[0] as Part;
    const { name } = countedShares[share] as (typeof countedShares)[number];
    const bearers = told.get(name);
    if (bearers?.has(whole)) for (const [place, people] of boundIn(own, bearers)) bound.push([name, place, people]);
  }
  if (bound.length === 0) return;
  await db.run('CREATE OR REPLACE TABLE plnBound (indicator VARCHAR, place INTEGER, people BIGINT)');
  await addRows(db, 'plnBound', bound);
  await db.run(`UPDATE plnIndicators SET bearers = bound.people FROM plnBound AS bound
    WHERE bound.indicator = plnIndicators.indicator AND bound.place = plnIndicators.place AND period IS NULL AND person IS NULL`);
}

type Kind = 'platform' | 'group';

const counts = countedSorts.map((name) => `CAST(count(nullif(${name}, 0)) AS INTEGER) AS ${name}`).join(', ');

/** The posts of each person by sort in the groups of a platform, or none of them, and in the platforms of the study, as SQL. */
const PARTS: Readonly<Record<Kind, string>> = {
  group: `
  SELECT platforms.place AS whole, spaces.place AS part, plnPosted.author, ${counts}
  FROM (SELECT post, place FROM plnPlaces WHERE kind = 'platform') AS platforms JOIN plnPosted ON plnPosted.post = platforms.post
  LEFT JOIN (SELECT post, place FROM plnPlaces WHERE kind = 'group') AS spaces ON spaces.post = platforms.post
  WHERE plnPosted.author IS NOT NULL GROUP BY ALL`,
  platform: `
  SELECT ${WHOLE} AS whole, place AS part, plnPosted.author, ${counts}
  FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post WHERE plnPlaces.kind = 'platform' AND plnPosted.author IS NOT NULL GROUP BY ALL`,
};

function bearersIn(rows: readonly { readonly place: number; readonly bearers: number }[]): Bearers {
  return new Map(rows.map(({ place, bearers }) => [place, bearers]));
}

/** A part with what its people have. */
interface Group {
  readonly part: number | null;
  readonly people: readonly Part[];
}

/** What withheld parts have together, and whether it is what one withheld group has. */
interface Left extends Cell {
  readonly alone: boolean;
}

function leftBy(withheld: readonly Group[], sort: 'y' | 'z'): Left {
  const having = withheld.filter(({ people }) => people.some((one) => one[sort] > 0));
  const cell = cellOf(
    having.flatMap(({ people }) =>
      people.map((one) => ({ author: one.author, n: one[sort], people: one[`${sort}People`], most: one[`${sort}Most`] })),
    ),
  );
  return { ...cell, alone: having.length === 1 && having[0]?.part !== null };
}

/** Whether what is left is that of too few people, or what one withheld group has. */
function givesBack(left: Left, k: number): boolean {
  return left.alone || (left.people > 0 && isSmall(left, k));
}

/** The parts of one whole that are borne by fewer, so that those that are told never leave posts of too few. */
function boundIn(own: readonly Part[], bearers: Bearers): Bearers {
  const parts: Group[] = [...groupBy(own, ({ part }) => part)].map(([part, people]) => ({ part, people }));
  const bound: Bearers = new Map();
  // More and more are withheld, so that their number says which they are.
  const left = new Map<string, Left>();
  const leftOf = (withheld: readonly Group[], sort: 'y' | 'z') => {
    const key = `${withheld.length} ${sort}`;
    const found = left.get(key) ?? leftBy(withheld, sort);
    left.set(key, found);
    return found;
  };
  const bear = (part: number | null) => (part === null ? 0 : (bound.get(part) ?? bearers.get(part) ?? 0));
  for (let k = 2; k <= SMALLEST; k++) {
    for (;;) {
      const open = parts.filter(({ part }) => bear(part) >= k);
      const rest = parts.filter(({ part }) => bear(part) < k);
      const few = (['y', 'z'] as const).find((sort) => givesBack(leftOf(rest, sort), k));
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
