import { describe, expect, test } from 'vitest';
import { mixingNetworksFor, networksFor } from '../../src/communities/partition/effort.ts';
import { seeded } from '../../src/random.ts';
import { beside } from '../../src/stats/beside.ts';

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
