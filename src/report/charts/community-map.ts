import { HUES } from '../client/hues.ts';
import { hues, INK, pixels } from '../drawing/theme.ts';
import { type Chart, rowsOf } from '../figure.ts';
import { names } from '../network-map/names.ts';
import type { NetworkMap } from '../network-map/network-map.ts';
import { STEP } from '../network-map/sunflower.ts';

/** The map of the communities: discs of dots, and how much passes between them. */
export function communityMap(map: NetworkMap): Chart {
  return (table, width) => {
    const room = 18;
    const scale = (width - 8) / map.width;
    const height = Math.ceil(map.height * scale) + 2 * room;
    const order = new Map(map.discs.map(({ community }, i) => [community, i]));
    const colour = (community: number) => hues[HUES[order.get(community) ?? HUES.length] ?? 'grey'];
    const at = ({ x, y }: { x: number; y: number }) => ({ x: 4 + x * scale, y: room + y * scale });
    const middle = (community: number) => at(map.discs[order.get(community) ?? 0] as (typeof map.discs)[number]);
    const most = map.bridges.reduce((found, { interactions }) => Math.max(found, interactions), 1);
    // A chart has no paper below its letters: names on dots could not be read.
    const labels = names(map.discs, scale, width).filter(({ within }) => !within);
    const x = pixels('x', width);
    const y = pixels('y', height);
    const exact = { type: 'nominal', scale: null } as const;
    return {
      data: { values: rowsOf(table) },
      width,
      height,
      layer: [
        {
          data: {
            values: map.bridges.map(({ one, other, interactions }) => {
              const [from, to] = [middle(one), middle(other)];
              return { ...from, x2: to.x, y2: to.y, thick: 0.75 + 9 * Math.sqrt(interactions / most) * Math.min(1, scale) };
            }),
          },
          // Faint strokes and fills, not faint marks: each of these would be painted on a sheet of its own, in ten times the time.
          mark: { type: 'rule', color: INK, strokeOpacity: 0.13, strokeCap: 'round' },
          encoding: { x, y, x2: { field: 'x2' }, y2: { field: 'y2' }, strokeWidth: { field: 'thick', type: 'quantitative', scale: null } },
        },
        {
          data: {
            values: map.discs.map((disc) => ({ ...at(disc), size: Math.PI * (disc.radius * scale) ** 2, fill: colour(disc.community) })),
          },
          mark: { type: 'point', shape: 'circle', filled: true, opacity: 1, fillOpacity: 0.13 },
          encoding: { x, y, size: { field: 'size', type: 'quantitative', scale: null }, color: { field: 'fill', ...exact } },
        },
        {
          data: { values: map.dots.map((dot) => ({ ...at(dot), fill: colour(dot.community) })) },
          mark: { type: 'point', shape: 'circle', filled: true, opacity: 1, size: Math.PI * (STEP * 0.34 * scale) ** 2 },
          encoding: { x, y, color: { field: 'fill', ...exact } },
        },
        {
          data: { values: labels.map((label) => ({ x: 4 + label.x, y: room + label.y, text: label.text })) },
          mark: { type: 'text', baseline: 'middle', fontSize: 11.5 },
          encoding: { x, y, text: { field: 'text', type: 'nominal' } },
        },
      ],
    };
  };
}
