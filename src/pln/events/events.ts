import { literal } from '../../database/sql.ts';
import type { Row } from '../../schema.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Change, interrupted } from '../../stats/interrupted.ts';
import type { Database } from '../../table.ts';
import type { Entry } from '../entry.ts';
import { WHOLE } from '../numbers.ts';
import { carpenter2021 } from '../sources.ts';

/** Lengths of a period in weeks; the shortest is taken in which enough happens. */
const SPANS = [1, 2, 4] as const;
/** Whole periods on either side, and what there must be in one of them on average: posts; or people, or posts that do something. */
const PERIODS = 8;
const POSTS = 10;
const HITS = 5;
/** Spaces looked at beside the study: those with most people. */
const SPACES = 12;
/** Weeks from which on a series is long enough to tell a yearly wave, and weeks of a year. */
const TWO_YEARS = 104;
const YEAR = 365.2425 / 7;
/** Weeks that trends are told for. */
const MONTH = 4;
const WEEK = 7 * 86_400_000;

/** What stands before the name of a code, which may be called like another measure. */
const CODE = 'code ';

/** What of posts an event may change, beside their number, that of people and each code: columns of `plnPosted`, 0 or 1. */
const TRAITS = {
  replies: { trait: 'reply', among: 'heard' },
  reposts: { trait: 'repost', among: 'posts' },
  links: { trait: 'linked', among: 'posts' },
  questions: { trait: 'asks', among: 'written' },
  thanks: { trait: 'gratitude', among: 'written' },
  distress: { trait: 'distress', among: 'written' },
} as const;

const source = `Wagner et al. 2002, 10.1046/j.1365-2710.2002.00430.x; Bernal, Cummins & Gasparrini 2017, 10.1093/ije/dyw098; Turner et al. 2021, 10.1186/s12874-021-01306-w; of educators at the beginning of the pandemic ${carpenter2021}`;
const formula =
  'exp(b) of log y(t) = a + trend · t + level · after(t) + slope · after(t) · t + e(t), t in periods from the event, y the posts or people of a period (+ ½), or the share of its posts (yes + ½) / (all + 1)';
const choice = `errors first-order autoregressive and of another size after the event than before, by restricted maximum likelihood; Student’s t with fewer degrees of freedom the more alike neighbouring periods are; periods of one, two or four weeks counted from the event, the shortest with ${HITS} such posts or people (${POSTS} posts) on average on either side, of which there must be ${PERIODS} whole ones each; from two years on with a yearly wave; not corrected for the number of comparisons`;
const limit =
  'What else happened at the same time, or changed how posts were collected, looks the same; holidays and terms look like events in less than two years; intervals hold where neighbouring periods are moderately alike (up to .6), and are too narrow where a series wanders';

/** What an event does to a series. */
export const eventChanges: Readonly<Record<'eventTrend' | 'eventLevel' | 'eventSlope', Entry>> = {
  eventTrend: {
    title: 'Trend before an event',
    means: 'How many times as many, or as frequent, posts of a kind became in four weeks before the event',
    unit: 'value',
    proxyFor: 'Where a space was going without the event',
    formula,
    choice,
    source,
    limit,
  },
  eventLevel: {
    title: 'Change at an event',
    means: 'How many times as many, or as frequent, posts of a kind were when the event came as the trend before leads to expect',
    unit: 'value',
    proxyFor: 'What an event changed in a space at once',
    formula,
    choice,
    source,
    limit,
  },
  eventSlope: {
    title: 'Change of trend after an event',
    means: 'By how much the change in four weeks after the event is more than before it, as a ratio',
    unit: 'value',
    proxyFor: 'Whether what an event changed lasts',
    formula,
    choice,
    source,
    limit,
  },
};

/** What is counted in a place and period, or side of the event. */
interface Counts extends Readonly<Record<string, number | null>> {
  readonly place: number;
  /** Null for a side as a whole. */
  readonly period: number | null;
  readonly side: number;
}

/** A measure: how its columns of counts are called, and whether it is a share. */
interface Series {
  readonly measure: string;
  readonly hits: string;
  readonly of: string | null;
}

