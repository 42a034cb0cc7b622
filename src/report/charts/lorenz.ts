import { hues, INK } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';

/** Lorenz curve: how far below the dashed diagonal, where all are equally active, the real distribution hangs. */
export function lorenzCurve({ people, share }: { people: string; share: string }): Chart {
  return (table, width) => {
    const side = Math.min(360, width - 108);
    const even = { [people]: 0.62, [share]: 0.62, words: 'all equally active' };
    return {
      data: { values: rowsOf(table) },
      width: side,
      height: side,
      encoding: {
        x: {
          field: people,
          type: 'quantitative',
          scale: { domain: [0, 1] },
          axis: { format: '.0%', title: 'share of people, least active first', tickCount: 5, domain: true },
        },
        y: {
          field: share,
          type: 'quantitative',
          scale: { domain: [0, 1] },
          axis: { format: '.0%', title: 'share of posts', tickCount: 5, domain: true },
        },
      },
      layer: [
        {
          data: {
            values: [
              { [people]: 0, [share]: 0 },
              { [people]: 1, [share]: 1 },
            ],
          },
          mark: { type: 'line', color: INK, strokeDash: [4, 4], strokeWidth: 1, opacity: 0.7 },
        },
        {
          data: { values: [even] },
          mark: { type: 'text', angle: 315, dy: -11, fontSize: 11.5 },
          encoding: { text: { field: 'words', type: 'nominal' } },
        },
        { mark: { type: 'area', color: hues.blue, fillOpacity: 0.12, line: { color: hues.blue, strokeWidth: 2 } } },
      ],
    };
  };
}
