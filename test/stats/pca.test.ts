import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../src/random.ts';
import { principalComponents, variancesByChance } from '../../src/stats/pca.ts';

/** The first ten states of R's USArrests: murder, assault, urban population, rape. */
const arrests = [
  [13.2, 236, 58, 21.2],
  [10, 263, 48, 44.5],
  [8.1, 294, 80, 31],
  [8.8, 190, 50, 19.5],
  [9, 276, 91, 40.6],
  [7.9, 204, 78, 38.7],
  [3.3, 110, 77, 11.1],
  [5.9, 238, 72, 15.8],
  [15.4, 335, 80, 31.9],
  [17.4, 211, 60, 25.8],
];
// R 4.2.2: r <- prcomp(USArrests[1:10, ], scale. = TRUE); r$sdev^2; r$rotation; r$x[1, ], signs turned to our convention
const variances = [1.91304952661, 1.22471478818, 0.577134823052, 0.285100862155];
const weights = [
  [0.480549180924, 0.651775277769, 0.105391366802, 0.577195055251],
  [-0.528394496635, 0.118464867739, 0.826227480692, 0.155285160868],
  [-0.512217781427, -0.186358087664, -0.435502120692, 0.716408759316],
  [-0.476974511928, 0.725552014375, -0.341436250016, -0.359848407782],
];
const first = [-0.0621263946323, -1.15093853418, -0.486813474422, 0.125308508447];

describe('principalComponents', () => {
  it('agrees with R', () => {
    const { variances: found, weights: axes, scores } = principalComponents(arrests);
    for (const [i, value] of variances.entries()) expect(found[i]).toBeCloseTo(value, 9);
    for (const [i, axis] of weights.entries()) for (const [j, value] of axis.entries()) expect(axes[i]?.[j]).toBeCloseTo(value, 9);
    for (const [j, value] of first.entries()) expect(scores[0]?.[j]).toBeCloseTo(value, 9);
  });

  it('variances add up to the number of measures, and the order of rows changes nothing but the order of scores', () => {
    const table = fc.array(
      fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })),
      { minLength: 5, maxLength: 20 },
    );
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre([0, 1, 2].every((i) => new Set(rows.map((row) => row[i])).size > 1));
        const one = principalComponents(rows);
        expect(one.variances.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 9);
        const two = principalComponents(rows.toReversed());
        for (const [i, value] of one.variances.entries()) expect(two.variances[i]).toBeCloseTo(value, 9);
      }),
    );
  });

  it('a measure that never varies, or a table without rows, is an error', () => {
    expect(() =>
      principalComponents([
        [1, 2],
        [1, 3],
      ]),
    ).toThrow('measure 1 never varies');
    expect(() => principalComponents([])).toThrow('fewer than two rows');
  });
});

describe('variancesByChance', () => {
  const random = seeded(3);
  const table = (own: number) =>
    Array.from({ length: 20 }, () => {
      const common = random();
      return Array.from({ length: 8 }, () => own * random() + (1 - own) * common);
    });

  it('lies above the first component of measures that have nothing to do with each other in 19 of 20 tables', () => {
    const more = Array.from({ length: 60 }, () => table(1)).filter((rows) => {
      const [first] = principalComponents(rows).variances;
      return (first as number) > (variancesByChance(rows, random)[0] as number);
    });
    expect(more.length).toBeLessThanOrEqual(7);
  });

  it('lies far below that of measures that go together', () => {
    const rows = table(0.4);
    expect(principalComponents(rows).variances[0]).toBeGreaterThan(1.5 * (variancesByChance(rows, random)[0] as number));
  });

  it('is the same for the same seed, and falls from one component to the next', () => {
    const rows = table(0.8);
    const found = variancesByChance(rows, seeded(1));
    expect(variancesByChance(rows, seeded(1))).toEqual(found);
    expect(found).toEqual([...found].sort((a, b) => b - a));
  });
});