/** What events that the study names changed in its posts, as a whole and in the spaces with most people: rows of `eventChanges`. */
export async function eventRows(
  db: Database,
  events: Settings['pln']['events'],
  decided: readonly string[],
): Promise<Row<'eventChanges'>[]> {
  if (events.length === 0) return [];
  const series = seriesOf(decided);
  const places = await db.rows<{ place: number; item: string | null }>(`
SELECT place, name AS item FROM (
  SELECT place FROM plnSpaces WHERE place <> ${WHOLE} AND posts < (SELECT count(*) FROM plnPosted) ORDER BY people DESC, place LIMIT ${SPACES}
) AS largest JOIN plnItems ON plnItems.item = place
UNION ALL SELECT ${WHOLE}, NULL ORDER BY place`);
  const numbers = places.map(({ place }) => place);
  await db.run(`CREATE OR REPLACE TABLE plnCounted AS ${counted(decided)}`);
  const rows: Row<'eventChanges'>[] = [];
  for (const { name: event, date } of events) {
    const time = Date.parse(date);
    const bySpan: Counts[][] = [];
    for (const weeks of SPANS) bySpan.push(await db.rows<Counts>(countsSql(time, weeks, series, numbers)));
    for (const { place, item } of places) {
      const here = bySpan.map((counts) => counts.filter((one) => one.place === place));
      for (const one of series) {
        const found = SPANS.map((weeks, i) => changed(here[i] ?? [], one, weeks)).find((change) => change !== null);
        if (found !== undefined) rows.push({ event, time, item, measure: one.measure, ...(found as Changed) });
      }
    }
  }
  return rows;
}

type Changed = Omit<Row<'eventChanges'>, 'event' | 'time' | 'item' | 'measure'>;

function seriesOf(decided: readonly string[]): Series[] {
  return [
    { measure: 'posts', hits: 'posts', of: null },
    { measure: 'people', hits: 'people', of: null },
    ...Object.entries(TRAITS).map(([measure, { trait, among }]) => ({ measure, hits: trait, of: among })),
    ...decided.map((code, i) => ({ measure: `${CODE}${code}`, hits: `code${i}`, of: 'judged' })),
  ];
}

/** Every post with a time, with what is counted of it as 0 or 1: its traits, and each code that the study decides. */
function counted(decided: readonly string[]): string {
  const columns = [...new Set(Object.values(TRAITS).flatMap(({ trait, among }) => [trait, among]))];
  const codes = decided.map((code, i) => `max(CASE WHEN value AND code = ${literal(code)} THEN 1 ELSE 0 END) AS code${i}`);
  return `
WITH judgements AS (
  SELECT plnKeys.post, 1 AS judged, ${[...codes, '0 AS none'].join(', ')} FROM labels JOIN plnKeys ON plnKeys.key = labels.post
  WHERE code IN (${[...decided, 'uncodable'].map(literal).join(', ')}) GROUP BY plnKeys.post HAVING NOT bool_or(code = 'uncodable' AND value)
)
SELECT plnPosted.post, author, time, ${columns.join(', ')}, ${['judged', ...decided.map((_, i) => `code${i}`)].map((name) => `coalesce(${name}, 0) AS ${name}`).join(', ')}
FROM plnPosted LEFT JOIN judgements ON judgements.post = plnPosted.post WHERE time IS NOT NULL`;
}

/**
 * Counts by place and whole period of so many weeks, numbered from the event on, and by place and side of it; the first and
 * the last period of a place are left out, which its posts may not fill. Of a side also, who has posts that do something.
 */
