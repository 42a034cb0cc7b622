import type { Database } from '../table.ts';
import { ahead } from './clock.ts';
import { withoutAside } from './connections.ts';
import type { Entry } from './entry.ts';
import { about, type Estimate } from './keep.ts';
import { WHOLE } from './numbers.ts';
import { unflaggedName } from './share-rows.ts';

/** Whole hours by which clocks of educators may be ahead of UTC, where nobody knows their zone. */
const OFFSETS = { from: -10, to: 13 } as const;
/** A school day: from seven to seventeen o'clock, Monday to Friday. */
const DAY = { from: 7, to: 17 } as const;

/** Strains and support that no share of posts tells. */
export const strains: Readonly<Record<string, Entry>> = {
  afterHoursShare: {
    title: 'After hours',
    means: 'Share of the posts of a space written outside the hours of a school day, Monday to Friday from 7 to 17 o’clock',
    proxyFor: 'Strain: work that spills into private hours',
    formula: '|{posts outside these hours}| / |{posts with a time}|; holidays are not known',
    choice: `where sessions show the time zone of a hashtag, in that zone; elsewhere the middle of the lowest and the highest share over all zones from UTC${OFFSETS.from} to UTC+${OFFSETS.to}, which are given as bounds, not as an interval of chance`,
    source:
      'Fox & Bird 2017, 10.1007/s10639-015-9442-0 (personal and professional life of teachers online); bounds after Manski 2003, 10.1007/b97478',
    limit: 'One time zone is assumed for a whole space, though people write from many; evening work may be welcome',
  },
  topShare: {
    title: 'Share of the busiest 1%',
    means: 'Share of the posts of a space that its most active 1% of people wrote (at least one person)',
    proxyFor: 'Strain: a few voices',
    formula: 'Σ posts of the ⌈n / 100⌉ people with most posts / Σ posts of all n; spaces with at least 100 people',
    source: 'Greenhalgh & Koehler 2017, 10.1007/s11528-016-0142-4',
    limit: 'Depends on the length of the export; an organiser who asks and thanks is not an overload',
  },
  topOwnShare: {
    title: 'Own words of the busiest 1%',
    means: 'Share of the originals of a space that the 1% of its people with most originals wrote (at least one person)',
    proxyFor: 'Strain: a few voices',
    formula:
      'Σ originals of the ⌈n / 100⌉ people with most originals / Σ originals of all n with any; spaces with at least 100 such people',
    source: 'Greenhalgh & Koehler 2017, 10.1007/s11528-016-0142-4',
    limit: 'Depends on the length of the export; an organiser who asks and thanks is not an overload',
  },
  newcomersAnswered: {
    title: 'Newcomers answered',
    means: 'Share of the people whose first post in the study that begins something was answered by somebody else',
    proxyFor: 'Social growth: being taken in',
    formula:
      '|{people whose first original or quote has a reply by another person}| / |{people with such a post}|; platforms on which no reply says what it answers left out',
    source: 'Trust, Krutka & Carpenter 2016, 10.1016/j.compedu.2016.06.007; Burke, Marlow & Lento 2009, 10.1145/1518701.1518847',
    limit: 'The first post in the study need not be the first of the person; likes and private answers are unseen',
  },
  recurringPairs: {
    title: 'Pairs that meet again',
    means: 'Share of the pairs of people with an interaction who have another one at least a week later',
    proxyFor: 'Social growth: lasting relationships',
    formula: '|{unordered pairs whose first and last interaction are at least 7 days apart}| / |{pairs with a time}|',
    source: 'Carpenter, Krutka & Trust 2022, 10.1007/s10833-020-09411-1',
    limit: 'Short exports have fewer; mentions in passing count as interactions',
  },
};

/** Stands for the study without the accounts set aside; no place has such a number. */
const WITHOUT = -1;
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

