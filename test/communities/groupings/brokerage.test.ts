// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { describe, expect, test } from 'vitest';
import { brokerage, brokerRoles } from '../../../src/communities/groupings/brokerage.ts';
import { changePlaces } from '../../../src/communities/groupings/permutation.ts';
import { brokerageDrawsFor } from '../../../src/communities/partition/effort.ts';
import { directed } from '../../../src/graph/graph.ts';
import { arcsOf, type Ties } from '../../../src/graph/ties.ts';
import { integer, seeded } from '../../../src/random.ts';
import { besideAll } from '../../../src/stats/beside.ts';

/** Fourteen people of three groups, invented. */
const arcs = arcsOf(
  directed(
    14,
    [0, 1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11, 12, 13, 2, 6, 0, 4, 9, 12],
    [1, 0, 2, 3, 1, 4, 5, 6, 3, 7, 5, 9, 4, 10, 11, 8, 3, 12, 0, 2, 6, 8, 1, 0],
  ),
);
const group = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 0, 1);
const parts = new Int32Array(14);

describe('brokerage(arcs, groups)', () => {
  test('gives what sna::brokerage 2.7.1 gives in R', () => {
    // b <- brokerage(g, cl); b$raw.gli, b$raw.nli, b$exp.gli, where R has b_IO (representative) before b_OI (gatekeeper).
    const { ways, counts, shares } = brokerage(arcs, { group, parts }, { random: seeded(1), draws: 2000 });
    expect(ways).toBe(40);
    expect(Object.fromEntries(brokerRoles.map((role, r) => [role, Math.round(shares[r]!.value * ways)]))).toEqual({
      coordinator: 16,
      itinerant: 2,
      gatekeeper: 11,
      representative: 10,
      liaison: 1,
    });
    expect(Array.from(counts.subarray(15, 20))).toEqual([2, 1, 1, 2, 0]);
    // What Gould & Fernandez expect comes to the same shares as taking each other's groups: exp.gli / sum(exp.gli).
    const expected = [0.0659340659341, 0.2197802197802, 0.2197802197802, 0.2197802197802, 0.2747252747253];
    for (const [r, { chance }] of shares.entries()) expect(Math.abs(chance!.mean - expected[r]!)).toBeLessThan(0.012);
    expect(shares[0]?.chance?.p).toBeLessThan(0.05);
  });

  test('counts what looking at every three people gives', () => {
    const random = seeded(2);
    for (let round = 0; round < 60; round++) {
      const n = 12;
      const ends = () => Array.from({ length: 40 }, () => integer(random, n));
      const any = arcsOf(directed(n, ends(), ends()));
      const of = Int32Array.from({ length: n }, () => integer(random, 4) - 1);
      const { counts, ways, shares } = brokerage(any, { group: of, parts: new Int32Array(n) }, { random, draws: 0 });
      const slow = slowly(any, of);
      expect(Array.from(counts)).toEqual(slow);
      for (const { chance } of shares) expect(chance).toBeNull();
      expect(ways).toBe(slow.reduce((sum, x) => sum + x, 0));
    }
  });

  test('draws shares that add up to all, and lets people take the groups of their own part alone', () => {
    const random = seeded(3);
    const { shares } = brokerage(arcs, { group, parts }, { random, draws: 50 });
    expect(shares.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(shares.reduce((sum, { chance }) => sum + chance!.mean, 0)).toBeCloseTo(1, 12);
    const apart = brokerage(arcs, { group, parts: group }, { random, draws: 50 });
    for (const { chance } of apart.shares) expect(chance).toMatchObject({ z: null, p: 1 });
    expect(apart.shares.map(({ chance }) => chance?.mean)).toEqual(apart.shares.map(({ value }) => expect.closeTo(value, 12)));
  });

  test('draws what looking at every three people gives for the same changes of groups', () => {
    const random = seeded(9);
    for (let round = 0; round < 5; round++) {
      const n = 10;
      const ends = () => Array.from({ length: 45 }, () => integer(random, n));
      const any = arcsOf(directed(n, ends(), ends()));
      const of = Int32Array.from({ length: n }, () => integer(random, 4) - 1);
      const draws = 40;
      const { ways, shares } = brokerage(any, { group: of, parts: new Int32Array(n) }, { random: seeded(round), draws });
      const [moved, again] = [of.slice(), seeded(round)];
      const members = Int32Array.from(of.keys()).filter((i) => of[i] !== -1);
      const drawn: number[][] = [];
      for (let draw = 0; draw < draws; draw++) {
        changePlaces(moved, members, again);
        const counts = slowly(any, moved);
        drawn.push(brokerRoles.map((_, r) => counts.reduce((sum, x, c) => sum + (c % 5 === r ? x : 0), 0) / ways));
      }
      expect(ways).toBeGreaterThan(0);
      const expected = besideAll(
        shares.map(({ value }) => value),
        drawn,
      );
      for (const [r, { chance }] of shares.entries()) {
        expect(chance?.mean).toBeCloseTo(expected[r]!.mean, 12);
        expect(chance?.p).toBe(expected[r]!.p);
      }
    }
  });

  test('compares with chance as if people of unknown group were not there', () => {
    const some = group.map((g, i) => (i === 4 || i === 13 ? -1 : g));
    const kept = [...group.keys()].filter((i) => some[i] !== -1);
    const among = arcs.sources.map((_, e) => e).filter((e) => [arcs.sources[e]!, arcs.targets[e]!].every((i) => kept.includes(i)));
    const without = arcsOf(
      directed(
        kept.length,
        Array.from(among, (e) => kept.indexOf(arcs.sources[e]!)),
        Array.from(among, (e) => kept.indexOf(arcs.targets[e]!)),
      ),
    );
    const groups = Int32Array.from(kept, (i) => group[i]!);
    const [all, known] = [
      brokerage(arcs, { group: some, parts }, { random: seeded(4), draws: 60 }),
      brokerage(without, { group: groups, parts: new Int32Array(kept.length) }, { random: seeded(4), draws: 60 }),
    ];
    expect(all.ways).toBeGreaterThan(0);
    expect(all.ways).toBe(known.ways);
    expect(all.shares).toEqual(known.shares);
  });

  test('has no shares where nobody stands between others', () => {
    const chain = arcsOf(directed(3, [0, 1, 0], [1, 2, 2]));
    const all = new Int32Array(3);
    expect(brokerage(chain, { group: all, parts: all }, { random: seeded(1) })).toMatchObject({ ways: 0, shares: [] });
    expect(brokerage(chain, { group: Int32Array.of(0, -1, 0), parts: all }, { random: seeded(1) }).ways).toBe(0);
    const nobody = arcsOf(directed(0, [], []));
    expect(brokerage(nobody, { group: new Int32Array(0), parts: new Int32Array(0) }, { random: seeded(1) }).ways).toBe(0);
  });
});

test('brokerageDrawsFor(ties) is 199 in small networks, fewer in large ones, and none rather than too few to tell', () => {
  expect([1_000, 200_000, 512_820, 512_821].map(brokerageDrawsFor)).toEqual([199, 100, 39, 0]);
});

/** Five counts a person, by the definition. */
function slowly({ n, sources, targets }: Ties, of: Int32Array): number[] {
  const turns = new Set(Array.from(sources, (s, e) => s * n + targets[e]!));
  const counts = new Array<number>(5 * n).fill(0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        if (new Set([i, j, k]).size < 3 || [i, j, k].some((x) => of[x] === -1)) continue;
        if (!turns.has(i * n + j) || !turns.has(j * n + k) || turns.has(i * n + k)) continue;
        const [a, b, c] = [of[i], of[j], of[k]];
        const role =
          a === b && b === c ? 'coordinator' : a === c ? 'itinerant' : b === c ? 'gatekeeper' : a === b ? 'representative' : 'liaison';
        counts[5 * j + brokerRoles.indexOf(role)]! += 1;
      }
    }
  }
  return counts;
}
