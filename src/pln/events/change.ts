import type { Row } from '../../schema/schema.ts';
import { type Change, interrupted } from '../../stats/interrupted.ts';
import type { Counts, Series } from './counts.ts';

/** Whole periods on either side, and what there must be in one of them on average: posts; or people, or posts that do something. */
export const PERIODS = 8;
export const POSTS = 10;
export const HITS = 5;
/** Share of the periods of a side that may hold nothing. */
const QUIET = 0.1;
/** Weeks from which on a series is long enough to tell a yearly wave, and weeks of a year. */
const TWO_YEARS = 104;
const YEAR = 365.2425 / 7;
/** Weeks that trends are told for. */
const MONTH = 4;

/** The values of a change, in a row of `eventChanges`. */
export type Changed = Omit<Row<'eventChanges'>, 'event' | 'time' | 'item' | 'measure'>;

/** What changed in a series of a place at the event; null where there is too little of it on either side, or periods too few. */
export function changed(counts: readonly Counts[], series: Series, weeks: number): Changed | null {
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
