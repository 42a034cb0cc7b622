import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communitiesOfEdges } from '../../../src/communities/edges/edges.ts';
import { stability } from '../../../src/communities/partition/stability.ts';
import { integer, seeded, shuffled } from '../../../src/random.ts';

type Tie = [source: string, target: string, weight: number];

const of = (ties: readonly Tie[], options: Parameters<typeof communitiesOfEdges>[3] = {}) =>
  communitiesOfEdges(
    ties.map((t) => t[0]),
    ties.map((t) => t[1]),
    ties.map((t) => t[2]),
    options,
  );

const barbell: Tie[] = [
  ['a', 'b', 1],
  ['b', 'c', 1],
  ['c', 'a', 1],
  ['x', 'y', 1],
  ['y', 'z', 1],
  ['z', 'x', 1],
  ['c', 'x', 1],
];

describe('communitiesOfEdges(sources, targets, weights)', () => {
  test('names everybody once, numbers communities by size and gives modularity and stability', () => {
    const found = of(barbell);
    expect(found).toMatchObject({ nodes: 6, edges: 7, communities: 2, stability: 1, members: { a: 1, b: 1, c: 1, x: 2, y: 2, z: 2 } });
    expect(found.modularity).toBeCloseTo(70 / 196, 12);
  });

  test('gives the same for ties in any order, and turned round where they have no direction', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', '10', '2', '__proto__', '🍎', '\uffee');
    const list = fc.array(fc.tuple(name, name, fc.constantFrom(1, 2, 0.1, 0.2, 0.7)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(list, fc.nat(), fc.boolean(), (ties, seed, arcs) => {
        const options = { directed: arcs, runs: 3, networks: 2 };
        const found = of(ties, options);
        expect(of(shuffled(seeded(seed), ties), options)).toEqual(found);
        expect(Object.keys(found.members).sort()).toEqual([...new Set(ties.flatMap(([s, t, _weight]) => [s, t]))].sort());
      }),
    );
  });

  test('tells weights from plain ties, and directions from none', () => {
    const heavy: Tie[] = barbell.map(([s, t]) => [s, t, s === 'c' && t === 'x' ? 50 : 1]);
    const { c, x, a } = of(heavy).members;
    expect([c === x, c === a]).toEqual([true, false]);
    const both: Tie[] = [
      ['a', 'b', 1],
      ['b', 'a', 1],
      ['b', 'c', 1],
    ];
    expect([of(both).edges, of(both, { directed: true }).edges]).toEqual([2, 3]);
  });

  test('says that a random network, whose modularity is high too, has no more structure than chance, and that planted groups have', () => {
    const random = seeded(5);
    const anybody = (): Tie => [`${integer(random, 60)}`, `${integer(random, 60)}`, 1];
    const inGroup = (): Tie => {
      const source = integer(random, 60);
      return [`${source}`, `${(source + 6 * integer(random, 10)) % 60}`, 1];
    };
    const none = of(Array.from({ length: 240 }, anybody));
    expect(none.modularity).toBeGreaterThan(0.2);
    expect(Math.abs(none.z as number)).toBeLessThan(2.5);
    expect(none.chance?.p).toBeGreaterThan(0.02);
    const planted = of(Array.from({ length: 240 }, (_, i) => (i % 4 === 0 ? anybody() : inGroup())));
    expect(planted.z).toBeGreaterThan(5);
    expect(planted.chance?.p).toBeCloseTo(1 / 51, 12);
  });

  test('does not take pairs that answer each other for groups', () => {
    const random = seeded(6);
    const pairs = Array.from({ length: 120 }, () => [`${integer(random, 60)}`, `${integer(random, 60)}`] as const);
    const answered = pairs.flatMap(([s, t], i): Tie[] =>
      i % 2 === 0
        ? [[s, t, 1]]
        : [
            [s, t, 1],
            [t, s, 1],
          ],
    );
    expect(Math.abs(of(answered, { directed: true }).z as number)).toBeLessThan(2.5);
  });

  test('warns of communities that the resolution limit may have merged, and of none where cliques stand alone', () => {
    const clique = (c: number): Tie[] =>
      Array.from({ length: 5 }, (_, i) => Array.from({ length: i }, (_, j): Tie => [`${c}.${i}`, `${c}.${j}`, 1])).flat();
    const ring = Array.from({ length: 30 }, (_, c): Tie[] => [...clique(c), [`${c}.0`, `${(c + 1) % 30}.1`, 1]]).flat();
    const found = of(ring, { networks: 0 });
    expect(found.communities).toBeLessThan(30);
    expect(found.merged.length).toBeGreaterThan(10);
    expect(of(ring, { networks: 0, resolution: 3 })).toMatchObject({ communities: 30, merged: [] });
    expect(of(barbell).merged).toEqual([]);
  });

  test('tells by CPM what modularity merges, and gives the modularity of it', () => {
    const clique = (c: number): Tie[] =>
      Array.from({ length: 5 }, (_, i) => Array.from({ length: i }, (_, j): Tie => [`${c}.${i}`, `${c}.${j}`, 2])).flat();
    const ring = Array.from({ length: 30 }, (_, c): Tie[] => [...clique(c), [`${c}.0`, `${(c + 1) % 30}.1`, 2]]).flat();
    const found = of(ring, { quality: 'cpm', resolution: 0.6, networks: 4 });
    // 30 cliques of 10 ties and 30 bridges of weight 2.
    expect(found).toMatchObject({ communities: 30, merged: [], stability: 1 });
    expect(found.worth).toBeCloseTo((30 * (20 - (0.6 * 25) / 2)) / 660, 10);
    expect(found.modularity).toBeCloseTo(10 / 11 - 1 / 30, 10);
    expect(found.z).toBeGreaterThan(5);
  });

  test('refuses CPM without a resolution, and by Louvain', () => {
    expect(() => of(barbell, { quality: 'cpm' })).toThrow('missing resolution');
    expect(() => of(barbell, { quality: 'cpm', resolution: 0.1, method: 'louvain' })).toThrow('cpm cannot be used with louvain');
  });

  test('gives nothing for no ties', () => {
    expect(of([])).toMatchObject({ nodes: 0, edges: 0, communities: 0, modularity: 0, members: {} });
  });

  test('refuses weights that are no weights', () => {
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() =>
        of([
          ['a', 'b', 1],
          ['b', 'c', weight],
        ]),
      ).toThrow(`tie 2, b to c: invalid weight: ${weight}`);
    }
  });
});

test('stability(groups, tries) is the share of tries in which members are together, counted pair by pair', () => {
  const labels = fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }).map((of) => ({ of: Int32Array.from(of), count: 3 }));
  fc.assert(
    fc.property(labels, fc.array(labels, { minLength: 1, maxLength: 4 }), (groups, tries) => {
      const { confidence } = stability(groups, tries);
      for (let i = 0; i < 5; i++) {
        const mates = [0, 1, 2, 3, 4].filter((j) => j !== i && groups.of[j] === groups.of[i]);
        const together = tries.map(({ of }) => mates.filter((j) => of[j] === of[i]).length);
        const expected = mates.length === 0 ? 1 : together.reduce((a, b) => a + b) / (mates.length * tries.length);
        expect(confidence[i]).toBeCloseTo(expected, 12);
      }
    }),
  );
});
