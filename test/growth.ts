/** Milliseconds of the processor below which a time says more of the machine than of the work. */
const FLOOR = 3;
/** How many times as long the work may be made so that it takes so much, on a fast machine. */
const LONGER = 32;

/**
 * How many times as long the work takes at ten times the length: some 10 where time is linear, 100 where it is
 * quadratic. The length is doubled until the work takes time enough to be counted. Counted on the clock of the
 * processor, the quickest of three tries, so that neither a slow machine nor other work on it tells; give a test that
 * asks for it a retry or two all the same.
 */
export function growth(work: (length: number) => void, length: number): number {
  const took = (long: number): number =>
    Math.min(
      ...Array.from({ length: 3 }, () => {
        const start = process.cpuUsage();
        work(long);
        return process.cpuUsage(start).user / 1000;
      }),
    );
  // What is compiled only after some rounds is compiled now.
  took(length);
  let least = length;
  while (took(least) < FLOOR && least < LONGER * length) least *= 2;
  return took(10 * least) / Math.max(took(least), FLOOR);
}
