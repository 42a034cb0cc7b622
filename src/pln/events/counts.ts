import { literal } from '../../database/sql.ts';
import { isOnes } from '../indicators/bearers.ts';
import { WHOLE } from '../numbers.ts';

const WEEK = 7 * 86_400_000;

/** What stands before the name of a code, which may be called like another measure. */
const CODE = 'code ';

/** What an event may change besides the numbers of posts, of people and of each code: columns of `plnPosted`, 0 or 1. */
const TRAITS = {
  replies: { trait: 'reply', among: 'heard' },
  reposts: { trait: 'repost', among: 'posts' },
  links: { trait: 'linked', among: 'linkable' },
  questions: { trait: 'asks', among: 'written' },
  thanks: { trait: 'gratitude', among: 'written' },
  distress: { trait: 'distress', among: 'written' },
} as const;

/** What is counted in a place and period, or side of the event. */
export interface Counts extends Readonly<Record<string, number | null>> {
  readonly place: number;
  /** Null for a side as a whole. */
  readonly period: number | null;
  readonly side: number;
}

/** A measure over time, by the columns of counts that it comes from. */
export interface Series {
  readonly measure: string;
  readonly hits: string;
  /** What the hits are a share of; null for a number. */
  readonly of: string | null;
}

/** The series of a study: those of every study, and one for each code that it decides. */
export function seriesOf(decided: readonly string[]): Series[] {
  return [
    { measure: 'posts', hits: 'posts', of: null },
    { measure: 'people', hits: 'people', of: null },
    ...Object.entries(TRAITS).map(([measure, { trait, among }]) => ({ measure, hits: trait, of: among })),
    ...decided.map((code, i) => ({ measure: `${CODE}${code}`, hits: `code${i}`, of: 'judged' })),
  ];
}

/** Every post with a time, with what is counted of it as 0 or 1: its traits, and each code that the study decides. */
export function counted(decided: readonly string[]): string {
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
export function countsSql(time: number, weeks: number, series: readonly Series[], places: readonly number[]): string {
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
export function onesSql(time: number, series: readonly Series[], places: readonly number[]): string {
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
