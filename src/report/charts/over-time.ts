import { dayInWords } from '../../text/days.ts';
import { hues } from '../drawing/theme.ts';
import { tipped } from '../drawing/tip.ts';
import { type Chart, type Layers, rowsOf } from '../figure.ts';
import { whole } from '../words/words.ts';
import { faceted, strips } from './strips.ts';

/**
 * Counts over time as columns, in strips that each have their own scale: the shape of each is to be seen, however small.
 * Periods withheld are hollow marks on the ground line; a strip in which no posts are told of is left out.
 */
export function overTime({ panel, time, value }: { panel: string; time: string; value: string }): Chart {
  return (table, width) => {
    const all = rowsOf<Record<string, unknown>>(table);
    const told = new Set(all.filter((row) => row[value] !== null && row[value] !== 0).map((row) => row[panel]));
    const found = all.filter((row) => told.has(row[panel]));
    const times = [...new Set(found.map((row) => Number(row[time])))].sort((a, b) => a - b);
    const period = times.length < 2 ? WEEK : (times[1] as number) - (times[0] as number);
    const rows = found.map((row): Record<string, unknown> => {
      const start = Number(row[time]);
      const told = row[value] === null ? 'withheld' : whole(Number(row[value]));
      const tip = `${row[panel]}, from ${dayInWords(start)}: ${told}`;
      return { ...row, tip, [time]: start, middle: start + period / 2, ends: start + period * (times.length > 80 ? 1 : 0.88) };
    });
    const names = [...new Set(rows.map((row) => String(row[panel])))];
    const laid = strips(names, width, { needs: times.length * NARROWEST, oneScale: false });
    // A column of few would else be as wide as a page.
    const plot = Math.min(laid.plot, Math.max(120, times.length * WIDEST));
    const x = { type: 'temporal', scale: { type: 'utc' }, axis: { ...timeAxis(times, plot), grid: false } } as const;
    const gaps: Layers['layer'][number] = {
      transform: [{ filter: `datum[${JSON.stringify(value)}] === null` }],
      mark: { type: 'point', filled: false, color: hues.grey, size: 14, strokeWidth: 1, ...tipped },
      encoding: { x: { field: 'middle', ...x }, y: { datum: 0 } },
    };
    const spec: Layers = {
      width: plot,
      height: names.length > 3 ? 74 : 100,
      layer: [
        {
          mark: { type: 'rect', color: hues.blue, ...tipped },
          encoding: {
            x: { field: time, ...x },
            x2: { field: 'ends' },
            y: {
              field: value,
              type: 'quantitative',
              axis: { tickCount: 3, labelExpr: "datum.value === 0 ? '0' : format(datum.value, '~s')", minExtent: 40, maxExtent: 40 },
              scale: { zero: true },
            },
            y2: { datum: 0 },
          },
        },
        ...(rows.some((row) => row[value] === null) ? [gaps] : []),
      ],
    };
    if (names.length < 2) return { data: { values: rows }, ...spec };
    return {
      data: { values: rows },
      ...faceted(panel, laid, 'independent'),
      spec,
    };
  };
}

const WEEK = 604_800_000;
/** Pixels that a column has at most, and at least where strips are to stand beside each other. */
const WIDEST = 90;
const NARROWEST = 24;
const MONTH = 30.44 * 86_400_000;

/** Dates on an axis: years, months or beginnings of periods, as the stretch of time allows, each date once. */
export function timeAxis(times: readonly number[], width: number) {
  const months = times.length === 0 ? 0 : (Math.max(...times) - Math.min(...times)) / MONTH;
  const room = Math.max(2, Math.floor(width / 80));
  const step = (units: number) => Math.max(1, Math.ceil(units / room));
  const rest = { labelOverlap: false, ticks: true, domain: true };
  if (months > 30) return { format: '%Y', tickCount: { interval: 'year' as const, step: step(months / 12) }, ...rest };
  if (months > 3)
    return {
      format: '%b %Y',
      tickCount: { interval: 'month' as const, step: [1, 2, 3, 4, 6].find((n) => n >= step(months)) ?? 12 },
      ...rest,
    };
  // Weeks begin on Monday here, and on Sunday for who draws the axis: it is given the days.
  const days = [...new Set(times)].sort((a, b) => a - b);
  const each = step(days.length);
  return { format: '%-d %b', values: days.filter((_, i) => i % each === 0), ...rest };
}
