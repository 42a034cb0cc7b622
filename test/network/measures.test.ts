import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directed, type Graph, sourcesOf, undirected, weightOf } from '../../src/graph/graph.ts';
import { networkMeasures } from '../../src/network/measures/of-network.ts';
import { personMeasures } from '../../src/network/measures/of-people.ts';
import { network } from '../../src/network/network.ts';
import { pageRank } from '../../src/network/pagerank.ts';
import { paths } from '../../src/network/paths.ts';
import { type Network, networkOf } from '../../src/network/structure.ts';
import { seeded } from '../../src/random.ts';
import { edges, missing } from '../communities/corpora.ts';
import { peopleOf, post, ran } from './small-study.ts';

const none = { answers: 0, toMissing: 0, toThemselves: 0, inCircles: 0 };

function whole(name: string, of: Network): number | null {
  const entry = networkMeasures[name];
  if (entry === undefined) throw new Error(`no measure of the network: ${name}`);
  return entry.value(of, none);
}

const structure = (graph: Graph) => networkOf(graph, seeded(1), seeded(2));

function each(name: string, of: Network): number[] {
  const entry = personMeasures[name];
  if (entry === undefined) throw new Error(`no measure of people: ${name}`);
  return Array.from(entry.values(of));
}

const graphs = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 24 }).map((list) =>
    directed(
      n,
      list.map((t) => t[0]),
      list.map((t) => t[1]),
      list.map((t) => t[2]),
    ),
  ),
);

