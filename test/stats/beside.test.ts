import { describe, expect, test } from 'vitest';
import { mixingNetworksFor, networksFor } from '../../src/communities/partition/effort.ts';
import { seeded } from '../../src/random.ts';
import { beside, besideAll } from '../../src/stats/beside.ts';

describe('beside(value, chance)', () => {
  const random = seeded(4);
  /** Nearly normal: the mean of twelve. */
  const drawn = () => Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, 0) / 12;

  test.each([
    [1, networksFor(1_000)],
    [1, networksFor(50_000)],
    [1, networksFor(200_000)],
    [2, mixingNetworksFor(1_000)],
    [2, mixingNetworksFor(200_000)],
  ] as const)(
    'on %d side(s) of %d random networks: a value like theirs is rarely told from chance, one far out always',
    (sides, networks) => {
      const chances = Array.from({ length: 1000 }, () => Array.from({ length: networks }, drawn));
      const said = chances.filter((chance) => beside(drawn(), chance, sides).p <= 0.05).length / 1000;
      expect(said).toBeGreaterThan(0.02);
      expect(said).toBeLessThan(0.07);
      for (const chance of chances.slice(0, 20)) {
        const { p } = beside(2, chance, sides);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(0.05);
      }
    },
  );

  test('counts where it can, and says no more than chance where all are the same', () => {
    expect(beside(9, [1, 2, 3, ...Array.from({ length: 16 }, () => 0)]).p).toBeCloseTo(1 / 20, 12);
    expect(beside(1, [1, 1, 1], 2)).toMatchObject({ z: null, p: 1 });
    // t = 3 / √1.2 with 4 degrees of freedom: SciPy's stats.t.sf(2.7386127875, 4).
    expect(
      beside(
        3,
        [-1, -1, 0, 1, 1].map((x) => x),
      ).p,
    ).toBeCloseTo(0.0259898471, 6);
  });
});

describe('besideAll(values, networks)', () => {
  test('is the share of networks in which anything lies as far out, worked out by hand', () => {
    const networks = [[0, 9], ...Array.from({ length: 18 }, () => [0, 0])];
    // Of 20 values each: 5 lies √19 = 4.36 deviations out and 0 at most 0.23; 9 lies 8.5 / √3.85 = 4.33 out, 1 and 0 both 0.25.
    expect(besideAll([5, 1], networks)).toMatchObject([
      { mean: 0, p: 1 / 20 },
      { mean: 9 / 19, p: 1 },
    ]);
    expect(
      besideAll(
        [4, 4],
        [...Array(20)].map(() => [4, 4]),
      ).map(({ p }) => p),
    ).toEqual([1, 1]);
  });

  test.each([5, 20, 50])('beside %d networks finds one of thirteen that differs by chance in about five of a hundred at most', (count) => {
    const random = seeded(9);
    const drawn = () => {
      const common = random() + random();
      return Array.from({ length: 13 }, (_, i) => random() + random() + (i % 2) * common);
    };
    const told = (values: readonly number[], chance: number[][]) => besideAll(values, chance).some(({ p }) => p <= 0.05);
    const rounds = Array.from({ length: 600 }, () => ({ values: drawn(), chance: Array.from({ length: count }, drawn) }));
    const said = rounds.filter(({ values, chance }) => told(values, chance)).length / rounds.length;
    expect(said).toBeLessThan(0.07);
    // What lies far out is seen, whatever else is looked at.
    for (const { values, chance } of rounds.slice(0, 20)) expect(told([40, ...values.slice(1)], chance)).toBe(true);
  });
});
