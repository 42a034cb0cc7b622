/** Milliseconds of a day and of a week. */
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** The first Monday before 1970 began, from which weeks are counted. */
const MONDAY = -259_200_000;

/** How many weeks long periods may be, or how many times as long longer ones. */
export const TIMES = [1, 2, 4, 6, 8, 13, 26, 52, 104, 208, 520] as const;

/** How a study's time is cut: from the first to the last period in which enough people posted. */
export interface Periods {
  /** Weeks in a period. */
  readonly weeks: number;
  readonly first: number;
  readonly last: number;
}

/** The shortest periods, made of whole stretches of `of` weeks, of which at most `most` cover the weeks from first to last. */
export function periods(first: number, last: number, most: number, of = 1): Periods {
  const lengths = TIMES.map((times) => times * of);
  const weeks = lengths.find((length) => Math.floor(last / length) - Math.floor(first / length) < most) ?? (lengths.at(-1) as number);
  return { weeks, first: Math.floor(first / weeks), last: Math.floor(last / weeks) };
}

/** The Monday a period begins with, in UTC. */
export function begins(period: number, weeks: number): Date {
  return new Date(period * weeks * WEEK + MONDAY);
}

/** The days of the periods, from the first Monday to the last Sunday, in UTC. */
export function days({ weeks, first, last }: Periods): { readonly from: Date; readonly to: Date } {
  return { from: begins(first, weeks), to: new Date(begins(last + 1, weeks).getTime() - DAY) };
}

/** The first day of a quarter of a year such as 2019-Q1, in UTC. */
export function quarterBegins(quarter: string): number {
  return Date.UTC(Number(quarter.slice(0, 4)), (Number(quarter.slice(-1)) - 1) * 3, 1);
}

/** A period in words: week, 4 weeks, year. */
export function periodName(weeks: number): string {
  return weeks === 1 ? 'week' : `${weeks} weeks`;
}
