import { coloured, type Hues } from '../drawing/code-hues.ts';
import { rowNames } from '../drawing/row-names.ts';
import { heading, hues, ROW } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';

/** Fields of a chart in panels: which panel, which bar, how long, and the words at the bar's end. */
export interface PanelFields {
  readonly panel: string;
  readonly label: string;
  readonly value: string;
  readonly text: string;
  /** Whether bars of different panels may be compared; otherwise each panel has its own scale. */
  readonly shared: boolean;
  /** Panels beside each other on a page; on a phone they stand below each other. */
  readonly columns?: number;
  /** The share of the width of a page that names of bars have at most; otherwise as suits the number of panels. */
  readonly names?: number;
  /** The colours of the bars, by panel or by label; all are of one without. */
  readonly hues?: { readonly by: 'panel' | 'label'; readonly of: Hues };
}

/** Small bar charts beside each other, one for each class. */
export function panels({ panel, label, value, text, shared, columns = 4, names: most, hues: own }: PanelFields): Chart {
  return (table, width) => {
    const found = rowsOf<Record<string, string | number | null>>(table);
    const names = [...new Set(found.map((row) => row[panel] as string))];
    const across = width < 500 ? 1 : Math.max(1, Math.min(columns, names.length));
    const { room, axis, higher, yOffset, lines } = rowNames(
      found.map((row) => row[label]),
      width,
      most ?? (across === 1 ? 0.42 : 0.3),
    );
    // What is withheld says so where its bar would begin.
    const rows = found.map((row) => ({ ...row, [label]: lines(String(row[label])), end: row[value] ?? 0 }) as (typeof found)[number]);
    const color = own === undefined ? {} : coloured(own.by === 'panel' ? panel : label, own.of);
    const gap = 16;
    // With one row of panels the names of the bars stand once, before the first.
    const once = across === names.length && across > 1;
    const plot = Math.floor((width - room * (once ? 1 : across) - gap * (across - 1) - 8) / across);
    const words = rows.reduce((length, row) => Math.max(length, String(row[text] ?? '').length), 1) * 7 + 6;
    const longest = (among: typeof rows) => Math.max(0, ...among.map((row) => Number(row[value] ?? 0))) || 1;
    return {
      columns: across,
      spacing: { column: gap, row: 16 },
      concat: names.map((name, i) => {
        const bars = rows.filter((row) => row[panel] === name);
        // Where names stand once, every panel has a line for each, whether it has a bar there or not.
        const named = [...new Set((once ? rows : bars).map((row) => String(row[label])))];
        const unit = longest(shared ? rows : bars);
        return {
          title: heading(name),
          data: { values: bars },
          width: plot,
          height: named.length * (ROW + higher),
          encoding: {
            y: { field: label, type: 'nominal', sort: null, scale: { domain: named }, axis: once && i > 0 ? null : axis },
            x: {
              field: value,
              type: 'quantitative',
              stack: null,
              axis: null,
              scale: { domain: [0, (unit * plot) / Math.max(1, plot - words)], nice: false },
            },
          },
          layer: [
            { mark: { type: 'bar', color: hues.blue, height: 13, cornerRadiusEnd: 1, yOffset }, encoding: color },
            {
              mark: { type: 'text', align: 'left', dx: 5, yOffset },
              encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: text, type: 'nominal' } },
            },
          ],
        };
      }),
    };
  };
}
