import type { Database } from '../../database/database.ts';
import { type Lifetime, medianLifetime, stepAt, survival } from '../../stats/survival.ts';
import type { Entry } from '../entry.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { WHOLE } from '../numbers.ts';

/** Weeks without a post before the end of the data after which somebody counts as gone. */
const GONE = 8;
/** Weeks after which to say who is still there. */
const AFTER = [4, 12, 26, 52] as const;

const source = 'Kaplan & Meier 1958, 10.1080/01621459.1958.10501452; Xing & Gao 2018, 10.1016/j.compedu.2018.08.010';
const choice = `gone: the last post is more than ${GONE} weeks before the last post of the study; everybody else is censored at their last post`;
const limit =
  'Readers are invisible; people who came before the data begin look newer than they are; a space collected in waves seems to lose people between them';

/** How long people stay in a space. */
export const lifelines: Readonly<Record<string, Entry>> = {
  ...Object.fromEntries(
    AFTER.map((weeks): [string, Entry] => [
      `lasting${weeks}`,
      {
        title: `Still there after ${weeks} weeks`,
        means: `Estimated share of the people of a space whose posts span more than ${weeks} weeks`,
        unit: 'share',
        signOf: 'growth',
        proxyFor: 'Continuity: commitment to a space',
        formula: `Kaplan–Meier estimate S(${weeks}) of the weeks from first to last post, told to the day`,
        choice,
        source,
        limit,
      },
    ]),
  ),
  lastingMedian: {
    title: 'Weeks until half are gone',
    means: 'Number of weeks by which half of the people of a space have written their last post',
    unit: 'count',
    proxyFor: 'Continuity: commitment to a space',
    formula: 'first t with S(t) ≤ ½ (Kaplan–Meier); absent where more than half outlast the data',
    choice,
    source,
    limit,
  },
};

/**
 * The lifelines of platforms, groups, hashtags with sessions and the study, as rows of indicators. Only counts of
 * lifetimes leave the database, in days begun: a life of four weeks and an hour is one of more than four weeks. Spaces
 * whose data span fewer than twice the weeks of absence have none.
 */
export async function lifelineRows(db: Database): Promise<Estimate[]> {
  const found = await db.rows<Lifetime & { place: number; count: number }>(`
WITH seen AS (
  SELECT place, author, min(time) AS first, max(time) AS last FROM (
    SELECT place, author, time FROM plnPlaces WHERE kind IN ('platform', 'group') OR place IN (SELECT space FROM plnSessions)
    UNION ALL SELECT ${WHOLE} AS place, author, time FROM plnPosted
  ) AS everywhere WHERE author IS NOT NULL AND time IS NOT NULL GROUP BY place, author
), bounds AS (
  SELECT min(time) AS begun, max(time) AS over FROM plnPosted
)
SELECT place, CAST(ceil((epoch_ms(last) - epoch_ms(first)) / 86400000.0) AS BIGINT) / 7.0 AS time, last < over - INTERVAL ${GONE * 7} DAY AS ended, count(*) AS count
FROM seen, bounds WHERE over - begun >= INTERVAL ${2 * GONE * 7} DAY
GROUP BY ALL ORDER BY ALL`);
  const places = [...new Set(found.map(({ place }) => place))];
  return places.flatMap((place) => {
    const lifetimes = found.filter((one) => one.place === place);
    const people = lifetimes.reduce((sum, { count }) => sum + count, 0);
    const steps = survival(lifetimes);
    const longest = lifetimes.reduce((most, { time }) => Math.max(most, time), 0);
    const median = medianLifetime(steps);
    return [
      ...AFTER.filter((weeks) => weeks <= longest).map((weeks) => {
        const step = stepAt(steps, weeks);
        const there = lifetimes.reduce((sum, { time, count }) => sum + (time > weeks ? count : 0), 0);
        return estimate(place, `lasting${weeks}`, step?.share ?? 1, {
          low: step?.low ?? null,
          high: step?.high ?? null,
          people,
          // The share tells of those who are gone as well.
          bearers: there === people ? people : Math.min(there, people - there),
        });
      }),
      ...(median === null ? [] : [estimate(place, 'lastingMedian', median, { people })]),
    ];
  });
}
