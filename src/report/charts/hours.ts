import { hues } from '../drawing/theme.ts';
import { tipped } from '../drawing/tip.ts';
import { type Chart, rowsOf } from '../figure.ts';
import { whole } from '../words/words.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A week as a field of hours: the fuller a square, the more posts. Withheld hours carry a small cross. */
export function hours({ weekday, hour, value }: { weekday: string; hour: string; value: string }): Chart {
  return (table, width) => {
    const rows = rowsOf<Record<string, number | null>>(table).map((row) => {
      const day = DAYS[Number(row[weekday]) - 1];
      const told = row[value] === null ? 'withheld' : whole(Number(row[value]));
      return { ...row, day, tip: `${day}, ${String(row[hour]).padStart(2, '0')}:00: ${told}` };
    });
    const step = Math.floor((width - 44) / 24);
    return {
      data: { values: rows },
      width: step * 24,
      height: Math.max(16, Math.round(step * 0.86)) * 7,
      encoding: {
        x: {
          field: hour,
          type: 'ordinal',
          scale: { paddingInner: 0.08 },
          axis: {
            labelAngle: 0,
            values: [0, 3, 6, 9, 12, 15, 18, 21],
            labelExpr: "format(datum.value, '02') + ':00'",
            labelOverlap: 'greedy',
          },
        },
        y: { field: 'day', type: 'ordinal', sort: DAYS, scale: { paddingInner: 0.08 }, axis: { minExtent: 34, maxExtent: 34 } },
      },
      layer: [
        {
          mark: { type: 'rect', color: hues.blue, ...tipped },
          encoding: {
            fillOpacity: {
              field: value,
              type: 'quantitative',
              scale: { type: 'sqrt', range: [0.06, 1], zero: false, nice: false },
              legend: null,
            },
          },
        },
        {
          transform: [{ filter: `datum[${JSON.stringify(value)}] === null` }],
          mark: { type: 'point', shape: 'cross', color: hues.grey, size: 12, ...tipped },
        },
      ],
    };
  };
}
