import type { Row } from '../schema.ts';
import { type Database, literal } from '../table.ts';
import { ahead } from './clock.ts';
import type { Entry } from './entry.ts';
import { about } from './keep.ts';

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
    choice: `where sessions tell the clock of a hashtag, in that clock; elsewhere the middle of the lowest and the highest share over all clocks from UTC${OFFSETS.from} to UTC+${OFFSETS.to}, which are given as bounds, not as an interval of chance`,
    source:
      'Fox & Bird 2017, 10.1007/s10639-015-9442-0 (personal and professional life of teachers online); bounds after Manski 2003, 10.1007/b97478',
    limit: 'One clock is held for a whole space; people write from many; evenings may be chosen gladly',
  },
  topShare: {
    title: 'Share of the busiest 1 %',
    means: 'Share of the posts of a space that its most active 1 % of people wrote (at least one person)',
    proxyFor: 'Strain: a few voices',
    formula: 'Σ posts of the ⌈n / 100⌉ people with most posts / Σ posts of all n; spaces with at least 100 people',
    source: 'Greenhalgh & Koehler 2017, 10.1007/s11528-016-0142-4',
    limit: 'Depends on the length of the export; an organiser who asks and thanks is not an overload',
  },
  newcomersAnswered: {
    title: 'Newcomers answered',
    means: 'Share of the people whose first post in the study that begins something was answered by somebody else',
    proxyFor: 'Social growth: being taken in',
    formula:
      '|{people whose first original or quote has a reply by another person}| / |{people with such a post}|; platforms without replies left out',
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

const hours = (offset: number) => {
  const local = `(time + INTERVAL (${offset}) HOUR)`;
  return `sum(CASE WHEN isodow(${local}) >= 6 OR hour(${local}) < ${DAY.from} OR hour(${local}) >= ${DAY.to} THEN 1 ELSE 0 END) AS h${offset - OFFSETS.from}`;
};

/** The share of posts after hours of every space with at least 20 posts, and of the study. */
export async function afterHoursRows(db: Database, whole: string): Promise<Row<'indicators'>[]> {
  const offsets = Array.from({ length: OFFSETS.to - OFFSETS.from + 1 }, (_, i) => OFFSETS.from + i);
  const spaces = await db.rows<Record<string, number> & { place: never }>(`
SELECT place, count(*) AS n, count(DISTINCT author) AS people, ${offsets.map(hours).join(', ')}
FROM (SELECT place, author, time FROM plnPlaces UNION ALL SELECT ${literal(whole)} AS place, author, time FROM plnPosted) AS everywhere
WHERE time IS NOT NULL GROUP BY place HAVING count(*) >= 20 ORDER BY place`);
  const known = await clocks(db);
  return spaces.map((space) => {
    const place: string = space.place;
    const n = space.n ?? 1;
    const shares = offsets.map((_, i) => (space[`h${i}`] ?? 0) / n);
    const item = place === whole ? null : place;
    const told = known.get(place);
    if (told !== undefined) return about(item, 'afterHoursShare', told.late / told.n, { people: space.people ?? null });
    const [low, high] = [Math.min(...shares), Math.max(...shares)];
    return about(item, 'afterHoursShare', (low + high) / 2, { low, high, people: space.people ?? null });
  });
}

/** For hashtags whose sessions tell a clock: posts, and those after hours in it. */
async function clocks(db: Database): Promise<Map<string, { n: number; late: number }>> {
  const counted = new Map<string, { n: number; late: number }>();
  const rows = db.batches<{ space: string; zone: string; hour: number; n: number }>(`
SELECT plnStreams.space, zone, date_trunc('hour', time) AS hour, count(*) AS n
FROM plnStreams JOIN (SELECT DISTINCT space, zone FROM plnSessions WHERE zone IS NOT NULL) AS home ON home.space = plnStreams.space
GROUP BY ALL ORDER BY ALL`);
  for await (const batch of rows) {
    for (const { space, zone, hour, n } of batch) {
      const local = new Date(hour + ahead(zone, hour));
      const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
      const late = weekend || local.getUTCHours() < DAY.from || local.getUTCHours() >= DAY.to;
      const before = counted.get(space) ?? { n: 0, late: 0 };
      counted.set(space, { n: before.n + n, late: before.late + (late ? n : 0) });
    }
  }
  return counted;
}

/** The other strains and supports as rows of the table of indicators. Reads `plnPlaces`, `plnPosted`, `plnMarks`, `plnPeople` and ties. */
export function strainRows(whole: string): string {
  const row = (name: string, sql: string) => `
SELECT '${name}' AS indicator, CASE WHEN place = ${literal(whole)} THEN 'study' ELSE 'space' END AS scope, CAST(NULL AS VARCHAR) AS person,
  nullif(place, ${literal(whole)}) AS item, CAST(NULL AS VARCHAR) AS period, CAST(value AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, people FROM (${sql}) AS found`;
  return [
    row(
      'topShare',
      `WITH written AS (
  SELECT place, author, count(*) AS n FROM (SELECT place, author FROM plnPlaces UNION ALL SELECT ${literal(whole)} AS place, author FROM plnPosted) AS everywhere
  WHERE author IS NOT NULL GROUP BY place, author
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY place ORDER BY n DESC) AS rank, count(*) OVER (PARTITION BY place) AS people FROM written
)
SELECT place, CAST(sum(CASE WHEN rank <= ceil(people / 100.0) THEN n ELSE 0 END) AS DOUBLE) / sum(n) AS value, count(*) AS people
FROM ranked GROUP BY place HAVING count(*) >= 100`,
    ),
    row(
      'newcomersAnswered',
      `WITH begun AS (
  SELECT plnPosted.author, answered, row_number() OVER (PARTITION BY plnPosted.author ORDER BY time, plnPosted.post) AS rank
  FROM plnPosted JOIN plnMarks ON plnMarks.post = plnPosted.post WHERE plnPosted.author IS NOT NULL AND time IS NOT NULL AND initial * heard = 1
)
SELECT ${literal(whole)} AS place, CAST(sum(answered) AS DOUBLE) / count(*) AS value, count(*) AS people FROM begun WHERE rank = 1 HAVING count(*) > 0`,
    ),
    row(
      'recurringPairs',
      `WITH pairs AS (
  SELECT least(source, target) AS one, greatest(source, target) AS other, min(first) AS first, max(last) AS last
  FROM ties WHERE source <> target AND first IS NOT NULL GROUP BY ALL
)
SELECT ${literal(whole)} AS place, CAST(sum(CASE WHEN last - first >= INTERVAL 7 DAY THEN 1 ELSE 0 END) AS DOUBLE) / count(*) AS value,
  (SELECT count(*) FROM (SELECT one FROM pairs UNION SELECT other FROM pairs) AS ends) AS people
FROM pairs HAVING count(*) > 0`,
    ),
  ].join('\nUNION ALL\n');
}
