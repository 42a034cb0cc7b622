import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../src/random.ts';
import { countRatio } from '../../src/stats/negative-binomial.ts';
import { type Paired, rateRatio } from '../../src/stats/rates.ts';
import { studentQuantile } from '../../src/stats/student.ts';

const row = (events: number, of: number, otherEvents: number, otherOf: number): Paired => ({ events, of, otherEvents, otherOf });

describe('rateRatio', () => {
  // Written out with matrices in NumPy: glm's coefficient, and its CR3 error (each person's residuals by (I − H)⁻¹, times √((G − 1) / G)).
  it.each([
    // id 1 to 5, g = 1 and 0 for each: y 4,1, 0,2, 7,3, 2,2, 5,0; n 10,5, 4,9, 12,11, 6,8, 9,7
    {
      name: 'everybody under both conditions',
      people: [row(4, 10, 1, 5), row(0, 4, 2, 9), row(7, 12, 3, 11), row(2, 6, 2, 8), row(5, 9, 0, 7)],
      b: 0.7862376036,
      error: 0.3013781975,
      equal: 4.7950413875,
      p: 0.0627342567,
    },
    // id 1,1,2,3,4,5; g 1,0,1,0,1,0; y 4,1,2,2,7,3; n 10,5,4,9,12,11
    {
      name: 'some under one condition only',
      people: [row(4, 10, 1, 5), row(2, 4, 0, 0), row(0, 0, 2, 9), row(7, 12, 0, 0), row(0, 0, 3, 11)],
      b: 0.7339691751,
      error: 0.1801517375,
      equal: 4.138628991,
      p: 0.0244819341,
    },
  ])('agrees with a clustered Poisson regression: $name', ({ people, b, error, equal, p }) => {
    const found = rateRatio(people);
    expect(Math.log(found?.ratio as number)).toBeCloseTo(b, 9);
    expect((Math.log(found?.high as number) - Math.log(found?.low as number)) / 2 / studentQuantile(equal - 1)).toBeCloseTo(error, 9);
    // SciPy's Student; its approximation here lies a little above.
    expect(found?.p).toBeGreaterThan(p);
    expect(found?.p).toBeLessThan(p * 1.06);
  });

  it('turned round it is its inverse', () => {
    const people = [row(4, 10, 1, 5), row(1, 4, 2, 9), row(0, 3, 1, 1), row(3, 9, 1, 5), row(2, 7, 1, 6)];
    const turned = people.map(({ events, of, otherEvents, otherOf }) => row(otherEvents, otherOf, events, of));
    expect(rateRatio(turned)?.ratio).toBeCloseTo(1 / (rateRatio(people)?.ratio as number), 12);
    expect(rateRatio(turned)?.low).toBeCloseTo(1 / (rateRatio(people)?.high as number), 12);
  });

  it('is absent without events on either side, and for one person alone', () => {
    expect(rateRatio([row(1, 2, 0, 5), row(1, 2, 0, 5)])).toBeNull();
    expect(rateRatio([row(1, 2, 1, 5)])).toBeNull();
    expect(rateRatio([])).toBeNull();
  });

  it('refuses events without occasions', () => {
    expect(() => rateRatio([row(1, 0, 1, 5), row(1, 0, 2, 5)])).toThrow('events without occasions');
    expect(() => rateRatio([row(1, 5, 1, 0), row(2, 5, 1, 0)])).toThrow('events without occasions');
  });

  it('is sure where everybody has one and the same rate: of a difference, and of none', () => {
    expect(rateRatio(Array.from({ length: 4 }, () => row(2, 4, 1, 4)))).toMatchObject({ ratio: 2, low: 2, high: 2, p: 0 });
    expect(rateRatio(Array.from({ length: 4 }, () => row(1, 4, 1, 4)))).toMatchObject({ ratio: 1, low: 1, high: 1, p: 1 });
  });

  it('is absent where one person is nearly all of it', () => {
    expect(rateRatio([row(900, 1000, 800, 1000), ...Array.from({ length: 20 }, (_, i) => row(i % 2, 1, 1, 2))])).toBeNull();
    expect(rateRatio([row(3, 9, 0, 0), row(0, 0, 1, 4), row(0, 0, 2, 7), row(0, 0, 2, 9)])).toBeNull();
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
  expect(countRatio([row(1, 2, 1, 2), row(2, 4, 2, 4), row(1, 2, 1, 2), row(3, 6, 3, 6)])?.p).toBe(1);
});

describe.each([
  ['rateRatio', rateRatio],
  ['countRatio', countRatio],
] as const)('%s of people of whom few write most', (_, ratioOf) => {
  const random = seeded(5);
  const studies = (factor: number) =>
    Array.from({ length: 300 }, () =>
      Array.from({ length: 25 }, () => {
        // A third here, a third there, a third in both; each with a rate of their own.
        const [where, rate] = [Math.floor(random() * 3), random() < 0.5 ? 0.15 : 0.35];
        const drawn = (n: number, times: number) => Array.from({ length: n }).filter(() => random() < rate * times).length;
        const active = () => Math.min(60, Math.floor(2 / random()));
        const [of, otherOf] = [where === 1 ? 0 : active(), where === 0 ? 0 : active()];
        return row(drawn(of, factor), of, drawn(otherOf, 1), otherOf);
      }),
    );

  it('holds its level: 1 lies outside of the interval in at most 8 of 100 studies where nothing differs, as p says', () => {
    const found = studies(1).map((people) => ratioOf(people));
    const outside = found.filter((one) => one !== null && (one.low > 1 || one.high < 1));
    expect(found.filter((one) => one === null).length).toBeLessThan(30);
    expect(outside.length / 300).toBeLessThanOrEqual(0.08);
    expect(found.filter((one) => one !== null && one.p < 0.05).length).toBe(outside.length);
  });

  it('finds a rate that is twice as high in most', () => {
    expect(studies(2).filter((people) => (ratioOf(people)?.low ?? 0) > 1).length / 300).toBeGreaterThan(0.5);
  });
});
