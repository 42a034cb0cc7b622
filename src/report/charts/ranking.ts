import { extent, hues, named, ROW } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';

/** Horizontal bars, longest first, each with its number at its end: what is used most. */
export function ranking({ label, value, format = ',d' }: { label: string; value: string; format?: string }): Chart {
  return (table, width) => {
    const rows = rowsOf<Record<string, string | number>>(table);
    const room = extent(
      rows.map((row) => row[label]),
      width * 0.42,
    );
    const most = Math.max(0, ...rows.map((row) => Number(row[value])));
    return {
      data: { values: rows },
      width: width - room - 8,
      height: rows.length * ROW,
      encoding: { y: { field: label, type: 'nominal', sort: null, axis: named(room) } },
      layer: [
        {
          mark: { type: 'bar', color: hues.blue, height: 13, cornerRadiusEnd: 1 },
          encoding: { x: { field: value, type: 'quantitative', scale: { domain: [0, most * 1.22 || 1], nice: false }, axis: null } },
        },
        {
          mark: { type: 'text', align: 'left', dx: 5 },
          encoding: { x: { field: value, type: 'quantitative' }, text: { field: value, type: 'quantitative', format } },
        },
      ],
    };
  };
}
