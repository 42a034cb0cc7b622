import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { UserError } from '../../errors.ts';
import type { Row } from '../../schema/schema.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Change, interrupted } from '../../stats/interrupted.ts';
import type { Entry } from '../entry.ts';
import { isOnes } from '../indicators/told.ts';
import { WHOLE } from '../numbers.ts';
import { carpenter2021 } from '../sources.ts';

/** Lengths of a period in weeks; the shortest is taken in which enough happens. */
const SPANS = [1, 2, 4] as const;
/** Whole periods on either side, and what there must be in one of them on average: posts; or people, or posts that do something. */
const PERIODS = 8;
const POSTS = 10;
const HITS = 5;
/** Share of the periods of a side that may hold nothing. */
const QUIET = 0.1;
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

/** What an event may change besides the numbers of posts, of people and of each code: columns of `plnPosted`, 0 or 1. */
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
const choice = `errors first-order autoregressive and of another size after the event than before, by restricted maximum likelihood; Student’s t with fewer degrees of freedom the more alike neighbouring periods are; periods of one, two or four weeks counted from the event, the shortest with ${HITS} such posts or people (${POSTS} posts) on average on either side, of which there must be ${PERIODS} whole ones each, hardly any of them empty (earlier ones are left out); from two years on with a yearly wave; not corrected for the number of comparisons`;
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
  await refuseOutside(db, events);
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
    const ones = await db.rows<{ place: number; [measure: string]: number | boolean }>(onesSql(time, series, numbers));
    for (const { place, item } of places) {
      const here = bySpan.map((counts) => counts.filter((one) => one.place === place));
      for (const one of series) {
        const found = SPANS.map((weeks, i) => changed(here[i] ?? [], one, weeks)).find((change) => change !== null);
        if (found === undefined) continue;
        const isOne = ones.some((side) => side.place === place && side[one.measure] === true);
        rows.push({ event, time, item, measure: one.measure, ...(found as Changed), ...(isOne ? { bearers: 1 } : {}) });
      }
    }
  }
  return rows;
}