/** The share of posts after hours of every space with at least 20 posts, and of the study, with and without the accounts set aside. */
export async function afterHoursRows(db: Database): Promise<Estimate[]> {
  const posts = offsets.map((offset, i) => `CAST(sum(CASE WHEN ${late(offset)} THEN n ELSE 0 END) AS BIGINT) AS h${i}`);
  // For each clock one bit: whether the person ever wrote after hours by it.
  const clocksOfHour = offsets.map((offset, i) => `CASE WHEN ${late(offset)} THEN ${2 ** i} ELSE 0 END`).join(' | ');
  const people = offsets.map((_, i) => `count(CASE WHEN late & ${2 ** i} <> 0 THEN author END) AS p${i}`);
  const spaces = await db.rows<Record<string, number>>(`
WITH written AS (
  SELECT place, kind, author, CAST(isodow(time) * 24 - 24 + hour(time) AS INTEGER) AS slot, count(*) AS n FROM plnPlaces WHERE time IS NOT NULL GROUP BY ALL
), everywhere AS MATERIALIZED (
  SELECT * EXCLUDE (kind) FROM written
  UNION ALL SELECT * EXCLUDE (kind) REPLACE (${WHOLE} AS place) FROM written WHERE kind = 'platform'
  UNION ALL SELECT * EXCLUDE (kind) REPLACE (${WITHOUT} AS place) FROM written WHERE kind = 'platform' AND coalesce(author NOT IN (SELECT person FROM plnAside), true)
), posted AS (
  SELECT place, sum(n) AS n, ${posts.join(', ')} FROM (SELECT place, slot, sum(n) AS n FROM everywhere GROUP BY place, slot) AS hours
  GROUP BY place HAVING sum(n) >= 20
), posting AS (
  SELECT place, count(author) AS people, ${people.join(', ')}
  FROM (SELECT place, author, bit_or(${clocksOfHour}) AS late FROM everywhere GROUP BY place, author) AS persons GROUP BY place
)
SELECT * FROM posted JOIN posting USING (place) ORDER BY place`);
  const known = await clocks(db);
  const [{ aside } = { aside: 0 }] = await db.rows<{ aside: number }>('SELECT count(*) AS aside FROM plnAside');
  return spaces.map((space) => {
    const place = space.place ?? WHOLE;
    const n = space.n ?? 1;
    const shares = offsets.map((_, i) => (space[`h${i}`] ?? 0) / n);
    const [low, high] = [Math.min(...shares), Math.max(...shares)];
    // The fewest who write after hours on any clock: on the clock of the space there may be more, not fewer.
    const fewest = Math.min(...offsets.flatMap((_, i) => space[`p${i}`] || []));
    const stand = { people: space.people ?? null, bearers: Number.isFinite(fewest) ? fewest : null };
    if (place === WITHOUT) {
      const bearers = aside > 0 ? Math.min(aside, stand.bearers ?? aside) : stand.bearers;
      return about(WHOLE, unflaggedName('afterHoursShare'), (low + high) / 2, { low, high, ...stand, bearers });
    }
    const told = known.get(place);
    if (told !== undefined) return about(place, 'afterHoursShare', told.late / told.n, stand);
    return about(place, 'afterHoursShare', (low + high) / 2, { low, high, ...stand });
  });
}

/** For hashtags whose sessions tell a clock: posts, and those after hours in it. */
async function clocks(db: Database): Promise<Map<number, { n: number; late: number }>> {
  const counted = new Map<number, { n: number; late: number }>();
  const rows = db.batches<{ space: number; zone: string; hour: number; n: number }>(`
SELECT plnStreams.space, zone, date_trunc('hour', time) AS hour, count(*) AS n
FROM plnStreams JOIN (SELECT DISTINCT space, zone FROM plnSessions WHERE zone IS NOT NULL) AS home ON home.space = plnStreams.space
GROUP BY ALL ORDER BY ALL`);
  for await (const batch of rows) {
    for (const { space, zone, hour, n } of batch) {
      const local = new Date(hour + ahead(zone, hour));
      const outside = isLate(((local.getUTCDay() + 6) % 7) * 24 + local.getUTCHours());
      const before = counted.get(space) ?? { n: 0, late: 0 };
      counted.set(space, { n: before.n + n, late: before.late + (outside ? n : 0) });
    }
  }
  return counted;
}

const ORIGINAL = `CASE WHEN plnPosted.kind = 'original' THEN 1 END`;

