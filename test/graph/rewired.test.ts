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

test('rewired(ties) brings nobody together who are apart, and moves the others', () => {
  // Two rings of fifty, of two platforms, and a tie between them.
  const ring = Array.from({ length: 100 }, (_, i) => [i, i < 50 ? (i + 1) % 50 : 50 + ((i + 1) % 50)] as const);
  const list = [...ring, [3, 70] as const];
  const apart = Int32Array.from({ length: 100 }, (_, i) => Number(i >= 50));
  for (const make of [
    () =>
      arcsOf(
        directed(
          100,
          list.map(([s]) => s),
          list.map(([, t]) => t),
        ),
      ),
    () =>
      edgesOf(
        undirected(
          100,
          list.map(([s]) => s),
          list.map(([, t]) => t),
        ),
      ),
  ]) {
    const ties = make();
    const across = (of: typeof ties) => [...of.sources].filter((s, e) => apart[s] !== apart[of.targets[e] as number]).length;
    const free = rewired(ties, seeded(1));
    const kept = rewired({ ...ties, apart }, seeded(1));
    expect(across(free)).toBeGreaterThan(30);
    expect(across(kept)).toBe(1);
    expect(Array.from(degree(graphOf(kept)))).toEqual(Array.from(degree(graphOf(ties))));
    const before = new Set([...ties.sources].map((s, e) => `${s} ${ties.targets[e]}`));
    expect([...kept.sources].filter((s, e) => before.has(`${s} ${kept.targets[e]}`)).length).toBeLessThan(20);
  }
});
