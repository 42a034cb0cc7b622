import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { describe, expect, test } from 'vitest';
import { connected, leiden } from '../../../src/communities/partition/leiden.ts';
import { directedModularity, qualityOf, undirectedModularity } from '../../../src/communities/partition/modularity.ts';
import { potts } from '../../../src/communities/partition/potts.ts';
import { best, bestCommunities } from '../../../src/communities/partition/search.ts';
import { directed, type Graph, undirected, withoutDirections } from '../../../src/graph/graph.ts';
import { seeded } from '../../../src/random.ts';
import { sharedInformation } from '../agreement.ts';
import { edges, missing, truth } from '../corpora.ts';

const graphs = fc.integer({ min: 1, max: 14 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    list: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 6 })), { maxLength: 40 }),
  }),
);
const anyGraph = graphs.map(({ n, list }) =>
  undirected(
    n,
    list.map((t) => t[0]),
    list.map((t) => t[1]),
    list.map((t) => t[2]),
  ),
);
const anyDirected = graphs.map(({ n, list }) =>
  directed(
    n,
    list.map((t) => t[0]),
    list.map((t) => t[1]),
    list.map((t) => t[2]),
  ),
);

/** Cliques in a ring, each joined to the next by one tie. */
function ring(cliques: number, size: number): Graph {
  const sources: number[] = [];
  const targets: number[] = [];
  for (let c = 0; c < cliques; c++) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        sources.push(c * size + i);
        targets.push(c * size + j);
      }
    }
    sources.push(c * size);
    targets.push((((c + 1) % cliques) * size + 1) % (cliques * size));
  }
  return undirected(cliques * size, sources, targets);
}

// The first three values are those of python-igraph 1.0.0: modularity() of the groups, community_optimal_modularity() for the best.
describe('modularity', () => {
  test('of two triangles joined by a bridge is 70/196', () => {
    const graph = undirected(6, [0, 1, 2, 3, 4, 5, 2], [1, 2, 0, 4, 5, 3, 3]);
    expect(qualityOf(undirectedModularity(graph), Int32Array.of(0, 0, 0, 1, 1, 1))).toBeCloseTo(70 / 196, 12);
    expect(bestCommunities(graph, { random: seeded(1) }).worth).toBeCloseTo(70 / 196, 12);
  });

  test('of two cliques of five joined by a bridge is 19/42', () => {
    const pairs = Array.from({ length: 10 }, (_, i) => i).flatMap((i) => Array.from({ length: i }, (_, j) => [i, j] as const));
    const near = pairs.filter(([i, j]) => i < 5 === j < 5 || (i === 5 && j === 4));
    const graph = undirected(
      10,
      near.map(([i]) => i),
      near.map(([, j]) => j),
    );
    expect(bestCommunities(graph, { random: seeded(1) }).worth).toBeCloseTo(19 / 42, 12);
  });

  test('of the arcs 2→1, 2→3, 3→4 in the groups {1, 2}, {3, 4} is 2/9', () => {
    const graph = directed(4, [1, 1, 2], [0, 2, 3]);
    const quality = directedModularity(graph, withoutDirections(graph));
    expect(qualityOf(quality, Int32Array.of(0, 0, 1, 1))).toBeCloseTo(2 / 9, 12);
  });

  test('agrees with its definition, pair by pair', () => {
    fc.assert(
      fc.property(anyDirected, fc.integer({ min: 1, max: 3 }), (graph, groups) => {
        const { n, offsets, targets, weights } = graph;
        const a = Array.from({ length: n }, () => new Array<number>(n).fill(0));
        for (let i = 0; i < n; i++)
          for (let p = offsets[i] as number; p < (offsets[i + 1] as number); p++)
            (a[i] as number[])[targets[p] as number] = weights[p] as number;
        const at = (i: number, j: number) => a[i]?.[j] as number;
        const all = Array.from({ length: n }, (_, i) => i);
        const m = all.reduce((sum, i) => sum + all.reduce((row, j) => row + at(i, j), 0), 0);
        const group = Int32Array.from(all, (i) => i % Math.min(groups, n));
        let directedQ = 0;
        let undirectedQ = 0;
        for (const i of all) {
          for (const j of all) {
            if (m === 0 || group[i] !== group[j]) continue;
            const [outI, inI, outJ, inJ] = [i, j].flatMap((k) => [
              all.reduce((s, x) => s + at(k, x), 0),
              all.reduce((s, x) => s + at(x, k), 0),
            ]) as [number, number, number, number];
            directedQ += (at(i, j) - (1.5 * outI * inJ) / m) / m;
            undirectedQ += (at(i, j) + at(j, i) - (1.5 * (outI + inI) * (outJ + inJ)) / (2 * m)) / (2 * m);
          }
        }
        const near = withoutDirections(graph);
        expect(qualityOf(directedModularity(graph, near, 1.5), group)).toBeCloseTo(directedQ, 10);
        expect(qualityOf(undirectedModularity(near, 1.5), group)).toBeCloseTo(undirectedQ, 10);
      }),
    );
  });
});

