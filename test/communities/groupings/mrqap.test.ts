// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { describe, expect, test } from 'vitest';
import { mrqap } from '../../../src/communities/groupings/mrqap.ts';
import { changePlaces } from '../../../src/communities/groupings/permutation.ts';
import { mrqapDrawsFor } from '../../../src/communities/partition/effort.ts';
import { undirected } from '../../../src/graph/graph.ts';
import { edgesOf, type Ties } from '../../../src/graph/ties.ts';
import { integer, type Random, seeded } from '../../../src/random.ts';

/** Sixteen people with 23 ties, invented; R has the same in the test below. */
const ties = edgesOf(
  undirected(
    16,
    [0, 0, 0, 1, 1, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10, 11, 12, 13, 0, 2, 5, 9],
    [1, 2, 3, 2, 3, 3, 4, 5, 6, 6, 7, 5, 4, 9, 10, 10, 11, 9, 8, 13, 14, 12, 8, 15, 15],
  ),
);
const role = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1);
const space = Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2);
const posts = Float64Array.from([9, 4, 2, 7, 1, 3, 3, 0, 5, 1, 2, 8, 0, 1, 1, 2], (n) => Math.log1p(n));
const one = new Int32Array(16);

describe('mrqap(ties, properties)', () => {
  test('gives what sna::netlm 2.7.1 gives in R', () => {
    // y: the adjacency matrix; same <- function(g) outer(g, g, "==") * 1; a <- log(1 + posts); act <- outer(a, a, "+")
    // netlm(y, list(same(role), same(space), act), mode = "graph", nullhyp = "qapspp", reps = 4000): coefficients, tstat, pgreqabs
    const found = mrqap(ties, { parts: one, groupings: [role, space], amounts: [posts] }, { random: seeded(1), draws: 4000 });
    expect(found).toMatchObject({ people: 16, pairs: 120, tied: 23, draws: 4000 });
    const [byRole, bySpace] = found.groupings;
    expect(byRole?.effect?.value).toBeCloseTo(0.2042215984159, 11);
    expect(byRole?.effect?.t).toBeCloseTo(3.053712215139, 10);
    expect(bySpace?.effect?.value).toBeCloseTo(0.2508723909691, 11);
    expect(bySpace?.effect?.t).toBeCloseTo(3.416667008698, 10);
    // R's .00575 and .003 are of 4,000 draws of its own: four standard errors of either.
    expect(Math.abs(byRole!.effect!.chance!.p - 0.00575)).toBeLessThan(0.0068);
    expect(Math.abs(bySpace!.effect!.chance!.p - 0.003)).toBeLessThan(0.0049);
    // mean(Y[S == 1]) / mean(Y[S == 0]) over the upper triangle.
    expect(bySpace?.ratio).toBeCloseTo(3.157142857143, 11);
    // sum(rowSums(y * (1 - same(space))) > 0) and sum(rowSums(y * same(space)) > 0).
    expect(bySpace?.bearers).toBe(12);
    // netlm(y, list(same(space)), …)
    const alone = mrqap(ties, { parts: one, groupings: [space] }, { random: seeded(1), draws: 0 });
    expect(alone.groupings[0]?.effect).toMatchObject({ chance: null });
    expect(alone.groupings[0]?.effect?.value).toBeCloseTo(0.253781512605, 11);
    expect(alone.groupings[0]?.effect?.t).toBeCloseTo(3.32961331517, 10);
  });

  test('looks at pairs of one part alone, each with a level of its own, as lm does in R', () => {
    // part <- c(rep(0, 8), rep(1, 8)); lm(Y ~ factor(part) + same(role) + same(space) + act, subset = both of one part)
    const parts = Int32Array.from({ length: 16 }, (_, i) => (i < 8 ? 0 : 1));
    const found = mrqap(ties, { parts, groupings: [role, space], amounts: [posts] }, { random: seeded(1), draws: 0 });
    expect(found.pairs).toBe(56);
    expect(found.groupings[0]?.effect?.value).toBeCloseTo(0.3688088147702, 11);
    expect(found.groupings[0]?.effect?.t).toBeCloseTo(2.893811539599, 10);
    expect(found.groupings[1]?.effect?.value).toBeCloseTo(0.0810735556893, 11);
    expect(found.groupings[1]?.effect?.t).toBeCloseTo(0.638352045345, 10);
  });

  test('tells a ratio also of one pair and one tie', () => {
    // The one pair of one group has a tie, and one of the five others.
    const few = edgesOf(undirected(4, [0, 0], [1, 2]));
    const [found] = mrqap(
      few,
      { parts: new Int32Array(4), groupings: [Int32Array.of(0, 0, 1, 2)] },
      { random: seeded(1), draws: 0 },
    ).groupings;
    expect(found).toMatchObject({ ratio: 5, bearers: 2 });
  });

  test('counts automated accounts for nobody among those whom ties within or across are of', () => {
    const within = edgesOf(undirected(8, [0, 2, 4, 0], [1, 3, 5, 6]));
    const groupings = [Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1)];
    const [found] = mrqap(
      within,
      { parts: new Int32Array(8), groupings },
      { random: seeded(1), draws: 0, automated: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0) },
    ).groupings;
    expect(found).toMatchObject({ bearers: 1 });
  });

  test('takes no level off for a part of one person, who is of no pair', () => {
    const all = Int32Array.from({ length: 16 }, (_, i) => (i === 15 ? 1 : 0));
    const without = Int32Array.from({ length: 16 }, (_, i) => (i === 15 ? -1 : 0));
    const of = (parts: Int32Array) =>
      mrqap(ties, { parts, groupings: [role, space] }, { random: seeded(1), draws: 0 }).groupings.map(({ effect }) => effect?.t);
    expect(of(all)).toEqual(of(without).map((t) => expect.closeTo(t ?? Number.NaN, 10)));
  });

  test('tells an effect that explains nearly all ties, and none where it explains all', () => {
    const pairs = Array.from({ length: 16 }, (_, i) => Array.from({ length: i }, (__, j) => [j, i] as const)).flat();
    const within = pairs.filter(([i, j]) => i < 8 === j < 8);
    const half = Int32Array.from({ length: 16 }, (_, i) => (i < 8 ? 0 : 1));
    const of = (list: readonly (readonly [number, number])[]) => {
      const cliques = edgesOf(
        undirected(
          16,
          list.map(([i]) => i),
          list.map(([, j]) => j),
        ),
      );
      return mrqap(cliques, { parts: one, groupings: [half] }, { random: seeded(1), draws: 0 }).groupings[0]?.effect;
    };
    // By hand: 55 of 56 pairs within have a tie, none of 64 across; t = b / sqrt(b / 118 / (56 * 64 / 120)).
    const b = 55 / 56;
    expect(of(within.slice(1))?.value).toBeCloseTo(b, 12);
    expect(of(within.slice(1))?.t).toBeCloseTo(b / Math.sqrt(b / 118 / ((56 * 64) / 120)), 9);
    expect(of(within)).toBeNull();
  });

  test('draws what a regression over all pairs, written down one by one, gives for the same changes of places', () => {
    const random = seeded(5);
    for (let round = 0; round < 20; round++) {
      const n = 12;
      const any = edgesOf(
        undirected(
          n,
          Array.from({ length: 20 }, () => integer(random, n)),
          Array.from({ length: 20 }, () => integer(random, n)),
        ),
      );
      const groupings = [3, 2].map((count) => Int32Array.from({ length: n }, () => integer(random, count)));
      const amounts = [Float64Array.from({ length: n }, random)];
      const parts = Int32Array.from({ length: n }, (_, i) => (i < 5 ? 0 : 1));
      const draws = 30;
      const found = mrqap(any, { parts, groupings, amounts }, { random: seeded(round), draws });
      const slow = slowly(any, { parts, groupings, amounts }, seeded(round), draws);
      for (const [g, { effect }] of found.groupings.entries()) {
        expect(effect?.value).toBeCloseTo(slow[g]!.value, 9);
        expect(effect?.chance?.mean).toBeCloseTo(slow[g]!.mean, 9);
        expect(effect?.chance?.z).toBeCloseTo(slow[g]!.z, 7);
        expect(effect?.chance?.p).toBeCloseTo(slow[g]!.p, 9);
      }
    }
  });

  test('does not depend on how people and groups are numbered', () => {
    const order = Int32Array.from({ length: 16 }, (_, i) => (i * 7) % 16);
    const moved = <T extends Int32Array | Float64Array>(values: T) => {
      const out = values.slice() as T;
      for (const [i, to] of order.entries()) out[to] = values[i]!;
      return out;
    };
    const turned = { ...ties, sources: ties.targets.map((i) => order[i]!), targets: ties.sources.map((i) => order[i]!) };
    const own = mrqap(ties, { parts: one, groupings: [role, space], amounts: [posts] }, { random: seeded(1), draws: 0 });
    const other = mrqap(
      turned,
      { parts: one, groupings: [moved(role), moved(space).map((g) => 2 - g)], amounts: [moved(posts)] },
      { random: seeded(1), draws: 0 },
    );
    for (const [k, { ratio, effect }] of own.groupings.entries()) {
      expect(other.groupings[k]?.ratio).toBeCloseTo(ratio!, 12);
      expect(other.groupings[k]?.effect?.t).toBeCloseTo(effect!.t, 10);
    }
  });

  test('leaves out people of whom something is not known, and says nothing of a grouping that others tell already', () => {
    const some = role.map((g, i) => (i === 3 ? -1 : g));
    const found = mrqap(
      ties,
      { parts: one, groupings: [some, space, some.map((g) => (g === -1 ? -1 : 1 - g))] },
      { random: seeded(1), draws: 39 },
    );
    // Four of the 23 ties are ties of the one who is left out.
    expect(found).toMatchObject({ people: 15, tied: 19 });
    expect(found.groupings[0]?.effect).not.toBeNull();
    expect(found.groupings[2]).toMatchObject({ effect: null });
    expect(found.groupings[2]?.ratio).toBeCloseTo(found.groupings[0]!.ratio!, 12);
  });

  test('keeps people of a part in which a grouping is known of nobody, and lets it say nothing of them', () => {
    const parts = Int32Array.from({ length: 16 }, (_, i) => (i < 8 ? 0 : 1));
    const half = space.map((g, i) => (i < 8 ? g : -1));
    const both = mrqap(ties, { parts, groupings: [role, half] }, { random: seeded(1), draws: 0 });
    expect(both).toMatchObject({ people: 16, pairs: 56 });
    const one = mrqap(ties, { parts: parts.map((p) => (p === 0 ? 0 : -1)), groupings: [half] }, { random: seeded(1), draws: 0 });
    expect(one.people).toBe(8);
    expect(both.groupings[1]?.ratio).toBeCloseTo(one.groupings[0]!.ratio!, 12);
    // lm(Y ~ factor(part) + same(role) + (same(space) & part == 0), subset = both of one part): R's estimates and t values.
    expect(both.groupings[0]?.effect?.t).toBeCloseTo(2.494874471616, 9);
    expect(both.groupings[1]?.effect?.t).toBeCloseTo(1.938736598733, 9);
  });

  test('is not defined without ties, without people, or where all are of one group', () => {
    const none: Ties = { n: 0, directed: false, sources: new Int32Array(0), targets: new Int32Array(0), weights: new Float64Array(0) };
    const nobody = mrqap(none, { parts: new Int32Array(0), groupings: [new Int32Array(0)] }, { random: seeded(1) });
    expect(nobody).toMatchObject({ people: 0, pairs: 0, draws: 0, groupings: [{ ratio: null, bearers: 0, effect: null }] });
    const untied = { ...none, n: 4 };
    const parts = new Int32Array(4);
    expect(mrqap(untied, { parts, groupings: [Int32Array.of(0, 0, 1, 1)] }, { random: seeded(1) }).groupings).toEqual([
      { ratio: null, bearers: 0, effect: null },
    ]);
    expect(mrqap(ties, { parts: one, groupings: [one] }, { random: seeded(1) }).groupings).toEqual([
      { ratio: null, bearers: 16, effect: null },
    ]);
  });

  test('comes below 5% in about one of twenty networks whose groups mean nothing, hubs or not', () => {
    const random = seeded(8);
    let said = 0;
    for (let round = 0; round < 400; round++) {
      // A few people take part in most ties.
      const someone = () => Math.floor(40 * random() ** 2.5);
      const any = edgesOf(undirected(40, Array.from({ length: 90 }, someone), Array.from({ length: 90 }, someone)));
      const groups = [4, 2].map((count) => Int32Array.from({ length: 40 }, () => integer(random, count)));
      const found = mrqap(any, { parts: new Int32Array(40), groupings: groups }, { random, draws: 99 });
      if (found.groupings[0]!.effect!.chance!.p <= 0.05) said += 1;
    }
    expect(said / 400).toBeGreaterThan(0.02);
    expect(said / 400).toBeLessThan(0.08);
  });
});

