import { shownBy, zoneClock } from '../../zone-clock.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/**
 * Zones to try, one for every way clocks change that educators' chats are likely to follow: never, and as in North
 * America, Europe, Australia and New Zealand; with those that change on the same nights, which starts cannot tell apart.
 * Clocks that never change may be ahead by any number of hours.
 */
const zones: Readonly<Record<string, readonly string[]>> = {
  UTC: [],
  'America/New_York': [
    'America/Halifax',
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Los_Angeles',
    'America/Anchorage',
  ],
  'Europe/London': ['Europe/London', 'Europe/Paris', 'Europe/Athens'],
  'Australia/Sydney': ['Australia/Adelaide', 'Australia/Sydney'],
  'Pacific/Auckland': ['Pacific/Auckland'],
};

/** The zones that one found by `steadyZone` may stand for; none where any clock may be meant. */
export function zonesLike(found: string): readonly string[] {
  return zones[found] ?? [];
}

/** Milliseconds by which clocks in a zone are ahead of UTC at a moment. */
export function ahead(zone: string, time: number): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = zoneClock(zone);
    clocks.set(zone, clock);
  }
  return shownBy(clock, time) - Math.floor(time / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The weekday and nearest half-hour at which something begins, such as "Tue 20:00", in the clock of a zone. */
export function slotOf(zone: string, time: number): string {
  const local = time + ahead(zone, time);
  const rounded = new Date(Math.round(local / (HALF_HOUR * MINUTE)) * HALF_HOUR * MINUTE);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${DAYS[rounded.getUTCDay()]} ${two(rounded.getUTCHours())}:${two(rounded.getUTCMinutes())}`;
}

/**
 * The zone in whose clock starts keep their slots best: the one with the largest Σ n² over slots. Null where several
 * fit equally well, as for a chat that was only seen in summer.
 */
export function steadyZone(starts: readonly number[], candidates: readonly string[] = Object.keys(zones)): string | null {
  const scores = candidates.map((zone) => {
    const slots = new Map<string, number>();
    for (const start of starts) slots.set(slotOf(zone, start), (slots.get(slotOf(zone, start)) ?? 0) + 1);
    return [...slots.values()].reduce((sum, n) => sum + n * n, 0);
  });
  const best = Math.max(...scores);
  const winners = candidates.filter((_, i) => scores[i] === best);
  return winners.length === 1 ? (winners[0] as string) : null;
}
