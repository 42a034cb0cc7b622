import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianLifetime, stepAt, survival } from '../../src/stats/survival.ts';

/** Weeks of remission under 6-MP: Freireich et al. 1963, 10.1182/blood.V21.6.699.699, the textbook case. */
const times = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
const remission = times.map((time, i) => ({ time, ended: ended[i] === 1 }));

describe('survival', () => {
  // R 4.2.2, survival 3.5: summary(survfit(Surv(times, ended) ~ 1, conf.type = "log-log"))
  it('agrees with R, interval and all', () => {
    const expected = [
      [6, 21, 3, 0.857142857143, 0.619717955266, 0.951551747647],
      [7, 17, 1, 0.806722689076, 0.563146564622, 0.922809019203],
      [10, 15, 1, 0.752941176471, 0.5031995108, 0.889361835169],
      [13, 12, 1, 0.690196078431, 0.431610222486, 0.849065963349],
      [16, 11, 1, 0.627450980392, 0.367510855988, 0.804912189472],
      [22, 7, 1, 0.53781512605, 0.267778936767, 0.746790717635],
      [23, 6, 1, 0.448179271709, 0.188052005959, 0.680142628495],
    ];
    const found = survival(remission).map(({ time, atRisk, ended, share, low, high }) => [time, atRisk, ended, share, low, high]);
    expect(found.length).toBe(expected.length);
    for (const [i, row] of expected.entries()) for (const [j, value] of row.entries()) expect(found[i]?.[j]).toBeCloseTo(value, 10);
    expect(medianLifetime(survival(remission))).toBe(23);
  });

  it('is the same to the last digit in every version of Node', () => {
    const [, step] = survival([
      { time: 1, ended: true, count: 16 },
      { time: 2, ended: true, count: 9 },
      { time: 9, ended: false, count: 48 },
    ]);
    // Nodes 20 and 22 had 0.5367301928142258 and 0.7539096621109029 by powers, Node 24 0.5367301928142258 and 0.7539096621109028.
    expect([step?.low, step?.high]).toEqual([0.5367301928142257, 0.7539096621109029]);
  });

  it('counted lifetimes are as many single ones, in any order', () => {
    const counted = [{ time: 6, ended: false }, { time: 6, ended: true, count: 3 }, ...remission.slice(4).reverse()];
    expect(survival(counted)).toEqual(survival(remission));
  });

  it('half is half, whatever rounding leaves: of people whose ends are all seen, the median is the end of the one in the middle', () => {
    for (let n = 2; n <= 60; n += 2) {
      const steps = survival(Array.from({ length: n }, (_, i) => ({ time: i + 1, ended: true })));
      expect(medianLifetime(steps), `${n}`).toBe(n / 2);
    }
  });

  it('an end counts from its own time on', () => {
    const steps = survival(remission);
    expect([5, 6, 9.5, 10].map((time) => stepAt(steps, time)?.time ?? null)).toEqual([null, 6, 7, 10]);
  });

  it('without an end seen there is no step, and no median', () => {
    const steps = survival([{ time: 4, ended: false }]);
    expect([steps, medianLifetime(steps), stepAt(steps, 9)]).toEqual([[], null, null]);
  });

  it('a curve that reaches 0 stays there, without an interval', () => {
    expect(survival([{ time: 1, ended: true, count: 2 }])).toEqual([{ time: 1, atRisk: 2, ended: 2, share: 0, low: null, high: null }]);
  });

  it('stepAt holds between steps', () => {
    expect([stepAt(survival(remission), 5), stepAt(survival(remission), 15)?.time, stepAt(survival(remission), 99)?.time]).toEqual([
      null,
      13,
      23,
    ]);
  });
});

it('a curve never rises, and stays within its interval, which stays within 0 and 1', () => {
  const lifetime = fc.record({ time: fc.nat(20), ended: fc.boolean(), count: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.array(lifetime, { maxLength: 30 }), (lifetimes) => {
      const steps = survival(lifetimes);
      for (const [i, { time, share, low, high }] of steps.entries()) {
        const before = steps[i - 1] ?? { time: -1, share: 1 };
        expect(time > before.time && share < before.share).toBe(true);
        if (low === null || high === null) expect(share).toBe(0);
        else expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
      }
    }),
  );
});
