import { describe, expect, test } from 'vitest';
import { directed } from '../../src/graph/graph.ts';
import { beyondChance, networksFor } from '../../src/network/beyond-chance.ts';
import { integer, seeded } from '../../src/random.ts';

/** Fourteen people with 24 ties, invented. */
const invented = directed(
  14,
  [0, 1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11, 12, 13, 2, 6, 0, 4, 9, 12],
  [1, 0, 2, 3, 1, 4, 5, 6, 3, 7, 5, 9, 4, 10, 11, 8, 3, 12, 0, 2, 6, 8, 1, 0],
);

/** Everybody turns to one person and is turned to by one. */
const circles = (of: readonly number[]) => directed(of.length, [...of.keys()], [...of]);

describe('beyondChance(graph)', () => {
  test('stands beside what igraph 1.3.5 gives in R', () => {
    const { returned, closed } = beyondChance(invented, seeded(1), { networks: 3000 });
    // reciprocity(g), transitivity(u) with u the simplified undirected g
    expect(returned?.value).toBeCloseTo(0.1666667, 6);
    expect(closed?.value).toBeCloseTo(0.2727273, 6);
    // r <- replicate(3000, reciprocity(rewire(g, keeping_degseq(niter = 500)))); v likewise with u: mean(r), sd(r), mean(v), sd(v)
    expect(Math.abs((returned?.mean ?? 0) - 0.157638889)).toBeLessThan(0.012);
    expect(Math.abs((returned?.sd ?? 0) - 0.101485206)).toBeLessThan(0.008);
    expect(Math.abs((closed?.mean ?? 0) - 0.175890909)).toBeLessThan(0.009);
    expect(Math.abs((closed?.sd ?? 0) - 0.074339619)).toBeLessThan(0.006);
  });

  test('comes near the mean over all networks with these numbers of ties, where they can be counted', () => {
    // Of the nine ways in which four people each turn to another, and all are turned to, three return all ties and six none.
    const four = beyondChance(circles([1, 0, 3, 2]), seeded(1), { networks: 3000 }).returned;
    expect(four?.value).toBe(1);
    expect(Math.abs((four?.mean ?? 0) - 3 / 9)).toBeLessThan(0.035);
    // Of the seventy ways in which six people have two contacts each, ten are two triangles and sixty a ring.
    const six = beyondChance(circles([1, 2, 0, 4, 5, 3]), seeded(1), { networks: 3000 }).closed;
    expect(six?.value).toBe(1);
    expect(Math.abs((six?.mean ?? 0) - 10 / 70)).toBeLessThan(0.03);
  });

  test('tells people who answer each other from chance, and seldom networks that are random', () => {
    const random = seeded(4);
    let said = 0;
    for (let round = 0; round < 100; round++) {
      const someone = () => Math.floor(60 * random() ** 2);
      const any = directed(
        60,
        Array.from({ length: 150 }, someone),
        Array.from({ length: 150 }, () => integer(random, 60)),
      );
      if ((beyondChance(any, random, { networks: 50 }).returned?.p ?? 1) <= 0.05) said += 1;
    }
    expect(said).toBeLessThan(12);
    const pairs = Array.from({ length: 100 }, () => [integer(random, 60), integer(random, 60)] as const);
    const answering = directed(
      60,
      pairs.flat(),
      pairs.flatMap(([a, b]) => [b, a]),
    );
    expect(beyondChance(answering, random, { networks: 50 }).returned).toMatchObject({ value: 1, p: 2 / 51 });
  });

  test('is not defined without ties, and not looked for in very large networks', () => {
    const none = directed(3, [1], [1]);
    expect(beyondChance(none, seeded(1))).toEqual({ returned: null, closed: null });
    expect(beyondChance(invented, seeded(1), { networks: 0 })).toEqual({ returned: null, closed: null });
    expect([10_000, 50_000, 100_000, 100_001].map(networksFor)).toEqual([50, 20, 5, 0]);
  });
});
