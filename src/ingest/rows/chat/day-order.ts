import { clockTime, type DateOrder } from '../../times/time.ts';

const UTC = { zone: 'UTC' };
/** Different times of which a row tells the order. */
const MIN_TIMES = 3;

/**
 * What comes first in the days of messages, where they leave no doubt: only one order makes days of the calendar of all of
 * them, or only in one do the messages follow each other in time, as in a chat they do. Null otherwise.
 */
export function orderOfDays(
  messages: readonly { readonly cells: readonly string[]; readonly orders: readonly DateOrder[] }[],
): DateOrder | null {
  const times = messages.map(({ cells: [time = ''] }) => time);
  const read = (order: DateOrder): number[] => times.map((time) => clockTime(time, order, UTC)?.ms ?? Number.NaN);
  const possible = (['ymd', 'dmy', 'mdy'] as const)
    .filter((order) => messages.every(({ orders }) => orders.includes(order)))
    .map((order) => ({ order, ms: read(order) }))
    .filter(({ ms }) => !ms.some(Number.isNaN));
  const [one, other] = possible;
  // Nobody sets points between the numbers who puts the month first.
  if (other === undefined || times.every((time) => /^\d+\./.test(time))) return one?.order ?? null;
  const forward = possible.filter(({ ms }) => new Set(ms).size >= MIN_TIMES && ms.every((at, i) => i === 0 || (ms[i - 1] ?? at) <= at));
  return forward.length === 1 ? (forward[0]?.order ?? null) : null;
}
