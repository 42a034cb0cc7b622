import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreement, sweep } from '../../../src/communities/partition/sweep.ts';
import { undirected } from '../../../src/graph/graph.ts';
import { seeded } from '../../../src/random.ts';
import { sharedInformation } from '../agreement.ts';

test('sweep(graph) finds the cliques of a ring over a plateau of resolutions, on which all runs agree', () => {
  const ties = Array.from({ length: 6 }, (_, c) => {
    const members = Array.from({ length: 5 }, (_, i) => 5 * c + i);
    const inside = members.flatMap((a) => members.filter((b) => b < a).map((b) => [a, b] as const));
    return [...inside, [5 * c, (5 * c + 6) % 30] as const];
  }).flat();
  const graph = undirected(
    30,
    ties.map(([a]) => a),
    ties.map(([, b]) => b),
  );
  const found = sweep(graph, { method: 'leiden', random: seeded(1) });
  expect(found.map(({ resolution }) => resolution)).toContain(1);
  const plateau = found.filter(({ resolution }) => resolution >= 0.9 && resolution <= 3);
  for (const row of plateau) expect(row).toMatchObject({ groups: 6, largest: 1 / 6, agreement: 1 });
  const counts = found.map(({ groups }) => groups);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
});

test('sweep(graph) of nobody is empty', () => {
  expect(sweep(undirected(0, [], []), { method: 'leiden', random: seeded(1) })).toEqual([]);
});

test('agreement(a, b) is normalised mutual information', () => {
  const labels = fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }).map((of) => ({ of: Int32Array.from(of), count: 4 }));
  fc.assert(
    fc.property(labels, labels, (a, b) => {
      expect(agreement(a, b)).toBeCloseTo(sharedInformation(a.of, b.of), 10);
    }),
  );
});
