import fc from 'fast-check';
import { expect, test } from 'vitest';
import { degree, directed, type Graph, reversed, undirected } from '../../src/graph/graph.ts';
import { rewired } from '../../src/graph/rewired.ts';
import { arcsOf, edgesOf, graphOf } from '../../src/graph/ties.ts';
import { seeded } from '../../src/random.ts';

/** How many of each person's ties are returned. */
function returned({ n, ...graph }: ReturnType<typeof directed>): number[] {
  const { sources, targets } = columnsOf({ n, ...graph });
  const pairs = new Set(Array.from(sources, (s, e) => `${s} ${targets[e]}`));
  return Array.from({ length: n }, (_, i) => [...sources.keys()].filter((e) => sources[e] === i && pairs.has(`${targets[e]} ${i}`)).length);
}

test('rewired(ties) keeps how many ties everybody has, in, out and returned, makes no double tie and moves most', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 }), fc.nat(), (list, seed) => {
      const [sources, targets] = [list.map((t) => t[0]), list.map((t) => t[1])];
      const graph = undirected(10, sources, targets);
      const other = graphOf(rewired(edgesOf(graph), seeded(seed)));
      expect(degree(other)).toEqual(degree(graph));
      const arcs = directed(10, sources, targets);
      const ties = { n: 10, directed: true, ...columnsOf(arcs) };
      const turned = graphOf(rewired(ties, seeded(seed)));
      expect(degree(turned)).toEqual(degree(arcs));
      expect(degree(reversed(turned))).toEqual(degree(reversed(arcs)));
      expect(returned(turned)).toEqual(returned(arcs));
    }),
  );
  const circle = undirected(
    100,
    [...Array(100).keys()],
    [...Array(100).keys()].map((i) => (i + 1) % 100),
  );
  const moved = edgesOf(graphOf(rewired(edgesOf(circle), seeded(1))));
  const kept = [...moved.sources].filter((s, e) => (moved.targets[e] as number) - s === 1).length;
  expect(kept).toBeLessThan(15);
});

function columnsOf(graph: ReturnType<typeof directed>) {
  const sources = Int32Array.from({ length: graph.targets.length }, (_, p) => graph.offsets.findIndex((offset) => offset > p) - 1);
  return { sources, targets: graph.targets, weights: graph.weights };
}

test('rewired(ties, free) keeps how many everybody turns to and is turned to by, and not how many are returned', () => {
  const ends = (graph: Graph) => [Array.from(degree(graph)), Array.from(degree(reversed(graph)))];
  const pairs = directed(8, [0, 1, 2, 3, 4, 5, 6, 7], [1, 0, 3, 2, 5, 4, 7, 6]);
  const free = graphOf(rewired(arcsOf(pairs), seeded(1), { returned: 'free' }));
  expect(ends(free)).toEqual(ends(pairs));
  expect(Array.from(free.targets)).not.toEqual(Array.from(pairs.targets));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 }), fc.nat(), (list, seed) => {
      const graph = directed(
        10,
        list.map(([s]) => s),
        list.map(([, t]) => t),
      );
      expect(ends(graphOf(rewired(arcsOf(graph), seeded(seed), { returned: 'free' })))).toEqual(ends(graph));
    }),
  );
});
