import { isSmall } from '../../privacy/suppression.ts';
import { foundOnce } from './found-once.ts';
import { human } from './people.ts';
import type { Source } from './source.ts';

/** What passes between two communities, the one with the smaller number first. */
export interface Between {
  readonly one: number;
  readonly other: number;
  readonly interactions: number;
  /** Whether enough people of both take part, and none of them in nearly all of it. */
  readonly told: boolean;
}

/** What passes between communities, and of which the share that stays inside is not told. */
interface Passing {
  readonly between: readonly Between[];
  /** See `fewActing`. */
  readonly few: ReadonlySet<number>;
}

/** What passes between the communities of a study. */
export const passing = foundOnce(async (source: Pick<Source, 'db' | 'k'>): Promise<Passing> => {
  await gatherActs(source);
  const between = await betweenCommunities(source);
  return { between, few: await fewActing(source, between) };
});

interface Counted extends Omit<Between, 'told'> {
  readonly ones: number;
  readonly others: number;
  readonly most: readonly number[];
}

/** Makes the view `acts`: interactions with the communities of both ends, null of somebody who is in none. */
async function gatherActs({ db }: Pick<Source, 'db'>): Promise<void> {
  await db.run(`CREATE OR REPLACE VIEW "acts" AS SELECT a.community AS mine, b.community AS theirs, source, target, weight
    FROM ties LEFT JOIN members a ON source = a.person LEFT JOIN members b ON target = b.person`);
}

/** Interactions between each two communities. */
async function betweenCommunities({ db, k }: Pick<Source, 'db' | 'k'>): Promise<Between[]> {
  const found = await db.rows<Counted & Record<string, never>>(`
    WITH pairs AS (SELECT least(mine, theirs) AS one, greatest(mine, theirs) AS other, * FROM "acts" WHERE mine <> theirs),
      acting AS (SELECT one, other, source, sum(weight) AS n FROM pairs GROUP BY one, other, source),
      most AS (SELECT one, other, max(n, 2) AS most FROM acting GROUP BY one, other),
      counted AS (SELECT one, other, sum(weight) AS interactions, count(DISTINCT CASE WHEN mine < theirs THEN ${human('source')} ELSE ${human('target')} END) AS ones,
        count(DISTINCT CASE WHEN mine < theirs THEN ${human('target')} ELSE ${human('source')} END) AS others FROM pairs GROUP BY one, other)
    SELECT * FROM counted JOIN most USING (one, other) ORDER BY one, other`);
  return found.map(({ one, other, interactions, ones, others, most }) => ({
    one,
    other,
    interactions,
    told: !isSmall({ count: interactions, people: Math.min(ones, others), most }, k),
  }));
}

/** Less of the interactions of a community does not show in a share of three digits. */
const UNSEEN = 0.001;

/**
 * Communities of whose interactions those that stay inside, or those that leave and are not told between two communities, are
 * of few people, or nearly all of one: the share that stays inside would tell how many these are.
 */
async function fewActing({ db, k }: Pick<Source, 'db' | 'k'>, between: readonly Between[]): Promise<ReadonlySet<number>> {
  const told = between.filter((pair) => pair.told).flatMap(({ one, other }) => [`(${one}, ${other})`, `(${other}, ${one})`]);
  const found = await db.rows<{ community: number; n: number; of: number; own: number; others: number; most: readonly number[] }>(`
    WITH told(mine, theirs) AS (VALUES ${['(NULL::BIGINT, NULL::BIGINT)', ...told].join(', ')}),
      ends AS (
        SELECT mine AS community, theirs, source AS member, target AS met, source, weight FROM "acts" WHERE mine IS NOT NULL AND source <> target
        UNION ALL SELECT theirs, mine, target, source, source, weight FROM "acts" WHERE theirs IS NOT NULL AND mine IS DISTINCT FROM theirs AND source <> target
      ),
      sorted AS (SELECT ends.*, ends.theirs IS NOT DISTINCT FROM community AS inside FROM ends
        WHERE NOT EXISTS (SELECT 1 FROM told WHERE told.mine = community AND told.theirs = ends.theirs)),
      acting AS (SELECT community, inside, source, sum(weight) AS n FROM sorted GROUP BY ALL),
      most AS (SELECT community, inside, sum(n) AS n, max(n, 2) AS most FROM acting GROUP BY ALL),
      whole AS (SELECT community, sum(weight) AS of FROM ends GROUP BY community)
    SELECT community, any_value(of) AS of, any_value(n) AS n, any_value(most) AS most, count(DISTINCT ${human('member')}) AS own, count(DISTINCT ${human('met')}) AS others
    FROM sorted JOIN most USING (community, inside) JOIN whole USING (community) GROUP BY community, inside ORDER BY community`);
  return new Set(
    found
      .filter(({ n, of, own, others, most }) => n > of * UNSEEN && isSmall({ count: n, people: Math.min(own, others), most }, k))
      .map(({ community }) => community),
  );
}