/** What the busiest 1% of the people of the study have of what is counted, the accounts set aside left out. */
function busiestUnflagged(counted: string): string {
  return withoutAside(`
WITH written AS (
  SELECT count(${counted}) AS n FROM plnPosted WHERE author IS NOT NULL AND author NOT IN (SELECT person FROM plnAside) GROUP BY author HAVING count(${counted}) > 0
), ranked AS (SELECT n, row_number() OVER (ORDER BY n DESC) AS rank, count(*) OVER () AS people FROM written)
SELECT CAST(sum(CASE WHEN rank <= ceil(people / 100.0) THEN n ELSE 0 END) AS DOUBLE) / sum(n) AS value, count(*) AS people,
  CAST(ceil(count(*) / 100.0) AS BIGINT) AS bearers
FROM ranked HAVING count(*) >= 100`);
}

/** What the busiest 1% of the people of a space have of what is counted, among those who have any. */
function busiest(counted: string): string {
  return `
WITH written AS (
  SELECT place, plnPlaces.kind, plnPlaces.author, count(${counted}) AS n FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
  WHERE plnPlaces.author IS NOT NULL AND place IN (SELECT place FROM plnSpaces WHERE people >= 100) GROUP BY place, plnPlaces.kind, plnPlaces.author
), everywhere AS (
  SELECT place, n FROM written WHERE n > 0
  UNION ALL SELECT ${WHOLE} AS place, count(${counted}) AS n FROM plnPosted WHERE author IS NOT NULL GROUP BY author HAVING count(${counted}) > 0
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY place ORDER BY n DESC) AS rank, count(*) OVER (PARTITION BY place) AS people FROM everywhere
)
SELECT place, CAST(sum(CASE WHEN rank <= ceil(people / 100.0) THEN n ELSE 0 END) AS DOUBLE) / sum(n) AS value, count(*) AS people,
  CAST(ceil(count(*) / 100.0) AS BIGINT) AS bearers
FROM ranked GROUP BY place HAVING count(*) >= 100`;
}

/** The other strains and supports as rows of the table of indicators. Reads `plnPlaces`, `plnPosted`, `plnTies` and `plnAside`. */
export function strainRows(): string {
  const row = (name: string, sql: string) =>
    `SELECT '${name}' AS indicator, place, CAST(value AS DOUBLE) AS value, people, bearers FROM (${sql}) AS found`;
  return [
    row('topShare', busiest('1')),
    row('topOwnShare', busiest(ORIGINAL)),
    row(unflaggedName('topShare'), busiestUnflagged('1')),
    row(unflaggedName('topOwnShare'), busiestUnflagged(ORIGINAL)),
    row(
      'newcomersAnswered',
      `WITH begun AS (
  SELECT author, answered, row_number() OVER (PARTITION BY author ORDER BY time, post) AS rank
  FROM plnPosted WHERE author IS NOT NULL AND time IS NOT NULL AND initial = 1
)
SELECT ${WHOLE} AS place, CAST(sum(answered) AS DOUBLE) / count(*) AS value, count(*) AS people,
  CAST(nullif(sum(answered), 0) AS BIGINT) AS bearers FROM begun WHERE rank = 1 HAVING count(*) > 0`,
    ),
    row(
      'recurringPairs',
      `WITH pairs AS (
  SELECT least(source, target) AS one, greatest(source, target) AS other,
    CASE WHEN max(last) - min(first) >= INTERVAL 7 DAY THEN 1 ELSE 0 END AS again
  FROM plnTies WHERE first IS NOT NULL GROUP BY one, other
)
SELECT ${WHOLE} AS place, CAST(sum(again) AS DOUBLE) / count(*) AS value,
  (SELECT count(*) FROM (SELECT one FROM pairs UNION SELECT other FROM pairs) AS ends) AS people,
  (SELECT nullif(count(*), 0) FROM (SELECT one FROM pairs WHERE again = 1 UNION SELECT other FROM pairs WHERE again = 1) AS ends) AS bearers
FROM pairs HAVING count(*) > 0`,
    ),
  ].join('\nUNION ALL\n');
}
