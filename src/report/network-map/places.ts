import Graphology from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { SPREAD, STEP, tenth } from './sunflower.ts';

/** Where discs lie on a map of a width and a height, which begins at 0, 0. */
export interface Places {
  readonly width: number;
  readonly height: number;
  readonly discs: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
}

/** Room around a disc, for its name. */
const MARGIN = 16;

/**
 * Places for discs, near each other where much passes between them (ForceAtlas2 with sizes), pushed apart until none
 * touches another. They begin on a circle in their order, so that the same discs always lie alike.
 */
export function discs(
  dots: readonly number[],
  links: readonly { readonly one: number; readonly other: number; readonly weight: number }[],
): Places {
  const radii = dots.map((n) => STEP * (SPREAD * Math.sqrt(n) + 0.6));
  const graph = new Graphology({ type: 'undirected' });
  for (const [i, radius] of radii.entries()) {
    const angle = (2 * Math.PI * i) / radii.length;
    graph.addNode(i, { x: 300 * Math.cos(angle), y: 300 * Math.sin(angle), size: radius + MARGIN });
  }
  for (const { one, other, weight } of links) graph.addEdge(one, other, { weight: 1 + Math.log(weight) });
  const settings = { ...forceAtlas2.inferSettings(graph), adjustSizes: true, gravity: 1, scalingRatio: 12, barnesHutOptimize: false };
  const found = forceAtlas2(graph, { iterations: 400, getEdgeWeight: 'weight', settings });
  const points = radii.map((radius, i) => ({ ...(found[i] as { x: number; y: number }), radius }));
  apart(points);
  return placed(turned(points));
}

interface Point {
  x: number;
  y: number;
  radius: number;
}

/** Moves discs that touch away from each other, and all a little to the middle, until none touches another. */
function apart(points: readonly Point[]): void {
  for (let round = 0; round < 500; round++) {
    let touched = false;
    for (const point of points) {
      point.x *= 0.985;
      point.y *= 0.985;
    }
    for (let pass = 0; pass < 24; pass++) {
      let moved = false;
      for (const [i, a] of points.entries()) {
        for (const b of points.slice(i + 1)) {
          const [dx, dy] = [b.x - a.x || 1e-3, b.y - a.y];
          const distance = Math.hypot(dx, dy);
          const missing = a.radius + b.radius + MARGIN - distance;
          if (missing <= 0.01) continue;
          const push = missing / 2 / distance;
          a.x -= dx * push;
          a.y -= dy * push;
          b.x += dx * push;
          b.y += dy * push;
          moved = true;
        }
      }
      touched ||= moved;
      if (!moved) break;
    }
    // Once everything rests against something, drawing it together further changes nothing.
    if (touched && round > 120) return;
  }
}

/** The points turned so that they spread furthest from left to right. */
function turned(points: readonly Point[]): Point[] {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const [xx, yy, xy] = [mean(({ x }) => (x - mx) ** 2), mean(({ y }) => (y - my) ** 2), mean(({ x, y }) => (x - mx) * (y - my))];
  const angle = -Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.map(({ x, y, radius }) => ({
    x: (x - mx) * cos - (y - my) * sin,
    y: (x - mx) * sin + (y - my) * cos,
    radius,
  }));
}

/** The points, moved so that the map begins at 0, 0. */
function placed(points: readonly Point[]): Places {
  const least = (side: (point: Point) => number) => points.reduce((found, point) => Math.min(found, side(point)), Infinity);
  const [left, top] = [least(({ x, radius }) => x - radius), least(({ y, radius }) => y - radius)];
  const [right, bottom] = [-least(({ x, radius }) => -x - radius), -least(({ y, radius }) => -y - radius)];
  const discs = points.map(({ x, y, radius }) => ({ x: tenth(x - left), y: tenth(y - top), radius: tenth(radius) }));
  return { width: tenth(right - left), height: tenth(bottom - top), discs };
}
