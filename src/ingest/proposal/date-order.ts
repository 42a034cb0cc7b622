import { anyTime } from '../formats/column-map.ts';
import type { DateOrder } from '../times/time.ts';
import { snowflakeTime, UTC } from '../times/time.ts';

/** The order of day and month in a column; doubtful where nothing decides it. */
export interface OrderFound {
  readonly order: 'dmy' | 'mdy';
  readonly doubtful: boolean;
}

/** Clocks on earth differ from UTC by at most so much. */
const MOST_APART = 15 * 3_600_000;
const MIN_ROWS = 3;

/**
 * The order of day and month that dates are in, or null where they need none to be read. It is decided by days above 12,
 * by points between the numbers (day first wherever they are used), by the times inside ids of tweets, or by rows
 * that run forwards or backwards in one order alone; else it is to be looked up.
 */
export function dateOrder(times: readonly string[], ids: readonly string[] = []): OrderFound | null {
  const rows = times
    .map((time, i) => ({ time: time.trim(), id: ids[i]?.trim() ?? '' }))
    .filter(({ time }) => read(time, 'dmy') !== null || read(time, 'mdy') !== null);
  const open = rows.filter(({ time }) => anyTime(time, null, UTC) === null);
  if (open.length === 0) return null;
  for (const fits of [everyDay, points, nearIds, inARow]) {
    const [dmy, mdy] = [fits(open, rows, 'dmy'), fits(open, rows, 'mdy')];
    if (dmy !== mdy) return { order: dmy ? 'dmy' : 'mdy', doubtful: false };
  }
  return { order: 'mdy', doubtful: true };
}

interface DatedRow {
  readonly time: string;
  readonly id: string;
}

type Fits = (open: readonly DatedRow[], rows: readonly DatedRow[], order: DateOrder) => boolean;

const everyDay: Fits = (_, rows, order) => rows.every(({ time }) => read(time, order) !== null);

const points: Fits = (open, _, order) => order === 'dmy' && open.every(({ time }) => /^\d+\./.test(time));

const nearIds: Fits = (open, _, order) => {
  const apart = open.flatMap(({ time, id }) => {
    const ms = read(time, order);
    const inside = id.length > 15 ? snowflakeTime(id)?.ms : undefined;
    return ms === null || inside === undefined ? [] : Math.abs(ms - inside);
  });
  return apart.length >= MIN_ROWS && apart.every((ms) => ms <= MOST_APART);
};

const inARow: Fits = (_, rows, order) => {
  const ms = rows.map(({ time }) => read(time, order) ?? Number.NaN);
  const runs = (step: (a: number, b: number) => boolean): boolean => ms.every((at, i) => i === 0 || step(ms[i - 1] ?? at, at));
  return new Set(ms).size >= MIN_ROWS && (runs((a, b) => a <= b) || runs((a, b) => a >= b));
};

function read(time: string, order: DateOrder): number | null {
  return anyTime(time, order, UTC)?.ms ?? null;
}
