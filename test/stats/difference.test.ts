import { describe, expect, test } from 'vitest';
import { seeded } from '../../src/random.ts';
import { type Difference, difference, furthestApart, isClear } from '../../src/stats/difference.ts';
import { type Interval, wilson } from '../../src/stats/wilson.ts';

const share = (hits: number, of: number) => wilson(hits, of) as Interval;

describe('difference', () => {
  test('is Newcombe’s for one comparison: 56 of 70 against 48 of 80, his example', () => {
    const { low, high } = difference(share(56, 70), share(48, 80));
    expect([low, high].map((end) => Math.round(end * 1e4) / 1e4)).toEqual([0.0524, 0.3339]);
  });

  test('is wider for several, by the quantile that Bonferroni asks for', () => {
    const [one, ten] = [difference(share(56, 70), share(48, 80)), difference(share(56, 70), share(48, 80), 10)];
    // qnorm(1 - 0.025 / 10) = 2.807033768
    expect((ten.difference - ten.low) / (one.difference - one.low)).toBeCloseTo(2.807033768 / 1.959963985, 8);
    expect([isClear(one, 1), isClear(one, 10)]).toEqual([true, false]);
    const turned = ({ difference: between, low, high }: Difference) => ({ difference: -between, low: -high, high: -low });
    expect([isClear(turned(one), 1), isClear(turned(one), 10)]).toEqual([true, false]);
  });
});

describe('furthestApart', () => {
  test('gives the pair that is surest to differ, not the one with fewest posts', () => {
    const [few, many, low] = [share(9, 10), share(800, 1000), share(500, 1000)];
    expect(furthestApart([[few, many, low]])).toEqual({ most: many, least: low });
    expect(furthestApart([[few, many]])).toBeNull();
    expect(furthestApart([[], [low]])).toBeNull();
  });

  test('counts every pair once: what differs by more than chance among four shares, six pairs, does not among five', () => {
    const [high, low, between] = [share(56, 70), share(48, 80), share(52, 75)];
    expect([6, 10].map((pairs) => isClear(difference(high, low), pairs))).toEqual([true, false]);
    expect(furthestApart([[high, low, between, between]])).toEqual({ most: high, least: low });
    expect(furthestApart([[high, low, between, between, between]])).toBeNull();
  });

  test('says that something differs in at most one of twenty studies of twenty periods in which nothing does', () => {
    const random = seeded(8);
    const drawn = () => share(Array.from({ length: 200 }).filter(() => random() < 0.2).length, 200);
    const studies = Array.from({ length: 300 }, () => Array.from({ length: 20 }, drawn));
    const said = studies.filter((periods) => furthestApart([periods]) !== null).length;
    const disjoint = studies.filter((all) => Math.max(...all.map(({ low }) => low)) > Math.min(...all.map(({ high }) => high))).length;
    expect(said / 300).toBeLessThanOrEqual(0.05);
    // Intervals that do not overlap, which is no such test, are found in many of them.
    expect(disjoint / 300).toBeGreaterThan(0.2);
  });
});
