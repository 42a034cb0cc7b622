import { difference } from '../../stats/difference.ts';
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
const COMPARABLE =
  /^(?:codes-overall|kinds|lorenz-summary|concentration|measures|partition|indicators|growth-study|strain-study|signs-of-spaces) \/ /;

/** Whether a number is of an indicator whose ends are bounds, because the clock is not known, and no interval of chance (see the definition of after hours). */
export function isBounded(number: string): boolean {
  return / \/ After hours \/ /.test(number);
}

/** What the numbers of one report can be taken apart by, and set side by side. */
export type Parts = 'platforms' | 'periods' | 'spaces';

/** Figures that hold the same measures for each part, where the part stands in a number's name, and the figure of the whole. */
const PARTED: Readonly<Record<Parts, readonly { figure: string; whole: string; part: number }[]>> = {
  platforms: [{ figure: 'codes-platforms', whole: 'codes-overall', part: 1 }],
  periods: [
    // Of the space whose name comes first.
    { figure: 'growth-time', whole: 'growth-study', part: 2 },
    { figure: 'strain-time', whole: 'strain-study', part: 2 },
  ],
  // Signs of both sides stand in one table of the report.
  spaces: [{ figure: 'spaces-compared', whole: 'signs-of-spaces', part: 1 }],
};

/** The numbers of each platform, period or space of a study as if it were a study of its own, in the order of the report. */
export function parts({ numbers, ...limits }: Numbers, by: Parts): Map<string, Numbers> {
  const found = new Map<string, Record<string, number>>();
  for (const [number, held] of Object.entries(numbers)) {
    const [figure = '', ...words] = number.split(' / ');
    const parted = PARTED[by].find((one) => one.figure === figure);
    const [part] = parted === undefined ? [] : words.splice(parted.part, 1);
    if (parted === undefined || part === undefined) continue;
    const own = found.get(part) ?? {};
    own[[parted.whole, ...words].join(' / ')] = held;
    found.set(part, own);
  }
  return new Map([...found].map(([part, own]) => [part, { ...limits, numbers: own }]));
}

/**
 * The same measures of two studies with their differences. The interval of a difference of shares is made from the two intervals
 * (see `difference`), and is as good as they are; it assumes that the studies have no posts in common. An interval without
 * width, as of a median that half of the people share, gives none.
 */
export function compare(one: Numbers, other: Numbers): Pair[] {
  return Object.keys(one.numbers)
    .filter((number) => COMPARABLE.test(number) && !/ \/ (?:low|high)$/.test(number) && other.numbers[number] !== undefined)
    .map((number) => {
      const [a, b] = [one.numbers[number] as number, other.numbers[number] as number];
      const row = number.slice(0, number.lastIndexOf(' / '));
      const [lowA, highA, lowB, highB] = [one, other].flatMap(({ numbers }) => [numbers[`${row} / low`], numbers[`${row} / high`]]);
      const bounded =
        / \/ (?:share|value)$/.test(number) &&
        !isBounded(number) &&
        lowA !== undefined &&
        highA !== undefined &&
        lowB !== undefined &&
        highB !== undefined &&
        lowA !== highA &&
        lowB !== highB;
      const { low, high } = bounded
        ? difference({ share: a, low: lowA, high: highA }, { share: b, low: lowB, high: highB })
        : { low: null, high: null };
      return { number, one: a, other: b, difference: a - b, low, high };
    });
}
