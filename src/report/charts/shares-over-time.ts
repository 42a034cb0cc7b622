import { hues } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';
import { timeAxis } from './over-time.ts';

const marks = [
  { color: hues.blue, shape: 'circle', dash: [1, 0] },
  { color: hues.vermillion, shape: 'square', dash: [6, 2] },
  { color: hues.green, shape: 'triangle-up', dash: [2, 2] },
] as const;

/** Shares over time, one strip for each class, with the interval as a band; colour, dash and shape tell the classes apart. */
export function sharesOverTime({ panel, time, share, low, high }: Record<'panel' | 'time' | 'share' | 'low' | 'high', string>): Chart {
  return (table, width) => {
    const rows = rowsOf<Record<string, unknown>>(table).map((row): Record<string, unknown> => ({ ...row, [time]: Number(row[time]) }));
    const names = [...new Set(rows.map((row) => String(row[panel])))];
    const most = Math.min(1, Math.max(0.05, ...rows.map((row) => Number(row[high] ?? 0))));
    const color = {
      field: panel,
      type: 'nominal',
      legend: null,
      scale: { domain: names, range: names.map((_, i) => mark(i).color) },
    } as const;
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
            axis: {
              ...timeAxis(
                rows.map((row) => Number(row[time])),
                width,
              ),
              grid: false,
            },
          },
        },
        layer: [
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
          {
            mark: { type: 'line' },
            encoding: {
              y: { field: share, type: 'quantitative' },
              color,
              strokeDash: {
                field: panel,
                type: 'nominal',
                legend: null,
                scale: { domain: names, range: names.map((_, i) => [...mark(i).dash]) },
              },
            },
          },
          {
            mark: { type: 'point', size: 24, opacity: 1 },
            encoding: {
              y: { field: share, type: 'quantitative' },
              color,
              shape: { field: panel, type: 'nominal', legend: null, scale: { domain: names, range: names.map((_, i) => mark(i).shape) } },
            },
          },
        ],
      },
    };
  };
}

function mark(i: number): (typeof marks)[number] {
  return marks[i % marks.length] as (typeof marks)[number];
}
