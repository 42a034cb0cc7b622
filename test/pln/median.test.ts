import { describe, expect, it } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { middle } from '../../src/pln/median.ts';
import { seeded } from '../../src/random.ts';
import { clusterBootstrap } from '../../src/stats/bootstrap.ts';

describe('the interval of a median', async () => {
  const db = await Database.open();
  const of = async (values: readonly number[]) => {
    const [row] = await db.rows<{ value: number; low: number | null; high: number | null; people: number }>(
      `SELECT ${middle} FROM (SELECT unnest([${values.join(', ')}]::DOUBLE[]) AS value) AS v`,
    );
    return row;
  };
  const ranks = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

  it('covers the median of any distribution in at least 95 of 100 samples', async () => {
    for (const n of [18, 19, 20, 22, 25, 40, 64, 99, 150, 301]) {
      const { low } = (await of(ranks(n))) as { low: number };
      // P(X₍l₎ ≤ median ≤ X₍n+1−l₎) = 1 − 2 P(Bin(n, ½) < l)
      const covered = (l: number) => {
        let below = 0;
        for (let k = 0, p = 0.5 ** n; k < l; k++) {
          below += p;
          p *= (n - k) / (k + 1);
        }
        return 1 - 2 * below;
      };
      expect(covered(low), `${n}`).toBeGreaterThanOrEqual(0.95);
      expect(covered(low + 1), `${n}`).toBeLessThan(0.96);
    }
  });

  it('is symmetric in the ranks, and absent where its ends would be among the four smallest and largest values', async () => {
    expect(await of(ranks(20))).toEqual({ value: 10.5, low: 6, high: 15, people: 20 });
    expect(await of(ranks(18))).toEqual({ value: 9.5, low: 5, high: 14, people: 18 });
    expect(await of(ranks(17))).toEqual({ value: 9, low: null, high: null, people: 17 });
  });

  it('is what a bootstrap by person comes to', async () => {
    const values = ranks(101).map((i) => (i * i) % 997);
    const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[50] as number;
    const [drawn] = clusterBootstrap(
      values.map((value) => [value]),
      (items) => [median(items)],
      { random: seeded(1), draws: 4000, method: 'percentile' },
    );
    const found = await of(values);
    const sorted = values.toSorted((a, b) => a - b);
    const place = (value: number) => sorted.indexOf(value);
    expect(Math.abs(place(found?.low as number) - place(drawn?.low as number))).toBeLessThanOrEqual(1);
    expect(Math.abs(place(found?.high as number) - place(drawn?.high as number))).toBeLessThanOrEqual(1);
  });
});
