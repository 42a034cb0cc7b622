import { byCodePoint } from '../order.ts';
import type { Numbers } from './numbers.ts';

/** One measure in two studies, side by side. */
export interface Pair {
  /** Figure and row, such as `codes-overall / Sharing / share`. */
  readonly number: string;
  readonly one: number;
  readonly other: number;
  readonly difference: number;
  /** 95% interval of the difference, where both have an interval; otherwise null. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Figures whose numbers mean the same in every study, whatever its size and its names. */
const COMPARABLE = /^(?:codes-overall|kinds|lorenz-summary|concentration|measures|partition|indicators|growth-study|strain-study) \/ /;

/**
 * The same measures of two studies with their differences. The interval of a difference of shares is made of theirs
 * (Newcombe 1998, method 10, 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I): it supposes that the
 * studies have no posts in common, and is as good as the intervals it is made of.
 */
export function compare(one: Numbers, other: Numbers): Pair[] {
  return Object.keys(one.numbers)
    .filter((number) => COMPARABLE.test(number) && !/ \/ (?:low|high)$/.test(number) && other.numbers[number] !== undefined)
    .sort(byCodePoint)
    .map((number) => {
      const [a, b] = [one.numbers[number] as number, other.numbers[number] as number];
      const row = number.slice(0, number.lastIndexOf(' / '));
      const [lowA, highA, lowB, highB] = [one, other].flatMap(({ numbers }) => [numbers[`${row} / low`], numbers[`${row} / high`]]);
      const interval =
        !/ \/ (?:share|value)$/.test(number) || lowA === undefined || highA === undefined || lowB === undefined || highB === undefined
          ? null
          : { low: a - b - Math.hypot(a - lowA, highB - b), high: a - b + Math.hypot(highA - a, b - lowB) };
      return { number, one: a, other: b, difference: a - b, low: interval?.low ?? null, high: interval?.high ?? null };
    });
}
