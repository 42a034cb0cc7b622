import { dayInWords } from '../../text/days.ts';
import { coloured, type Hues } from '../drawing/code-hues.ts';
import { tipped } from '../drawing/tip.ts';
import { type Chart, type Layers, rowsOf } from '../figure.ts';
import { percent } from '../words/words.ts';
import { timeAxis } from './over-time.ts';
import { faceted, strips } from './strips.ts';

interface Fields {
  readonly panel: string;
  /** Whether points are half-years or quarters, named at the axis, which else would have days on which nothing was counted. */
  readonly named?: 'halves' | 'quarters';
  /** The colours of the strips, by panel; all are of one without. */
  readonly hues?: Hues;
}

/**
 * Shares over time, one strip for each class, all on one scale, with the interval as a band. Each strip is headed by its class. Reads the
 * columns `begins`, `share`, `low` and `high`, and `text` where shares are printed in another way than as percentages.
 */
export function sharesOverTime(fields: Fields): Chart {
  const { panel, named } = fields;
  return (table, width) => {
    const rows = rowsOf<Record<string, unknown>>(table).map((row): Record<string, unknown> => {
      const begins = Number(row.begins);
      const when = named === undefined ? `from ${dayInWords(begins)}` : nameOf(begins, named);
      return { ...row, begins, tip: `${row[panel]}, ${when}: ${row.text ?? percent(Number(row.share))}` };
    });
    const names = [...new Set(rows.map((row) => String(row[panel])))];
    const times = rows.map((row) => Number(row.begins));
    const most = Math.min(1, Math.max(0.05, ...rows.map((row) => Number(row.high ?? row.share ?? 0))));
    const laid = strips(names, width, { needs: new Set(times).size * NARROWEST, oneScale: true });
    return {
      data: { values: rows },
      ...faceted(panel, laid, 'shared'),
      spec: {
        width: laid.plot,
        height: 96,
        encoding: {
          x: {
            field: 'begins',
            type: 'temporal',
            scale: { type: 'utc' },
            axis: { ...(named === undefined ? timeAxis(times, laid.plot) : namedAxis(times, named)), grid: false },
          },
        },
        layer: strip(fields, most),
      },
    };
  };
}

/** Pixels from one point to the next, at least, where strips are to stand beside each other. */
const NARROWEST = 40;

/** A half-year or quarter by its name: 2023-H1, 2023-Q1. */
function nameOf(begins: number, named: 'halves' | 'quarters'): string {
  const month = new Date(begins).getUTCMonth();
  const part = named === 'halves' ? `H${Math.floor(month / 6) + 1}` : `Q${Math.floor(month / 3) + 1}`;
  return `${new Date(begins).getUTCFullYear()}-${part}`;
}

/** An axis of half-years or quarters by their names, as many as have room. */
function namedAxis(times: readonly number[], named: 'halves' | 'quarters') {
  const months = named === 'halves' ? 6 : 3;
  return {
    values: [...new Set(times)].sort((a, b) => a - b),
    labelExpr: `utcyear(datum.value) + '-${named === 'halves' ? 'H' : 'Q'}' + (floor(utcmonth(datum.value) / ${months}) + 1)`,
    labelFlush: true,
    labelOverlap: true,
    ticks: true,
    domain: true,
  } as const;
}

/** The band of the intervals, and on it the line of the shares with its points. */
function strip({ panel, hues }: Fields, most: number): Layers['layer'] {
  const color = coloured(panel, hues);
  const y = { field: 'share', type: 'quantitative' } as const;
  return [
    {
      mark: { type: 'area', fillOpacity: 0.16 },
      encoding: {
        y: {
          field: 'low',
          type: 'quantitative',
          scale: { domain: [0, most] },
          axis: { format: '.0%', tickCount: 3, minExtent: 40, maxExtent: 40 },
        },
        y2: { field: 'high' },
        ...color,
      },
    },
    { mark: { type: 'line' }, encoding: { y, ...color } },
    { mark: { type: 'point', size: 24, opacity: 1, ...tipped }, encoding: { y, ...color } },
  ];
}
