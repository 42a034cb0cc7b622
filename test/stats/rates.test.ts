import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRatio } from '../../src/stats/negative-binomial.ts';
import { type Paired, rateRatio } from '../../src/stats/rates.ts';

const row = (events: number, of: number, otherEvents: number, otherOf: number): Paired => ({ events, of, otherEvents, otherOf });

describe('rateRatio', () => {
  // R 4.2.2, sandwich 3.0: m <- glm(y ~ g + offset(log(n)), poisson, d); sqrt(diag(vcovCL(m, d$id, type = "HC0", cadjust = TRUE)))
  it.each([
    // id 1 to 5, g = 1 and 0 for each: y 4,1, 0,2, 7,3, 2,2, 5,0; n 10,5, 4,9, 12,11, 6,8, 9,7
    [
      'everybody under both conditions',
      [row(4, 10, 1, 5), row(0, 4, 2, 9), row(7, 12, 3, 11), row(2, 6, 2, 8), row(5, 9, 0, 7)],
      0.786237601818,
      0.31060961039,
    ],
    // id 1,1,2,3,4,5; g 1,0,1,0,1,0; y 4,1,2,2,7,3; n 10,5,4,9,12,11
    [
      'some under one condition only',
      [row(4, 10, 1, 5), row(2, 4, 0, 0), row(0, 0, 2, 9), row(7, 12, 0, 0), row(0, 0, 3, 11)],
      0.73396917508,
      0.12312766048,
    ],
  ])('agrees with a clustered Poisson regression in R: %s', (_, people, b, error) => {
    const found = rateRatio(people);
    // glm stops iterating at 1e-8; the closed form is exact.
    expect(Math.log(found?.ratio as number)).toBeCloseTo(b, 8);
    expect((Math.log(found?.high as number) - Math.log(found?.low as number)) / 2 / 1.959963984540054).toBeCloseTo(error, 9);
    // 2 * pnorm(-abs(b / error))
    expect(found?.p).toBeCloseTo({ 0.786237601818: 0.0113618, 0.73396917508: 2.5e-9 }[b] as number, 4);
  });

  it('turned round it is its inverse', () => {
    const people = [row(4, 10, 1, 5), row(1, 4, 2, 9), row(0, 3, 1, 1)];
    const turned = people.map(({ events, of, otherEvents, otherOf }) => row(otherEvents, otherOf, events, of));
    expect(rateRatio(turned)?.ratio).toBeCloseTo(1 / (rateRatio(people)?.ratio as number), 12);
    expect(rateRatio(turned)?.low).toBeCloseTo(1 / (rateRatio(people)?.high as number), 12);
  });

  it('is absent without events on either side, and for one person alone', () => {
    expect(rateRatio([row(1, 2, 0, 5), row(1, 2, 0, 5)])).toBeNull();
    expect(rateRatio([row(1, 2, 1, 5)])).toBeNull();
    expect(rateRatio([])).toBeNull();
  });

  it('is wider when the events are those of few people', () => {
    const spread = rateRatio(Array.from({ length: 10 }, (_, i) => row(2, 10, i % 2, 10)));
    const one = rateRatio(Array.from({ length: 10 }, (_, i) => row(i === 0 ? 20 : 0, 10, i % 2, 10)));
    expect(one?.ratio).toBeCloseTo(spread?.ratio as number, 12);
    expect(one?.high).toBeGreaterThan((spread?.high as number) * 2);
  });
});

const paired = fc
  .record({ events: fc.nat(9), of: fc.nat(20), otherEvents: fc.nat(9), otherOf: fc.nat(20) })
  .map((one): Paired => ({ ...one, events: Math.min(one.events, one.of), otherEvents: Math.min(one.otherEvents, one.otherOf) }));

it.each([
  ['rateRatio', rateRatio, 9],
  // Its dispersion is searched for, and where hardly anything tells it, found to a few digits.
  ['countRatio', countRatio, 3],
] as const)('%s lies within its interval, and is turned round with its conditions, in any order of people', (_, ratioOf, digits) => {
  fc.assert(
    fc.property(fc.array(paired, { maxLength: 12 }), (people) => {
      const found = ratioOf(people);
      const turned = ratioOf(
        people
          .map(({ events, of, otherEvents, otherOf }) => ({ events: otherEvents, of: otherOf, otherEvents: events, otherOf: of }))
          .reverse(),
      );
      if (found === null) expect(turned).toBeNull();
      else {
        const { ratio, low, high, p } = found;
        expect(0 < low && low <= ratio && ratio <= high && 0 <= p && p <= 1).toBe(true);
        expect(Math.log(turned?.ratio as number)).toBeCloseTo(-Math.log(ratio), digits);
        expect(turned?.p).toBeCloseTo(p, digits);
      }
    }),
  );
});

it('where everybody’s events cancel out, what rounding leaves is no difference', () => {
  expect(countRatio([row(1, 1, 3, 4), row(9, 13, 2, 3)])?.p).toBe(1);
});
