import { describe, expect, test } from 'vitest';
import { controversy } from '../../src/communities/controversy.ts';
import { layout } from '../../src/communities/layout.ts';
import { roles } from '../../src/communities/roles.ts';
import { type Graph, undirected } from '../../src/graph/graph.ts';
import { integer, seeded } from '../../src/random.ts';

/** Two triangles, 0 1 2 and 3 4 5, with the tie 2–3. */
const barbell = undirected(6, [0, 1, 2, 3, 4, 5, 2], [1, 2, 0, 4, 5, 3, 3]);
const halves = { of: Int32Array.of(0, 0, 0, 1, 1, 1), count: 2 };

describe('roles(graph, groups)', () => {
  test('of two triangles joined by a bridge, counted by hand', () => {
    const { participation, standing } = roles(barbell, halves);
    expect(Array.from(participation, (x) => Math.round(x * 1e6) / 1e6)).toEqual([0, 0, 0.444444, 0.444444, 0, 0]);
    // Everybody has two contacts inside.
    expect(Array.from(standing)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });

  test('show the centre of a star as its hub', () => {
    const star = undirected(5, [0, 0, 0, 0], [1, 2, 3, 4]);
    const { standing } = roles(star, { of: new Int32Array(5), count: 1 });
    // Contacts 4 1 1 1 1: mean 1.6, standard deviation 1.2.
    expect(Array.from(standing, (x) => Math.round(x * 1e6) / 1e6)).toEqual([2, -0.5, -0.5, -0.5, -0.5]);
  });

  test('count weight, not ties, and leave out ties to oneself', () => {
    const graph = undirected(3, [0, 0, 0], [1, 2, 0], [3, 1, 100]);
    expect(roles(graph, { of: Int32Array.of(0, 0, 1), count: 2 }).participation[0]).toBeCloseTo(1 - (0.75 ** 2 + 0.25 ** 2), 12);
  });
});

describe('controversy(graph, groups)', () => {
  test('is 1 where no walk crosses, and 0 where sides make no difference', () => {
    const apart = undirected(6, [0, 1, 2, 3, 4, 5], [1, 2, 0, 4, 5, 3]);
    expect(controversy(apart, halves)).toBeCloseTo(1, 9);
    const all = undirected(4, [0, 0, 0, 1, 1, 2], [1, 2, 3, 2, 3, 3]);
    const value = controversy(all, { of: Int32Array.of(0, 0, 1, 1), count: 2 }) as number;
    // From 2 and 3 as from 0 and 1: half the starts are hubs themselves, the others go to any of three.
    expect(value).toBeCloseTo(controversyByWalks(all, Int32Array.of(0, 0, 1, 1), [0, 2]), 2);
    expect(value).toBeLessThan(0.6);
  });

  test('is what walking a hundred thousand times gives', () => {
    expect(controversy(barbell, halves)).toBeCloseTo(controversyByWalks(barbell, halves.of, [2, 3]), 2);
  });

  test('is not defined without two sides', () => {
    expect(controversy(barbell, { of: new Int32Array(6), count: 1 })).toBeNull();
    expect(controversy(undirected(0, [], []), { of: new Int32Array(0), count: 0 })).toBeNull();
  });
});

/** The slow obvious version: walks drawn at random; starts equally often on either side. */
function controversyByWalks(graph: Graph, of: Int32Array, hubs: readonly number[]): number {
  const random = seeded(1);
  const ended: [number[], number[]] = [
    [0, 0],
    [0, 0],
  ];
  for (const side of [0, 1] as const) {
    const people = [...of.keys()].filter((i) => of[i] === side);
    for (let walk = 0; walk < 100_000; walk++) {
      let at = people[integer(random, people.length)] as number;
      while (!hubs.includes(at)) {
        const from = graph.offsets[at] as number;
        at = graph.targets[from + integer(random, (graph.offsets[at + 1] as number) - from)] as number;
      }
      (ended[side] as number[])[of[at] as number] = ((ended[side] as number[])[of[at] as number] as number) + 1;
    }
  }
  const share = (x: 0 | 1, y: 0 | 1) => (ended[x][y] as number) / ((ended[0][y] as number) + (ended[1][y] as number));
  return share(0, 0) * share(1, 1) - share(0, 1) * share(1, 0);
}

describe('layout(graph)', () => {
  const distance = ({ x, y }: ReturnType<typeof layout>, a: number, b: number) =>
    Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));

  test('puts those who interact near each other, and is the same for the same seed', () => {
    const map = layout(barbell, seeded(1));
    expect(layout(barbell, seeded(1))).toEqual(map);
    expect(distance(map, 0, 1)).toBeLessThan(distance(map, 0, 5));
    for (const value of [...map.x, ...map.y]) expect(Math.abs(value)).toBeLessThanOrEqual(500);
  });

  test('draws at most so many people, the highest cores first, and sets apart whoever has no tie to them', () => {
    // A square with both diagonals (core 3) and two pairs, one heavy.
    const graph = undirected(8, [0, 0, 0, 1, 1, 2, 4, 6], [1, 2, 3, 2, 3, 3, 5, 7], [1, 1, 1, 1, 1, 1, 1, 9]);
    expect([...layout(graph, seeded(1), 4).nodes]).toEqual([0, 1, 2, 3]);
    const five = layout(graph, seeded(1), 5);
    expect([...five.nodes]).toEqual([0, 1, 2, 3, 6]);
    expect(five.y[4]).toBeGreaterThan(500);
  });

  test('of nobody is empty', () => {
    expect(layout(undirected(0, [], []), seeded(1)).nodes.length).toBe(0);
  });
});