describe('measures', () => {
  test('of two triangles joined by a bridge, counted by hand and by python-igraph 1.0.0', () => {
    // 0→1→2→0, 3⇄4, 3→5, 4→5, 2→3
    const of = structure(directed(6, [0, 1, 2, 3, 4, 3, 4, 2], [1, 2, 0, 4, 3, 5, 5, 3], [1, 1, 2, 1, 1, 1, 1, 3]));
    expect(whole('people', of)).toBe(6);
    expect(whole('ties', of)).toBe(8);
    expect(whole('interactions', of)).toBe(11);
    expect(whole('density', of)).toBe(8 / 30);
    expect(whole('reciprocity', of)).toBe(1 / 7);
    expect(whole('returnedTies', of)).toBe(2 / 8);
    expect(whole('components', of)).toBe(1);
    expect(whole('largestComponent', of)).toBe(1);
    expect(whole('transitivity', of)).toBe(6 / 10);
  });

  test('are absent, not zero, where they are not defined', () => {
    const nobody = structure(directed(0, [], []));
    for (const name of ['density', 'reciprocity', 'returnedTies', 'largestComponent', 'transitivity'])
      expect(whole(name, nobody)).toBeNull();
    expect(whole('components', nobody)).toBe(0);
  });

  test('reciprocity, density and transitivity agree with looking at every pair and three', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const of = structure(graph);
        const tie = (a: number, b: number) => weightOf(graph, a, b) > 0;
        const near = (a: number, b: number) => tie(a, b) || tie(b, a);
        const all = Array.from({ length: graph.n }, (_, i) => i);
        const pairs = all.flatMap((a) => all.filter((b) => b > a).map((b) => [a, b] as const));
        const connected = pairs.filter(([a, b]) => near(a, b)).length;
        const mutual = pairs.filter(([a, b]) => tie(a, b) && tie(b, a)).length;
        const triples = all.flatMap((m) => pairs.filter(([a, b]) => a !== m && b !== m && near(a, m) && near(m, b)));
        const closed = triples.filter(([a, b]) => near(a, b)).length;
        expect(whole('reciprocity', of)).toBe(connected === 0 ? null : mutual / connected);
        expect(whole('density', of)).toBe(graph.n < 2 ? null : (connected + mutual) / (graph.n * (graph.n - 1)));
        expect(whole('transitivity', of)).toBe(triples.length === 0 ? null : closed / triples.length);
      }),
    );
  });

  test('betweenness, closeness, distances, cores and clustering agree with their definitions, pair by pair', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const of = structure(graph);
        const all = Array.from({ length: graph.n }, (_, i) => i);
        const near = (a: number, b: number) => a !== b && (weightOf(graph, a, b) > 0 || weightOf(graph, b, a) > 0);
        const { distance, ways } = shortest(all, near);
        const others = all.flatMap((s) =>
          all.filter((t) => t !== s && distance(s, t) < Number.POSITIVE_INFINITY).map((t) => [s, t] as const),
        );
        const lengths = others.map(([s, t]) => distance(s, t));
        const mean = whole('meanDistance', of);
        if (lengths.length === 0) expect(mean).toBeNull();
        else expect(mean).toBeCloseTo(lengths.reduce((a, b) => a + b, 0) / lengths.length, 10);
        expect(whole('diameter', of)).toBe(Math.max(0, ...lengths));
        for (const v of all) {
          const through = others.filter(([s, t]) => s !== v && t !== v && distance(s, v) + distance(v, t) === distance(s, t));
          const shares = through.map(([s, t]) => (ways(s, v) * ways(v, t)) / ways(s, t));
          const possible = Math.max(1, (graph.n - 1) * (graph.n - 2));
          expect(each('betweenness', of)[v]).toBeCloseTo(shares.reduce((a, b) => a + b, 0) / possible, 10);

          const reached = others.filter(([s]) => s === v).map(([s, t]) => distance(s, t));
          const far = reached.reduce((a, b) => a + b, 0);
          const closeness = (reached.length / (graph.n - 1)) * (reached.length / far);
          if (reached.length === 0) expect(each('closeness', of)[v]).toBeNaN();
          else expect(each('closeness', of)[v]).toBeCloseTo(closeness, 10);

          const contacts = all.filter((j) => near(v, j));
          const linked = contacts.flatMap((a) => contacts.filter((b) => near(a, b))).length;
          expect(each('clustering', of)[v]).toBeCloseTo(contacts.length < 2 ? 0 : linked / (contacts.length * (contacts.length - 1)), 10);
          expect(each('core', of)[v]).toBe(Math.max(...all.filter((k) => peeled(all, near, k).includes(v))));
        }
      }),
    );
  });

  test('stay with people who are called otherwise, and those of the whole do not change', () => {
    const renamed = graphs.chain((graph) => {
      const all = Array.from({ length: graph.n }, (_, i) => i);
      return fc.tuple(fc.constant(graph), fc.shuffledSubarray(all, { minLength: graph.n }));
    });
    fc.assert(
      fc.property(renamed, (pair) => {
        const [graph, names] = pair;
        const sources = sourcesOf(graph);
        const named = (node: number) => names[node] as number;
        const other = structure(directed(graph.n, Array.from(sources, named), Array.from(graph.targets, named), graph.weights));
        const one = structure(graph);
        for (const name of Object.keys(networkMeasures)) {
          // Random networks are drawn from people in the order of their names.
          if (/ByChance$|P$/.test(name)) continue;
          const [value, again] = [whole(name, one), whole(name, other)];
          if (value === null || again === null) expect(again, name).toBe(value);
          else expect(again, name).toBeCloseTo(value, 8);
        }
        for (const name of Object.keys(personMeasures)) {
          const [values, again] = [each(name, one), each(name, other)];
          for (const [node, value] of values.entries())
            if (Number.isNaN(value)) expect(again[named(node)], name).toBeNaN();
            else expect(again[named(node)], name).toBeCloseTo(value, 8);
        }
      }),
    );
  });

  test('paths from a part of the people come near those from all, and say how many they were', () => {
    const random = seeded(9);
    const ends = Array.from({ length: 1200 }, () => Math.floor(300 * random() ** 2));
    const graph = structure(directed(300, ends.slice(0, 600), ends.slice(600))).undirected;
    const exact = paths(graph, seeded(1));
    const part = paths(graph, seeded(1), 150);
    expect([exact.sources, part.sources]).toEqual([300, 150]);
    // Hoeffding: within √(ln(2 / 0.05) / (2 · 150)) of the exact value, in 95 of 100 people.
    const off = part.betweenness.filter((value, i) => Math.abs(value - (exact.betweenness[i] as number)) > 0.111);
    expect(off.length).toBeLessThanOrEqual(15);
    expect(part.mean as number).toBeCloseTo(exact.mean as number, 1);
    expect(part.longest).toBeLessThanOrEqual(exact.longest);
    expect(paths(graph, seeded(2), 150)).not.toEqual(part);
  });

  test.each([
    // Everybody stands in a ring and knows so many on either side.
    [5_000, 1, 5_000],
    [5_001, 1, 1_000],
    // 5,001 · 30 contacts twice: 100,000,000 / 300,060 is 333.3.
    [5_001, 30, 333],
    [5_001, 230, 50],
  ])('of a ring of %d people with %d on either side, the paths of %d are followed', (n, near, expected) => {
    const pairs = Array.from({ length: n * near }, (_, k) => [Math.floor(k / near), (Math.floor(k / near) + (k % near) + 1) % n] as const);
    const graph = undirected(
      n,
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
    );
    expect(paths(graph, seeded(1)).sources).toBe(expected);
  });

  test('every measure says what it means, how it is computed and what was chosen', () => {
    for (const { means, formula, choice } of Object.values({ ...personMeasures, ...networkMeasures }))
      expect([means, formula, choice].every((words) => words.length > 0)).toBe(true);
  });
});

