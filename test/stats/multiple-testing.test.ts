import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/stats/multiple-testing.ts';

const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
const close = (found: readonly number[], expected: readonly number[]) => {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 11);
};

describe('adjusted p values', () => {
  // R 4.2.2: p.adjust(p, "BH"); p.adjust(p, "holm")
  it('benjaminiHochberg agrees with R', () => {
    close(benjaminiHochberg(p), [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714285714286, 0.216, 0.216, 0.216]);
    close(benjaminiHochberg([0.04, 0.01, 0.04, 0.9]), [0.0533333333333333, 0.04, 0.0533333333333333, 0.9]);
  });

  it('holm agrees with R', () => {
    close(holm(p), [0.01, 0.072, 0.312, 0.312, 0.312, 0.312, 0.312, 0.615, 0.615, 0.615]);
    close(holm([0.04, 0.01, 0.04, 0.9]), [0.12, 0.04, 0.12, 0.9]);
  });

  it('no test has no p value; one test keeps its own; a number that is none is an error', () => {
    expect([benjaminiHochberg([]), holm([])]).toEqual([[], []]);
    expect([benjaminiHochberg([0.3]), holm([0.3])]).toEqual([[0.3], [0.3]]);
    expect(() => holm([Number.NaN])).toThrow('invalid p value');
  });

  it('holm is never below benjaminiHochberg, nor that below the p value itself', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
        const [strict, mild] = [holm(values), benjaminiHochberg(values)];
        for (const [i, value] of values.entries()) {
          expect(mild[i]).toBeGreaterThanOrEqual(value - 1e-12);
          expect(strict[i]).toBeGreaterThanOrEqual((mild[i] as number) - 1e-12);
        }
      }),
    );
  });
});
