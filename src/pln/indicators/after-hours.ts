import type { Database } from '../../database/database.ts';
import { ahead, zonesLike } from '../chats/clock.ts';
import type { Entry } from '../entry.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { WHOLE } from '../numbers.ts';
import { manski2003 } from '../sources.ts';
import { unflaggedName } from './share-rows.ts';

/** Whole hours by which clocks of educators may be ahead of UTC, where nobody knows their zone. */
const OFFSETS = { from: -10, to: 13 } as const;
/** A school day: from seven to seventeen o'clock, Monday to Friday. */
const DAY = { from: 7, to: 17 } as const;

/** Work outside the hours of a school day. */
export const afterHoursShare: Entry = {
  title: 'After hours',
  means: 'Share of the posts of a space written outside the hours of a school day, Monday to Friday from 7 to 17 o’clock',
  unit: 'share',
  signOf: 'strain',
  proxyFor: 'Strain: work that spills into private hours',
  formula: '|{posts outside these hours}| / |{posts with a time}|; holidays are not known',
  choice: `where the study says in which zone its chats are (pln.chats.timezone), in that zone, for hashtags with sessions; elsewhere the middle of the lowest and the highest share over the clocks that may be meant, which are given as bounds, not as an interval of chance: where sessions show on which nights clocks change, those of the zones that change so (as New York: from Halifax to Anchorage), otherwise all whole hours from UTC${OFFSETS.from} to UTC+${OFFSETS.to}`,
  source: `Fox & Bird 2017, 10.1007/s10639-015-9442-0 (personal and professional life of teachers online); bounds after ${manski2003}`,
  limit: 'One time zone is assumed for a whole space, though people write from many; evening work may be welcome',
};

/** Stand for the study without the accounts set aside, and for those accounts alone; no place has such a number. */
const [WITHOUT, ASIDE] = [-1, -2] as const;
const WEEK = 168;
const offsets = Array.from({ length: OFFSETS.to - OFFSETS.from + 1 }, (_, i) => OFFSETS.from + i);

/** Whether an hour of the week, counted from Monday midnight, is outside a school day. */
function isLate(hour: number): boolean {
  const [day, clock] = [Math.floor(hour / 24), hour % 24];
  return day >= 5 || clock < DAY.from || clock >= DAY.to;
}

/** Whether an hour of the week in UTC is outside a school day where clocks are so many hours ahead, as SQL over `slot`. */
function late(offset: number): string {
  const local = `(slot + ${(offset + WEEK) % WEEK}) % ${WEEK}`;
  return `${local} >= 120 OR ${local} % 24 NOT BETWEEN ${DAY.from} AND ${DAY.to - 1}`;
}

/**
 * The share of posts after hours of every space with at least 20 posts, and of the study, with and without the accounts set
 * aside; `zone` is that of the chats, where the study says it.
 */
