import { describe, expect, it } from 'vitest';
import { interrupted } from '../../src/stats/interrupted.ts';
import { studentQuantile } from '../../src/stats/student.ts';

const before = [4.1, 4.3, 3.9, 4.2, 4.5, 4.4, 4.1, 4.6, 4.3, 4.7, 4.4, 4.8];
const after = [5.6, 5.9, 5.2, 6.1, 5.5, 6.4, 5.3, 5.9, 6.2, 5.1, 5.8, 6.6];

describe('interrupted', () => {
  // R 4.2.2, nlme 3.1-162: gls(y ~ t + post + post:t, correlation = corAR1(), weights = varIdent(form = ~1 | factor(post)),
  // method = "REML"), t from -12 to 11
  it('agrees with R, errors and all', () => {
    const found = interrupted(before, after);
    const expected = {
      trend: [0.04971246714, 0.01010947779],
      level: [0.9971669191, 0.18029554617],
      slope: [-0.02857946105, 0.02651964854],
    };
    const t = studentQuantile(20);
    for (const [name, [value, error]] of Object.entries(expected) as ['trend' | 'level' | 'slope', [number, number]][]) {
      expect(found?.[name].value).toBeCloseTo(value, 5);
      expect(((found?.[name].high ?? 0) - (found?.[name].low ?? 0)) / 2 / t).toBeCloseTo(error, 4);
    }
    expect(found?.autocorrelation).toBeCloseTo(-0.4666780604, 4);
  });

  it('agrees with R where neighbours are alike, and has fewer degrees of freedom then', () => {
    const wave = (values: number[], from: number) => values.map((value, i) => value + Math.sin((from + i) / 2));
    const found = interrupted(wave(before, 0), wave(after, 12));
    expect(found?.level.value).toBeCloseTo(1.351026975053, 4);
    expect(found?.autocorrelation).toBeCloseTo(0.9116603948, 4);
    expect(((found?.level.high ?? 0) - (found?.level.value ?? 0)) / 1.1212748446).toBeCloseTo(studentQuantile(2), 2);
  });

  // As above, with sin(2 * pi * t / 9) + cos(2 * pi * t / 9) among the terms.
  it('agrees with R where there is a wave', () => {
    const angle = (t: number) => (2 * Math.PI * t) / 9;
    const waving = [...before, ...after].map((value, i) => value + 0.8 * Math.sin(angle(i - 12)) + 0.3 * Math.cos(angle(i - 12)));
    const found = interrupted(waving.slice(0, 12), waving.slice(12), { season: 9 });
    expect(found?.trend.value).toBeCloseTo(0.049726958165, 5);
    expect(found?.level.value).toBeCloseTo(0.9847935110706, 5);
    expect(found?.slope.value).toBeCloseTo(-0.0264803484446, 5);
    expect(found?.autocorrelation).toBeCloseTo(-0.392561986703, 4);
    expect(((found?.level.high ?? 0) - (found?.level.value ?? 0)) / 0.2010966458918).toBeCloseTo(studentQuantile(18), 3);
  });

  it('takes a yearly wave for no event', () => {
    const wave = Array.from({ length: 104 }, (_, t) => 5 * Math.cos((2 * Math.PI * (t - 60)) / 52) + (t % 2 === 0 ? 0.1 : -0.1));
    const [plain, seasonal] = [null, 52].map((season) => interrupted(wave.slice(0, 60), wave.slice(60), { season }));
    const width = (found: typeof plain) => (found?.level.high ?? 0) - (found?.level.low ?? 0);
    expect(width(plain)).toBeGreaterThan(5 * width(seasonal));
    expect(seasonal?.level.value).toBeCloseTo(0, 1);
  });

  it('leaves out what is absent, and counts time on', () => {
    const line = (t: number) => 1 + 0.5 * t + (t % 3 === 0 ? 0.01 : -0.01);
    const values = Array.from({ length: 20 }, (_, t) => (t === 4 || t === 15 ? null : line(t)));
    const found = interrupted(values.slice(0, 10), values.slice(10));
    expect(found?.trend.value).toBeCloseTo(0.5, 2);
    expect(found?.level.value).toBeCloseTo(0, 1);
  });

  it.each([
    ['nothing varies', [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]],
    ['all lies on two lines', [1, 2, 3, 4, 5], [9, 8, 7, 6, 5]],
    ['there is too little before', [1, 2], [3, 1, 2, 4, 3, 5]],
    ['there is too little after', [3, 1, 2, 4, 3, 5], [2, 1]],
  ])('is null where %s', (_, early, late) => {
    expect(interrupted(early, late)).toBeNull();
  });
});
