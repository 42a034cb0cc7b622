import Graph from 'graphology';
import louvainOf from 'graphology-communities-louvain';
import { expect, test } from 'vitest';
import { facade, louvain } from '../../../src/communities/partition/louvain.ts';
import { qualityOf, undirectedModularity } from '../../../src/communities/partition/modularity.ts';
import { undirected } from '../../../src/graph/graph.ts';
import { integer, seeded } from '../../../src/random.ts';

/** About a thousand weighted ties among 200 people in ten groups, with some self-ties. */
function sample(seed: number) {
  const random = seeded(seed);
  const ties = Array.from({ length: 1100 }, () => {
    const source = integer(random, 200);
    const target = random() < 0.7 ? (source + 10 * integer(random, 20)) % 200 : integer(random, 200);
    return { source, target, weight: 1 + integer(random, 5) };
  });
  return undirected(
    200,
    ties.map((t) => t.source),
    ties.map((t) => t.target),
    ties.map((t) => t.weight),
  );
}

test.each([1, 2, 3])('louvain(graph) gives what graphology gives for the same graph, weights, self-ties and seed (%d)', (seed) => {
  const graph = sample(seed);
  const real = new Graph({ type: 'undirected' });
  for (let i = 0; i < graph.n; i++) real.addNode(i);
  facade(graph).forEachEdge((_edge, { weight }, source, target) => real.addEdge(source, target, { weight }));
  expect(real.size).toBeGreaterThan(900);
  expect(real.selfLoopCount).toBeGreaterThan(0);

  const options = { resolution: 1.2 };
  const theirs = louvainOf.detailed(real, { ...options, rng: seeded(seed) });
  const ours = louvainOf.detailed(facade(graph), { ...options, rng: seeded(seed) });
  expect(ours).toEqual(theirs);
  const { of } = louvain(graph, { ...options, random: seeded(seed) });
  const theirLabels = Int32Array.from({ length: graph.n }, (_, i) => theirs.communities[i] as number);
  expect(qualityOf(undirectedModularity(graph, 1.2), of)).toBeCloseTo(qualityOf(undirectedModularity(graph, 1.2), theirLabels), 12);
  expect(theirs.modularity).toBeCloseTo(qualityOf(undirectedModularity(graph, 1.2), of), 10);
});

test('louvain(graph) places people without ties alone', () => {
  expect(louvain(undirected(2, [], []), { resolution: 1, random: seeded(1) })).toEqual({ of: Int32Array.of(0, 1), count: 2 });
});

test('facade(graph) is read only', () => {
  expect(() => facade(undirected(1, [], [])).dropNode(0)).toThrow('read only');
});
