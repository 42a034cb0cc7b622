import { hues } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';
import { percent, wholePercent } from '../words/words.ts';

/** Fields of a distribution in classes; `panel` where several are to be compared. */
export interface DistributionFields {
  readonly panel?: string;
  readonly label: string;
  readonly share: string;
  readonly axis: string;
}

/** Columns that tell how many fall into each class, with their share on top. Class limits may grow: the axis says which. */
export function distribution({ panel, label, share, axis }: DistributionFields): Chart {
  return (table, width) => {
    const found = rowsOf<Record<string, string | number>>(table);
    const names = panel === undefined ? [] : [...new Set(found.map((row) => String(row[panel])))];
    const columns = names.length < 2 || width < 500 ? 1 : Math.min(names.length, 3);
    const printed = columns === 1 && width >= 500 ? percent : wholePercent;
    const rows = found.map((row): typeof row => ({ ...row, printed: printed(Number(row[share])) }));
    const plot = Math.floor((width - 4 - 26 * (columns - 1)) / columns);
    const fullest =
      names.length === 0 ? rows.length : Math.max(...names.map((name) => rows.filter((row) => row[panel as string] === name).length));
    const spec = {
      width: Math.min(plot, Math.max(1, fullest) * 104),
      height: 150,
      encoding: {
        x: {
          field: label,
          type: 'nominal' as const,
          sort: null,
          scale: { paddingInner: 0.14, paddingOuter: 0.1 },
          axis: { ...classAxis(width), ...(names.length === 0 ? { labelFontSize: 12, title: axis, titlePadding: 8 } : {}) },
        },
      },
      layer: [
        {
          mark: { type: 'bar' as const, color: hues.blue },
          encoding: {
            y: {
              field: share,
              type: 'quantitative' as const,
              axis: null,
              scale: { domain: [0, Math.max(...rows.map((row) => Number(row[share])), 0.01) * 1.16] },
            },
          },
        },
        {
          mark: { type: 'text' as const, baseline: 'bottom' as const, dy: -3, fontSize: 11.5 },
          encoding: {
            y: { field: share, type: 'quantitative' as const },
            text: { field: 'printed', type: 'nominal' as const },
          },
        },
      ],
    };
    if (panel === undefined || names.length === 0) return { data: { values: rows }, ...spec };
    return {
      data: { values: rows },
      facet: { field: panel, type: 'nominal', sort: names },
      columns,
      spacing: { column: 26, row: 18 },
      resolve: { scale: { x: 'independent' } },
      spec,
    };
  };
}

/** The classes below their columns. */
function classAxis(width: number) {
  return {
    labelAngle: 0,
    labelOverlap: false,
    labelFontSize: 11,
    labelPadding: 4,
    domain: true,
    // On a phone the unit stands below the number: 5–15 / min.
    ...(width < 500 ? { labelExpr: `split(replace(datum.label, regexp(' (?=[a-z]+$)'), '\\n'), '\\n')` } : {}),
  };
}