function countsSql(time: number, weeks: number, series: readonly Series[], places: readonly number[]): string {
  const columns = [...new Set(series.flatMap(({ hits, of }) => (of === null ? [] : [hits, of])))].filter((name) => name !== 'posts');
  const bearing = series.flatMap(({ hits, of }) =>
    of === null
      ? []
      : [
          `count(DISTINCT CASE WHEN ${hits} = 1 AND ${of} = 1 THEN author END) AS "${hits} people"`,
          `count(DISTINCT CASE WHEN ${hits} = 0 AND ${of} = 1 THEN author END) AS "${hits} others"`,
        ],
  );
  return `
WITH standing AS (
  SELECT place, post FROM plnPlaces WHERE place IN (${places.join(', ')}) UNION ALL SELECT ${WHOLE} AS place, post FROM plnCounted
), dated AS (
  SELECT place, plnCounted.*, CAST(floor((epoch_ms(time) - ${time}) / ${weeks * WEEK}.0) AS INTEGER) AS period
  FROM standing JOIN plnCounted ON plnCounted.post = standing.post
), inner_ones AS (
  SELECT *, 1 AS posts, CASE WHEN period < 0 THEN 0 ELSE 1 END AS side,
    min(period) OVER (PARTITION BY place) AS first, max(period) OVER (PARTITION BY place) AS last FROM dated
)
SELECT place, period, side, any_value(first) + 1 AS first, any_value(last) - 1 AS last, count(*) AS posts, count(DISTINCT author) AS people,
  ${columns.map((name) => `sum(${name}) AS ${name}`).join(', ')}, ${bearing.join(', ')}
FROM inner_ones WHERE period > first AND period < last
GROUP BY GROUPING SETS ((place, period, side), (place, side)) ORDER BY place, side, period`;
}

/** What changed in a series of a place at the event; null where there is too little of it on either side, or periods too few. */
function changed(counts: readonly Counts[], { hits, of }: Series, weeks: number): Changed | null {
  const sides = [0, 1].map((side) => counts.find((one) => one.side === side && one.period === null));
  const [early, late] = sides;
  if (early === undefined || late === undefined) return null;
  const [first, last] = [early.first as number, late.last as number];
  const [before, after] = [-first, last + 1];
  if (before < PERIODS || after < PERIODS) return null;
  const least = hits === 'posts' ? POSTS : HITS;
  const amount = (side: Counts, name: string) => side[name] as number;
  if (hits !== 'people' && (amount(early, hits) < least * before || amount(late, hits) < least * after)) return null;
  const at = new Map(counts.flatMap((one) => (one.period === null ? [] : [[one.period, one] as const])));
  const values = Array.from({ length: before + after }, (_, i) => {
    const here = at.get(first + i);
    const yes = here === undefined ? 0 : amount(here, hits);
    if (of === null) return Math.log(yes + 0.5);
    const all = here === undefined ? 0 : amount(here, of);
    return all === 0 ? null : Math.log((yes + 0.5) / (all + 1));
  });
  if (hits === 'people') {
    const inAll = (from: number, to: number) => values.slice(from, to).reduce<number>((sum, value) => sum + Math.exp(value ?? 0), 0);
    if (inAll(0, before) < least * before || inAll(before, before + after) < least * after) return null;
  }
  const season = weeks * (before + after) >= TWO_YEARS ? YEAR / weeks : null;
  const found = interrupted(values.slice(0, before), values.slice(before), { season });
  if (found === null) return null;
  const people = Math.min(early.people as number, late.people as number);
  const bearers =
    of === null ? people : Math.min(...[early, late].flatMap((side) => [amount(side, `${hits} people`), amount(side, `${hits} others`)]));
  const [trend, slope] = [found.trend, found.slope].map((change) => times(change, MONTH / weeks)) as [Ratio, Ratio];
  const level = times(found.level, 1);
  return {
    weeks,
    before,
    after,
    trend: trend.ratio,
    trendLow: trend.low,
    trendHigh: trend.high,
    level: level.ratio,
    levelLow: level.low,
    levelHigh: level.high,
    slope: slope.ratio,
    slopeLow: slope.low,
    slopeHigh: slope.high,
    autocorrelation: Number(found.autocorrelation.toFixed(4)),
    people,
    bearers,
  };
}

interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** A change of a logarithm over so many periods as a ratio; in as many digits as the search for it is sure of. */
function times({ value, low, high }: Change, periods: number): Ratio {
  const ratio = (log: number) => Number(Math.exp(log * periods).toPrecision(5));
  return { ratio: ratio(value), low: ratio(low), high: ratio(high) };
}
