import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  degree,
  directed,
  reversed,
  strength,
  totalWeight,
  undirected,
  weightOf,
  withoutDirections,
  withoutSelfTies,
} from '../../src/graph/graph.ts';
import { seeded, shuffled } from '../../src/random.ts';

/** Ties of a small graph as [source, target, weight]. */
const ties = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    list: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 9 })), { maxLength: 25 }),
  }),
);

type Ties = readonly (readonly [number, number, number])[];
const columns = (list: Ties) => [list.map((t) => t[0]), list.map((t) => t[1]), list.map((t) => t[2])] as const;
const sum = (list: Ties) => list.reduce((total, tie) => total + tie[2], 0);

describe('directed(n, sources, targets, weights)', () => {
  test('adds up the ties of a pair and keeps rows in the order of their targets', () => {
    expect(directed(3, [2, 0, 0, 0], [0, 2, 1, 2], [1, 2, 3, 4])).toEqual({
      n: 3,
      offsets: Int32Array.of(0, 2, 2, 3),
      targets: Int32Array.of(1, 2, 0),
      weights: Float64Array.of(3, 6, 1),
    });
  });

  test('gives the same graph for ties in any order, with every weight in its place', () => {
    fc.assert(
      fc.property(ties, fc.nat(), ({ n, list }, seed) => {
        const graph = directed(n, ...columns(list));
        expect(directed(n, ...columns(shuffled(seeded(seed), list)))).toEqual(graph);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) expect(weightOf(graph, i, j)).toBe(sum(list.filter(([s, t]) => s === i && t === j)));
        }
        expect(reversed(reversed(graph))).toEqual(graph);
      }),
    );
  });

  test('weighs ties 1 where no weights are given', () => {
    expect(totalWeight(directed(2, [0, 0], [1, 1]))).toBe(2);
  });

  test('refuses nodes that do not exist and columns of different lengths', () => {
    expect(() => directed(2, [0], [2])).toThrow('no such node');
    expect(() => directed(2, [-1], [0])).toThrow('no such node');
    expect(() => directed(2, [0], [1], [])).toThrow('differ in length');
  });
});

describe('undirected(n, sources, targets, weights)', () => {
  test('adds both directions of a pair, none lost', () => {
    const graph = undirected(2, [0, 1], [1, 0], [2, 3]);
    expect([weightOf(graph, 0, 1), weightOf(graph, 1, 0)]).toEqual([5, 5]);
  });

  test('counts a self-tie twice in its row, so that rows add up to twice the weight of the ties', () => {
    fc.assert(
      fc.property(ties, ({ n, list }) => {
        const graph = undirected(n, ...columns(list));
        expect(totalWeight(graph)).toBe(2 * sum(list));
        expect(strength(graph)[0]).toBe(sum(list.filter(([s]) => s === 0)) + sum(list.filter(([, t]) => t === 0)));
        expect(withoutDirections(directed(n, ...columns(list)))).toEqual(graph);
        const apart = list.filter(([s, t]) => s !== t);
        expect(withoutSelfTies(graph)).toEqual(undirected(n, ...columns(apart)));
      }),
    );
  });
});

test('degree(graph) counts different neighbours, strength(graph) adds up weights', () => {
  const graph = directed(3, [0, 0, 0, 1], [1, 1, 2, 1], [1, 2, 3, 4]);
  expect([...degree(graph)]).toEqual([2, 1, 0]);
  expect([...strength(graph)]).toEqual([6, 4, 0]);
});
