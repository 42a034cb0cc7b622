import { type Cell, isSmall } from '../../../privacy/suppression.ts';
import { foundOnce } from '../found-once.ts';
import { human, isFew } from '../people.ts';
import type { Source } from '../source.ts';

/** Which numbers would tell how often few people turned to somebody again. */
interface Repeated {
  /** Kinds of tie: of their interactions their ties leave acts of few people. */
  readonly kinds: ReadonlySet<string>;
  /** Whether the ties of all kinds, one by one, leave of the ties of the network pairs of few people with several kinds. */
  readonly several: boolean;
  /** Whether the ties of the network leave of all interactions acts of few people. */
  readonly all: boolean;
}

/** Who turns to the same person again: interactions less ties are these acts alone. */
export const repeatedByFew = foundOnce(async ({ db, k }: Pick<Source, 'db' | 'k'>): Promise<Repeated> => {
  const found = await db.rows<Cell & { what: 'kind' | 'several' | 'all'; kind: string | null }>(`
    WITH pairs AS (SELECT source, target, sum(weight) AS acts, count(*) AS kinds FROM ties GROUP BY source, target),
      again AS (
        SELECT 'kind' AS what, kind, source, weight - 1 AS n FROM ties WHERE weight > 1
        UNION ALL SELECT 'several', NULL, source, kinds - 1 FROM pairs WHERE kinds > 1
        UNION ALL SELECT 'all', NULL, source, acts - 1 FROM pairs WHERE acts > 1
      ), each AS (SELECT what, kind, source, sum(n) AS n FROM again GROUP BY ALL)
    SELECT what, kind, sum(n) AS count, count(${human('source')}) AS people, max(n, 2) AS most FROM each GROUP BY what, kind ORDER BY what, kind`);
  const people = (wanted: string) => found.find(({ what }) => what === wanted)?.people ?? 0;
  return {
    kinds: new Set(found.flatMap((cell) => (cell.kind !== null && isSmall(cell, k) ? [cell.kind] : []))),
    several: isFew(people('several'), k),
    all: isFew(people('all'), k),
  };
});
