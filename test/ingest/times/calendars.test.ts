import { expect, test } from 'vitest';
import { ofBuddhistYear, ofPersianDay } from '../../../src/ingest/times/calendars.ts';

const DAY = 86_400_000;

test('every day of the Persian years 1388 to 1429 is the day of ours that the calendar of Unicode has', () => {
  const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  for (let ms = Date.UTC(2009, 2, 21); ms < Date.UTC(2051, 2, 20); ms += DAY) {
    const part = Object.fromEntries(persian.formatToParts(ms).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
    const date = new Date(ms);
    const ours = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    expect(ofPersianDay({ year: part.year ?? 0, month: part.month ?? 0, day: part.day ?? 0 })).toEqual(ours);
  }
});

test.each([
  { year: 1400, month: 12, day: 30 },
  { year: 1400, month: 7, day: 31 },
  { year: 1400, month: 13, day: 1 },
  { year: 1400, month: 1, day: 0 },
  { year: 1400, month: 1, day: 32 },
  { year: 1400, month: 0, day: 10 },
])('%j is no day of it', (day) => expect(ofPersianDay(day)).toBeNull());

test('ofBuddhistYear(2562) is 2019', () => expect(ofBuddhistYear(2562)).toBe(2019));
