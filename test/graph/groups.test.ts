import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directed } from '../../src/graph/graph.ts';
import { components, sizes } from '../../src/graph/groups.ts';

/** Ties of a small graph as [source, target]. */
const ties = fc
  .integer({ min: 1, max: 7 })
  .chain((n) => fc.record({ n: fc.constant(n), list: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 25 }) }));

test('components(graph) disregards directions and leaves nobody out', () => {
  expect(components(directed(6, [1, 2, 4], [0, 1, 5]))).toEqual({ of: Int32Array.of(0, 0, 0, 1, 2, 2), count: 3 });
  expect([...sizes(components(directed(6, [1, 2, 4], [0, 1, 5])))]).toEqual([3, 1, 2]);
  expect(components(directed(0, [], []))).toEqual({ of: new Int32Array(0), count: 0 });
});

test('components(graph) agrees with walking from node to node', () => {
  fc.assert(
    fc.property(ties, ({ n, list }) => {
      const [sources, targets] = [list.map(([s]) => s), list.map(([, t]) => t)];
      const { of } = components(directed(n, sources, targets));
      for (let i = 0; i < n; i++) {
        const reached = new Set([i]);
        for (let before = 0; before !== reached.size; ) {
          before = reached.size;
          for (const [s, t] of list) if (reached.has(s) || reached.has(t)) reached.add(s).add(t);
        }
        for (let j = 0; j < n; j++) expect(of[i] === of[j]).toBe(reached.has(j));
      }
    }),
  );
});
