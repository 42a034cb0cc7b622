import { clockTime, type DateOrder, UTC } from '../../times/time.ts';
import type { Located } from '../located.ts';

/** Different times of which a row tells the order. */
const MIN_TIMES = 3;
/** Times that leave one order only, behind which no more are asked. */
const CERTAIN_TIMES = 30;

interface Dated {
  readonly cells: readonly string[];
  readonly orders: readonly DateOrder[];
}

const read = (time: string, order: DateOrder): number => clockTime(time, order, UTC)?.ms ?? Number.NaN;

/** The orders that make days of the calendar of the days of all messages. */
function possibleOrders(messages: readonly Dated[]): DateOrder[] {
  return (['ymd', 'dmy', 'mdy'] as const).filter((order) =>
    messages.every(({ cells: [time = ''], orders }) => orders.includes(order) && !Number.isNaN(read(time, order))),
  );
}

/**
 * What comes first in the days of messages, where they leave no doubt: only one order makes days of the calendar of all of
 * them, or only in one do the messages follow each other in time, as in a chat they do. Null otherwise.
 */
export function orderOfDays(messages: readonly Dated[]): DateOrder | null {
  const times = messages.map(({ cells: [time = ''] }) => time);
  const possible = possibleOrders(messages);
  const [one, other] = possible;
  // Nobody sets points between the numbers who puts the month first.
  if (other === undefined || times.every((time) => /^\d+\./.test(time))) return one ?? null;
  const forward = possible.filter((order) => {
    const ms = times.map((time) => read(time, order));
    return new Set(ms).size >= MIN_TIMES && ms.every((at, i) => i === 0 || (ms[i - 1] ?? at) <= at);
  });
  return forward.length === 1 ? (forward[0] ?? null) : null;
}

/**
 * What comes first in the days of a chat whose first messages leave it in doubt: many are written in a few days, and the 13th
 * comes later. Null where the later ones leave it in doubt too, or belie each other, as lines of another chat in a message do.
 */
export async function orderFurtherOn(
  rows: AsyncIterable<readonly Located<string[]>[]>,
  first: readonly Dated[],
): Promise<DateOrder | null> {
  const possible = possibleOrders(first);
  const told = new Map<DateOrder, Set<string>>();
  if (possible.length < 2) return null;
  for await (const batch of rows) {
    for (const row of batch) {
      const [time = ''] = row.kind === 'record' ? row.value : [];
      const [one, other] = possible.filter((order) => !Number.isNaN(read(time, order)));
      if (one !== undefined && other === undefined) told.set(one, (told.get(one) ?? new Set()).add(time));
    }
    if (told.size > 1 || [...told.values()].some(({ size }) => size >= CERTAIN_TIMES)) break;
  }
  const [[order, times] = [null, new Set()], another] = told;
  return another === undefined && times.size >= MIN_TIMES ? order : null;
}
