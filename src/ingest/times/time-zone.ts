import { shownBy, zoneClock } from '../../zone-clock.ts';

const DAY = 86_400_000;
const QUARTER = 15 * 60_000;

/**
 * The moment (milliseconds since 1970) at which clocks in the zone show the given time. Where clocks were set back the
 * time came twice, and the earlier is taken; where they were set forward past it, it never was, and the answer is null.
 */
export function inZone(wall: number, zone: string): number | null {
  if (zone === 'UTC') return wall;
  const before = wall - ahead(zone, wall - DAY);
  const after = wall - ahead(zone, wall + DAY);
  return [Math.min(before, after), Math.max(before, after)].find((ms) => ms + ahead(zone, ms) === wall) ?? null;
}

interface Zone {
  readonly clock: Intl.DateTimeFormat;
  /** How far clocks are ahead all day, by day; null on a day when they are changed. */
  readonly days: Map<number, number | null>;
  readonly quarters: Map<number, number>;
}

const zones = new Map<string, Zone>();

/** How far clocks in the zone are ahead of UTC at a moment. Clocks change on quarters of an hour, at most once a day. */
function ahead(name: string, ms: number): number {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = { clock: zoneClock(name), days: new Map(), quarters: new Map() };
    zones.set(name, zone);
  }
  const day = Math.floor(ms / DAY);
  let allDay = zone.days.get(day);
  if (allDay === undefined) {
    const first = shownBy(zone.clock, day * DAY) - day * DAY;
    const last = shownBy(zone.clock, (day + 1) * DAY) - (day + 1) * DAY;
    allDay = first === last ? first : null;
    zone.days.set(day, allDay);
  }
  if (allDay !== null) return allDay;
  const quarter = Math.floor(ms / QUARTER);
  let now = zone.quarters.get(quarter);
  if (now === undefined) {
    now = shownBy(zone.clock, quarter * QUARTER) - quarter * QUARTER;
    zone.quarters.set(quarter, now);
  }
  return now;
}
