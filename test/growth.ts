/** Milliseconds of the processor below which a time says more of the machine than of the work. */
const FLOOR = 3;
/** How many times the work may be done over so that it takes so much, on a fast machine. */
const OVER = 64;

/**
 * How many times as long the work takes at ten times the length: some 10 where time is linear, 100 where it is
 * quadratic. The work is done over until it takes time enough to be counted; a longer one would tell of the memory of the
 * machine too. Counted on the clock of the processor, the quickest of three tries, so that neither a slow machine nor other
 * work on it tells; give a test that asks for it a retry or two all the same.
 */
export function growth(work: (length: number) => void, length: number): number {
  const took = (long: number, times: number): number =>
    Math.min(
      ...Array.from({ length: 3 }, () => {
        const start = process.cpuUsage();
        for (let i = 0; i < times; i++) work(long);
        return process.cpuUsage(start).user / 1000;
      }),
    );
  // What is compiled only after some rounds is compiled now.
  took(length, 1);
  let times = 1;
  while (took(length, times) < FLOOR && times < OVER) times *= 2;
  return took(10 * length, times) / Math.max(took(length, times), FLOOR);
}
