// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import Graphology from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { cores } from '../graph/cores.ts';
import { type Graph, strength } from '../graph/graph.ts';
import type { Random } from '../random.ts';

/** People whose positions are drawn, in their order, and where. */
export interface Layout {
  readonly nodes: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** People drawn at most. */
const DRAWN = 3_000;
/** How coarsely the pull of far groups is reckoned (Barnes & Hut 1986); as in Gephi. */
const THETA = 1.2;
/** Width of the map without those set apart. */
const WIDTH = 1_000;

/**
 * A map of an undirected network: those who interact stand near each other (ForceAtlas2, Jacomy, Venturini, Heymann &
 * Bastian 2014, doi:10.1371/journal.pone.0098679). At most 3,000 people are drawn: those of the highest core numbers,
 * among equals those with most interactions. Whoever has no tie to anybody drawn stands in rows below the map. Positions
 * begin at random, seeded; only nearness means anything, not the directions.
 */
export function layout(graph: Graph, random: Random, most = DRAWN): Layout {
  const nodes = drawn(graph, most);
  const place = new Map(Array.from(nodes, (node, k) => [node, k]));
  const map = new Graphology({ type: 'undirected' });
  for (const node of nodes) map.addNode(node, { x: random(), y: random() });
  for (const node of nodes) {
    for (let p = graph.offsets[node]!; p < graph.offsets[node + 1]!; p++) {
      const other = graph.targets[p]!;
      // Logarithms, so that a pair who talk a thousand times do not draw each other into one point.
      if (other > node && place.has(other)) map.addEdge(node, other, { weight: 1 + Math.log(graph.weights[p]!) });
    }
  }
  const apart = nodes.filter((node) => map.degree(node) === 0);
  for (const node of apart) map.dropNode(node);
  const x = new Float64Array(nodes.length);
  const y = new Float64Array(nodes.length);
  if (map.order > 0) {
    const settings = {
      ...forceAtlas2.inferSettings(map.order),
      barnesHutOptimize: map.order > 250,
      barnesHutTheta: THETA,
      adjustSizes: false,
    };
    const found = forceAtlas2(map, { iterations: steps(map.order), getEdgeWeight: 'weight', settings });
    for (const [node, at] of Object.entries(found)) {
      x[place.get(Number(node))!] = at.x;
      y[place.get(Number(node))!] = at.y;
    }
  }
  const set = new Set(apart);
  scaled(
    x,
    y,
    Array.from(nodes.keys()).filter((k) => !set.has(nodes[k]!)),
  );
  setApart(
    x,
    y,
    Array.from(nodes.keys()).filter((k) => set.has(nodes[k]!)),
  );
  return { nodes, x, y };
}

function drawn(graph: Graph, most: number): Int32Array {
  const all = Int32Array.from({ length: graph.n }, (_, i) => i);
  if (graph.n <= most) return all;
  const core = cores(graph);
  const weight = strength(graph);
  return all
    .sort((a, b) => core[b]! - core[a]! || weight[b]! - weight[a]! || a - b)
    .slice(0, most)
    .sort();
}

/** More steps where they are cheap: small maps settle fully. */
function steps(people: number): number {
  return people <= 500 ? 500 : people <= 1_500 ? 200 : 100;
}

/** Scales positions to the width of the map, rounded to a thousandth, its middle at the origin. */
function scaled(x: Float64Array, y: Float64Array, drawn: readonly number[]): void {
  const range = (values: Float64Array) =>
    drawn.reduce<[number, number]>(([a, b], k) => [Math.min(a, values[k]!), Math.max(b, values[k]!)], [1e300, -1e300]);
  const [left, right] = range(x);
  const [top, bottom] = range(y);
  const scale = WIDTH / Math.max(right - left, bottom - top, 1e-9);
  for (const k of drawn) {
    x[k] = rounded((x[k]! - (left + right) / 2) * scale);
    y[k] = rounded((y[k]! - (top + bottom) / 2) * scale);
  }
}

/** Rows of fifty below the map. */
function setApart(x: Float64Array, y: Float64Array, apart: readonly number[]): void {
  for (const [k, at] of apart.entries()) {
    x[at] = rounded((((k % 50) + 0.5) / 50 - 0.5) * WIDTH);
    y[at] = rounded(WIDTH * (0.55 + 0.02 * Math.floor(k / 50)));
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
