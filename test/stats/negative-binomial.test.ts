import { describe, expect, it } from 'vitest';
import { countRatio } from '../../src/stats/negative-binomial.ts';
import { type Paired, rateRatio } from '../../src/stats/rates.ts';
import { studentQuantile } from '../../src/stats/student.ts';

const row = (events: number, of: number, otherEvents: number, otherOf: number): Paired => ({ events, of, otherEvents, otherOf });
/** Counts that vary much; the last two persons are under one condition only. */
const people = [
  row(30, 10, 5, 6),
  row(0, 4, 9, 8),
  row(7, 12, 0, 3),
  row(1, 6, 44, 5),
  row(12, 20, 21, 15),
  row(2, 5, 0, 0),
  row(0, 0, 6, 9),
];

describe('countRatio', () => {
  it('agrees with a negative binomial regression with clustered errors', () => {
    // R 4.2.2, MASS 7.3-58.2: y <- c(30, 0, 7, 1, 12, 2, 5, 9, 0, 44, 21, 6); x <- rep(1:0, each = 6)
    // t <- c(10, 4, 12, 6, 20, 5, 6, 8, 3, 5, 15, 9); g <- c(1:6, 1:5, 7); m <- glm.nb(y ~ x + offset(log(t)))
    // coef(m); 1 / m$theta. The CR3 error with working weights μ / (1 + α μ), and 6.5178 equal people: NumPy, as in rates.test.ts.
    const found = countRatio(people);
    expect(found?.dispersion).toBeCloseTo(1.2332982406, 6);
    expect(Math.log(found?.ratio as number)).toBeCloseTo(-0.958725277, 7);
    expect(Math.log(found?.otherRate as number)).toBeCloseTo(0.7572398037, 7);
    expect((Math.log(found?.high as number) - Math.log(found?.low as number)) / 2 / studentQuantile(5.517844803549951)).toBeCloseTo(
      0.9729785056,
      6,
    );
  });

  it('is the ratio of Poisson where counts vary no more', () => {
    const even = [row(2, 10, 3, 10), row(1, 4, 1, 4), row(3, 12, 4, 12), row(2, 8, 2, 8)];
    const [found, poisson] = [countRatio(even), rateRatio(even)];
    expect(found?.dispersion).toBe(0);
    for (const key of ['ratio', 'low', 'high', 'p'] as const) expect(found?.[key]).toBeCloseTo(poisson?.[key] as number, 9);
  });

  it('turned round it is its inverse, and is absent without events on either side', () => {
    const turned = people.map(({ events, of, otherEvents, otherOf }) => row(otherEvents, otherOf, events, of));
    expect(countRatio(turned)?.ratio).toBeCloseTo(1 / (countRatio(people)?.ratio as number), 8);
    expect(countRatio([row(1, 2, 0, 5), row(1, 2, 0, 5)])).toBeNull();
    expect(countRatio([row(1, 2, 1, 5)])).toBeNull();
  });
});