/** Refuses events before or after all posts, which would go untold: their day is likely another. */
async function refuseOutside(db: Database, events: Settings['pln']['events']): Promise<void> {
  const [within] = await db.rows<{ first: number | null; last: number | null }>(
    'SELECT min(time) AS first, max(time) AS last FROM plnPosted',
  );
  const { first = null, last = null } = within ?? {};
  if (first === null || last === null) return;
  const stray = events.find(({ date }) => Date.parse(date) <= first || Date.parse(date) > last);
  if (stray === undefined) return;
  const [from, to] = [first, last].map((time) => new Date(time).toISOString().slice(0, 10));
  throw new UserError(`pln.events: no posts on both sides of an event: ${stray.name}, ${stray.date}`, {
    hint: `posts are from ${from} to ${to}: mend the date, or take the event out`,
  });
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
WITH standing AS (${standingIn(places)}), dated AS (
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

/** Which posts stand in which of these places, the whole among them. */
function standingIn(places: readonly number[]): string {
  return `SELECT place, post FROM plnPlaces WHERE place IN (${places.join(', ')}) UNION ALL SELECT ${WHOLE} AS place, post FROM plnCounted`;
}

/** By place and side of the event, of which measures nearly all posts, or nearly all others, are one person's. */
function onesSql(time: number, series: readonly Series[], places: readonly number[]): string {
  const amounts = series
    .filter(({ hits }) => hits !== 'people')
    .map(({ measure, hits, of }) => ({
      measure,
      parts:
        of === null
          ? [{ name: measure, sum: 'count(*)' }]
          : [
              { name: measure, sum: `sum(${hits} * ${of})` },
              { name: `${measure} others`, sum: `sum((1 - ${hits}) * ${of})` },
            ],
    }));
  const known = (name: string) => `CASE WHEN author IS NOT NULL THEN "${name}" END`;
  return `
WITH standing AS (${standingIn(places)}), each AS (
  SELECT place, epoch_ms(time) >= ${time} AS side, author, ${amounts.flatMap(({ parts }) => parts.map(({ name, sum }) => `${sum} AS "${name}"`)).join(', ')}
  FROM standing JOIN plnCounted ON plnCounted.post = standing.post GROUP BY ALL
)
SELECT place, side, ${amounts.map(({ measure, parts }) => `${parts.map(({ name }) => isOnes(`"${name}"`, known(name))).join(' OR ')} AS "${measure}"`).join(', ')}
FROM each GROUP BY place, side ORDER BY place, side`;
}

/** What changed in a series of a place at the event; null where there is too little of it on either side, or periods too few. */
function changed(counts: readonly Counts[], series: Series, weeks: number): Changed | null {
  const sides = [0, 1].map((side) => counts.find((one) => one.side === side && one.period === null));
  const [early, late] = sides;
  if (early === undefined || late === undefined) return null;
  const [first, last] = [early.first as number, late.last as number];
  const at = new Map(counts.flatMap((one) => (one.period === null ? [] : [[one.period, one] as const])));
  const all = Array.from({ length: last - first + 1 }, (_, i) => at.get(first + i) ?? null);
  const [old, now] = [afterQuiet(all.slice(0, -first), series), all.slice(-first)];
  if (!isEnough(old, series) || !isEnough(now, series)) return null;
  const season = weeks * (old.length + now.length) >= TWO_YEARS ? YEAR / weeks : null;
  const found = interrupted(
    old.map((one) => measuredIn(one, series)),
    now.map((one) => measuredIn(one, series)),
    { season },
  );
  if (found === null) return null;
  const { hits, of } = series;
  // How many there are of a side is known of the whole side alone: where it is cut, at least as many as in one of its periods.
  const distinct = (name: string) => [old.length === -first ? (early[name] as number) : mostIn(old, name), late[name] as number];
  const people = Math.min(...distinct('people'));
  const bearers = of === null ? people : Math.min(...distinct(`${hits} people`), ...distinct(`${hits} others`));
  const [before, after] = [old.length, now.length];
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

type Period = Counts | null;

/** How many posts or people of a period are counted in the series. */
function amountIn(period: Period, { hits }: Series): number {
  return (period?.[hits] as number | undefined) ?? 0;
}

/** The value of a period in the series; null where there is nothing to take a share of. */
function measuredIn(period: Period, series: Series): number | null {
  const amount = amountIn(period, series);
  if (series.of === null) return Math.log(amount + 0.5);
  const all = (period?.[series.of] as number | undefined) ?? 0;
  return all === 0 ? null : Math.log((amount + 0.5) / (all + 1));
}

/** Whether too many of these periods hold nothing for a trend to be told. */
function isQuiet(periods: readonly Period[], series: Series): boolean {
  return periods.filter((period) => amountIn(period, series) === 0).length > QUIET * periods.length;
}

/** The periods before an event from where on hardly any holds nothing: a collection that begins with a few stray posts has no trend yet. */
function afterQuiet(periods: readonly Period[], series: Series): readonly Period[] {
  const from = [...periods.keys()].find((start) => !isQuiet(periods.slice(start), series));
  return from === undefined ? [] : periods.slice(from);
}

/** Whether a side has periods enough, and enough in them. */
function isEnough(periods: readonly Period[], series: Series): boolean {
  if (periods.length < PERIODS || isQuiet(periods, series)) return false;
  const least = series.hits === 'posts' ? POSTS : HITS;
  return periods.reduce((sum, period) => sum + amountIn(period, series), 0) >= least * periods.length;
}

/** What a period has most of. */
function mostIn(periods: readonly Period[], name: string): number {
  return periods.reduce((most, period) => Math.max(most, (period?.[name] as number | undefined) ?? 0), 0);
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
