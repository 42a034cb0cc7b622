/** A share with an interval around it; all from 0 to 1. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the normal distribution: what lies beyond it on both sides is 5 %. */
export const Z = 1.959963984540054;

/**
 * A share `hits / of` with Wilson's score interval, 95% unless `z` says otherwise. Chosen over the textbook interval
 * because it stays within 0 and 1 and holds its level for rare codes. It treats posts as independent draws; posts of one
 * person resemble each other, so the true interval is wider. Absent where there is nothing to take a share of.
 *
 * Wilson, E. B. (1927), 10.1080/01621459.1927.10502953; Brown, Cai & DasGupta (2001), 10.1214/ss/1009213286
 */
export function wilson(hits: number, of: number, z = Z): Interval | null {
  if (of <= 0) return null;
  const share = hits / of;
  const spread = (z * z) / of;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return { share, low: hits === 0 ? 0 : Math.max(0, middle - half), high: hits === of ? 1 : Math.min(1, middle + half) };
}

/** An end of this interval as SQL, to twelve decimals: `share` and `of` are expressions of doubles. */
export function wilsonEnd(share: string, of: string, end: '-' | '+'): string {
  return `round((${share} + ${Z * Z} / (2 * ${of}) ${end} ${Z} * sqrt(${share} * (1 - ${share}) / ${of} + ${Z * Z} / (4.0 * ${of} * ${of}))) / (1 + ${Z * Z} / ${of}), 12)`;
}
