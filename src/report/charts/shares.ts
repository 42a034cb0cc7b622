import { coloured, type Hues } from '../drawing/code-hues.ts';
import { rowNames } from '../drawing/row-names.ts';
import { heading, hues } from '../drawing/theme.ts';
import { type Chart, type Layers, rowsOf } from '../figure.ts';

/** Columns of the table: which panel, which point, where it stands, from where to where its interval reaches, and the words beside it. */
interface Fields {
  readonly panel: string;
  readonly label: string;
  readonly share?: string;
  readonly low?: string;
  readonly high?: string;
  readonly text?: string;
  /** The colours of the points, by panel or by label; all are of one without. */
  readonly hues?: { readonly by: 'panel' | 'label'; readonly of: Hues };
}

/** Shares as points on a scale from 0, each with its interval and its number; one panel for each class. */
export function shares({ panel, label, share = 'share', low = 'low', high = 'high', text = 'text', hues: own }: Fields): Chart {
  return (table, width) => {
    const told = rowsOf<Record<string, string | number | null>>(table);
    const names = [...new Set(told.map((row) => String(row[panel])))];
    const { room, axis, higher, yOffset, lines } = rowNames(
      told.map((row) => row[label]),
      width,
      0.4,
    );
    const rows = told.map((row) => ({ ...row, [label]: lines(String(row[label])) }));
    const color = own === undefined ? {} : coloured(own.by === 'panel' ? panel : label, own.of);
    const most = Math.min(1, Math.max(0.05, ...told.map((row) => Number(row[high] ?? row[share] ?? 0))) * 1.05);
    const numbers = 52;
    const specOf = (among: typeof rows): Layers => ({
      width: width - room - 8,
      height: { step: 24 + higher },
      encoding: {
        // As in the table, also where a row has no interval to draw.
        y: { field: label, type: 'nominal', sort: [...new Set(among.map((row) => String(row[label])))], axis },
      },
      layer: [
        {
          mark: { type: 'rule', color: hues.blue, strokeWidth: 2, strokeOpacity: 0.55, yOffset },
          encoding: {
            ...color,
            x: {
              field: low,
              type: 'quantitative',
              scale: { domain: [0, most], range: [0, width - room - 8 - numbers], nice: false },
              axis: { format: '.0%', tickCount: width < 500 ? 4 : 6, grid: true },
            },
            x2: { field: high },
          },
        },
        {
          mark: { type: 'point', size: 70, color: hues.blue, opacity: 1, yOffset },
          encoding: { ...color, x: { field: share, type: 'quantitative' } },
        },
        {
          mark: { type: 'text', align: 'right', yOffset },
          encoding: { x: { value: width - room - 8 }, text: { field: text, type: 'nominal' } },
        },
      ],
    });
    if (names.length < 2) return { data: { values: rows }, ...specOf(rows) };
    if (!alike(told, panel, label)) {
      const each = names.map((name) => ({ name, among: rows.filter((row) => row[panel] === name) }));
      return {
        spacing: 12,
        columns: 1,
        concat: each.map(({ name, among }) => ({ title: heading(name), data: { values: among }, ...specOf(among) })),
      };
    }
    return {
      data: { values: rows },
      facet: { row: { field: panel, type: 'nominal', sort: names } },
      spacing: 12,
      spec: specOf(rows),
    };
  };
}

/** Whether all panels have the same lines; otherwise each has room for its own alone. */
function alike(rows: readonly Record<string, string | number | null>[], panel: string, label: string): boolean {
  const lines = new Map<unknown, Set<unknown>>();
  for (const row of rows) lines.set(row[panel], (lines.get(row[panel]) ?? new Set()).add(row[label]));
  const all = new Set(rows.map((row) => row[label])).size;
  return [...lines.values()].every(({ size }) => size === all);
}