test('mrqapDrawsFor(steps) is 999 in small networks, fewer in large ones, and none rather than too few to tell', () => {
  expect([1_000, 1_000_000, 2_564_102, 2_564_103].map(mrqapDrawsFor)).toEqual([999, 100, 39, 0]);
});

interface Slow {
  readonly value: number;
  readonly mean: number;
  readonly z: number;
  readonly p: number;
}

/** Double semi-partialling as the article has it: a row for every pair, residuals, and least squares by elimination. */
function slowly(
  any: Ties,
  { parts, groupings, amounts }: { parts: Int32Array; groupings: Int32Array[]; amounts: Float64Array[] },
  random: Random,
  draws: number,
): Slow[] {
  const n = parts.length;
  const pairs = Array.from({ length: n }, (_, i) => Array.from({ length: i }, (__, j) => [i, j] as const))
    .flat()
    .filter(([i, j]) => parts[i] === parts[j]);
  const tied = new Set(Array.from(any.sources, (s, e) => `${Math.max(s, any.targets[e]!)} ${Math.min(s, any.targets[e]!)}`));
  const y = pairs.map(([i, j]) => (tied.has(`${i} ${j}`) ? 1 : 0));
  const levels = [...new Set(parts)].map((p) => pairs.map(([i]) => (parts[i] === p ? 1 : 0)));
  const of = [
    ...amounts.map((a) => (i: number, j: number) => a[i]! + a[j]!),
    ...groupings.map((g) => (i: number, j: number) => (g[i] === g[j] ? 1 : 0)),
  ];
  const column = (x: (i: number, j: number) => number) => pairs.map(([i, j]) => x(i, j));
  const tested = groupings.map((_, g) => {
    const own = of[amounts.length + g]!;
    const rest = of.filter((x) => x !== own);
    const others = [...levels, ...rest.map(column)];
    const [coefficients] = [leastSquares(others, column(own)).b];
    const left = (i: number, j: number) =>
      own(i, j) -
      levels.reduce((sum, _level, l) => sum + (parts[i] === [...new Set(parts)][l] ? coefficients[l]! : 0), 0) -
      rest.reduce((sum, x, k) => sum + coefficients[levels.length + k]! * x(i, j), 0);
    return { others, left, observed: last(leastSquares([...others, column(own)], y)), drawn: [] as { b: number; t: number }[] };
  });
  const place = Int32Array.from(parts.keys());
  const members = [0, 1].map((p) => Int32Array.from(parts.keys()).filter((i) => parts[i] === p));
  for (let draw = 0; draw < draws; draw++) {
    for (const part of members) changePlaces(place, part, random);
    for (const { others, left, drawn } of tested)
      drawn.push(last(leastSquares([...others, column((i, j) => left(place[i]!, place[j]!))], y)));
  }
  return tested.map(({ observed, drawn }) => {
    const mean = drawn.reduce((sum, { b }) => sum + b, 0) / draws;
    // Over one less than the draws, as R's sd.
    const sd = Math.sqrt(drawn.reduce((sum, { b }) => sum + (b - mean) * (b - mean), 0) / (draws - 1));
    const p = (drawn.filter(({ t }) => Math.abs(t) >= Math.abs(observed.t) - 1e-9).length + 1) / (draws + 1);
    return { value: observed.b, mean, z: (observed.b - mean) / sd, p };
  });
}

