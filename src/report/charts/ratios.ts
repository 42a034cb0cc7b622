import { rowNames } from '../drawing/row-names.ts';
import { hues, INK } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';

/** The largest ratio, and one in which the smallest, that a chart reaches to: what is beyond is not known at all. */
export const REACH = 64;

/** Ratios as points on a logarithmic scale around 1, which means no difference, each with its interval and its number. */
export function ratios({ label, ratio, low, high, text }: Record<'label' | 'ratio' | 'low' | 'high' | 'text', string>): Chart {
  return (table, width) => {
    const found = rowsOf<Record<string, string | number | null>>(table);
    const { room, axis, higher, yOffset, lines } = rowNames(
      found.map((row) => row[label]),
      width,
      0.4,
    );
    const rows = found.map((row) => ({ ...row, [label]: lines(String(row[label])) }) as (typeof found)[number]);
    const ends = rows.flatMap((row) => [Number(row[low] ?? row[ratio]), Number(row[high] ?? row[ratio])]).filter((n) => n > 0);
    const reach = Math.min(REACH, Math.max(2, ...ends, ...ends.map((n) => 1 / n)));
    const domain = [1 / reach, reach];
    const inside = rows.map((row) => ({
      ...row,
      [low]: Math.max(domain[0] as number, Number(row[low])),
      [high]: Math.min(reach, Number(row[high])),
    }));
    const plot = width - room - 8;
    // Evenly apart, and as many as there is room for on a phone.
    const step = reach > 8 ? 4 : 2;
    const values = [-3, -2, -1, 0, 1, 2, 3].map((power) => step ** power).filter((n) => n >= 1 / reach && n <= reach);
    return {
      data: { values: inside },
      width: plot,
      height: { step: 24 + higher },
      encoding: { y: { field: label, type: 'nominal', sort: null, axis } },
      layer: [
        {
          data: { values: [{ one: 1 }] },
          mark: { type: 'rule', color: INK, strokeDash: [4, 4], opacity: 0.7 },
          encoding: {
            y: { value: 0 },
            y2: { value: { expr: 'height' } },
            x: { field: 'one', type: 'quantitative', scale: { type: 'log', domain, range: [0, plot - 44], nice: false } },
          },
        },
        {
          mark: { type: 'rule', color: hues.blue, strokeWidth: 2, strokeOpacity: 0.55, yOffset },
          encoding: {
            x: {
              field: low,
              type: 'quantitative',
              scale: { type: 'log', domain, range: [0, plot - 44], nice: false },
              axis: {
                values,
                labelExpr: "datum.value < 1 ? '1/' + format(1 / datum.value, '.0f') : format(datum.value, '.0f')",
                grid: true,
              },
            },
            x2: { field: high },
          },
        },
        {
          mark: { type: 'point', size: 70, color: hues.blue, opacity: 1, yOffset },
          encoding: { x: { field: ratio, type: 'quantitative' } },
        },
        { mark: { type: 'text', align: 'right', yOffset }, encoding: { x: { value: plot }, text: { field: text, type: 'nominal' } } },
      ],
    };
  };
}
