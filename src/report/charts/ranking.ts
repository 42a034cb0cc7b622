import { rowNames } from '../drawing/row-names.ts';
import { hues, ROW } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';

/** Horizontal bars, longest first, each with its number at its end: what is used most. */
export function ranking({ label, value, format = ',d' }: { label: string; value: string; format?: string }): Chart {
  return (table, width) => {
    const found = rowsOf<Record<string, string | number>>(table);
    const { room, axis, higher, yOffset, lines } = rowNames(
      found.map((row) => row[label]),
      width,
      0.42,
    );
    const rows = found.map((row) => ({ ...row, [label]: lines(String(row[label])) }));
    const most = Math.max(0, ...rows.map((row) => Number(row[value])));
    return {
      data: { values: rows },
      width: width - room - 8,
      height: rows.length * (ROW + higher),
      encoding: { y: { field: label, type: 'nominal', sort: null, axis } },
      layer: [
        {
          mark: { type: 'bar', color: hues.blue, height: 13, cornerRadiusEnd: 1, yOffset },
          encoding: { x: { field: value, type: 'quantitative', scale: { domain: [0, most * 1.22 || 1], nice: false }, axis: null } },
        },
        {
          mark: { type: 'text', align: 'left', dx: 5, yOffset },
          encoding: { x: { field: value, type: 'quantitative' }, text: { field: value, type: 'quantitative', format } },
        },
      ],
    };
  };
}