/** The constant Potts model from its definition: every ordered pair of nodes of a group, each node with itself too. */
function cpm(n: number, list: readonly (readonly [number, number])[], of: Int32Array, resolution: number, arcs: boolean): number {
  let sum = 0;
  for (const [i, j] of list) if (of[i] === of[j]) sum += arcs ? 1 : 2;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (of[i] === of[j]) sum -= resolution;
  return sum / (arcs ? list.length : 2 * list.length);
}

describe('leiden(quality)', () => {
  test('gives connected communities, whatever the graph, the resolution and the seed', () => {
    fc.assert(
      fc.property(anyGraph, anyDirected, fc.constantFrom(0.1, 0.5, 1, 2), fc.nat(), (graph, arcs, resolution, seed) => {
        const near = withoutDirections(arcs);
        for (const quality of [undirectedModularity(graph, resolution), directedModularity(arcs, near, resolution)]) {
          const groups = leiden(quality, { random: seeded(seed) });
          expect(connected(quality.near, groups.of).count).toBe(groups.count);
          expect(Math.max(...groups.of) + 1).toBe(groups.count);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('leaves no person who would gain by joining another community or standing alone', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(), (graph, seed) => {
        const quality = undirectedModularity(graph);
        const { of, count } = leiden(quality, { random: seeded(seed), rounds: 100 });
        const found = qualityOf(quality, of);
        for (let i = 0; i < graph.n; i++) {
          for (let c = 0; c <= Math.min(count, graph.n - 1); c++) {
            const moved = of.slice();
            moved[i] = c;
            expect(qualityOf(quality, moved)).toBeLessThanOrEqual(found + 1e-9);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('finds the best of all groupings of a small graph', () => {
    const small = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(small, (list) => {
        const graph = undirected(
          7,
          list.map((t) => t[0]),
          list.map((t) => t[1]),
        );
        const quality = undirectedModularity(graph);
        let optimum = Number.NEGATIVE_INFINITY;
        for (const grouping of groupings(7)) optimum = Math.max(optimum, qualityOf(quality, grouping));
        expect(bestCommunities(graph, { random: seeded(1) }).worth).toBeCloseTo(optimum, 10);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('finds the best of all groupings by CPM, too', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 12 }), fc.boolean(), (list, arcs) => {
        const [sources, targets] = [list.map((t) => t[0]), list.map((t) => t[1])];
        const near = undirected(6, sources, targets);
        const quality = potts(near, 0.4, { directed: arcs });
        const optimum = Math.max(...Array.from(groupings(6), (of) => cpm(6, list, of, 0.4, arcs)));
        const found = best(quality, { random: seeded(1), runs: 40 });
        expect(found.worth).toBeCloseTo(optimum, 10);
        expect(cpm(6, list, found.of, 0.4, arcs)).toBeCloseTo(optimum, 10);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('gives the same communities whatever the unit of the weights', () => {
    fc.assert(
      fc.property(anyGraph, fc.constantFrom(2 ** 40, 2 ** -40), (graph, unit) => {
        const scaled = { ...graph, weights: graph.weights.map((weight) => weight * unit) };
        const [one, other] = [graph, scaled].map((g) => leiden(undirectedModularity(g), { random: seeded(1) }));
        expect(other).toEqual(one);
      }),
    );
  });

  test('ends on weights that are no round numbers', () => {
    const weight = fc.double({ min: 1e-7, max: 1e12, noNaN: true });
    const list = fc.array(fc.tuple(fc.nat(11), fc.nat(11), weight), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(list, fc.nat(), (ties, seed) => {
        const graph = undirected(
          12,
          ties.map((t) => t[0]),
          ties.map((t) => t[1]),
          ties.map((t) => t[2]),
        );
        const { of, count } = leiden(undirectedModularity(graph), { random: seeded(seed) });
        expect(connected(graph, of).count).toBe(count);
      }),
    );
  });

  test('places people without ties alone', () => {
    expect(leiden(undirectedModularity(undirected(3, [], [])), { random: seeded(1) })).toEqual({ of: Int32Array.of(0, 1, 2), count: 3 });
    expect(leiden(undirectedModularity(undirected(0, [], [])), { random: seeded(1) }).count).toBe(0);
  });

  test('gives more communities the higher the resolution, down to one and up to one each (Gephi counts the other way round)', () => {
    const graph = ring(8, 5);
    const counts = [1e-6, 1, 100].map((resolution) => bestCommunities(graph, { resolution, random: seeded(1) }).count);
    expect(counts).toEqual([1, 8, 40]);
  });

  test('merges small cliques of a ring at resolution 1 and keeps them apart at 3: the resolution limit', () => {
    // Fortunato & Barthélemy 2007, doi:10.1073/pnas.0605965104
    expect(bestCommunities(ring(30, 5), { random: seeded(1) }).count).toBeLessThan(30);
    expect(bestCommunities(ring(30, 5), { random: seeded(1), resolution: 3 }).count).toBe(30);
  });

  test('keeps the cliques of a ring apart by CPM at one resolution, however many there are: no resolution limit', () => {
    // Traag, Van Dooren & Nesterov 2011, doi:10.1103/PhysRevE.84.016114
    for (const cliques of [5, 30, 300, 1000]) {
      const { count, of } = bestCommunities(ring(cliques, 5), { random: seeded(1), quality: 'cpm', resolution: 0.3, runs: 3 });
      expect([count, new Set(of.slice(0, 5)).size]).toEqual([cliques, 1]);
    }
    expect(bestCommunities(ring(1000, 5), { random: seeded(1), runs: 3 }).count).toBeLessThan(200);
  });

  test('gives the same communities for the same seed', () => {
    const graph = ring(12, 4);
    expect(bestCommunities(graph, { random: seeded(7), runs: 2 })).toEqual(bestCommunities(graph, { random: seeded(7), runs: 2 }));
  });
});

function* groupings(n: number, labels: number[] = []): Generator<Int32Array> {
  if (labels.length === n) yield Int32Array.from(labels);
  else for (let label = 0; label <= Math.max(-1, ...labels) + 1; label++) yield* groupings(n, [...labels, label]);
}

/** The most that 3,000 runs of python-igraph 1.0.0 found, community_leiden(objective_function="modularity", n_iterations=-1). */
const optima: [name: string, weighted: boolean, best: number, groups: number][] = [
  ['karate_club', false, 0.4197896121, 4],
  ['dolphins', false, 0.5285194415, 5],
  ['lesmis', false, 0.56000837, 6],
  ['lesmis', true, 0.5666879833, 6],
  ['football', false, 0.6045695627, 10],
];

describe.skipIf(missing)(`the search for communities (${missing ?? 'public graphs'})`, () => {
  test.each(optima)('reaches the best known modularity of %s (weighted: %s), %d, in %d groups', (name, weighted, known, groups) => {
    const { n, sources, targets, weights } = edges(`graphs-newman/${name}.gml`);
    const found = bestCommunities(undirected(n, sources, targets, weighted ? weights : null), { random: seeded(1) });
    expect(found.worth).toBeCloseTo(known, 9);
    expect(found.count).toBe(groups);
  });

  // What the best of a hundred such runs of python-igraph 1.0.0 has by compare_communities(method="nmi").
  test.each([
    ['lfr_n250_mu10_s10', 0.98810436],
    ['lfr_n500_mu30_s1', 0.95315002],
    ['lfr_n1000_mu30_s1', 0.95712185],
  ])('recovers the planted groups of %s as well as igraph: normalised mutual information %d', (name, shared) => {
    const { n, sources, targets } = edges(`lfr/${name}.edges`);
    const found = bestCommunities(undirected(n, sources, targets), { random: seeded(1) });
    expect(sharedInformation(found.of, truth(`lfr/${name}.truth`))).toBeCloseTo(shared, 7);
  });

  test.each([
    '1898.gexf',
    'clique3.json',
    'complex500.json',
    'directed1000.json',
    'directed500.json',
    'eurosis.json',
    'undirected1000.json',
    'undirected500.json',
  ])('finds at least the modularity of Louvain in %s, communities connected', (name) => {
    const { n, sources, targets } = edges(`louvain-graphology/${name}`);
    const graph = undirected(n, sources, targets);
    const ours = bestCommunities(graph, { random: seeded(1) });
    const theirs = bestCommunities(graph, { random: seeded(1), method: 'louvain' });
    expect(ours.worth).toBeGreaterThanOrEqual(theirs.worth - 1e-12);
    expect(connected(graph, ours.of).count).toBe(ours.count);
  });

  test('finds at least the directed modularity in EuroSIS that the best of twenty runs of graphology’s Louvain finds', () => {
    const { n, sources, targets } = edges('louvain-graphology/eurosis.json');
    const theirs = new DirectedGraph();
    for (let i = 0; i < n; i++) theirs.addNode(i);
    for (const [e, source] of sources.entries()) theirs.mergeEdge(source, targets[e]);
    const runs = Array.from({ length: 20 }, (_, seed) => louvain.detailed(theirs, { rng: seeded(seed) }).modularity);
    const graph = directed(n, sources, targets);
    const found = best(directedModularity(graph, withoutDirections(graph)), { random: seeded(1) });
    expect(found.worth).toBeGreaterThanOrEqual(Math.max(...runs));
  });
});
