import { KnownSums } from '../../../privacy/known-sums.ts';
import { isSmall } from '../../../privacy/suppression.ts';
import type { Tally } from '../coded.ts';

/** The posts of one platform in one period, counted for one code; period null where no time is known. */
export interface Crossing extends Omit<Tally, 'group'> {
  readonly platform: string;
  readonly period: number | null;
}

/** Of which sums of these the number of posts with the code is told. */
interface Told {
  readonly periods: ReadonlySet<number>;
  readonly platforms: ReadonlySet<string>;
  readonly all: boolean;
}

/**
 * Periods whose posts with a code are withheld. Anybody may know when a platform has posts at all. Where one was collected for
 * some weeks alone, the coded posts of these weeks less those of the platform are those of all other platforms in these weeks,
 * which may come from few people. Periods of few posts are withheld first.
 */
export function givenAway(cells: readonly Crossing[], { periods, platforms, all }: Told, k: number): Set<number> {
  const open = new Set(periods);
  const line = (has: (cell: Crossing) => boolean) => [...cells.keys()].filter((i) => has(cells[i] as Crossing));
  const others = [...[...platforms].map((name) => line(({ platform }) => platform === name)), ...(all ? [line(() => true)] : [])];
  const posts = (wanted: number) => cells.reduce((sum, { period, n }) => sum + (period === wanted ? n : 0), 0);
  for (;;) {
    const left = [...open].sort((a, b) => posts(a) - posts(b) || a - b);
    const sums = new KnownSums([...left.map((wanted) => line(({ period }) => period === wanted)), ...others], cells.length);
    const few = new Set(sums.cells().filter((i) => isOfFew(cells[i] as Crossing, k)));
    if (few.size === 0) return new Set([...periods].filter((period) => !open.has(period)));
    const own = [...few].map((i) => cells[i]?.period);
    const next = left.find((_, i) => sums.rests(few, i)) ?? left.find((period) => own.includes(period)) ?? left[0];
    if (next === undefined) return new Set(periods);
    open.delete(next);
  }
}

/** Whether some of the posts with the code, or without it, are of few people, or nearly all of one. */
function isOfFew({ n, yes, yesPeople, noPeople, yesMost, noMost }: Crossing, k: number): boolean {
  return [
    { count: yes, people: yesPeople, most: yesMost },
    { count: n - yes, people: noPeople, most: noMost },
  ].some((side) => side.count > 0 && isSmall(side, k));
}
