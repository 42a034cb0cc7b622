/** Months as dates in English name them, from January. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of a moment as people write it, in UTC: 5 Mar 2024. */
export function dayInWords(ms: number): string {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The day of a moment as tables hold it (ISO 8601), in UTC: 2024-03-05. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
