import { normalQuantile } from './normal.ts';

/** How long something was seen, how many such there are, and whether its end was seen or only the end of the data. */
export interface Lifetime {
  readonly time: number;
  readonly ended: boolean;
  readonly count?: number;
}

/** A step of a survival curve. */
export interface Step {
  readonly time: number;
  /** How many were still under way just before. */
  readonly atRisk: number;
  readonly ended: number;
  /** Estimated share that lasts longer than this. */
  readonly share: number;
  /** Null where the share is 0: nothing is left to tell how sure that is. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The survival curve of Kaplan and Meier: the share that lasts longer than each time, S(t) = Π (1 − dᵢ / nᵢ), with those
 * whose end was not seen counted as long as they were under way (an end and a loss at one time: the end comes first).
 * Intervals are Greenwood's on the log-log scale, which stay within 0 and 1; R: survfit(conf.type = "log-log"), which has
 * none either where the share is 0.
 *
 * Kaplan & Meier (1958), 10.1080/01621459.1958.10501452; Kalbfleisch & Prentice (2002), 10.1002/9781118032985
 */
export function survival(lifetimes: readonly Lifetime[], level = 0.95): Step[] {
  const z = normalQuantile(1 - (1 - level) / 2);
  const at = new Map<number, { ended: number; all: number }>();
  for (const { time, ended, count = 1 } of lifetimes) {
    const here = at.get(time) ?? { ended: 0, all: 0 };
    at.set(time, { ended: here.ended + (ended ? count : 0), all: here.all + count });
  }
  let atRisk = lifetimes.reduce((sum, { count = 1 }) => sum + count, 0);
  let share = 1;
  let greenwood = 0;
  const steps: Step[] = [];
  for (const [time, { ended, all }] of [...at].sort(([a], [b]) => a - b)) {
    if (ended > 0) {
      share *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      const half = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
      const ends = share > 0 ? { low: power(share, Math.exp(half)), high: power(share, Math.exp(-half)) } : { low: null, high: null };
      steps.push({ time, atRisk, ended, share, ...ends });
    }
    atRisk -= all;
  }
  return steps;
}

/** A power of a positive number. Versions of V8 differ in the last digit of `**`, but not in those of logarithm and exponential. */
function power(base: number, exponent: number): number {
  return Math.exp(exponent * Math.log(base));
}

/** The last step at or before a time; null before the first end, when all last. */
export function stepAt(steps: readonly Step[], time: number): Step | null {
  return steps.findLast((step) => step.time <= time) ?? null;
}

/** Above one half by less than this is half, with what rounding left in a product of many steps. */
const ROUNDING = 1e-9;

/** The first time at which half or fewer last longer; null where more than half outlast the data. */
export function medianLifetime(steps: readonly Step[]): number | null {
  return steps.find(({ share }) => share <= 0.5 + ROUNDING)?.time ?? null;
}