export async function afterHoursRows(db: Database, zone: string | null): Promise<Estimate[]> {
  // For each clock one bit, by hour of the week in UTC; of a person, whether they ever wrote after hours by it.
  const lateByClock = offsets.map((offset, i) => `CASE WHEN ${late(offset)} THEN ${2 ** i} ELSE 0 END`).join(' | ');
  const posts = offsets.map((_, i) => `CAST(sum(CASE WHEN late & ${2 ** i} <> 0 THEN n ELSE 0 END) AS BIGINT) AS h${i}`);
  const people = offsets.map((_, i) => `count(CASE WHEN late & ${2 ** i} <> 0 THEN author END) AS p${i}`);
  const spaces = await db.rows<Record<string, number>>(`
WITH hours AS MATERIALIZED (
  SELECT slot, ${lateByClock} AS late FROM (SELECT CAST(range AS INTEGER) AS slot FROM range(${WEEK})) AS week
), written AS (
  SELECT place, kind, author, CAST(isodow(time) * 24 - 24 + hour(time) AS INTEGER) AS slot, count(*) AS n FROM plnPlaces WHERE time IS NOT NULL GROUP BY ALL
), everywhere AS MATERIALIZED (
  SELECT * EXCLUDE (kind) FROM written
  UNION ALL SELECT * EXCLUDE (kind) REPLACE (${WHOLE} AS place) FROM written WHERE kind = 'platform'
  UNION ALL SELECT * EXCLUDE (kind) REPLACE (CASE WHEN author IN (SELECT person FROM plnAside) THEN ${ASIDE} ELSE ${WITHOUT} END AS place) FROM written WHERE kind = 'platform'
), posted AS (
  SELECT place, sum(n) AS n, ${posts.join(', ')}
  FROM (SELECT place, slot, sum(n) AS n FROM everywhere GROUP BY place, slot) AS counted JOIN hours USING (slot)
  GROUP BY place HAVING sum(n) >= 20 OR place = ${ASIDE}
), posting AS (
  SELECT place, count(author) AS people, ${people.join(', ')}
  FROM (SELECT place, author, bit_or(late) AS late FROM everywhere JOIN hours USING (slot) GROUP BY place, author) AS persons GROUP BY place
)
SELECT * FROM posted JOIN posting USING (place) ORDER BY place`);
  const known = await clocks(db, zone);
  // The fewest who write after hours on any clock: on the clock of the space there may be more, not fewer.
  const fewest = (space: Readonly<Record<string, number>>) => Math.min(...offsets.flatMap((_, i) => space[`p${i}`] || []));
  const aside = spaces.find(({ place }) => place === ASIDE);
  return spaces
    .filter((space) => space !== aside)
    .map((space) => {
      const place = space.place ?? WHOLE;
      const n = space.n ?? 1;
      const shares = offsets.map((_, i) => (space[`h${i}`] ?? 0) / n);
      const [low, high] = [Math.min(...shares), Math.max(...shares)];
      // Beside the share with them, that without the accounts set aside tells of these.
      const bearers = place === WITHOUT && aside !== undefined ? Math.min(fewest(space), fewest(aside)) : fewest(space);
      const stand = { people: space.people ?? null, bearers: Number.isFinite(bearers) ? bearers : null };
      if (place === WITHOUT) return estimate(WHOLE, unflaggedName('afterHoursShare'), (low + high) / 2, { low, high, ...stand });
      const told = known.get(place) ?? shares;
      const [only] = told;
      if (told.length === 1 && only !== undefined) return estimate(place, 'afterHoursShare', only, stand);
      const ends = { low: Math.min(...told), high: Math.max(...told) };
      return estimate(place, 'afterHoursShare', (ends.low + ends.high) / 2, { ...ends, ...stand });
    });
}

/** Clocks are ahead of UTC by whole quarters of an hour (India by 5:30, Nepal by 5:45): posts of one quarter show one hour. */
const QUARTER = 900_000;

/** For hashtags with sessions whose zone is given, or may be one of several: the share of posts after hours by the clock of each. */
async function clocks(db: Database, given: string | null): Promise<Map<number, number[]>> {
  const counted = new Map<number, Map<string, { n: number; late: number }>>();
  const rows = db.batches<{ space: number; zone: string; quarter: number; n: number }>(`
SELECT plnStreams.space, zone, epoch_ms(time) // ${QUARTER} * ${QUARTER} AS quarter, count(*) AS n
FROM plnStreams JOIN (SELECT DISTINCT space, zone FROM plnSessions WHERE zone IS NOT NULL) AS home ON home.space = plnStreams.space
GROUP BY ALL ORDER BY ALL`);
  for await (const batch of rows) {
    for (const { space, zone: found, quarter, n } of batch) {
      const own = counted.get(space) ?? new Map<string, { n: number; late: number }>();
      for (const zone of given === null ? zonesLike(found) : [given]) {
        const local = new Date(quarter + ahead(zone, quarter));
        const outside = isLate(((local.getUTCDay() + 6) % 7) * 24 + local.getUTCHours());
        const before = own.get(zone) ?? { n: 0, late: 0 };
        own.set(zone, { n: before.n + n, late: before.late + (outside ? n : 0) });
        counted.set(space, own);
      }
    }
  }
  return new Map([...counted].map(([space, own]) => [space, [...own.values()].map(({ n, late }) => late / n)]));
}