function last({ b, t }: { b: number[]; t: number[] }): { b: number; t: number } {
  return { b: b.at(-1)!, t: t.at(-1)! };
}

function leastSquares(columns: readonly number[][], y: readonly number[]): { b: number[]; t: number[] } {
  const k = columns.length;
  const dot = (a: readonly number[], c: readonly number[]) => a.reduce((sum, x, i) => sum + x * c[i]!, 0);
  const rows = columns.map((a, r) => [
    ...columns.map((c) => dot(a, c)),
    ...Array.from({ length: k }, (_, c) => (c === r ? 1 : 0)),
    dot(a, y),
  ]);
  for (let c = 0; c < k; c++) {
    const at = rows.findIndex((row, r) => r >= c && Math.abs(row[c]!) === Math.max(...rows.slice(c).map((other) => Math.abs(other[c]!))));
    [rows[c], rows[at]] = [rows[at]!, rows[c]!];
    rows[c] = rows[c]!.map((x) => x / rows[c]![c]!);
    for (let r = 0; r < k; r++) if (r !== c) rows[r] = rows[r]!.map((x, q) => x - rows[r]![c]! * rows[c]![q]!);
  }
  const b = rows.map((row) => row[2 * k]!);
  const squares = y.reduce((sum, value, i) => sum + (value - b.reduce((s, x, c) => s + x * columns[c]![i]!, 0)) ** 2, 0);
  return { b, t: b.map((x, c) => x / Math.sqrt((squares / (y.length - k)) * rows[c]![k + c]!)) };
}
