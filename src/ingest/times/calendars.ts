/** Years of other calendars in which telephones date, as years of ours. */

/** A day of a calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY = 86_400_000;
/** Thailand counts years from 543 before ours; its months and days are ours. */
const BUDDHIST_YEARS = 543;
/** The first of Farvardin 1400. */
const FARVARDIN_1400 = Date.UTC(2021, 2, 21);

/** A year as Thailand counts it, such as 2562, as ours: 2019. */
export function ofBuddhistYear(year: number): number {
  return year - BUDDHIST_YEARS;
}

/**
 * A day of the Persian calendar (solar Hijri) as one of ours; null for a day that it does not have. Its months have 31 days six
 * times, then 30; the last has 29 but in the eight leap years of every 33 (Birashk 1993; right for the years 1178 to 1633).
 */
export function ofPersianDay({ year, month, day }: Day): Day | null {
  const long = (month - 1) * 31;
  const before = month <= 6 ? long : long - (month - 7);
  const days = before + day - 1;
  if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30) || days >= 365 + leapYears(year + 1) - leapYears(year))
    return null;
  const date = new Date(FARVARDIN_1400 + ((year - 1400) * 365 + leapYears(year) - leapYears(1400) + days) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** How many leap years there are before a year, up to a constant. */
function leapYears(year: number): number {
  return Math.floor((8 * year + 21) / 33);
}