/** Distances and numbers of shortest paths, found by lengthening walks step by step. */
function shortest(all: readonly number[], near: (a: number, b: number) => boolean) {
  const found = new Map<string, { distance: number; ways: number }>();
  for (const s of all) {
    let walks = new Map([[s, 1]]);
    for (let step = 0; step <= all.length; step++) {
      for (const [t, ways] of walks) if (!found.has(`${s} ${t}`)) found.set(`${s} ${t}`, { distance: step, ways });
      const longer = new Map<number, number>();
      for (const [t, ways] of walks) for (const j of all) if (near(t, j)) longer.set(j, (longer.get(j) ?? 0) + ways);
      walks = longer;
    }
  }
  return {
    distance: (s: number, t: number) => found.get(`${s} ${t}`)?.distance ?? Number.POSITIVE_INFINITY,
    ways: (s: number, t: number) => found.get(`${s} ${t}`)?.ways ?? 0,
  };
}

/** Who is left when those with fewer than k contacts among the others left go, again and again. */
function peeled(all: readonly number[], near: (a: number, b: number) => boolean, k: number): number[] {
  let left = [...all];
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = left.filter((a) => left.filter((b) => near(a, b)).length >= k);
  }
  return left;
}

describe('pageRank(graph)', () => {
  test('agrees with multiplying by the full matrix many times', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { n } = graph;
        const all = Array.from({ length: n }, (_, i) => i);
        const out = all.map((i) => all.reduce((sum, j) => sum + weightOf(graph, i, j), 0));
        let rank = all.map(() => 1 / n);
        for (let step = 0; step < 300; step++) {
          rank = all.map((j) =>
            all.reduce(
              (sum, i) =>
                sum + (rank[i] as number) * (0.15 / n + 0.85 * (out[i] === 0 ? 1 / n : weightOf(graph, i, j) / (out[i] as number))),
              0,
            ),
          );
        }
        const found = pageRank(graph);
        for (const i of all) expect(found[i]).toBeCloseTo(rank[i] as number, 8);
        expect(found.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('comes to rest where the ranks swing to and fro', () => {
    // A circle of three, and two people who point into it: networkx 3.6.1, pagerank(G, tol=1e-14).
    const ranks = pageRank(directed(7, [0, 1, 2, 2, 3, 4], [3, 0, 0, 3, 1, 0]));
    const expected = [0.3047151475, 0.2827392412, 0.0283018868, 0.2993380641, 0.0283018868, 0.0283018868, 0.0283018868];
    for (const [i, rank] of expected.entries()) expect(ranks[i]).toBeCloseTo(rank, 8);
  });

  test('is empty for an empty graph', () => {
    expect(pageRank(directed(0, [], []))).toEqual(new Float64Array(0));
  });
});

// Values of python-igraph 1.0.0, by the call named; networkx 3.6.1 has the same to the digits it computes.
describe.skipIf(missing)(`the karate club (${missing ?? 'Zachary 1977'})`, () => {
  const { n, sources, targets } = missing ? { n: 0, sources: [], targets: [] } : edges('graphs-newman/karate_club.gml');
  const both = structure(directed(n, [...sources, ...targets], [...targets, ...sources]));

  test.each<[call: string, measure: string, node: number, value: number]>([
    ['closeness()', 'closeness', 0, 0.5689655172],
    ['closeness()', 'closeness', 33, 0.55],
    ['betweenness() / (33 · 32 / 2)', 'betweenness', 0, 0.43763528139],
    ['betweenness() / (33 · 32 / 2)', 'betweenness', 33, 0.30407497595],
    ['pagerank()', 'pageRank', 33, 0.10091918233],
    ['coreness()', 'core', 0, 4],
    ['coreness()', 'core', 4, 3],
    ['transitivity_local_undirected(mode="zero")', 'clustering', 0, 0.15],
    ['degree()', 'outDegree', 33, 17],
  ])('is as igraph’s %s has it: %s of node %d is %d', (_, measure, node, value) => {
    // PageRank comes to rest at 1e-9, everything else is exact.
    expect(each(measure, both)[node]).toBeCloseTo(value, measure === 'pageRank' ? 8 : 9);
  });

  test.each<[call: string, measure: string, value: number]>([
    ['density()', 'density', 0.13903743316],
    ['transitivity_undirected()', 'transitivity', 0.25568181818],
    ['transitivity_avglocal_undirected(mode="zero")', 'meanClustering', 0.57063847821],
    ['average_path_length()', 'meanDistance', 2.40819964349],
    ['diameter()', 'diameter', 5],
    ['assortativity_degree()', 'assortativity', -0.47561309768],
    ['reciprocity()', 'returnedTies', 1],
    ['connected_components(mode="weak")', 'components', 1],
  ])('is as igraph’s %s has it: %s is %d', (_, measure, value) => {
    expect(whole(measure, both)).toBeCloseTo(value, 9);
  });
});

test('five arcs and one back are as python-igraph 1.0.0 has them: Graph(edges=[(0,1),(1,0),(1,2),(2,3),(3,1),(3,4)], directed=True)', () => {
  const of = structure(directed(5, [0, 1, 1, 2, 3, 3], [1, 0, 2, 3, 1, 4]));
  expect(whole('reciprocity', of)).toBeCloseTo(0.2, 12); // reciprocity(mode="ratio")
  expect(whole('returnedTies', of)).toBeCloseTo(1 / 3, 12); // reciprocity()
  expect(whole('density', of)).toBeCloseTo(0.3, 12);
  expect(each('inDegree', of)).toEqual([1, 2, 1, 1, 1]);
  expect(each('outDegree', of)).toEqual([1, 2, 1, 2, 0]);
  const ranks = [0.17902002390185603, 0.2939301132028138, 0.17902002390185603, 0.20626674610723778, 0.1417630928862362]; // pagerank()
  for (const [i, rank] of each('pageRank', of).entries()) expect(rank).toBeCloseTo(ranks[i] as number, 8);
});

test('is as centralised as R has it: sna 2.7.1, centralization(g, degree, cmode); igraph 1.3.5, centr_degree(g, mode, loops = FALSE)', () => {
  const bridged = structure(directed(6, [0, 1, 2, 3, 4, 3, 4, 2, 5], [1, 2, 0, 4, 3, 5, 5, 3, 5]));
  expect(whole('inCentralisation', bridged)).toBeCloseTo(0.16, 12);
  expect(whole('outCentralisation', bridged)).toBeCloseTo(0.16, 12);
  // Freeman's star, which is the most centralised of all.
  const star = structure(directed(6, [1, 2, 3, 4, 5], [0, 0, 0, 0, 0]));
  expect([whole('inCentralisation', star), whole('outCentralisation', star)]).toEqual([1, expect.closeTo(0.04, 12)]);
  expect(whole('inCentralisation', structure(directed(1, [0], [0])))).toBeNull();
});

describe('the table of measures', () => {
  test('has the whole network and every person with a tie, kinds of ties added up', async () => {
    const posts = [
      post({ post: '1', author: 'a', replyToPerson: 'b', mentions: ['c'] }),
      post({ post: '2', author: 'a', mentions: ['b'] }),
      post({ post: '3', author: 'nobody' }),
    ];
    const { rows } = await ran([network], { posts, people: peopleOf(posts) });
    const found = rows('measures').map(({ measure, person, value }) => `${measure} ${person} ${value}`);
    expect(found).toContain('ties null 2');
    expect(found).toContain('interactions null 3');
    expect(found).toContain('outDegree a 2');
    expect(found).toContain('outStrength a 3');
    expect(found).toContain('inStrength b 2');
    expect(found.filter((row) => row.includes('nobody'))).toEqual([]);
    expect(found.filter((row) => row.startsWith('pageRank'))).toHaveLength(3);
  });

  test('of a study without posts counts nobody', async () => {
    const { rows } = await ran([network], { posts: [], people: [] });
    expect(rows('ties')).toEqual([]);
    expect(rows('threads')).toEqual([]);
    expect(rows('measures')).toContainEqual({ measure: 'people', person: null, value: 0 });
  });
});
