import { heading, hues, INK } from '../drawing/theme.ts';
import { type Chart, type Layers, rowsOf } from '../figure.ts';

/** Panels beside each other on a page: more would leave none of them room. */
const ACROSS = 3;

/**
 * What was said beside what was found, one square panel for each class: each point with its interval, and the dashed
 * diagonal on which words and findings are the same.
 */
export function calibrationCurve({ panel, said, found, low, high }: Record<'panel' | 'said' | 'found' | 'low' | 'high', string>): Chart {
  return (table, width) => {
    const rows = rowsOf<Record<string, string | number | null>>(table);
    const names = [...new Set(rows.map((row) => String(row[panel])))];
    const across = width < 500 ? 1 : Math.min(ACROSS, Math.max(2, names.length));
    const gap = 28;
    const side = Math.min(240, Math.floor((width - 54 * across - gap * (across - 1)) / across));
    const scale = { domain: [0, 1] };
    const spec: Omit<Layers, 'layer'> = {
      width: side,
      height: side,
      encoding: {
        x: {
          field: said,
          type: 'quantitative',
          scale,
          axis: { format: '.0%', title: 'probability by the program', values: [0, 0.5, 1], domain: true },
        },
      },
    };
    return {
      columns: across,
      spacing: { column: gap, row: 16 },
      concat: names.map((name) => ({
        ...spec,
        title: heading(name),
        data: { values: rows.filter((row) => row[panel] === name) },
        layer: [
          {
            data: {
              values: [
                { [said]: 0, [found]: 0 },
                { [said]: 1, [found]: 1 },
              ],
            },
            mark: { type: 'line', color: INK, strokeDash: [4, 4], strokeWidth: 1, opacity: 0.7 },
            encoding: { y: { field: found, type: 'quantitative', scale } },
          },
          {
            mark: { type: 'rule', color: hues.blue, strokeWidth: 2, strokeOpacity: 0.55 },
            encoding: { y: { field: low, type: 'quantitative', scale }, y2: { field: high } },
          },
          {
            mark: { type: 'line', color: hues.blue, strokeWidth: 1.75, point: { size: 60, opacity: 1, color: hues.blue } },
            encoding: {
              y: {
                field: found,
                type: 'quantitative',
                scale,
                axis: { format: '.0%', title: 'found by people', values: [0, 0.5, 1], domain: true },
              },
            },
          },
        ],
      })),
    };
  };
}
