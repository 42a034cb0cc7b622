import { describe, expect, it } from 'vitest';
import { ahead, slotOf, steadyZone } from '../../../src/pln/chats/clock.ts';

const HOUR = 3_600_000;
/** Tuesdays of a year, at an hour of the clock in a zone. */
const weekly = (zone: string, weeks: number, hour = 20) =>
  Array.from({ length: weeks }, (_, i) => {
    const wall = Date.UTC(2022, 0, 4 + 7 * i, hour);
    return wall - ahead(zone, wall - ahead(zone, wall));
  });

describe('clocks', () => {
  it.each([
    ['UTC', '2022-07-01T12:00Z', 0],
    ['America/New_York', '2022-07-01T12:00Z', -4],
    ['America/New_York', '2022-01-01T12:00Z', -5],
    ['Europe/London', '2022-07-01T12:00Z', 1],
    ['Australia/Sydney', '2022-01-01T12:00Z', 11],
  ])('clocks in %s are ahead of UTC at %s by %d hours', (zone, time, hours) => {
    expect(ahead(zone, Date.parse(time))).toBe(hours * HOUR);
  });

  it.each([
    ['2022-07-06T00:00Z', 'Tue 20:00'],
    ['2022-07-05T23:47Z', 'Tue 20:00'],
    ['2022-07-06T00:16Z', 'Tue 20:30'],
    ['2022-07-06T03:50Z', 'Wed 00:00'],
  ])('%s in New York is in the slot %s', (time, slot) => expect(slotOf('America/New_York', Date.parse(time))).toBe(slot));
});

describe('steadyZone', () => {
  it.each(['UTC', 'America/New_York', 'Europe/London', 'Australia/Sydney', 'Pacific/Auckland'])(
    'finds the clock of a chat that keeps its hour in %s all year',
    (zone) => expect(steadyZone(weekly(zone, 50))).toBe(zone),
  );

  it('takes New York for Denver, which changes its clocks on the same nights', () => {
    expect(steadyZone(weekly('America/Denver', 50, 18))).toBe('America/New_York');
  });

  it('is not known for a chat that was only seen between two changes, or never', () => {
    expect(steadyZone(weekly('America/New_York', 8))).toBeNull();
    expect(steadyZone([])).toBeNull();
  });
});
