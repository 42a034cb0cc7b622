import { hues } from '../drawing/theme.ts';
import { type Chart, type Layers, rowsOf } from '../figure.ts';
import { timeAxis } from './over-time.ts';

/** Colour, shape and dash of the classes, in their order. */
const looks = [
  { color: hues.blue, shape: 'circle', dash: [1, 0] },
  { color: hues.vermillion, shape: 'square', dash: [6, 2] },
  { color: hues.green, shape: 'triangle-up', dash: [2, 2] },
] as const;

type Fields = Record<'panel' | 'time' | 'share' | 'low' | 'high', string> & {
  /** Whether points are half-years, named at the axis, which else would have days on which nothing was counted. */
  readonly halves?: true;
};

/** Shares over time, one strip for each class, with the interval as a band; colour, dash and shape tell the classes apart. */
export function sharesOverTime(fields: Fields): Chart {
  const { panel, time, high, halves } = fields;
  return (table, width) => {
    const rows = rowsOf<Record<string, unknown>>(table).map((row): Record<string, unknown> => ({ ...row, [time]: Number(row[time]) }));
    const names = [...new Set(rows.map((row) => String(row[panel])))];
    const times = rows.map((row) => Number(row[time]));
    const most = Math.min(1, Math.max(0.05, ...rows.map((row) => Number(row[high] ?? 0))));
    return {
      data: { values: rows },
      facet: { row: { field: panel, type: 'nominal', sort: names } },
      spacing: 14,
      spec: {
        width: width - 54,
        height: 96,
        encoding: {
          x: {
            field: time,
            type: 'temporal',
            scale: { type: 'utc' },
            axis: { ...(halves ? halfAxis(times) : timeAxis(times, width)), grid: false },
          },
        },
        layer: strip(fields, names, most),
      },
    };
  };
}

/** An axis of half-years by their names, as many as have room. */
function halfAxis(times: readonly number[]) {
  return {
    values: [...new Set(times)].sort((a, b) => a - b),
    labelExpr: "utcyear(datum.value) + '-H' + (utcmonth(datum.value) < 6 ? 1 : 2)",
    labelFlush: true,
    labelOverlap: true,
    ticks: true,
    domain: true,
  } as const;
}

/** The band of the intervals, and on it the line of the shares with its points. */
function strip({ panel, share, low, high }: Fields, names: readonly string[], most: number): Layers['layer'] {
  const byClass = { field: panel, type: 'nominal', legend: null } as const;
  const domain = [...names];
  const own = names.map((_, i) => looks[i % looks.length] as (typeof looks)[number]);
  const color = { ...byClass, scale: { domain, range: own.map((look) => look.color) } };
  const shape = { ...byClass, scale: { domain, range: own.map((look) => look.shape) } };
  const strokeDash = { ...byClass, scale: { domain, range: own.map((look) => [...look.dash]) } };
  const y = { field: share, type: 'quantitative' } as const;
  return [
    {
      mark: { type: 'area', fillOpacity: 0.16 },
      encoding: {
        y: {
          field: low,
          type: 'quantitative',
          scale: { domain: [0, most] },
          axis: { format: '.0%', tickCount: 3, minExtent: 40, maxExtent: 40 },
        },
        y2: { field: high },
        color,
      },
    },
    { mark: { type: 'line' }, encoding: { y, color, strokeDash } },
    { mark: { type: 'point', size: 24, opacity: 1 }, encoding: { y, color, shape } },
  ];
}
